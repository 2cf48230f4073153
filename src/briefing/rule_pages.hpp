// The pages of one procedure: the route of a case, what each rule asks, by which clause, and which clauses no rule
// checks.
#pragma once

#include <string>

#include "briefing/templates.hpp"
#include "model/dictionary.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// Every name the template of a procedure's pages may use. `as_at` decides whether its review is past.
Fields fields_of(const Procedure& procedure, const Dictionary& dictionary, Day as_at);

/// The route of a case, settings, rules with conditions, arguments, sentences and examples, and the register of
/// clauses. `made_by` is "Abide 0.1.0".
Page write_rule_pages(const Procedure& procedure, const Dictionary& dictionary, Day as_at, const std::string& made_by,
                      const Templates& templates);

/// Every name the template of a route's page may use.
Fields flow_fields_of(const Procedure& procedure, const Dictionary& dictionary, Day as_at);

/// The route of a case alone: a drawing and a list for each part of the source.
Page write_flow_page(const Procedure& procedure, const Dictionary& dictionary, Day as_at, const std::string& made_by,
                     const Templates& templates);

} // namespace abide
