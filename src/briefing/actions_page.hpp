// The action tracker's page: who owes what, what is overdue, what was done and shown to have worked, and on what
// evidence.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "briefing/assurance/action_summary.hpp"
#include "briefing/templates.hpp"
#include "chart/line_chart.hpp"
#include "history/actions.hpp"

namespace abide {

constexpr std::string_view all_actions = "all actions";

/// How many actions there were at the end of a month, by what was known of them then.
struct ActionMonth {
    Day end; ///< its last day; of the month that is not over the as-at date
    std::size_t to_do = 0;
    std::size_t done = 0; ///< with evidence, shown to have worked or not
};

/// What one role has to do. An action of several owners counts for each of them.
struct ActionOwner {
    std::string owner; ///< empty: nobody
    std::size_t to_do = 0;
    std::size_t overdue = 0;
    std::size_t done = 0;
};

/// Each action that somebody still has to do is in just one of `overdue`, `ahead` and `undated`; those without owner or
/// held up stand there too. Each that is done is in just one of `done` and `worked`.
struct ActionTracker {
    Day as_at;
    std::string of{all_actions}; ///< or what was asked for: "owner business manager"
    std::string made_by;
    Privacy privacy = Privacy::no_case_data; ///< identified where a text names a case
    std::size_t all = 0;
    std::vector<Action> overdue; ///< the longest first
    std::vector<Action> ahead;   ///< due on the as-at date or later, soonest first
    std::vector<Action> undated; ///< without a date, or with one nobody can read
    std::vector<Action> unowned; ///< to do, and nobody is named who has to
    std::vector<Action> held_up; ///< to do, with a barrier that nobody removed
    std::vector<Action> reviews; ///< to be looked at again, soonest first; last those whose date nobody can read
    std::vector<Action> done;    ///< with evidence, and not shown to have worked, the last first
    std::vector<Action> worked;  ///< shown to have worked, the last first
    std::vector<ActionSummaryRow> sources;
    std::vector<ActionOwner> owners; ///< by name, nobody last
    std::vector<ActionMonth> months; ///< twelve before the month of the as-at date and that one, without those before
                                     ///< the first action was recorded
};

/// Of the actions that are `meant`; an empty function means all.
ActionTracker view_actions(const ActionRecords& records, Day as_at,
                           const std::function<bool(const Action&)>& is_meant = nullptr);

/// Those that are overdue on the day, the longest first.
std::vector<Action> overdue_among(std::vector<Action> actions, Day as_at);

/// One action as lists of actions show it.
void put_action(const Action& action, Day as_at, Fields& fields);

Fields fields_of(const ActionTracker& tracker);

/// How many were still to do at the end of each month: of fewer than twelve there is no drawing.
LineChart burn_down(const ActionTracker& tracker);

Page write_actions(const ActionTracker& tracker, const Templates& templates);

} // namespace abide
