// The pages of one procedure: what each rule asks, by which clause, and which clauses no rule checks.
#pragma once

#include <string>

#include "briefing/templates.hpp"
#include "model/dictionary.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// Every name the template of a procedure's pages may use. `as_at` decides whether its review is past.
Fields fields_of(const Procedure& procedure, const Dictionary& dictionary, Day as_at);

/// Settings, rules with conditions, arguments, sentences and examples, and the register of clauses.
/// `made_by` is "Abide 0.1.0".
Page write_rule_pages(const Procedure& procedure, const Dictionary& dictionary, Day as_at, const std::string& made_by,
                      const Templates& templates);

} // namespace abide
