// The pages of `abide explain`, one for each sort of thing it explains. Each ends in a newline.
#pragma once

#include <string>
#include <string_view>

#include "base/calendar.hpp"
#include "command/rulebook.hpp"
#include "rule/kind.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// A check kind: what it asks, its attributes, the words it fills in.
std::string kind_page(const Kind& kind);

/// A clause: what it asks, whether it is checked and why not, which rules rest on it.
std::string clause_page(const Procedure& procedure, const Clause& clause);

/// A rule: what it asks of which records, its settings and where they come from, its examples.
std::string rule_page(const Procedure& procedure, const Rule& rule, const Dictionary& dictionary);

/// A record type of the dictionary, or one fact of it.
std::string record_page(const Dictionary& dictionary, RecordTypeId type);
std::string fact_page(const Dictionary& dictionary, FactRef fact);

/// A diagnostic code; empty when there is none such.
std::string code_page(std::string_view code);

/// One verdict: what is asked, the day sum, the facts used and where they stand, what is missing and what each value
/// would give, what would change it.
std::string verdict_page(const Verdict& verdict, const Dictionary& dictionary, Day as_at);

} // namespace abide
