// Line charts: the message, the words beside the drawing and the drawing itself say the same, and none overlap.
#include "chart/line_chart.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "chart/line_layout.hpp"
#include "chart/svg.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/chart/samples.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"
#include "xml/document.hpp"

namespace abide::tests {

namespace {

LineTexts texts_of(const LineChart& chart) { return abide::texts_of(chart, judge_chart(chart)); }

void check_part(const std::string& html) {
    for (const std::string& fault : faults_of_part(html)) BOOST_ERROR(fault);
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "figure.xml";
    write_text(file, html);
    Diagnostics diagnostics;
    BOOST_TEST(read_document(file.string(), diagnostics).has_value());
    for (const Diagnostic& diagnostic : diagnostics) BOOST_ERROR(diagnostic.says);
}

struct Box {
    int left, top, right, bottom;
    std::string what;
};

std::vector<Box> boxes_of(const LineLayout& layout) {
    std::vector<Box> boxes;
    const auto add = [&](int left, int middle, const std::string& words) {
        boxes.push_back(
            {left, middle - line_of_words / 2, left + text_width(words), middle + line_of_words / 2, words});
    };
    for (const PlacedLabel& label : layout.labels) {
        for (std::size_t i = 0; i < label.words.size(); ++i)
            add(layout.label_left, label.y + static_cast<int>(i) * line_of_words, label.words[i]);
    }
    for (const PlacedPeriod& period : layout.periods) add(period.left, layout.height - line_of_words, period.words);
    return boxes;
}

std::string trouble(const LineLayout& layout) {
    const std::vector<Box> boxes = boxes_of(layout);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Box& a = boxes[i];
        if (a.left < 0 || a.right > layout.width || a.top < 0 || a.bottom > layout.height)
            return a.what + " leaves the drawing";
        for (std::size_t j = 0; j < i; ++j) {
            const Box& b = boxes[j];
            if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                return a.what + " lies on " + b.what;
        }
    }
    for (std::size_t i = 0; i < layout.xs.size(); ++i) {
        const bool is_inside = layout.xs[i] >= layout.left && layout.xs[i] <= layout.right &&
                               layout.ys[i] >= layout.top && layout.ys[i] <= layout.bottom;
        if (!is_inside) return "point " + std::to_string(i) + " leaves the plot";
    }
    return {};
}

rc::Gen<LineChart> any_chart() {
    return rc::gen::exec([] {
        LineChart chart = sample_percentages();
        chart.points.clear();
        const auto count = *rc::gen::inRange<std::size_t>(12, 70);
        const int spread = *rc::gen::element(1, 5, 100);
        for (std::size_t i = 0; i < count; ++i) {
            const int value = *rc::gen::inRange(0, spread + 1);
            const bool is_gap = *rc::gen::weightedElement<bool>({{9, false}, {1, true}});
            chart.points.push_back(is_gap && i > 0 ? gap_point(month(i), Gap::nobody)
                                                   : point_of_number(month(i), value));
        }
        chart.target = *rc::gen::inRange(0, 101);
        chart.decimals = *rc::gen::inRange(0, 3);
        chart.unit = *rc::gen::element<std::string>("%", "", " days");
        return chart;
    });
}

} // namespace

BOOST_AUTO_TEST_SUITE(chart)
BOOST_AUTO_TEST_SUITE(lines)

BOOST_AUTO_TEST_CASE(the_title_is_the_message) {
    LineChart chart = sample_days();
    BOOST_TEST(texts_of(chart).title ==
               "Days to the first visit: signs of change before, none now, 1.00 days in Sep 2025");
    chart.points[4] = point_of_number(month(4), 1);
    BOOST_TEST(texts_of(chart).title == "Days to the first visit: no sign of change, 1.00 days in Sep 2025");
    chart.points.back() = point_of_number(month(17), 9);
    BOOST_TEST(texts_of(chart).title == "Days to the first visit: sign of concern, 9.00 days in Sep 2025");
    chart.better = Better::up;
    BOOST_TEST(texts_of(chart).title == "Days to the first visit: sign of improvement, 9.00 days in Sep 2025");
    chart.better = Better::neither;
    BOOST_TEST(texts_of(chart).title == "Days to the first visit: sign of change, 9.00 days in Sep 2025");
    chart.points.back() = gap_point(month(17), Gap::nobody);
    BOOST_TEST(texts_of(chart).title == "Days to the first visit: no sign of change, 2.00 days in Aug 2025");
    chart.points.resize(8);
    BOOST_TEST(texts_of(chart).title == "Days to the first visit: too few points to judge, 1.00 days in Nov 2024");
    chart.points = {gap_point("Apr 2024", Gap::withheld)};
    BOOST_TEST(texts_of(chart).title == "Days to the first visit: no value to show");
}

