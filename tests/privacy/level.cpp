// The three privacy levels: named and explained.
#include "privacy/level.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(privacy)

BOOST_AUTO_TEST_CASE(each_level_has_a_name_of_its_own_and_a_meaning) {
    std::set<std::string_view> meanings;
    for (const PrivacyLevel level : privacy_levels) {
        BOOST_TEST((privacy_level_called(name_of(level)) == level));
        meanings.insert(meaning_of(level));
    }
    BOOST_TEST(meanings.size() == privacy_levels.size());
    BOOST_TEST(!privacy_level_called("public").has_value());
    BOOST_TEST(!privacy_level_called("").has_value());
}

BOOST_AUTO_TEST_CASE(what_leaves_the_service_is_protected_most) {
    for (const PrivacyLevel level : privacy_levels) BOOST_TEST((level <= level_outside_the_service));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
