// A procedure from another field judges a municipal permit log: event logs are read, and records chosen by a value.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <string>

#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

Ended judge(const std::string& log) {
    Surroundings surroundings;
    surroundings.home = repository().string();
    return run_command({"check", log, "--as-at", "2012-03-01", "--procedures", (repository() / "tests/permit").string(),
                        "--procedure", "receipt-of-permits", "--format-of", "receipt-log", "--states", "all",
                        "--format", "csv"},
                       surroundings);
}

std::size_t lines_with(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

std::size_t count(const std::string& csv, const std::string& rule, const std::string& state) {
    std::size_t n = 0;
    for (std::size_t from = 0; from < csv.size();) {
        const std::size_t end = std::min(csv.find("\r\n", from), csv.size());
        const std::string line = csv.substr(from, end - from);
        if (contains(line, "," + rule + ",") && contains(line, "," + state + ",")) ++n;
        from = end + 2;
    }
    return n;
}

} // namespace

BOOST_AUTO_TEST_SUITE(permit_log)

BOOST_AUTO_TEST_CASE(five_applications_are_judged_as_their_stories_say) {
    const Ended ended = judge((repository() / "tests/permit/small-log.xes").string());
    BOOST_TEST(ended.exit == 1, ended.err);
    BOOST_TEST(count(ended.out, "confirmation-sent-in-time", "met") == 2U, ended.out); // cases 1 and 4
    BOOST_TEST(count(ended.out, "confirmation-sent-in-time", "met-late") == 1U);       // case 2
    BOOST_TEST(count(ended.out, "confirmation-sent-in-time", "breached") == 1U);       // case 3
    BOOST_TEST(count(ended.out, "confirmation-sent-in-time", "not-yet-due") == 1U);    // case 5
    BOOST_TEST(count(ended.out, "checked-before-sent", "met") == 2U);
    BOOST_TEST(count(ended.out, "checked-before-sent", "breached") == 1U);
    BOOST_TEST(count(ended.out, "checked-before-sent", "not-applicable") == 2U);
    // 90 times 24 hours from 11 October 10:00 summer time end on 9 January at 9:00 winter time, to the second.
    BOOST_TEST(count(ended.out, "closed-in-time", "met") == 2U);
    BOOST_TEST(count(ended.out, "closed-in-time", "met-late") == 1U);
    BOOST_TEST(count(ended.out, "closed-in-time", "breached") == 1U);
    BOOST_TEST(count(ended.out, "closed-in-time", "not-yet-due") == 1U);
}

// The real log is not part of the project. The counts are those of a plain day-by-day reading of it by another program.
BOOST_AUTO_TEST_CASE(the_real_log_when_it_is_there) {
    const char* samples = std::getenv("ABIDE_SAMPLES");
    if (samples == nullptr) {
        BOOST_TEST_MESSAGE("ABIDE_SAMPLES is not set: the real log was not read");
        return;
    }
    const Ended ended = judge(std::string(samples) + "/receipt.xes");
    BOOST_TEST(lines_with(ended.out, ",confirmation-sent-in-time,") == 1434U);
    BOOST_TEST(count(ended.out, "confirmation-sent-in-time", "met") == 299U);
    BOOST_TEST(count(ended.out, "confirmation-sent-in-time", "met-late") == 999U);
    BOOST_TEST(count(ended.out, "confirmation-sent-in-time", "breached") == 136U);
    BOOST_TEST(count(ended.out, "checked-before-sent", "met") == 1300U);
    BOOST_TEST(count(ended.out, "checked-before-sent", "not-applicable") == 134U);
    BOOST_TEST(count(ended.out, "closed-in-time", "met") == 1109U);
    BOOST_TEST(count(ended.out, "closed-in-time", "met-late") == 218U);
    BOOST_TEST(count(ended.out, "closed-in-time", "breached") == 63U);
    BOOST_TEST(count(ended.out, "closed-in-time", "not-yet-due") == 44U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