BOOST_AUTO_TEST_CASE(under_twelve_points_there_is_no_drawing_and_the_figure_says_why) {
    LineChart chart = sample_percentages();
    chart.points.resize(11);
    for (const std::string& html : {draw_line_chart(chart, "x"), draw_mini_chart(chart, "x")}) {
        check_part(html);
        BOOST_TEST(!has(html, "<svg"));
        BOOST_TEST(has(words_in(html), "No chart: 9 points have a value that can be shown, and 12 are needed."));
    }
    const LineTexts texts = texts_of(chart);
    BOOST_TEST(texts.rows.size() == 11U);
    BOOST_TEST(texts.rows.front().back() == "not judged");
}

// The months that may not be shown are those in which few duties were missed, often the best: of what is left nobody
// may say that nothing changed.
BOOST_AUTO_TEST_CASE(where_values_are_withheld_the_others_are_drawn_and_not_judged) {
    LineChart chart = sample_percentages();
    BOOST_TEST(has(texts_of(chart).title, "sign"));
    chart.points[20] = gap_point(month(20), Gap::withheld);
    chart.points[19] = gap_point(month(19), Gap::withheld);
    const LineTexts texts = texts_of(chart);
    BOOST_TEST(texts.title ==
               "Strategy meetings in time: not judged, as 2 of 24 values may not be shown, 92% in Mar 2026");
    BOOST_TEST_REQUIRE(texts.notes.size() == 1U);
    BOOST_TEST(has(texts.notes.front(), "No limits are drawn, and nothing is judged"));
    BOOST_TEST(texts.rows.back().back() == "not judged");
    BOOST_TEST(texts.rows.at(20).back() == "not shown");
    for (const std::string& html : {draw_line_chart(chart, "x"), draw_mini_chart(chart, "x")}) {
        check_part(html);
        BOOST_TEST(has(html, "c-values"));
        for (const char* sign : {"c-limit", "c-mean", "c-better", "sign of", "no sign of change"})
            BOOST_TEST(!has(html, sign), sign);
    }
}

// Each gap says why: nobody was counted, too few were, or the time of some is not over.
BOOST_AUTO_TEST_CASE(a_gap_says_why_there_is_no_value) {
    LineChart chart = sample_percentages();
    chart.points[7] = gap_point(month(7), Gap::few);
    const LineTexts texts = texts_of(chart);
    BOOST_TEST(texts.rows.at(5).back() == "no value: some duties were not yet due");
    BOOST_TEST(texts.rows.at(6).back() == "no value: nobody was counted");
    BOOST_TEST(texts.rows.at(7).back() == "no value: fewer than 6 were counted");
    BOOST_TEST(has(words_in(draw_line_chart(chart, "x")),
                   "no value: nobody was counted, fewer than 6 were counted or some duties were not yet due"));
}

