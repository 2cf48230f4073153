// A finding as the history remembers it: open tonight, whether tonight's exports told of it or not.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "briefing/fields.hpp"
#include "history/standing.hpp"
#include "rule/procedure.hpp"

namespace abide {

struct StillOpen {
    Standing standing;             ///< without its settings; of its facts only those an exception goes by
    std::optional<Day> open_since; ///< the night it became open
    bool is_held = false;          ///< tonight's exports do not tell of it, or cannot be trusted to say that it is over
};

/// The rule of a duty, as pages say it.
struct RuleTitle {
    std::string title; ///< the rule's id where the procedure is not there any more
    std::string procedure;
    Nature nature = Nature::rule;
    bool is_of_case = false; ///< it is asked of the case itself, not of records of a type
};

RuleTitle title_of(const Duty& duty, std::span<const Procedure* const> procedures);

/// An open finding with its rule, for the rows of a table.
struct StillOpenRow {
    StillOpen finding;
    RuleTitle rule;
};

/// As rests_on_no_record(const Verdict&), of what is remembered.
bool rests_on_no_record(const StillOpenRow& row);

/// Of what it is: `case`, `title`, `rule`, `procedure`, `is_indicator`, `clauses`, `subject`, `period`.
void put_duty(const Duty& duty, const std::string& clauses, const RuleTitle& rule, Fields& fields);

/// Whether its due date had passed by this day and nothing was done, late or not.
bool is_overdue(const Standing& standing, Day as_at);

/// The same, with `team`, `severity`, `mark`, `state`, `reason`, `due`, `overdue_for`, `open_since` and `open_for`, up
/// to this day.
void put_still_open(const StillOpenRow& row, Day as_at, Fields& fields);

/// "8 days"; empty for what began later, or is not known.
std::string days_since(const std::optional<Day>& since, Day as_at);
/// Empty when it is not known.
std::string day_words(const std::optional<Day>& day);

} // namespace abide
