// Months and quarters, from days and from their names.
#include "briefing/assurance/period.hpp"

#include <array>
#include <charconv>

namespace abide {

namespace {

constexpr std::array<const char*, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};

/// All of the text must be the number.
std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

} // namespace

Day Period::first() const { return day_of(year, static_cast<unsigned>(first_month), 1).value(); }

Day Period::last() const { return add_months(first(), months) - 1; }

Period Period::before() const {
    const CivilDate date = civil(add_months(first(), -months));
    return {date.year, static_cast<int>(date.month), months};
}

std::vector<Period> Period::each_month() const {
    std::vector<Period> each;
    for (int i = 0; i < months; ++i) each.push_back(month_of(add_months(first(), i)));
    return each;
}

Period month_of(Day day) {
    const CivilDate date = civil(day);
    return {date.year, static_cast<int>(date.month), 1};
}

Period quarter_of(Day day) {
    const CivilDate date = civil(day);
    return {date.year, static_cast<int>((date.month - 1) / 3 * 3 + 1), 3};
}

std::vector<Period> months_up_to(const Period& month, int months) {
    std::vector<Period> each;
    for (int i = months - 1; i >= 0; --i) each.push_back(month_of(add_months(month.first(), -i)));
    return each;
}

std::optional<Period> parse_period(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const std::optional<int> year = number_in(text.substr(0, 4));
    if (!year || *year < 1) return std::nullopt;
    if (text[5] == 'Q') {
        const std::optional<int> quarter = number_in(text.substr(6));
        if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
        return Period{*year, (*quarter - 1) * 3 + 1, 3};
    }
    const std::optional<int> month = number_in(text.substr(5));
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    return Period{*year, *month, 1};
}

std::string name_of(const Period& period) {
    const std::string month = iso(period.first()).substr(0, 7);
    if (period.months == 1) return month;
    return month.substr(0, 5) + "Q" + std::to_string((period.first_month - 1) / 3 + 1);
}

std::string words_of(const Period& period) {
    const std::string year = " " + std::to_string(period.year);
    const std::string first = months.at(static_cast<std::size_t>(period.first_month - 1));
    if (period.months == 1) return first + year;
    return first + " to " + months.at(static_cast<std::size_t>(period.first_month + period.months - 2)) + year;
}

std::string short_words_of(const Period& month) {
    return std::string(months.at(static_cast<std::size_t>(month.first_month - 1))).substr(0, 3) + " " +
           std::to_string(month.year);
}

} // namespace abide
