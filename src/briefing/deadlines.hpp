// The deadline calendar: what is overdue, due today and due soon, day by day, and who holds it.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/templates.hpp"
#include "briefing/verdict_view.hpp"

namespace abide {

/// A duty that is not done yet.
struct Deadline {
    VerdictView verdict;
    std::optional<int> working_days = {}; ///< from the as-at date to the due date; nothing beyond the calendar
    std::string team = {};                ///< empty when it is not recorded
    std::string worker = {};              ///< the same
};

/// A verdict that is overdue may lack a due date, so that its distance is not known.
Deadline deadline_of(VerdictView verdict, const Calendar& calendar, Day as_at);

/// "today", "in 2 working days"; empty when it cannot be counted or lies behind.
std::string distance_words(const Deadline& deadline);

/// Writes what put_verdict does, and `distance`, `team` and `worker`.
void put_deadline(const Deadline& deadline, Fields& fields);

/// Earlier due dates first, those without one last; then graver rules, then by case.
void sort_deadlines(std::vector<Deadline>& deadlines);

/// Whose deadlines a calendar shows.
struct Holder {
    std::string team;   ///< empty: every team
    std::string worker; ///< empty: every worker
    auto operator<=>(const Holder&) const = default;
};

/// "north", "north, W-7", "all teams".
std::string words_of(const Holder& holder);

/// What a report's file is called: {"due", "north", "2026-04-10"}.
std::vector<std::string> name_parts(const std::string& report, const Holder& holder, Day as_at);

struct DueDay {
    Day day;
    std::vector<Deadline> deadlines;
};

struct DeadlineCalendar {
    RunFacts run;
    Holder holder;
    int within = 10; ///< working days that are looked ahead
    Day last;        ///< the last of them
    std::vector<Deadline> overdue;
    std::vector<DueDay>
        days;              ///< from the as-at date to `last`: every working day, and others on which something is due
    std::size_t later = 0; ///< duties due after `last`
    std::size_t cannot_tell = 0;  ///< duties of which nobody can tell whether, or by when, they are due
    std::size_t without_date = 0; ///< duties not done and not overdue that have no due date
    std::size_t cases = 0;        ///< looked at
};

/// `deadlines`: of duties that are not done; all that are not overdue have a due date. Throws Error(usage) when the
/// calendar does not know the day so many working days ahead.
DeadlineCalendar view_deadlines(std::vector<Deadline> deadlines, const RunFacts& run, const Holder& holder, int within,
                                const Calendar& calendar);

/// Every name its template may use.
Fields fields_of(const DeadlineCalendar& calendar);

Page write_deadlines(const DeadlineCalendar& calendar, const Templates& templates);

} // namespace abide
