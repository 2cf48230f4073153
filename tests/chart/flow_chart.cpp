// Flows: whatever is in them, no box lies on another, no words leave their box and no arrow goes through one.
#include "chart/flow_chart.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>

#include "chart/figure.hpp"
#include "chart/flow_layout.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/chart/samples.hpp"
#include "tests/golden.hpp"

namespace abide::tests {

namespace {

std::string words_of_some_length() {
    const auto words = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("of", "a", "Category", "multi-professional", "within",
                                      "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "5.3-A2,", "é", "safeguarding"));
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

FlowArrow random_arrow() {
    FlowArrow arrow;
    for (int i = *rc::gen::inRange(1, 5); i > 0; --i)
        arrow.tasks.push_back({words_of_some_length(), words_of_some_length(), *rc::gen::arbitrary<bool>()});
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i)
        arrow.goals.push_back({words_of_some_length(), words_of_some_length()});
    return arrow;
}

FlowStart random_start() {
    FlowStart start{words_of_some_length(), {}};
    for (int i = *rc::gen::inRange(1, 6); i > 0; --i) start.arrows.push_back(random_arrow());
    return start;
}

std::vector<FlowTreeStop> random_stops() {
    std::vector<FlowTreeStop> stops;
    for (int i = *rc::gen::inRange(1, 30); i > 0; --i) {
        const int most = stops.empty() ? 0 : std::min(static_cast<int>(stops.back().depth) + 1, 6);
        stops.push_back(
            {words_of_some_length(), words_of_some_length(), static_cast<std::size_t>(*rc::gen::inRange(0, most + 1))});
    }
    return stops;
}

// The inside of a box and a part of a link have no point in common.
bool crosses(const FlowBox& box, const SvgPoint& a, const SvgPoint& b) {
    return std::max(a.x, b.x) > box.x && std::min(a.x, b.x) < box.right() && std::max(a.y, b.y) > box.y &&
           std::min(a.y, b.y) < box.bottom();
}

bool overlap(const FlowBox& a, const FlowBox& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

void check_words(const FlowBox& box) {
    int last = box.y;
    for (const FlowLine& line : box.lines) {
        const int width = line.weight == FlowLine::Weight::strong ? bold_width(line.text) : text_width(line.text);
        RC_ASSERT(box.words_x() > box.x);
        RC_ASSERT(box.words_x() + width < box.right());
        RC_ASSERT(line.y - line_of_words / 2 >= last);
        last = line.y + line_of_words / 2;
    }
    RC_ASSERT(last < box.bottom());
    for (const int y : box.partings)
        for (const FlowLine& line : box.lines) RC_ASSERT(std::abs(line.y - y) >= line_of_words / 2);
}

void check_layout(const FlowLayout& layout) {
    for (const FlowBox& box : layout.boxes) {
        RC_ASSERT(box.x >= 0);
        RC_ASSERT(box.y >= 0);
        RC_ASSERT(box.right() <= layout.width);
        RC_ASSERT(box.bottom() <= layout.height);
        check_words(box);
        for (const FlowLayout::Head& head : layout.heads) RC_ASSERT(head.y + line_of_words / 2 <= box.y);
        for (const FlowBox& other : layout.boxes) RC_ASSERT(&box == &other || !overlap(box, other));
        for (const FlowLink& link : layout.links)
            for (std::size_t i = 0; i + 1 < link.points.size(); ++i)
                RC_ASSERT(!crosses(box, link.points[i], link.points[i + 1]));
    }
}

// From a box to one below it that stands further to the right, and to no other.
void check_leads_down(const FlowLayout& layout, const FlowLink& link) {
    const SvgPoint from = link.points.front();
    const SvgPoint to = link.points.back();
    const auto above = std::ranges::find_if(layout.boxes, [&](const FlowBox& box) {
        return box.bottom() == from.y && box.x <= from.x && from.x <= box.right();
    });
    const auto below = std::ranges::find_if(
        layout.boxes, [&](const FlowBox& box) { return box.x == to.x && box.y < to.y && to.y < box.bottom(); });
    RC_ASSERT(above != layout.boxes.end());
    RC_ASSERT(below != layout.boxes.end());
    RC_ASSERT(above->x < below->x);
    RC_ASSERT(link.has_head);
    // Nothing between them stands as far to the left as what begins it.
    for (auto between = above + 1; between != below; ++between) RC_ASSERT(between->x > above->x);
}

std::size_t goals_of(const FlowStart& start) {
    std::size_t goals = 0;
    for (const FlowArrow& arrow : start.arrows) goals += arrow.goals.size();
    return goals;
}

// Where a link begins it touches the one box, and where it ends another.
void check_links(const FlowStart& start, const FlowLayout& layout) {
    const auto touches = [](const FlowBox& box, const SvgPoint& at) {
        return at.x >= box.x && at.x <= box.right() && at.y >= box.y && at.y <= box.bottom();
    };
    for (const FlowLink& link : layout.links) {
        RC_ASSERT(std::ranges::count_if(layout.boxes,
                                        [&](const FlowBox& box) { return touches(box, link.points.front()); }) == 1);
        const auto end =
            std::ranges::find_if(layout.boxes, [&](const FlowBox& box) { return touches(box, link.points.back()); });
        RC_ASSERT(end != layout.boxes.end());
        RC_ASSERT((end->form == FlowBoxForm::goal) == link.has_head);
    }
    RC_ASSERT(layout.links.size() == start.arrows.size() + goals_of(start));
    RC_ASSERT(layout.boxes.size() == layout.links.size() + 1);
}

std::vector<std::string> words_drawn(const std::string& html, const char* width) {
    std::vector<std::string> words;
    const std::string begin = std::string("<svg class=\"") + width + "\"";
    for (std::size_t at = html.find(begin); at != std::string::npos; at = html.find(begin, at + 1))
        words.push_back(words_in(html.substr(at, html.find("</svg>", at) - at)));
    return words;
}

} // namespace

BOOST_AUTO_TEST_SUITE(chart)
BOOST_AUTO_TEST_SUITE(flows)

RC_BOOST_PROP(nothing_lies_on_anything_else_however_wide_the_page_is, ()) {
    const FlowStart start = random_start();
    for (const FlowLayout& layout : {lay_out_wide(start, *rc::gen::arbitrary<bool>()), lay_out_narrow(start)}) {
        check_layout(layout);
        check_links(start, layout);
    }
}

RC_BOOST_PROP(nothing_of_a_tree_lies_on_anything_else, ()) {
    const std::vector<FlowTreeStop> stops = random_stops();
    const auto beginning = std::ranges::count(stops, 0U, &FlowTreeStop::depth);
    for (const int width : {wide_chart, narrow_chart}) {
        const FlowLayout layout = lay_out_tree(stops, width);
        check_layout(layout);
        RC_ASSERT(layout.boxes.size() == stops.size());
        RC_ASSERT(layout.links.size() == stops.size() - static_cast<std::size_t>(beginning));
        for (const FlowLink& link : layout.links) check_leads_down(layout, link);
    }
}

RC_BOOST_PROP(every_stop_of_a_tree_is_drawn_whole_and_no_sheet_is_overfull, ()) {
    FlowTree tree{"Title", "Message", {}};
    for (int i = *rc::gen::inRange(1, 150); i > 0; --i) {
        const std::size_t most = tree.stops.empty() ? 0 : std::min<std::size_t>(tree.stops.back().depth + 1, 3);
        // A way of its own is shorter than a sheet.
        const bool begins = tree.stops.size() % 20 == 0;
        tree.stops.push_back({"stop " + std::to_string(tree.stops.size()) + ".", "",
                              begins ? 0 : *rc::gen::inRange<std::size_t>(0, most + 1)});
    }
    const std::string html = draw_flow_tree(tree, "x");
    for (const char* width : {"wide", "narrow"}) {
        std::string all;
        for (const std::string& one : words_drawn(html, width)) all += one + " ";
        for (std::size_t i = 0; i < tree.stops.size(); ++i)
            RC_ASSERT(times(all, " stop " + std::to_string(i) + ".") >= 1U);
    }
    for (const HtmlTag& tag : tags_in(html))
        if (tag.name == "svg" && !tag.is_closing && tag.attributes.at("class") == "wide")
            RC_ASSERT(std::atof(tag.attributes.at("height").c_str()) * 10 <= highest_flow);
}

RC_BOOST_PROP(every_task_and_goal_is_in_both_drawings, ()) {
    FlowChart chart;
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) chart.starts.push_back(random_start());
    std::size_t tasks = 0;
    for (FlowStart& start : chart.starts)
        for (FlowArrow& arrow : start.arrows)
            for (FlowTask& task : arrow.tasks) task.words = "task " + std::to_string(++tasks) + ".";
    const std::string html = draw_flow_chart(chart, "x");
    for (const char* width : {"wide", "narrow"}) {
        std::string all;
        for (const std::string& one : words_drawn(html, width)) all += one + " ";
        for (std::size_t i = 1; i <= tasks; ++i) RC_ASSERT(times(all, "task " + std::to_string(i) + ".") == 1U);
    }
}

BOOST_AUTO_TEST_CASE(a_drawing_for_each_start_is_as_approved) {
    const std::string html = draw_flow_chart(sample_flow(), "flow-1");
    check_golden("chart/flow.html", html);
    BOOST_TEST(words_drawn(html, "wide").size() == 2U);
    BOOST_TEST(has(words_in(html), "┄ asked of the record itself"));
    for (const std::string& fault : faults_of_part(html)) BOOST_ERROR(fault);
}

BOOST_AUTO_TEST_CASE(what_is_higher_than_a_sheet_goes_on_in_another_drawing) {
    FlowChart chart = sample_flow();
    FlowStart& start = chart.starts.front();
    while (lay_out_wide(start, true).height <= 2 * highest_flow) start.arrows.push_back(start.arrows.front());
    const std::string html = draw_flow_chart(chart, "x");
    std::size_t drawings = 0;
    std::size_t goals = 0;
    for (const HtmlTag& tag : tags_in(html)) {
        const auto name = tag.attributes.find("class");
        if (name == tag.attributes.end()) continue;
        if (name->second == "c-goal") ++goals;
        if (tag.name != "svg" || name->second != "wide") continue;
        ++drawings;
        BOOST_TEST(std::atof(tag.attributes.at("height").c_str()) * 10 <= highest_flow);
    }
    BOOST_TEST(drawings == 4U); // three of what begins with a concern
    BOOST_TEST(goals == 2 * goals_of(start));
    BOOST_TEST(times(html, "Concern (further)</text>") == 4U);
    for (const std::string& fault : faults_of_part(html)) BOOST_ERROR(fault);
}

BOOST_AUTO_TEST_CASE(a_tree_is_as_approved) {
    const std::string html = draw_flow_tree(sample_flow_tree(), "flow-all");
    check_golden("chart/flow-tree.html", html);
    for (const std::string& fault : faults_of_part(html)) BOOST_ERROR(fault);
}

BOOST_AUTO_TEST_CASE(a_tree_without_stops_has_no_drawing) {
    BOOST_TEST(!has(draw_flow_tree({"Title", "Message", {}}, "x"), "<svg"));
}

BOOST_AUTO_TEST_CASE(the_columns_are_named_once) {
    const std::string html = draw_flow_chart(sample_flow(), "x");
    BOOST_TEST(times(html, ">and there must be</text>") == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_speaks_of_own_tasks_where_there_are_none) {
    FlowChart chart = sample_flow();
    chart.starts.pop_back();
    BOOST_TEST(!has(draw_flow_chart(chart, "x"), "┄"));
}

BOOST_AUTO_TEST_CASE(texts_of_others_are_escaped) {
    for (const std::string& text : hostile_texts()) {
        FlowChart chart = sample_flow();
        FlowArrow& arrow = chart.starts[0].arrows[0];
        chart.title = chart.message = chart.starts[0].words = text;
        arrow.tasks[0].limit = arrow.tasks[0].words = arrow.goals[0].words = arrow.goals[0].goes_on = text;
        for (const std::string& fault : faults_of_part(draw_flow_chart(chart, "x"))) BOOST_ERROR(fault);
        for (const std::string& fault : faults_of_part(draw_flow_tree({text, text, {{text, text, 0}}}, "x")))
            BOOST_ERROR(fault);
    }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
