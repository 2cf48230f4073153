// A set of ids that keeps little of each: it still knows them all.
#include "base/id_set.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(id_sets)

BOOST_AUTO_TEST_CASE(an_id_is_there_once_it_was_added_and_never_before) {
    IdSet set;
    BOOST_TEST(!set.has("C-0001"));
    BOOST_TEST(!set.has(""));
    BOOST_TEST(set.add("C-0001"));
    BOOST_TEST(set.has("C-0001"));
    BOOST_TEST(!set.has("C-0002"));
    BOOST_TEST(!set.add("C-0001"));
    BOOST_TEST(set.add(""));
    BOOST_TEST(set.has(""));
}

BOOST_AUTO_TEST_CASE(as_many_as_a_county_has_are_told_apart) {
    constexpr int many = 300000;
    IdSet set;
    for (int i = 0; i < many; ++i) BOOST_REQUIRE(set.add("C-" + std::to_string(i)));
    for (int i = 0; i < many; ++i) {
        BOOST_REQUIRE(set.has("C-" + std::to_string(i)));
        BOOST_REQUIRE(!set.has("D-" + std::to_string(i)));
    }
    for (int i = 0; i < many; i += 1000) BOOST_REQUIRE(!set.add("C-" + std::to_string(i)));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
