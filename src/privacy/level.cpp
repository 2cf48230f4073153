// The three privacy levels, their names and what each means in words.
#include "privacy/level.hpp"

#include <algorithm>

namespace abide {

std::string_view name_of(PrivacyLevel level) {
    switch (level) {
    case PrivacyLevel::identified: return "identified";
    case PrivacyLevel::pseudonymised: return "pseudonymised";
    case PrivacyLevel::aggregated: return "aggregated";
    }
    return "";
}

std::optional<PrivacyLevel> privacy_level_called(std::string_view name) {
    const auto* const found =
        std::ranges::find_if(privacy_levels, [&](PrivacyLevel level) { return name_of(level) == name; });
    if (found == privacy_levels.end()) return std::nullopt;
    return *found;
}

std::string_view meaning_of(PrivacyLevel level) {
    switch (level) {
    case PrivacyLevel::identified: return "Names cases: only for staff who hold them, and never to be e-mailed.";
    case PrivacyLevel::pseudonymised:
        return "Cases appear under names made for this audience alone, without free text and without names of staff; "
               "whoever knows a child may still recognise it, so this remains personal data.";
    case PrivacyLevel::aggregated:
        return "Counts only: a count of 1 to 5, or one withheld so that none of these can be worked out, is shown as "
               "c; zero is shown; every other count is given to the nearest 5.";
    }
    return "";
}

} // namespace abide
