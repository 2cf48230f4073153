// Dates as people write them into forms: what is read, what is only guessed at, and what is left alone.
#include "base/written_date.hpp"

#include <boost/test/unit_test.hpp>

namespace abide::tests {

namespace {

/// In words; "nothing" where it is not read.
std::string read(std::string_view text) {
    const std::optional<When> when = read_written_date(text);
    return when ? long_date(*when) : "nothing";
}

} // namespace

BOOST_AUTO_TEST_SUITE(written_dates)

BOOST_AUTO_TEST_CASE(what_can_mean_one_day_only_is_read_the_day_first) {
    for (const char* text : {"2017-03-31", "31.03.17", "31/03/2017", "31/3/17", "31-03-2017", "31 March 2017",
                             " 31st  mar 17 ", "Fri 31 March 2017", "Friday, 31 MARCH 2017"})
        BOOST_TEST(read(text) == "Fri 31 Mar 2017", text);
    BOOST_TEST(read("03/04/2026") == "Fri 3 Apr 2026");
    BOOST_TEST(read("1 Sept 2026") == "Tue 1 Sep 2026");
    BOOST_TEST(read("29.02.28") == "Tue 29 Feb 2028");
}

BOOST_AUTO_TEST_CASE(a_month_with_its_year_is_a_month) {
    for (const char* text : {"May 2026", "2026-05", "may  2026"}) {
        BOOST_TEST(read(text) == "May 2026", text);
        BOOST_TEST(iso(read_written_date(text).value().last) == "2026-05-31", text);
    }
}

BOOST_AUTO_TEST_CASE(what_may_mean_something_else_is_not_read) {
    for (const char* text : {"31,03,17",
                             "31.02.17",
                             "29.02.26",
                             "ASAP",
                             "Easter",
                             "",
                             "-",
                             "2026",
                             "May",
                             "May 17",
                             "17 May",
                             "1 Ma 2026",
                             "Thu 31 March 2017",
                             "31.03/17",
                             "31 03 17",
                             "31.03.017",
                             "31.03.1",
                             "1.1.1850",
                             "2300-01-01",
                             "-1.03.17",
                             "1.13.2026",
                             "2026-05-01T10:00",
                             "1 May 2026 or so",
                             "32.01.26",
                             "0.1.26",
                             "..",
                             "\xff"})
        BOOST_TEST(read(text) == "nothing", text);
}

BOOST_AUTO_TEST_CASE(a_guess_is_made_only_where_one_is_safe) {
    BOOST_TEST(likely_written_date("31,03,17") == "2017-03-31");
    BOOST_TEST(likely_written_date("31 03 17") == "2017-03-31");
    BOOST_TEST(likely_written_date("31.03/17") == "2017-03-31");
    BOOST_TEST(likely_written_date("2017.03.31") == "2017-03-31");
    BOOST_TEST(likely_written_date("03/31/2017") == "2017-03-31");
    BOOST_TEST(likely_written_date("31 Mrach 2017") == "2017-03-31");
    for (const char* text : {"31.02.17", "ASAP", "Easter", "", "99,99,17", "1,2", "1,2,3,4", "31,03,017", "May"})
        BOOST_TEST(likely_written_date(text) == "", text);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
