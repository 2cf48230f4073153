// A run's id is taken apart only where it is written as a run's id is: so that no other file is taken for a run's.
#include "history/run_id.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/history/history_sample.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(history_run_id)

BOOST_AUTO_TEST_CASE(an_id_is_its_day_and_which_of_that_day) {
    BOOST_TEST((parse_run_id("2026-04-10-1") == RunId{day("2026-04-10"), 1}));
    BOOST_TEST((parse_run_id("2026-04-10-120") == RunId{day("2026-04-10"), 120}));
    BOOST_TEST((parse_run_id("2026-04-10-9") < parse_run_id("2026-04-10-10"))); // not by letters
    BOOST_TEST((parse_run_id("2026-04-10-10") < parse_run_id("2026-04-11-1")));
}

BOOST_AUTO_TEST_CASE(what_no_run_is_called_is_no_id) {
    for (const char* text : {"", "2026-04-10", "2026-04-10-", "2026-04-10-01", "2026-04-10-0", "2026-04-10--1",
                             "2026-04-10-+1", "2026-04-10-1x", "2026-04-10-1 ", "2026-04-10-1-1", "2026-04-10.1",
                             "2026-02-30-1", "2026-4-10-11", "12026-04-10-1", "2026-04-10-99999999999999999999"})
        BOOST_TEST(!parse_run_id(text).has_value(), text);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
