// Days and part-known dates: parsing, printing and civil arithmetic. No clock: nobody here knows what today is.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace abide {

/// A calendar day, counted in days since 1970-01-01 (proleptic Gregorian).
struct Day {
    std::int32_t number = 0;
    auto operator<=>(const Day&) const = default;
};

constexpr Day operator+(Day day, std::int32_t days) { return {day.number + days}; }
constexpr Day operator-(Day day, std::int32_t days) { return {day.number - days}; }
constexpr std::int32_t operator-(Day a, Day b) { return a.number - b.number; }

struct CivilDate {
    int year = 1970;
    unsigned month = 1; ///< 1 to 12
    unsigned day = 1;   ///< 1 to 31
};

CivilDate civil(Day day);

/// The day of a civil date; nothing when there is no such date (31 April, 29 February 2026).
std::optional<Day> day_of(int year, unsigned month, unsigned day);

/// 0 = Sunday … 6 = Saturday.
unsigned weekday(Day day);

bool is_weekend(Day day);

/// Adds whole months and clamps to the end of the month: 30 Nov 2026 + 3 months = 28 Feb 2027.
/// `clamped` (when given) is set when that happened.
Day add_months(Day day, int months, bool* clamped = nullptr);

/// Whole years lived on `on` by somebody born on `born`; a birthday on 29 February is kept on 1 March in other years.
int age_on(Day born, Day on);

enum class Precision : std::uint8_t { year, month, day, time };

/// A recorded date: every day it could be, and the local time of that day where one was recorded.
struct When {
    Day first;               ///< the first day it could be
    Day last;                ///< the last day it could be; equal to `first` when the day is known
    std::int32_t second = 0; ///< second of the day (0 to 86,399) when precision is `time`
    std::int16_t offset = 0; ///< minutes east of UTC, where `has_offset`
    bool has_offset = false;
    Precision precision = Precision::day;

    bool operator==(const When&) const = default;
    [[nodiscard]] bool is_day_known() const { return first == last; }
};

enum class DateShape : std::uint8_t {
    iso,       ///< YYYY-MM-DD, YYYY-MM, YYYY, YYYY-MM-DDThh:mm[:ss[.fff]][Z|+hh:mm]
    day_first, ///< DD/MM/YYYY, optionally followed by a space and hh:mm[:ss]
};

/// Strict: every character must belong. Nothing when the text is not such a date.
std::optional<When> parse_when(std::string_view text, DateShape shape = DateShape::iso);

/// A whole day in ISO form, nothing else.
std::optional<Day> parse_day(std::string_view text);

/// "2026-04-09".
std::string iso(Day day);

/// As it was recorded: "2026", "2026-04", "2026-04-09", "2026-04-09T14:30".
std::string iso(const When& when);

/// "Thu 9 Apr 2026".
std::string long_date(Day day);

/// "Thu 9 Apr" (no year).
std::string short_date(Day day);

/// "May 2026", "2026", "Thu 9 Apr 2026", "Thu 9 Apr 2026 14:30".
std::string long_date(const When& when);

/// What a wrongly shaped date most likely was meant to be ("31,03,2026" -> "2026-03-31"); empty when no guess is safe.
std::string likely_date(std::string_view text);

} // namespace abide
