// A run's id taken apart.
#include "history/run_id.hpp"

#include <charconv>

namespace abide {

std::optional<RunId> parse_run_id(std::string_view text) {
    constexpr std::size_t date = 10; // 2026-04-10
    if (text.size() < date + 2 || text[date] != '-' || text[date + 1] == '0') return std::nullopt;
    const std::optional<Day> day = parse_day(text.substr(0, date));
    std::int64_t of_day = 0;
    const char* end = text.data() + text.size();
    const auto [at, trouble] = std::from_chars(text.data() + date + 1, end, of_day);
    if (!day || trouble != std::errc() || at != end || of_day < 1) return std::nullopt;
    return RunId{*day, of_day};
}

} // namespace abide
