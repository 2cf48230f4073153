// Instants as they are written down, there and back.
#include "base/instant.hpp"

#include <boost/test/unit_test.hpp>

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(instant)

BOOST_AUTO_TEST_CASE(an_instant_is_written_to_the_second) {
    BOOST_TEST(utc_text(0) == "1970-01-01T00:00:00Z");
    BOOST_TEST(utc_text(1775870107) == "2026-04-11T01:15:07Z");
    BOOST_TEST(utc_text(-1) == "1969-12-31T23:59:59Z");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
    for (const std::int64_t seconds : {0L, 1L, 86399L, 86400L, 1775870107L, 4102444799L})
        BOOST_TEST(parse_utc(utc_text(seconds)).value() == seconds);
}

BOOST_AUTO_TEST_CASE(another_shape_or_clock_is_no_instant) {
    for (const char* text : {"", "2026-04-11", "2026-04-11T01:15Z", "2026-04-11T01:15:07", "2026-04-11T01:15:07+0",
                             "2026-02-30T01:15:07Z", "2026-04-11T25:15:07Z", "2026-04-11 01:15:07Z"})
        BOOST_TEST(!parse_utc(text), text);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
