// Reads dates from forms that people filled in. What could mean two things, or none, is not read.
#include "base/written_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/words.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, 12> month_names = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekday_names = {"sunday",   "monday", "tuesday", "wednesday",
                                                           "thursday", "friday", "saturday"};
constexpr int first_year = 1900;
constexpr int last_year = 2199;

/// "mar", "sept" and "march": from 1; nothing for what begins no name, and for what is shorter than three letters.
template <std::size_t Size>
std::optional<unsigned> position_of(std::string_view word, const std::array<std::string_view, Size>& names) {
    constexpr std::size_t shortest = 3;
    if (word.size() < shortest) return std::nullopt;
    for (unsigned i = 0; i < Size; ++i)
        if (names.at(i).starts_with(word)) return i + 1;
    return std::nullopt;
}

/// All of it digits, and no more than this many.
std::optional<int> number_in(std::string_view text, std::size_t most) {
    int number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = trouble == std::errc() && end == text.data() + text.size();
    return is_whole && text.size() <= most && text.front() != '-' ? std::optional(number) : std::nullopt;
}

std::optional<int> year_in(std::string_view text) {
    constexpr int century = 2000;
    const std::optional<int> year = number_in(text, 4);
    if (!year || (text.size() != 2 && text.size() != 4)) return std::nullopt;
    const int whole = text.size() == 2 ? century + *year : *year;
    return whole < first_year || whole > last_year ? std::nullopt : std::optional(whole);
}

std::optional<When> day_in(std::string_view day, std::string_view month, std::string_view year) {
    const std::optional<int> d = number_in(day, 2);
    const std::optional<int> m = number_in(month, 2);
    const std::optional<int> y = year_in(year);
    if (!d || !m || !y) return std::nullopt;
    const std::optional<Day> found = day_of(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
    return found ? std::optional(When{*found, *found}) : std::nullopt;
}

std::vector<std::string_view> parted_by(std::string_view text, std::string_view marks) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find_first_of(marks);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

/// "31.03.17": one kind of mark.
std::optional<When> read_numbers(std::string_view text) {
    for (const std::string_view mark : {".", "/", "-"}) {
        const std::vector<std::string_view> parts = parted_by(text, mark);
        if (parts.size() == 3) return day_in(parts[0], parts[1], parts[2]);
    }
    return std::nullopt;
}

std::string_view without_ordinal(std::string_view day) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        if (day.ends_with(ending)) return day.substr(0, day.size() - ending.size());
    return day;
}

std::optional<When> read_month(std::string_view name, std::string_view year) {
    const std::optional<unsigned> month = position_of(name, month_names);
    if (!month || year.size() != 4) return std::nullopt; // "May 17" may be a day
    const std::optional<int> y = year_in(year);
    if (!y) return std::nullopt;
    const Day first = *day_of(*y, *month, 1);
    return When{first, add_months(first, 1) - 1, 0, 0, false, Precision::month};
}

/// "fri 1st may 2026", in small letters.
std::optional<When> read_words(std::vector<std::string> words) {
    std::optional<unsigned> weekday_named;
    if (words.size() == 4) {
        std::string_view first = words.front();
        if (first.ends_with(',')) first.remove_suffix(1);
        weekday_named = position_of(first, weekday_names);
        if (!weekday_named) return std::nullopt;
        words.erase(words.begin());
    }
    if (words.size() == 2) return read_month(words[0], words[1]);
    if (words.size() != 3) return std::nullopt;
    const std::optional<unsigned> month = position_of(words[1], month_names);
    if (!month) return std::nullopt;
    std::optional<When> when = day_in(without_ordinal(words[0]), std::to_string(*month), words[2]);
    if (when && weekday_named && weekday(when->first) + 1 != *weekday_named) return std::nullopt;
    return when;
}

std::optional<When> read_iso(std::string_view text) {
    std::optional<When> when = parse_when(text);
    if (!when || (when->precision != Precision::day && when->precision != Precision::month)) return std::nullopt;
    const int year = civil(when->first).year;
    return year < first_year || year > last_year ? std::nullopt : when;
}

/// With the month's name put right: "31 Mrach 2017".
std::optional<When> guess_from_name(const std::vector<std::string>& words) {
    if (words.size() != 3) return std::nullopt;
    std::vector<std::string> names;
    for (const std::string_view name : month_names) names.emplace_back(name);
    const std::string near = nearest(words[1], names);
    return near.empty() ? std::nullopt : read_words({words[0], near, words[2]});
}

} // namespace

std::optional<When> read_written_date(std::string_view text) {
    const std::string folded = lower_case(fold_space(text));
    if (std::optional<When> when = read_iso(folded)) return when;
    if (std::optional<When> when = read_numbers(folded)) return when;
    return read_words(split_words(folded));
}

std::string likely_written_date(std::string_view text) {
    const std::string folded = lower_case(fold_space(text));
    if (std::string likely = likely_date(folded); !likely.empty()) return likely;
    const std::vector<std::string_view> parts = parted_by(folded, ",./- ");
    std::optional<When> meant;
    if (parts.size() == 3) {
        meant = day_in(parts[0], parts[1], parts[2]);
        if (!meant) meant = day_in(parts[1], parts[0], parts[2]); // the month first
    }
    if (!meant) meant = guess_from_name(split_words(folded));
    return meant ? iso(*meant) : "";
}

} // namespace abide
