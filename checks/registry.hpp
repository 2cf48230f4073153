// The closed list of check kinds.
#pragma once

#include <span>
#include <string_view>

#include "rule/kind.hpp"

namespace abide {

/// In the order of the reference page.
std::span<const Kind* const> all_kinds();

/// Null when there is no such kind.
const Kind* find_kind(std::string_view name);

} // namespace abide
