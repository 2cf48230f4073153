// Working days of an area, its clock, and the arithmetic of limits with the sum written out.
#include "base/calendar.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/words.hpp"

namespace abide {

namespace {

constexpr std::int64_t day_seconds = 86400;

struct UnitName {
    Unit unit;
    const char* name; ///< as settings name it
    const char* one;
    const char* many;
};

constexpr std::array<UnitName, 8> unit_names = {{
    {Unit::hours, "hours", "hour", "hours"},
    {Unit::days, "days", "day", "days"},
    {Unit::working_days, "working-days", "working day", "working days"},
    {Unit::school_days, "school-days", "school day", "school days"},
    {Unit::weeks, "weeks", "week", "weeks"},
    {Unit::months, "months", "month", "months"},
    {Unit::calendar_months, "calendar-months", "calendar month", "calendar months"},
    {Unit::years, "years", "year", "years"},
}};

/// "Sat", or "Fri 3 Good Friday" for a holiday on a weekday.
std::string not_counted(Day day, const Calendar& calendar) {
    const std::string date = short_date(day);
    if (is_weekend(day)) return date.substr(0, 3);
    const std::string_view name = calendar.holiday(day);
    if (name.empty()) return date;
    return date.substr(0, date.rfind(' ')) + " " + std::string(name);
}

/// The last day of the month that many months on, or the first of the one that many months back.
Day end_of_month(Day start, int months) {
    const Day first = start - static_cast<std::int32_t>(civil(start).day - 1);
    return months < 0 ? add_months(first, months) : add_months(first, months + 1) - 1;
}

/// Days between the ends that a count of working days passed over, in words.
std::string passed_over(Day from, Day to, const Calendar& calendar) {
    constexpr std::int32_t listed_at_most = 14; // a longer sum names its holidays and counts its weekends
    std::vector<std::string> names;
    std::size_t weekend_days = 0;
    const bool is_short = to - from <= listed_at_most;
    for (Day day = from; day <= to; day = day + 1) {
        if (calendar.is_working(day)) continue;
        if (!is_short && is_weekend(day)) {
            ++weekend_days;
        } else if (is_short) {
            names.push_back(not_counted(day, calendar));
        } else {
            names.push_back(short_date(day) + " " + std::string(calendar.holiday(day)));
        }
    }
    if (weekend_days > 0) names.insert(names.begin(), count_of(weekend_days, "weekend day", "weekend days"));
    if (names.empty()) return "";
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text + " not counted";
}

} // namespace

Calendar::Calendar(std::string id, std::string title, Day first, Day last, std::vector<Holiday> holidays,
                   std::vector<ClockChange> changes, std::vector<Term> terms)
    : id_(std::move(id)), title_(std::move(title)), first_(first), last_(last), holidays_(std::move(holidays)),
      changes_(std::move(changes)), terms_(std::move(terms)) {
    std::sort(holidays_.begin(), holidays_.end(), [](const Holiday& a, const Holiday& b) { return a.day < b.day; });
    const auto in_term = [this](Day day) {
        return std::any_of(terms_.begin(), terms_.end(),
                           [day](const Term& t) { return day >= t.first && day <= t.last; });
    };
    const auto length = static_cast<std::size_t>(last_ - first_) + 1;
    for (Counted* counted : {&work_, &school_}) {
        counted->before.reserve(length + 1);
        counted->before.push_back(0);
    }
    for (std::size_t i = 0; i < length; ++i) {
        const Day day = first_ + static_cast<std::int32_t>(i);
        const bool working = !is_weekend(day) && holiday(day).empty();
        const bool school = working && in_term(day);
        if (working) work_.days.push_back(static_cast<std::int32_t>(i));
        if (school) school_.days.push_back(static_cast<std::int32_t>(i));
        work_.before.push_back(static_cast<std::int32_t>(work_.days.size()));
        school_.before.push_back(static_cast<std::int32_t>(school_.days.size()));
    }
}

std::string_view Calendar::holiday(Day day) const {
    const auto at =
        std::lower_bound(holidays_.begin(), holidays_.end(), day, [](const Holiday& h, Day d) { return h.day < d; });
    if (at == holidays_.end() || at->day != day) return {};
    return at->name;
}

std::optional<Day> Calendar::plus(const Counted& counted, Day start, int n) const {
    if (!covers(start)) return std::nullopt;
    if (n == 0) return start;
    const std::size_t i = index(start);
    // The nth counted day after the start is days[(counted days up to and with the start) + n - 1].
    const std::int64_t at = n > 0 ? std::int64_t{counted.before[i + 1]} + n - 1 : std::int64_t{counted.before[i]} + n;
    if (at < 0 || at >= static_cast<std::int64_t>(counted.days.size())) return std::nullopt;
    return first_ + counted.days[static_cast<std::size_t>(at)];
}

std::optional<int> Calendar::between(const Counted& counted, Day a, Day b) const {
    if (!covers(a) || !covers(b)) return std::nullopt;
    return counted.before[index(b) + 1] - counted.before[index(a) + 1];
}

std::optional<Day> Calendar::plus_school_days(Day start, int n) const {
    const std::optional<Day> day = plus(school_, start, n);
    if (!day || !has_terms_for(start) || !has_terms_for(*day)) return std::nullopt;
    return day;
}

std::optional<int> Calendar::school_days_between(Day a, Day b) const {
    if (!has_terms_for(a) || !has_terms_for(b)) return std::nullopt;
    return between(school_, a, b);
}

bool Calendar::has_terms_for(Day day) const {
    return !terms_.empty() && day >= terms_.front().first && day <= terms_.back().last;
}

std::int16_t Calendar::offset_at(std::int64_t instant) const {
    const auto after = std::upper_bound(changes_.begin(), changes_.end(), instant,
                                        [](std::int64_t at, const ClockChange& change) { return at < change.at; });
    return after == changes_.begin() ? std::int16_t{0} : std::prev(after)->offset;
}

std::int64_t Calendar::instant(Day day, std::int32_t second) const {
    const std::int64_t wall = day.number * day_seconds + second;
    // The later offset first: an hour that occurs twice is then the earlier of the two.
    const std::int16_t guess = offset_at(wall - offset_at(wall) * 60);
    for (const std::int16_t offset : {offset_at(wall - std::int64_t{guess} * 60 - 3600), guess})
        if (offset_at(wall - std::int64_t{offset} * 60) == offset) return wall - std::int64_t{offset} * 60;
    return wall - std::int64_t{guess} * 60;
}

When Calendar::local(std::int64_t instant) const {
    const std::int64_t wall = instant + std::int64_t{offset_at(instant)} * 60;
    const std::int64_t number = wall >= 0 ? wall / day_seconds : -((day_seconds - 1 - wall) / day_seconds);
    When when;
    when.first = when.last = Day{static_cast<std::int32_t>(number)};
    when.second = static_cast<std::int32_t>(wall - number * day_seconds);
    when.precision = Precision::time;
    return when;
}

std::optional<Unit> parse_unit(std::string_view name) {
    for (const UnitName& unit : unit_names)
        if (name == unit.name) return unit.unit;
    return std::nullopt;
}

std::string in_words(const Limit& limit) {
    const UnitName& name = unit_names.at(static_cast<std::size_t>(limit.unit));
    return count_of(static_cast<std::size_t>(limit.amount), name.one, name.many);
}

std::string span_in_words(std::int64_t seconds) {
    const auto minutes = static_cast<std::size_t>((seconds + 59) / 60);
    const std::size_t hours = minutes / 60;
    if (hours >= 48) return count_of(hours / 24, "day", "days");
    if (hours == 0) return count_of(minutes, "minute", "minutes");
    const std::string rest = minutes % 60 == 0 ? "" : " " + count_of(minutes % 60, "minute", "minutes");
    return count_of(hours, "hour", "hours") + rest;
}

bool follows_counting(Unit unit) {
    return unit == Unit::days || unit == Unit::working_days || unit == Unit::school_days || unit == Unit::weeks;
}

std::optional<Day> due_day(Day start, const Limit& limit, Counting counting, const Calendar& calendar,
                           Direction direction) {
    const int sign = direction == Direction::after ? 1 : -1;
    // Counting the start as day 1 is counting from the day before it: on a Saturday both give Monday as day 1.
    const Day from =
        counting == Counting::same_day && follows_counting(limit.unit) && limit.amount > 0 ? start - sign : start;
    switch (limit.unit) {
    case Unit::working_days: return calendar.plus_working_days(from, sign * limit.amount);
    case Unit::school_days: return calendar.plus_school_days(from, sign * limit.amount);
    case Unit::days: return from + sign * limit.amount;
    case Unit::weeks: return from + sign * limit.amount * 7;
    case Unit::months: return add_months(start, sign * limit.amount);
    case Unit::calendar_months: return end_of_month(start, sign * limit.amount);
    case Unit::years: return add_months(start, sign * limit.amount * 12);
    case Unit::hours: break;
    }
    const std::int32_t days = (limit.amount + 23) / 24;
    return start + sign * days;
}

int days_over(Day due, Day day, Unit unit, const Calendar& calendar) {
    if (unit == Unit::working_days)
        if (const std::optional<int> days = calendar.working_days_between(due, day)) return *days;
    if (unit == Unit::school_days)
        if (const std::optional<int> days = calendar.school_days_between(due, day)) return *days;
    return day - due;
}

Unit counted_in(Unit unit) { return unit == Unit::working_days || unit == Unit::school_days ? unit : Unit::days; }

std::string day_sum(Day start, const Limit& limit, Counting counting, const Calendar& calendar, Direction direction) {
    const std::optional<Day> due = due_day(start, limit, counting, calendar, direction);
    std::string sum = short_date(start) + (direction == Direction::after ? " + " : " - ") + in_words(limit) + " = ";
    if (!due) {
        const bool is_before = start < calendar.first() || direction == Direction::before;
        return sum +
               (is_before ? "before the beginning of the calendar (" + long_date(calendar.first())
                          : "past the end of the calendar (" + long_date(calendar.last())) +
               ")";
    }
    sum += long_date(*due);
    std::vector<std::string> notes;
    if (counting == Counting::same_day && follows_counting(limit.unit)) notes.emplace_back("the first day is day 1");
    if (limit.unit == Unit::working_days) {
        const std::string days = direction == Direction::after ? passed_over(start + 1, *due, calendar)
                                                               : passed_over(*due, start - 1, calendar);
        if (!days.empty()) notes.push_back(days);
    }
    if (limit.unit == Unit::calendar_months)
        notes.emplace_back(direction == Direction::after ? "to the end of that month"
                                                         : "to the beginning of that month");
    if (limit.unit == Unit::months || limit.unit == Unit::years) {
        bool clamped = false;
        const int months = limit.amount * (limit.unit == Unit::years ? 12 : 1);
        add_months(start, direction == Direction::after ? months : -months, &clamped);
        if (clamped)
            notes.emplace_back("the month has no day " + std::to_string(civil(start).day) + ", so its last day counts");
    }
    if (notes.empty()) return sum;
    std::string text;
    for (const std::string& note : notes) text += (text.empty() ? "" : "; ") + note;
    return sum + " (" + text + ")";
}

} // namespace abide
