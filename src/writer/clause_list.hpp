// A procedure's clauses as a table: which rule rests on each, what that reads, and how many examples try it.
#pragma once

#include <string>

#include "model/dictionary.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// CSV: a row for each rule that rests on a clause, and one for each clause on which none does. Facts are parted by
/// spaces.
std::string clauses_csv(const Procedure& procedure, const Dictionary& dictionary);

} // namespace abide
