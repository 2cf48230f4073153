// The days of made-up exports, written out once.
#include "tests/bench/dice.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace abide::bench {

namespace {

constexpr std::size_t days_known = 930;

std::string two(unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::array<std::string, days_known> write_days() {
    using namespace std::chrono;
    std::array<std::string, days_known> written;
    for (std::size_t number = 0; number < days_known; ++number) {
        sys_days at = sys_days(2024y / April / 1) + days(number);
        while (weekday(at) == Saturday || weekday(at) == Sunday) at += days(1);
        const year_month_day date = at;
        written[number] = std::to_string(static_cast<int>(date.year())) + "-" +
                          two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
    }
    return written;
}

} // namespace

const std::string& day(std::uint32_t number) {
    static const std::array<std::string, days_known> written = write_days();
    return written[std::min<std::size_t>(number, days_known - 1)];
}

} // namespace abide::bench