// How many are open tonight is mostly how many were open last night: limits would call every slow change a sign.
BOOST_AUTO_TEST_CASE(what_stands_is_drawn_and_not_judged) {
    LineChart chart;
    chart.measure = "Findings open";
    chart.is_stock = true;
    for (std::size_t i = 0; i < 12; ++i)
        chart.points.push_back(point_of_number(month(i), 20.0 - static_cast<double>(i)));
    BOOST_TEST(texts_of(chart).title == "Findings open: 9 in Mar 2025, 20 in Apr 2024");
    BOOST_TEST(texts_of(chart).notes ==
                   std::vector<std::string>{"What stands on each day is mostly what stood on the one before: no limits "
                                            "are drawn, and nothing is judged."},
               boost::test_tools::per_element());
    for (const std::string& html : {draw_line_chart(chart, "x"), draw_mini_chart(chart, "x")}) {
        check_part(html);
        BOOST_TEST(has(html, "c-values"));
        for (const char* sign : {"c-limit", "c-mean", "c-better", "no sign of change"})
            BOOST_TEST(!has(html, sign), sign);
    }
    chart.points.pop_back();
    BOOST_TEST(!has(draw_line_chart(chart, "x"), "<svg"));
}

BOOST_AUTO_TEST_CASE(the_notes_name_limits_screening_target_and_gaps) {
    LineChart chart = sample_days();
    chart.target = 8;
    const auto notes = [&] {
        std::string all;
        for (const std::string& note : texts_of(chart).notes) all += note + "\n";
        return all;
    };
    BOOST_TEST(notes() == "Sign of concern, Aug 2024: above the upper limit.\n"
                          "Target 8.00 days, Upper limit 6.95 days, Mean 1.94 days and Lower limit −3.06 days.\n"
                          "Target 8.00 days: it is met consistently: both limits are on its better side.\n"
                          "Limits: mean ± 2.66 × the average moving range; moving ranges were not screened.\n");
    chart.screening = Screening::on;
    chart.least = 0;
    BOOST_TEST(has(notes(), "Upper limit 4.60 days, Mean 1.94 days and Lower limit −0.72 days (less than can be)."));
    BOOST_TEST(has(notes(), "moving ranges above 3.267 × their average were screened out (2 of 17)."));
    chart.points.resize(13);
    chart.points.push_back(gap_point("May 2025", Gap::nobody));
    BOOST_TEST(has(notes(), "These are trial limits: they rest on 12 moving ranges.\n"
                            "1 period has no value that can be shown; nothing is taken to go on across it.\n"));
}

BOOST_AUTO_TEST_CASE(the_table_has_a_row_for_each_period_and_no_empty_cell) {
    const LineTexts texts = texts_of(sample_percentages());
    BOOST_TEST(texts.heads == (std::vector<std::string>{"Period", "Value", "Count", "What it shows"}),
               boost::test_tools::per_element());
    BOOST_TEST_REQUIRE(texts.rows.size() == 24U);
    for (const auto& row : texts.rows) {
        BOOST_TEST(row.size() == texts.heads.size());
        for (const std::string& cell : row) BOOST_TEST(!cell.empty());
    }
    using Row = std::vector<std::string>;
    BOOST_TEST(texts.rows[0] == (Row{"Apr 2024", "80%", "20 of 25", "no sign of change"}),
               boost::test_tools::per_element());
    BOOST_TEST(texts.rows[5] == (Row{"Sep 2024", "–", "–", "no value: some duties were not yet due"}),
               boost::test_tools::per_element());
    BOOST_TEST(texts.rows[6] == (Row{"Oct 2024", "–", "–", "no value: nobody was counted"}),
               boost::test_tools::per_element());
    BOOST_TEST(texts.rows[10] == (Row{"Feb 2025", "75%", "3 of 4", "no sign of change; fewer than 6"}),
               boost::test_tools::per_element());
    BOOST_TEST(texts.rows[13].back() == "sign of improvement: 9 in a row above the mean");
    BOOST_TEST(texts.rows[21].back() == "sign of concern: below the lower limit");
}

BOOST_AUTO_TEST_CASE(the_drawing_and_the_description_have_the_numbers_of_the_texts) {
    const LineChart chart = sample_percentages();
    const LineTexts texts = texts_of(chart);
    const std::string html = words_in(draw_line_chart(chart, "x"));
    for (const ChartLine& line : texts.lines)
        BOOST_TEST(times(html, line.name + " " + line.number) >= 2U, line.name); // beside the plot, and in a note
    for (const std::string& note : texts.notes) BOOST_TEST(has(texts.description, note));
    BOOST_TEST(times(html, texts.description) == 2U);
    BOOST_TEST(times(html, texts.title) == 3U);
}

