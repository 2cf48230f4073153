// Bounds on what exports may hold, as a command line sets them.
#pragma once

#include <string>
#include <vector>

#include "reader/reader.hpp"

namespace abide {

/// From words such as "attributes=512"; what is not named keeps its usual bound. Throws Error(usage) for a name that is
/// none, a value that is no number from 1 to what the parser itself can bear, and a name given twice.
Limits read_limits(const std::vector<std::string>& words);

/// What can be set, for the help page: "  case-bytes     67108864  of one case", a line each.
std::string limits_in_words();

} // namespace abide
