// What several kinds do alike: find the records a rule needs, and judge a day against a due date.
#pragma once

#include <optional>
#include <vector>

#include "rule/kind.hpp"
#include "rule/outcome.hpp"
#include "rule/situation.hpp"

namespace abide {

/// The records of `need` that name the subject by `link` and meet the rule's `<where>`; the subject itself when `need`
/// was left out. Unknown links and conditions are explored.
RecordList needed_records(Situation& situation, const Args& args, const Argument& need, const Argument& link);

/// One dated event among the needed records.
struct Event {
    RecordIndex record = no_record;
    Day day;
    std::int64_t instant = 0; ///< only where times were asked for
    bool has_time = false;    ///< whether the time of day is on record
};

/// The dated events, earliest first; `undated` is the first record whose date is not known. Events after the as-at date
/// are left out.
struct Events {
    Lent<Event> dated;
    std::optional<Missing> undated;
};
Events dated_events(Situation& situation, const RecordList& records, const FactPath& date, bool with_times);

/// The first day that counts where what was done so long before `begin` counts too; `begin` itself without that
/// setting.
Day first_counted(Situation& situation, Day begin, const Argument& before_within);

/// How a due date came about, and what happened by it.
struct Timing {
    Day due;
    Unit unit = Unit::days;
    std::optional<Day> done;
    bool is_late = false; ///< decided by the caller: `done` came after the limit (its day may still be `due` for hours)
};

/// Sets met, met-late, breached/not-done, due-soon or not-yet-due, with due, done and days over.
void judge_time(Situation& situation, Outcome& outcome, const Timing& timing);

/// Nothing was done: breached once the due date has passed, due-soon or not-yet-due before.
void judge_not_done(Situation& situation, Outcome& outcome, Day due, Unit unit);

/// Something may have been done, nobody knows when: only once the limit has passed does it matter. Before, a record
/// without its date is as good as planned.
void judge_unknown(Situation& situation, Outcome& outcome, Day due, Unit unit, const Missing& unknown);

/// Days over, in the unit's own days, at least 1.
int days_late(const Situation& situation, Day due, Day day, Unit unit);

/// Reads `items` into an overall state: breached when any is, else cannot-tell when any is, else met.
void sum_up_items(Outcome& outcome, Reason breach);

/// "safety-plan-child" -> "safety plan child"; lists of the items in a state.
std::string item_names(const std::vector<Child>& children, const Outcome& outcome, std::optional<State> state);

/// Fills {items}, {missing-items}, {n} and {n-missing}.
void put_items(const Situation& situation, const Args& args, Outcome& outcome);

} // namespace abide
