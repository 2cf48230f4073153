// Working days of an area, its clock, and the arithmetic of limits with the sum written out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"

namespace abide {

struct Holiday {
    Day day;
    std::string name; ///< "Good Friday"
};

/// From this instant on (seconds since 1970-01-01T00:00Z) local clocks are `offset` minutes ahead of UTC.
struct ClockChange {
    std::int64_t at = 0;
    std::int16_t offset = 0;
};

struct Term {
    Day first;
    Day last;
};

/// The working days of one area between a first and a last date. Outside them every answer is "nothing", never a guess.
class Calendar {
  public:
    Calendar() = default;
    /// Requires first <= last. Holidays outside first..last are ignored; `changes` in order of `at`, `terms`
    /// in order and apart.
    Calendar(std::string id, std::string title, Day first, Day last, std::vector<Holiday> holidays,
             std::vector<ClockChange> changes, std::vector<Term> terms = {});

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] const std::string& title() const { return title_; }
    [[nodiscard]] Day first() const { return first_; }
    [[nodiscard]] Day last() const { return last_; }
    [[nodiscard]] bool covers(Day day) const { return day >= first_ && day <= last_; }

    /// Not Saturday, Sunday nor a holiday. Requires covers(day).
    [[nodiscard]] bool is_working(Day day) const { return work_.is_in(index(day)); }

    /// The name of the holiday on that day, or empty.
    [[nodiscard]] std::string_view holiday(Day day) const;

    /// The nth working day after `start` (n > 0), before it (n < 0), or `start` itself (n = 0).
    [[nodiscard]] std::optional<Day> plus_working_days(Day start, int n) const { return plus(work_, start, n); }
    /// How many working days d have a < d <= b; negative when b < a.
    [[nodiscard]] std::optional<int> working_days_between(Day a, Day b) const { return between(work_, a, b); }

    /// The same with school days: working days inside a term. Nothing when the calendar has no terms for the days
    /// asked.
    [[nodiscard]] std::optional<Day> plus_school_days(Day start, int n) const;
    [[nodiscard]] std::optional<int> school_days_between(Day a, Day b) const;

    /// Seconds since 1970-01-01T00:00Z of a local time; an hour that occurs twice is taken the first time,
    /// an hour that is skipped counts from the change.
    [[nodiscard]] std::int64_t instant(Day day, std::int32_t second) const;
    /// The local day and second of an instant.
    [[nodiscard]] When local(std::int64_t instant) const;

  private:
    /// Which days count, with running totals so that counting is one subtraction.
    struct Counted {
        std::vector<std::int32_t> before; ///< how many counted days lie before day i
        std::vector<std::int32_t> days;   ///< the counted days themselves, as indices
        [[nodiscard]] bool is_in(std::size_t i) const { return before[i + 1] != before[i]; }
    };
    [[nodiscard]] std::size_t index(Day day) const { return static_cast<std::size_t>(day - first_); }
    [[nodiscard]] std::optional<Day> plus(const Counted& counted, Day start, int n) const;
    [[nodiscard]] std::optional<int> between(const Counted& counted, Day a, Day b) const;
    [[nodiscard]] std::int16_t offset_at(std::int64_t instant) const;
    /// From the first day of the first term to the last day of the last.
    [[nodiscard]] bool has_terms_for(Day day) const;

    std::string id_;
    std::string title_;
    Day first_;
    Day last_;
    std::vector<Holiday> holidays_;
    std::vector<ClockChange> changes_;
    std::vector<Term> terms_;
    Counted work_;
    Counted school_;
};

/// A limit in calendar months ends with a month, the n-th after the start's own: what is to be done "monthly" is done
/// once in each, on whichever day.
enum class Unit : std::uint8_t { hours, days, working_days, school_days, weeks, months, calendar_months, years };

/// "working-days" and the like, as settings name them.
std::optional<Unit> parse_unit(std::string_view name);

/// A length of time: "3 working days". Amount is never negative.
struct Limit {
    int amount = 0;
    Unit unit = Unit::days;
    bool operator==(const Limit&) const = default;
};

/// "3 working days", "1 month".
std::string in_words(const Limit& limit);

/// A length of time: "40 minutes", "27 hours", "27 hours 40 minutes", from two days on "2 days".
std::string span_in_words(std::int64_t seconds);

/// Whether the day of the start is day 0 (the default) or day 1.
enum class Counting : std::uint8_t { day_after, same_day };

enum class Direction : std::uint8_t { after, before };

/// The day a limit ends: `limit` after (or before) `start`. Units of days and weeks follow the counting convention;
/// months and years go to the corresponding day, clamped to the end of the month; calendar months to the last day of
/// the month (before the start: to the first). Hours are for `plus_hours`. Nothing when the calendar does not reach
/// that far.
std::optional<Day> due_day(Day start, const Limit& limit, Counting counting, const Calendar& calendar,
                           Direction direction = Direction::after);

/// True when the counting convention can change `due_day` for this unit.
bool follows_counting(Unit unit);

/// How many days of the unit's own kind `day` lies after `due` (working days for a limit in working days, else calendar
/// days).
int days_over(Day due, Day day, Unit unit, const Calendar& calendar);

/// The kind of days that `days_over` counts for a limit in this unit.
Unit counted_in(Unit unit);

/// "Thu 2 Apr + 3 working days = Thu 9 Apr 2026 (Fri 3 Good Friday, Sat, Sun, Mon 6 Easter Monday not counted)".
std::string day_sum(Day start, const Limit& limit, Counting counting, const Calendar& calendar,
                    Direction direction = Direction::after);

} // namespace abide
