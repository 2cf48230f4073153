// The three privacy levels: how much of a child a page may tell, from everything to counts alone.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace abide {

/// From the least protected to the most.
enum class PrivacyLevel : std::uint8_t {
    identified,    ///< names cases: for staff who hold them
    pseudonymised, ///< one line a case, under a name made for one audience; no free text, no names of staff
    aggregated,    ///< counts only, small ones hidden
};

inline constexpr std::array privacy_levels = {PrivacyLevel::identified, PrivacyLevel::pseudonymised,
                                              PrivacyLevel::aggregated};

/// What anything has that leaves the service, unless somebody asks for less.
inline constexpr PrivacyLevel level_outside_the_service = PrivacyLevel::aggregated;

/// "pseudonymised": in options, configuration and JSON.
std::string_view name_of(PrivacyLevel level);

/// Nothing when no level is called that.
std::optional<PrivacyLevel> privacy_level_called(std::string_view name);

/// One sentence for whoever holds the page: who it is for and what is not in it.
std::string_view meaning_of(PrivacyLevel level);

} // namespace abide
