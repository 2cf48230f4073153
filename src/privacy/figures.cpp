// Figures as shown: what may be read from them.
#include "privacy/figures.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace abide {

std::optional<std::int64_t> ShownCount::number() const {
    if (form_ == Form::hidden) return std::nullopt;
    return number_;
}

std::string ShownCount::text() const { return form_ == Form::hidden ? "c" : std::to_string(number_); }

const ShownCount& ShownFigures::count(std::string_view key) const {
    const auto found = counts_.find(key);
    if (found == counts_.end()) throw Error(Exit::fault, "no figure " + std::string(key) + " was protected");
    return found->second;
}

std::optional<int> ShownFigures::percentage(std::string_view part, std::string_view whole) const {
    const auto found = percentages_.find({std::string(part), std::string(whole)});
    if (found == percentages_.end()) return std::nullopt;
    return found->second;
}

bool ShownFigures::has_hidden() const {
    return std::ranges::any_of(counts_,
                               [](const auto& entry) { return entry.second.form() == ShownCount::Form::hidden; });
}

} // namespace abide
