// Instants as they are written down, by the calendar arithmetic of days.
#include "base/instant.hpp"

#include <array>
#include <cstdio>

#include "base/day.hpp"

namespace abide {

namespace {

constexpr std::int64_t seconds_of_day = 86400;
constexpr int seconds_of_hour = 3600;
constexpr int seconds_of_minute = 60;

} // namespace

std::string utc_text(std::int64_t seconds) {
    const std::int64_t second = ((seconds % seconds_of_day) + seconds_of_day) % seconds_of_day;
    const Day day{static_cast<std::int32_t>((seconds - second) / seconds_of_day)};
    const int rest = static_cast<int>(second);
    std::array<char, 16> time{};
    std::snprintf(time.data(), time.size(), "T%02d:%02d:%02dZ", rest / seconds_of_hour,
                  rest % seconds_of_hour / seconds_of_minute, rest % seconds_of_minute);
    return iso(day) + time.data();
}

std::optional<std::int64_t> parse_utc(std::string_view text) {
    constexpr std::size_t length = 20;
    if (text.size() != length || text.back() != 'Z') return std::nullopt;
    const std::optional<When> when = parse_when(text);
    if (!when || when->precision != Precision::time || !when->has_offset || when->offset != 0) return std::nullopt;
    return when->first.number * seconds_of_day + when->second;
}

} // namespace abide
