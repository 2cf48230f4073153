// Days and part-known dates: parsing, printing and civil arithmetic.
#include "base/day.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace abide {

namespace chr = std::chrono;

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Reads fixed-width numbers and single characters from the front of a text; once anything is wrong it stays wrong.
class Scan {
  public:
    explicit Scan(std::string_view text) : text_(text) {}

    int number(std::size_t digits) {
        if (text_.size() < digits) return fail();
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            const char c = text_[i];
            if (c < '0' || c > '9') return fail();
            value = value * 10 + (c - '0');
        }
        text_.remove_prefix(digits);
        return value;
    }
    bool take(char c) {
        if (text_.empty() || text_.front() != c) return false;
        text_.remove_prefix(1);
        return true;
    }
    void need(char c) {
        if (!take(c)) fail();
    }
    void digits() {
        if (text_.empty() || text_.front() < '0' || text_.front() > '9') fail();
        while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') text_.remove_prefix(1);
    }
    [[nodiscard]] bool is_done() const { return !bad_ && text_.empty(); }
    [[nodiscard]] bool is_good() const { return !bad_; }
    [[nodiscard]] bool is_empty() const { return text_.empty(); }

  private:
    int fail() {
        bad_ = true;
        return 0;
    }
    std::string_view text_;
    bool bad_ = false;
};

/// Sentences are full of dates: written in place, without a text for each of its parts.
void append_short_date(std::string& text, Day day, const CivilDate& date) {
    text += weekdays.at(weekday(day));
    text += ' ';
    if (date.day >= 10) text += static_cast<char>('0' + date.day / 10);
    text += static_cast<char>('0' + date.day % 10);
    text += ' ';
    text += months.at(date.month - 1);
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// hh:mm[:ss[.fff]] -> second of the day; -1 when it is no time of day.
std::int32_t scan_clock(Scan& scan) {
    const int hour = scan.number(2);
    scan.need(':');
    const int minute = scan.number(2);
    int second = 0;
    if (scan.take(':')) {
        second = scan.number(2);
        if (scan.take('.')) scan.digits();
    }
    if (hour > 23 || minute > 59 || second > 59) return -1;
    return hour * 3600 + minute * 60 + second;
}

std::optional<When> whole_day(int year, int month, int day) {
    const std::optional<Day> found = day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!found) return std::nullopt;
    When when;
    when.first = when.last = *found;
    return when;
}

std::optional<When> parse_iso(std::string_view text) {
    Scan scan(text);
    const int year = scan.number(4);
    if (!scan.is_good() || year < 1) return std::nullopt;
    if (scan.is_empty()) {
        When when = *whole_day(year, 1, 1);
        when.last = *day_of(year, 12, 31);
        when.precision = Precision::year;
        return when;
    }
    scan.need('-');
    const int month = scan.number(2);
    if (!scan.is_good() || month < 1 || month > 12) return std::nullopt;
    if (scan.is_empty()) {
        When when = *whole_day(year, month, 1);
        when.last = add_months(when.first, 1) - 1;
        when.precision = Precision::month;
        return when;
    }
    scan.need('-');
    const int day = scan.number(2);
    if (!scan.is_good()) return std::nullopt;
    std::optional<When> when = whole_day(year, month, day);
    if (!when || scan.is_empty()) return when;
    scan.need('T');
    when->precision = Precision::time;
    when->second = scan_clock(scan);
    if (!scan.is_good() || when->second < 0) return std::nullopt;
    if (scan.is_empty()) return when;
    when->has_offset = true;
    if (scan.take('Z')) return scan.is_done() ? when : std::nullopt;
    const bool east = scan.take('+');
    if (!east) scan.need('-');
    const int hours = scan.number(2);
    scan.need(':');
    const int minutes = scan.number(2);
    if (!scan.is_done() || hours > 14 || minutes > 59) return std::nullopt;
    when->offset = static_cast<std::int16_t>((hours * 60 + minutes) * (east ? 1 : -1));
    return when;
}

std::optional<When> parse_day_first(std::string_view text) {
    Scan scan(text);
    const int day = scan.number(2);
    scan.need('/');
    const int month = scan.number(2);
    scan.need('/');
    const int year = scan.number(4);
    if (!scan.is_good()) return std::nullopt;
    std::optional<When> when = whole_day(year, month, day);
    if (!when || scan.is_empty()) return when;
    scan.need(' ');
    when->precision = Precision::time;
    when->second = scan_clock(scan);
    return scan.is_done() && when->second >= 0 ? when : std::nullopt;
}

} // namespace

