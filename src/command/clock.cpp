// What day the clock says it is, before anything is written under it.
#include "command/clock.hpp"

#include <optional>
#include <string>

#include "base/error.hpp"

namespace abide {

namespace {

constexpr int first_year = 2020;
constexpr int last_year = 2199;

bool is_possible(Day day) { return day_of(first_year, 1, 1) <= day && day <= day_of(last_year, 12, 31); }

/// Nothing where no calendar reaches.
std::optional<Day> day_of_clock(const World& world) {
    constexpr std::int64_t seconds_a_day = 86400;
    constexpr std::int64_t most_days = 1'000'000;
    const std::int64_t days = world.now() / seconds_a_day;
    if (days < 0 || days > most_days) return std::nullopt;
    return Day{static_cast<std::int32_t>(days)};
}

} // namespace

void expect_possible_clock(const World& world) {
    const std::optional<Day> now = day_of_clock(world);
    if (now && is_possible(*now) && is_possible(world.today)) return;
    const std::string says = !now ? "a day no calendar reaches" : iso(is_possible(*now) ? world.today : *now);
    throw Error(Exit::usage, "the clock says it is " + says + ", and it cannot be before " +
                                 std::to_string(first_year) + " or after " + std::to_string(last_year) +
                                 "; set the machine's clock, or SOURCE_DATE_EPOCH, right. Nothing was done");
}

} // namespace abide
