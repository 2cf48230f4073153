// A day written 2026-03-31, read all at once: nine dates in ten are written so.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/day.hpp"
#include "base/short_word.hpp"

namespace abide {

/// The day that the word is, in the years that anybody now alive has seen (1901 to 2099). Nothing for everything else,
/// be it a day or none: then `parse_when` is to be asked.
inline std::optional<Day> plain_day(const ShortWord& word) {
    // Each byte without what a digit or a dash has in that place: a digit is then 0 to 9, and a dash 0.
    const std::uint64_t digits = word.head ^ 0x2D30302D30303030ULL;
    const std::uint64_t last = word.tail ^ 0x3030ULL;
    // A byte that is more goes over 127 when this is added to it.
    const std::uint64_t over = (digits + 0x7F76767F76767676ULL) | digits | (last + 0x7676ULL) | last;
    if ((over & 0x8080808080808080ULL) != 0 || last > 0xFFFF) return std::nullopt;
    const std::uint64_t pairs = digits * 10 + (digits >> 8U); // tens and units, in the bytes of the tens
    const auto year = static_cast<std::int32_t>((pairs & 0xFFU) * 100 + (pairs >> 16U & 0xFFU));
    const auto month = static_cast<std::uint32_t>(pairs >> 40U & 0xFFU);
    const auto day = static_cast<std::int32_t>((last & 0xFFU) * 10 + (last >> 8U));
    if (year < 1901 || year > 2099 || month < 1 || month > 12 || day < 1) return std::nullopt;
    constexpr std::array<std::int32_t, 13> before = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    // In these years every fourth is a leap year; 1969 / 4 = 492 of them lie before 1970.
    const std::int32_t leap_day = year % 4 == 0 && month == 2 ? 1 : 0;
    if (day > before[month] - before[month - 1] + leap_day) return std::nullopt;
    const std::int32_t leap_days = (month > 2 ? year : year - 1) / 4 - 492;
    return Day{(year - 1970) * 365 + leap_days + before[month - 1] + day - 1};
}

} // namespace abide