BOOST_AUTO_TEST_CASE(every_meaning_and_every_gap_has_a_shape_of_its_own) {
    LineChart chart = sample_percentages();
    const std::string drawn = draw_line_chart(chart, "x");
    for (const char* shape : {"circle class=\"c-usual\"", "circle class=\"c-few\"", "path class=\"c-better\"",
                              "path class=\"c-worse\"", "path class=\"c-gap\""})
        BOOST_TEST(has(drawn, shape), shape);
    for (const char* words : {"● no sign of change", "◆ sign of improvement", "✕ sign of concern", "○ fewer than 6",
                              "– no value: nobody was counted or some duties were not yet due"})
        BOOST_TEST(has(words_in(drawn), words), words);
    LineChart hiding = chart;
    hiding.points[5] = gap_point(month(5), Gap::withheld);
    BOOST_TEST(has(words_in(draw_line_chart(hiding, "x")), "c not shown, so that nobody can be recognised"));
    chart.better = Better::neither;
    BOOST_TEST(has(draw_line_chart(chart, "x"), "rect class=\"c-change\""));
    BOOST_TEST(has(words_in(draw_line_chart(chart, "x")), "■ sign of change"));
    BOOST_TEST(!has(words_in(draw_line_chart(sample_days(), "x")), "fewer than 6"));
}

BOOST_AUTO_TEST_CASE(the_line_is_broken_at_a_gap) {
    const std::string drawn = draw_line_chart(sample_percentages(), "x");
    BOOST_TEST(times(drawn, "class=\"c-values\"") == 4U); // two stretches, in the wide and the narrow drawing
    BOOST_TEST(times(draw_line_chart(sample_days(), "x"), "class=\"c-values\"") == 2U);
}

BOOST_AUTO_TEST_CASE(a_limit_that_no_value_can_reach_is_said_and_not_drawn) {
    const LineTexts texts = texts_of(sample_percentages());
    BOOST_TEST(texts.lines.front().number == "114% (more than can be)");
    BOOST_TEST(times(draw_line_chart(sample_percentages(), "x"), "class=\"c-limit\"") == 2U);
    BOOST_TEST(times(draw_line_chart(sample_days(), "x"), "class=\"c-limit\"") == 4U);
}

BOOST_AUTO_TEST_CASE(drawings_are_as_approved) {
    check_golden("chart/percentages.html", draw_line_chart(sample_percentages(), "meetings"));
    check_golden("chart/days.html", draw_line_chart(sample_days(), "visits"));
    check_golden("chart/mini.html", draw_mini_chart(sample_percentages(), "meetings"));
}

BOOST_AUTO_TEST_CASE(several_charts_stand_in_one_page) {
    const std::string all = "<section>" + draw_line_chart(sample_percentages(), "a") +
                            draw_line_chart(sample_percentages(), "b") + draw_mini_chart(sample_days(), "a") +
                            "</section>";
    check_part(all);
    BOOST_TEST(times(all, "role=\"img\"") == 5U);
}

BOOST_AUTO_TEST_CASE(texts_of_others_are_escaped) {
    for (const std::string& text : hostile_texts()) {
        LineChart chart = sample_percentages();
        chart.measure = chart.subtitle = chart.unit = text;
        for (ChartPoint& point : chart.points) point.period = text;
        check_part(draw_line_chart(chart, "x"));
        check_part(draw_mini_chart(chart, "x"));
    }
}

RC_BOOST_PROP(no_words_ever_overlap_and_no_point_leaves_the_plot, ()) {
    const LineChart chart = *any_chart();
    const LineTexts texts = texts_of(chart);
    for (const int width : {narrow_chart, wide_chart}) RC_ASSERT(trouble(lay_out(chart, texts, width)) == "");
    const LineLayout mini = lay_out_mini(chart, texts);
    for (const int y : mini.ys) RC_ASSERT((y >= mini.top && y <= mini.bottom));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
