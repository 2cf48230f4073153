// What a check kind answers for one subject, before it becomes a verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "model/case.hpp"
#include "rule/setting.hpp"
#include "rule/state.hpp"

namespace abide {

/// A fact, or a whole record type, that is not there to decide with.
struct Missing {
    RecordTypeId record = 0;
    std::optional<FactId> fact;     ///< nothing: records of this type
    RecordIndex at = no_record;     ///< on which record, when known
    Reason cause = Reason::missing; ///< missing, not_exported, conflict, precision

    bool operator==(const Missing&) const = default;
};

/// Where a path led: the record, and the fact on it.
struct FactPlace {
    RecordIndex record = no_record;
    FactRef fact;
    [[nodiscard]] bool is_there() const { return record != no_record; }
};

/// One item of a check that has items.
struct ItemOutcome {
    std::uint16_t child = 0; ///< index in Args::children (or parts)
    State state = State::met;
    Reason reason = Reason::none;

    bool operator==(const ItemOutcome&) const = default;
};

/// The sum behind a due date.
struct DaySum {
    Day start;
    Limit limit;
    Counting counting = Counting::day_after;
    Direction direction = Direction::after;
    std::optional<Day> due;
    /// Where the limit is in hours and the time of the start is on record: the instants, in seconds since
    /// 1970-01-01T00:00Z.
    std::optional<std::int64_t> start_instant = {};
    std::optional<std::int64_t> due_instant = {};
};

/// What is owed still has not been done: how late it is grows from day to day.
struct Overdue {
    Day due;
    Unit unit = Unit::days; ///< of its limit

    /// How late on a day, in the unit's own kind of days; 1 at least.
    [[nodiscard]] int days_on(Day day, const Calendar& calendar) const;
};

/// Everything but `state` is optional. Reused from subject to subject: clear() keeps the memory.
struct Outcome {
    State state = State::not_applicable;
    Reason reason = Reason::none;
    std::optional<Day> began; ///< the day the duty began, whatever came of it; whoever judges it leaves this empty
    std::optional<Day> start;
    std::optional<Day> due;
    std::optional<Day> done;
    int days_over = 0;              ///< of what was done late
    std::optional<Overdue> overdue; ///< of what was not done
    std::optional<DaySum> sum;
    std::vector<Missing> missing;
    std::vector<ItemOutcome> items;
    bool more = false; ///< a repeated duty has a next period
    /// Values for the sentences' placeholders; filled only when Situation::wants_words().
    std::vector<std::pair<std::string_view, std::string>> words;

    void clear();
    void set(State new_state, Reason new_reason = Reason::none) {
        state = new_state;
        reason = new_reason;
    }
    void set_not_late() {
        days_over = 0;
        overdue.reset();
    }
    /// Adds it unless it is there already.
    void miss(const Missing& what);
    /// cannot-tell because of `what`; the reason is the missing fact's own cause.
    void cannot_tell(const Missing& what);
    [[nodiscard]] std::string_view word(std::string_view name) const;
};

} // namespace abide
