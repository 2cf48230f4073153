// Which rules rest on which clauses of a procedure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rule/procedure.hpp"

namespace abide {

/// Ids of the rules, items, parts and tables that cite each clause: "records-on-file", "records-on-file/risk-plan".
/// A clause nobody cites is not in it.
std::map<std::string, std::vector<std::string>> citations_of(const Procedure& procedure);

} // namespace abide
