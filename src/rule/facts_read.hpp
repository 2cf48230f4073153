// Which facts of a record a rule reads: what an export has to carry for it to be told.
#pragma once

#include <string>
#include <vector>

#include "model/dictionary.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// Paths of facts, "concern.category", and names of record types of which it only matters that there is one, each once
/// and sorted: what its condition, its check and the derived facts in these read. Not what the procedure asks of every
/// case: whom it is for, and what ends its duties.
std::vector<std::string> facts_read(const Rule& rule, const Dictionary& dictionary);

} // namespace abide
