// Months and quarters: what assurance reports are about.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"

namespace abide {

struct Period {
    int year = 0;
    int first_month = 1; ///< 1 to 12
    int months = 3;      ///< 1, or 3 of a quarter of the calendar year

    auto operator<=>(const Period&) const = default;
    [[nodiscard]] Day first() const;
    [[nodiscard]] Day last() const;
    [[nodiscard]] bool contains(Day day) const { return first() <= day && day <= last(); }
    [[nodiscard]] Period before() const;
    [[nodiscard]] std::vector<Period> each_month() const;
};

Period month_of(Day day);
Period quarter_of(Day day);
/// So many months that end with this one, in order.
std::vector<Period> months_up_to(const Period& month, int months);

/// "2026-Q1", "2026-03"; nothing for anything else.
std::optional<Period> parse_period(std::string_view text);
/// The same text: for keys and names of files.
std::string name_of(const Period& period);
/// "January to March 2026", "March 2026".
std::string words_of(const Period& period);
/// Of a month, as a chart has room for it: "Mar 2026".
std::string short_words_of(const Period& month);

} // namespace abide
