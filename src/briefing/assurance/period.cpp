// Months and quarters, from days and from their names.
#include "briefing/assurance/period.hpp"

#include <algorithm>
#include <array>

namespace abide {

namespace {

constexpr std::array<const char*, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};

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
    constexpr std::size_t year_digits = 4;
    const std::optional<When> when = parse_when(text);
    if (when && when->precision == Precision::month) return month_of(when->first);
    const std::optional<When> year = parse_when(text.substr(0, year_digits));
    const std::string_view rest = text.substr(std::min(year_digits, text.size()));
    constexpr std::array<std::string_view, 4> quarters = {"-Q1", "-Q2", "-Q3", "-Q4"};
    const auto* const quarter = std::ranges::find(quarters, rest);
    if (!year || quarter == quarters.end()) return std::nullopt;
    return quarter_of(add_months(year->first, 3 * static_cast<int>(quarter - quarters.begin())));
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
