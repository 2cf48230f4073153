// What a rule's sentences can say of it whether or not anything was judged.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rule/procedure.hpp"

namespace abide {

/// By placeholder: `limit` (its ordinary limit, by the latest setting; left out where there is none), `items` and
/// `people` (all it asks for).
std::vector<std::pair<std::string, std::string>> standing_words(const Rule& rule);

} // namespace abide