CivilDate civil(Day day) {
    const chr::year_month_day date{chr::sys_days{chr::days{day.number}}};
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

std::optional<Day> day_of(int year, unsigned month, unsigned day) {
    const chr::year_month_day date{chr::year{year}, chr::month{month}, chr::day{day}};
    if (!date.ok()) return std::nullopt;
    return Day{static_cast<std::int32_t>(chr::sys_days{date}.time_since_epoch().count())};
}

unsigned weekday(Day day) { return chr::weekday{chr::sys_days{chr::days{day.number}}}.c_encoding(); }

bool is_weekend(Day day) {
    const unsigned at = weekday(day);
    return at == 0 || at == 6;
}

Day add_months(Day day, int count, bool* clamped) {
    const CivilDate from = civil(day);
    const int total = from.year * 12 + static_cast<int>(from.month) - 1 + count;
    const int year = total >= 0 ? total / 12 : -((11 - total) / 12);
    const auto month = static_cast<unsigned>(total - year * 12) + 1;
    const std::optional<Day> exact = day_of(year, month, from.day);
    if (clamped != nullptr) *clamped = !exact;
    if (exact) return *exact;
    const chr::year_month_day_last end{chr::year{year}, chr::month_day_last{chr::month{month}}};
    return Day{static_cast<std::int32_t>(chr::sys_days{end}.time_since_epoch().count())};
}

int age_on(Day born, Day on) {
    const CivilDate b = civil(born);
    const CivilDate o = civil(on);
    const bool before_birthday = o.month < b.month || (o.month == b.month && o.day < b.day);
    return o.year - b.year - (before_birthday ? 1 : 0);
}

std::optional<When> parse_when(std::string_view text, DateShape shape) {
    return shape == DateShape::iso ? parse_iso(text) : parse_day_first(text);
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    const std::optional<When> when = parse_iso(text);
    if (!when) return std::nullopt;
    return when->first;
}

std::string iso(Day day) {
    const CivilDate date = civil(day);
    std::string year = std::to_string(date.year);
    if (year.size() < 4) year.insert(0, 4 - year.size(), '0');
    return year + "-" + two(static_cast<int>(date.month)) + "-" + two(static_cast<int>(date.day));
}

std::string iso(const When& when) {
    const std::string day = iso(when.first);
    switch (when.precision) {
    case Precision::year: return day.substr(0, 4);
    case Precision::month: return day.substr(0, 7);
    case Precision::day: return day;
    case Precision::time: break;
    }
    std::string text = day + "T" + two(when.second / 3600) + ":" + two(when.second / 60 % 60);
    if (when.second % 60 != 0) text += ":" + two(when.second % 60);
    if (when.has_offset) {
        const int minutes = when.offset < 0 ? -when.offset : when.offset;
        text += when.offset == 0 ? "Z" : (when.offset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
    }
    return text;
}

std::string short_date(Day day) {
    std::string text;
    append_short_date(text, day, civil(day));
    return text;
}

std::string long_date(Day day) {
    const CivilDate date = civil(day);
    std::string text;
    append_short_date(text, day, date);
    text += ' ';
    text += std::to_string(date.year);
    return text;
}

std::string long_date(const When& when) {
    const CivilDate date = civil(when.first);
    switch (when.precision) {
    case Precision::year: return std::to_string(date.year);
    case Precision::month: return std::string(months.at(date.month - 1)) + " " + std::to_string(date.year);
    case Precision::day: return long_date(when.first);
    case Precision::time: break;
    }
    return long_date(when.first) + " " + two(when.second / 3600) + ":" + two(when.second / 60 % 60);
}

std::string likely_date(std::string_view text) {
    // Only numbers parted by one kind of mark, with the year where it cannot be mistaken, are safe to guess from.
    std::array<std::string, 3> part;
    std::size_t at = 0;
    char mark = '\0';
    for (const char c : text) {
        const bool is_mark = std::string_view(",./- ").find(c) != std::string_view::npos;
        if (c >= '0' && c <= '9') {
            part.at(at) += c;
        } else if (at < 2 && is_mark && (at == 0 || c == mark)) {
            mark = c;
            ++at;
        } else {
            return "";
        }
    }
    for (const std::string& p : part)
        if (p.empty() || p.size() > 4) return "";
    const bool year_first = part[0].size() == 4;
    const std::string& year = year_first ? part[0] : part[2];
    const std::string& day = year_first ? part[2] : part[0];
    if (year.size() != 4 || day.size() > 2 || part[1].size() > 2) return "";
    const std::optional<Day> found =
        day_of(std::stoi(year), static_cast<unsigned>(std::stoi(part[1])), static_cast<unsigned>(std::stoi(day)));
    return found ? iso(*found) : "";
}

} // namespace abide
