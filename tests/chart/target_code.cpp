// Colour codes: met or missed, and none where so few were counted that one child would turn it.
#include "chart/target_code.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string_view>

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(chart)
BOOST_AUTO_TEST_SUITE(codes_for_targets)

BOOST_AUTO_TEST_CASE(a_share_meets_the_target_it_is_equal_to) {
    BOOST_TEST((target_code(ShownShare{21, 25}, 84, Better::up) == TargetCode::met));
    BOOST_TEST((target_code(ShownShare{20, 25}, 84, Better::up) == TargetCode::missed));
    BOOST_TEST((target_code(ShownShare{21, 25}, 84, Better::down) == TargetCode::met));
    BOOST_TEST((target_code(ShownShare{22, 25}, 84, Better::down) == TargetCode::missed));
    BOOST_TEST((target_code(ShownShare{701, 1000}, 70.1, Better::up) == TargetCode::met));
    BOOST_TEST((target_code(ShownShare{0, 10}, 0, Better::down) == TargetCode::met));
}

BOOST_AUTO_TEST_CASE(under_a_denominator_of_six_there_is_no_code) {
    BOOST_TEST((target_code(ShownShare{5, 5}, 90, Better::up) == TargetCode::too_few));
    BOOST_TEST((target_code(ShownShare{6, 6}, 90, Better::up) == TargetCode::met));
    BOOST_TEST((target_code(ShownShare{0, 6}, 90, Better::up) == TargetCode::missed));
    BOOST_TEST((target_code(ShownShare{0, 0}, 90, Better::up) == TargetCode::not_counted));
}

BOOST_AUTO_TEST_CASE(without_count_target_or_direction_there_is_no_code) {
    BOOST_TEST((target_code(std::nullopt, 90, Better::up) == TargetCode::not_shown));
    BOOST_TEST((target_code(ShownShare{9, 9}, std::nullopt, Better::up) == TargetCode::no_target));
    BOOST_TEST((target_code(ShownShare{9, 9}, 90, Better::neither) == TargetCode::no_target));
}

BOOST_AUTO_TEST_CASE(every_code_has_words_and_only_met_and_missed_have_a_mark) {
    std::set<std::string_view> labels;
    std::set<std::string_view> marks;
    for (int i = 0; i <= static_cast<int>(TargetCode::no_target); ++i) {
        const auto code = static_cast<TargetCode>(i);
        BOOST_TEST(labels.insert(words_of(code).label).second);
        const bool is_code = code == TargetCode::met || code == TargetCode::missed;
        BOOST_TEST(words_of(code).mark.empty() == !is_code);
        if (is_code) BOOST_TEST(marks.insert(words_of(code).mark).second);
    }
}

RC_BOOST_PROP(no_share_of_fewer_than_six_ever_has_a_code, ()) {
    const auto whole = *rc::gen::inRange<std::uint64_t>(0, 6);
    const auto part = *rc::gen::inRange<std::uint64_t>(0, whole + 1);
    const auto better = *rc::gen::element(Better::up, Better::down, Better::neither);
    const TargetCode code = target_code(ShownShare{part, whole}, *rc::gen::inRange(0, 101), better);
    RC_ASSERT(code != TargetCode::met);
    RC_ASSERT(code != TargetCode::missed);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
