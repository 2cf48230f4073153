// Axes: round numbers that hold every value, and numbers written with fixed digits.
#include "chart/axis.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <string>

#include "chart/number_words.hpp"
#include "chart/svg.hpp"

namespace abide::tests {

namespace {

std::string labels(const Axis& axis) {
    std::string text;
    for (const AxisTick& tick : axis.ticks) text += (text.empty() ? "" : " ") + tick.label;
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(chart)
BOOST_AUTO_TEST_SUITE(axes)

BOOST_AUTO_TEST_CASE(numbers_on_an_axis_are_round) {
    BOOST_TEST(labels(axis_for(48, 96, 0, 100)) == "40 60 80 100");
    BOOST_TEST(labels(axis_for(1, 10, 0, {})) == "0 5 10");
    BOOST_TEST(labels(axis_for(-3.06, 10, {}, {})) == "−5 0 5 10");
    BOOST_TEST(labels(axis_for(0.11, 0.42, {}, {})) == "0.1 0.2 0.3 0.4 0.5");
    BOOST_TEST(labels(axis_for(1200, 4300, 0, {})) == "1000 2000 3000 4000 5000");
}

BOOST_AUTO_TEST_CASE(one_value_alone_has_room_around_it_but_not_beyond_what_can_be) {
    BOOST_TEST(axis_for(100, 100, 0, 100).to == 100);
    BOOST_TEST(axis_for(100, 100, 0, 100).from < 100);
    BOOST_TEST(axis_for(0, 0, 0, 100).from == 0);
    BOOST_TEST(axis_for(0, 0, 0, 100).to > 0);
}

BOOST_AUTO_TEST_CASE(numbers_have_fixed_digits_and_zero_has_no_sign) {
    BOOST_TEST(number_words(84, 0) == "84");
    BOOST_TEST(number_words(84, 1) == "84.0");
    BOOST_TEST(number_words(-0.7222, 2) == "−0.72");
    BOOST_TEST(number_words(-0.001, 2) == "0.00");
    BOOST_TEST(number_words(-0.0, 0) == "0");
    BOOST_TEST(number_words(1234567.5, 1) == "1234567.5");
}

RC_BOOST_PROP(every_value_is_on_its_axis, ()) {
    const double unit = *rc::gen::element(0.001, 0.1, 1.0, 1000.0);
    const double low = *rc::gen::inRange(-1000, 1000) * unit;
    const double high = low + *rc::gen::inRange(0, 1000) * unit;
    const Axis axis = axis_for(low, high, {}, {});
    RC_ASSERT(axis.from <= low + 1e-6 * unit);
    RC_ASSERT(axis.to >= high - 1e-6 * unit);
    RC_ASSERT(axis.from < axis.to);
    RC_ASSERT((axis.ticks.size() >= 3U && axis.ticks.size() <= 7U));
}

BOOST_AUTO_TEST_CASE(lengths_are_written_in_pixels) {
    BOOST_TEST(px(125) == "12.5");
    BOOST_TEST(px(-5) == "-0.5");
    BOOST_TEST(px(120) == "12");
}

BOOST_AUTO_TEST_CASE(words_that_do_not_fit_end_in_an_ellipsis) {
    BOOST_TEST(fitted("short", 1000) == "short");
    const std::string kept = fitted("a much longer text than that", 1000);
    BOOST_TEST(kept.ends_with("…"));
    BOOST_TEST(text_width(kept) <= 1000);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
