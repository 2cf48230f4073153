// Bars: so many of so many, in words and in length; a count that is withheld tells nothing by how it is drawn.
#include "chart/bar_chart.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <set>

#include "chart/svg.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/chart/samples.hpp"
#include "tests/golden.hpp"

namespace abide::tests {

namespace {

void check_part(const std::string& html) {
    for (const std::string& fault : faults_of_part(html)) BOOST_ERROR(fault);
}

// The tags of these boxes in the wide drawing.
std::vector<HtmlTag> boxes(const std::string& html, const std::string& style) {
    std::vector<HtmlTag> found;
    for (const HtmlTag& tag : tags_in(html.substr(0, html.find("<svg class=\"narrow\"")))) {
        const auto name = tag.attributes.find("class");
        if (tag.name == "rect" && name != tag.attributes.end() && name->second == style) found.push_back(tag);
    }
    return found;
}

double number(const HtmlTag& tag, const char* attribute) { return std::atof(tag.attributes.at(attribute).c_str()); }

} // namespace

BOOST_AUTO_TEST_SUITE(chart)
BOOST_AUTO_TEST_SUITE(bars)

BOOST_AUTO_TEST_CASE(words_say_how_many_of_how_many) {
    const BarChart plain = sample_bars();
    BOOST_TEST(words_of(plain, plain.bars[0]) == "12 of 30 (40%)");
    BOOST_TEST(words_of(plain, plain.bars[1]) == "c of 30");
    BOOST_TEST(words_of(plain, plain.bars[2]) == "2 of 4"); // no percentage of so few
    BOOST_TEST(words_of(plain, {"x", {7}, std::nullopt}) == "7 of c");
    BOOST_TEST(words_of(plain, {"x", {0}, 0}) == "0 of 0");
    BarChart parts = sample_parts();
    BOOST_TEST(words_of(parts, parts.bars[1]) == "met 55, late 3, breached c and cannot tell 1");
    parts.has_whole = true;
    parts.bars[0].whole = 70;
    BOOST_TEST(words_of(parts, parts.bars[0]) == "met 40, late 12, breached 6 and cannot tell 3, of 70");
}

BOOST_AUTO_TEST_CASE(the_table_has_the_same_numbers) {
    using Row = std::vector<std::string>;
    const ChartTexts plain = texts_of(sample_bars());
    BOOST_TEST(plain.heads == (Row{"Theme", "Cases", "Of", "Share"}), boost::test_tools::per_element());
    BOOST_TEST(plain.rows[0] == (Row{"Return interviews after going missing", "12", "30", "40%"}),
               boost::test_tools::per_element());
    BOOST_TEST(plain.rows[1].back() == "c");
    BOOST_TEST(plain.rows[2].back() == "fewer than 6");
    const ChartTexts parts = texts_of(sample_parts());
    BOOST_TEST(parts.heads == (Row{"Duty", "Met", "Late", "Breached", "Cannot tell"}),
               boost::test_tools::per_element());
    BOOST_TEST(parts.rows[1] == (Row{"Section 47 enquiries", "55", "3", "c", "1"}), boost::test_tools::per_element());
    const std::string html = words_in(draw_bar_chart(sample_bars(), "x"));
    BOOST_TEST(has(html, "Return interviews after going missing: 12 of 30 (40%)"));
}

BOOST_AUTO_TEST_CASE(lengths_are_as_the_counts) {
    const std::string html = draw_bar_chart(sample_bars(), "x");
    const auto full = boxes(html, "c-full");
    const auto track = boxes(html, "c-track");
    BOOST_TEST_REQUIRE(full.size() == 2U);  // 12 and 2: nothing is drawn for 0
    BOOST_TEST_REQUIRE(track.size() == 3U); // none where the count is withheld
    BOOST_TEST(std::abs(number(full[0], "width") / number(track[0], "width") - 12.0 / 30) < 0.001);
    BOOST_TEST(std::abs(number(full[1], "width") / number(full[0], "width") - 2.0 / 12) < 0.001);
}

BOOST_AUTO_TEST_CASE(a_withheld_count_is_a_stub_that_is_always_as_long_and_says_c) {
    std::set<std::string> widths;
    for (const std::uint64_t most : {1U, 30U, 5000U}) {
        BarChart chart = sample_bars();
        chart.bars[0] = {"One", {most}, most};
        const std::string html = draw_bar_chart(chart, "x");
        BOOST_TEST_REQUIRE(boxes(html, "c-stub").size() == 1U);
        widths.insert(boxes(html, "c-stub")[0].attributes.at("width"));
        BOOST_TEST(has(words_in(html), "c not shown, so that nobody can be recognised; its length means nothing"));
    }
    BOOST_TEST(widths.size() == 1U);
}

BOOST_AUTO_TEST_CASE(parts_differ_by_texture_and_do_not_touch) {
    const std::string html = draw_bar_chart(sample_parts(), "x");
    BOOST_TEST(boxes(html, "c-full").size() == 3U);
    BOOST_TEST(boxes(html, "c-lined").size() == 5U);
    BOOST_TEST(boxes(html, "c-hollow").size() == 2U);
    const HtmlTag first = boxes(html, "c-full")[0];
    BOOST_TEST(number(boxes(html, "c-lined")[0], "x") - number(first, "x") - number(first, "width") >= 2);
    for (const char* words : {"■ met", "▥ late", "□ breached", "▤ cannot tell"})
        BOOST_TEST(has(words_in(html), words), words);
}

BOOST_AUTO_TEST_CASE(drawings_are_as_approved) {
    check_golden("chart/bars.html", draw_bar_chart(sample_bars(), "themes"));
    check_golden("chart/parts.html", draw_bar_chart(sample_parts(), "duties"));
}

BOOST_AUTO_TEST_CASE(without_bars_there_is_no_drawing) {
    BarChart chart = sample_bars();
    chart.bars.clear();
    BOOST_TEST(!has(draw_bar_chart(chart, "x"), "<svg"));
}

BOOST_AUTO_TEST_CASE(texts_of_others_are_escaped) {
    for (const std::string& text : hostile_texts()) {
        BarChart chart = sample_parts();
        chart.title = chart.subtitle = chart.bars[0].label = chart.parts[1] = text;
        check_part(draw_bar_chart(chart, "x"));
    }
}

RC_BOOST_PROP(no_bar_leaves_the_drawing, ()) {
    BarChart chart;
    chart.parts = {"a", "b", "c"};
    const auto count = rc::gen::map(rc::gen::inRange<std::uint64_t>(0, 400),
                                    [](std::uint64_t n) { return n % 7 == 0 ? BarCount() : BarCount(n * n); });
    for (int i = *rc::gen::inRange(1, 9); i > 0; --i)
        chart.bars.push_back({"Bar", *rc::gen::container<std::vector<BarCount>>(3, count), {}});
    for (const HtmlTag& tag : tags_in(draw_bar_chart(chart, "x"))) {
        if (tag.name != "rect") continue;
        RC_ASSERT(number(tag, "x") + number(tag, "width") <= wide_chart / 10.0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
