// A procedure: look-ups by id.
#include "rule/procedure.hpp"

namespace abide {

std::string_view name_of(ClauseStatus status) {
    switch (status) {
    case ClauseStatus::checked: return "checked";
    case ClauseStatus::part: return "part";
    case ClauseStatus::for_people: return "for-people";
    case ClauseStatus::text_missing: return "text-missing";
    case ClauseStatus::not_checked: return "not-checked";
    }
    return "not-checked";
}

const Rule* Procedure::rule(std::string_view rule_id) const {
    for (const auto& rule : rules)
        if (rule->id == rule_id) return rule.get();
    return nullptr;
}

const Clause* Procedure::clause(std::string_view clause_id) const {
    for (const Clause& clause : clauses)
        if (clause.id == clause_id) return &clause;
    return nullptr;
}

bool can_be_breached(const Rule& rule) { return rule.say.by_state.contains(std::string(name_of(State::breached))); }

} // namespace abide
