// Which case ids a run has met, and where.
#include "reader/seen_cases.hpp"

namespace abide {

std::optional<SeenCases::At> SeenCases::meet(std::string_view id, At at, const LookThrough& look_through) {
    if (ids_.add(id)) return std::nullopt;
    // Another id may only look the same.
    return find_before(id, at, look_through);
}

std::optional<SeenCases::At> SeenCases::find_before(std::string_view id, At at, const LookThrough& look_through) {
    for (; looked_through_ <= at.file; ++looked_through_)
        look_through(looked_through_, [&](std::string_view other, std::uint32_t line, std::uint32_t column) {
            first_.try_emplace(std::string(other), At{looked_through_, line, column});
        });
    const auto first = first_.find(id);
    if (first == first_.end() || first->second >= at) return std::nullopt;
    return first->second;
}

} // namespace abide
