// The day of the clock: a sweep judges no day that has not come, and nothing is written by a clock that cannot be
// right.
#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "base/file.hpp"
#include "tests/command/nights.hpp"

namespace abide::tests {

namespace {

constexpr std::int64_t seconds_a_day = 86400;

/// Runs a command on any day there is.
Ended run_on(const Nights& nights, const std::vector<std::string>& words, Day today, std::int64_t now) {
    Surroundings surroundings;
    surroundings.home = repository().string();
    surroundings.environment = {{"ABIDE_CONFIG", nights.inside("abide.conf")}};
    surroundings.today = today;
    surroundings.now = now;
    return run_command(words, surroundings);
}

bool is_swept(const Nights& nights) { return is_file(nights.inside("state/history.sqlite")); }

} // namespace

BOOST_AUTO_TEST_SUITE(clock_of_the_night)

BOOST_AUTO_TEST_CASE(a_mistyped_year_is_refused_before_anything_is_written) {
    const Nights nights;
    nights.put("north.xml", late_case("C-7001", "c1"));
    const Ended refused = nights.run({"sweep", "--as-at", "2062-04-10"});
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(refused.err == "abide: a sweep judges no day that has not come: --as-at is 2062-04-10 and today is "
                              "2026-04-10; \"abide check\" judges any day. Nothing was done\n");
    BOOST_TEST(nights.run({"sweep", "--as-at", "2026-04-11"}).exit == 2);
    BOOST_TEST(!is_swept(nights));
    BOOST_TEST(nights.run({"check", nights.inside("inbox"), "--as-at", "2062-04-10", "-q"}).exit != 2);
    BOOST_TEST(nights.run({"sweep", "--as-at", "2026-04-10", "-q"}).exit == 1);
    BOOST_TEST(nights.run({"sweep", "--as-at", "2026-04-10", "-q"}, 12).exit == 1); // an earlier day is a day
}

BOOST_AUTO_TEST_CASE(a_clock_that_cannot_be_right_writes_nothing) {
    const Nights nights;
    nights.put("north.xml", late_case("C-7001", "c1"));
    const Day far = day_of(2525, 1, 1).value();
    const Ended ahead = run_on(nights, {"sweep"}, far, far.number * seconds_a_day);
    BOOST_TEST(ahead.exit == 2);
    BOOST_TEST(ahead.err == "abide: the clock says it is 2525-01-01, and it cannot be before 2020 or after 2199; set "
                            "the machine's clock, or SOURCE_DATE_EPOCH, right. Nothing was done\n");
    BOOST_TEST(run_on(nights, {"sweep"}, day_of(1970, 1, 1).value(), 0).exit == 2);
    BOOST_TEST(run_on(nights, {"sweep"}, day_of(2026, 4, 10).value(), 99999999999999).exit == 2);
    BOOST_TEST(!is_swept(nights));
    nights.sweep();
    const std::vector<std::vector<std::string>> commands = {
        {"exception", "add", "C-7001/strategy-meeting-in-time", "--reason", "Why.", "--approved-by", "panel chair",
         "--until", "2026-05-01", "--approved-on", "2026-04-10"},
        {"exception", "expire", "E-1"},
        {"exception", "prune"},
        {"erase", "C-7001", "--reason", "Why.", "--approved-by", "officer"}};
    for (const std::vector<std::string>& words : commands) {
        const Ended ended = run_on(nights, words, far, far.number * seconds_a_day);
        BOOST_TEST(contains(ended.err, "the clock says it is 2525-01-01"), ended.err);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
