// Draws a laid-out flow as SVG: what begins it, what is asked and what must be there differ by their borders.
#include <algorithm>
#include <iterator>
#include <span>

#include "base/words.hpp"
#include "chart/figure.hpp"
#include "chart/flow_layout.hpp"

namespace abide {

namespace {

const char* style_of(FlowBoxForm form) {
    switch (form) {
    case FlowBoxForm::start: return "c-start";
    case FlowBoxForm::task: return "c-task";
    case FlowBoxForm::own_task: return "c-own";
    case FlowBoxForm::goal: break;
    }
    return "c-goal";
}

const char* style_of(FlowLine::Weight weight) {
    switch (weight) {
    case FlowLine::Weight::plain: break;
    case FlowLine::Weight::strong: return "c-strong";
    case FlowLine::Weight::quiet: return "c-quiet";
    }
    return "c-words";
}

std::string draw(const FlowLink& link) {
    std::string svg = path("c-link", link.points, false);
    const SvgPoint tip = link.points.back();
    if (link.has_head) svg += path("c-head", {tip, {tip.x - 80, tip.y - 45}, {tip.x - 80, tip.y + 45}}, true);
    return svg;
}

std::string draw(const FlowBox& one) {
    std::string svg = box(style_of(one.form), one.x, one.y, one.width, one.height);
    for (const int y : one.partings) svg += line("c-grid", one.x + 10, y, one.right() - 10, y);
    for (const FlowLine& text : one.lines) svg += words(style_of(text.weight), one.words_x(), text.y, text.text);
    return svg;
}

std::string draw(const FlowLayout& layout, const SvgHead& head) {
    std::string svg = begin_svg(head);
    for (const FlowLayout::Head& one : layout.heads) svg += words("c-quiet", one.x, one.y, one.words);
    for (const FlowLink& one : layout.links) svg += draw(one);
    for (const FlowBox& one : layout.boxes) svg += draw(one);
    return svg + "</svg>\n";
}

// The list says the rest.
std::string description(const FlowStart& start) {
    std::size_t tasks = 0;
    std::vector<std::string> goals;
    for (const FlowArrow& arrow : start.arrows) {
        tasks += arrow.tasks.size();
        for (const FlowGoal& goal : arrow.goals) goals.push_back(goal.words);
    }
    return "What " + count_of(tasks, "rule asks", "rules ask") + " when there is this: " + start.words + ". " +
           (goals.empty() ? "" : "There must be: " + list_of(goals) + ". ") +
           "The list after the drawings has the same content.";
}

bool has_own(const FlowStart& start) {
    return std::ranges::any_of(start.arrows, [](const FlowArrow& arrow) { return arrow.goals.empty(); });
}

// A start of so many arrows that its wide drawing is higher than a sheet goes on in another drawing.
std::vector<FlowStart> parted(const FlowStart& start) {
    std::vector<FlowStart> parts = {{start.words, {}}};
    for (const FlowArrow& arrow : start.arrows) {
        FlowStart& last = parts.back();
        last.arrows.push_back(arrow);
        if (last.arrows.size() == 1 || lay_out_wide(last, true).height <= highest_flow) continue;
        last.arrows.pop_back();
        parts.push_back({start.words + " (further)", {arrow}});
    }
    return parts;
}

// The same for a page on a screen or paper and for a narrow one.
std::string draw_both(const FlowLayout& wide, const FlowLayout& narrow, const std::string& id, const std::string& title,
                      const std::string& says) {
    return draw(wide, {"wide", id + "_wide", wide.width, wide.height, title, says}) +
           draw(narrow, {"narrow", id + "_narrow", narrow.width, narrow.height, title, says});
}

// Cut where a way begins, when it would be higher than a sheet.
std::vector<std::span<const FlowTreeStop>> parted(std::span<const FlowTreeStop> stops) {
    std::vector<std::span<const FlowTreeStop>> parts;
    std::size_t first = 0;
    std::size_t begin = 0; // of the way at hand
    for (std::size_t end = 1; end <= stops.size(); ++end) {
        if (end < stops.size() && stops[end].depth > 0) continue;
        if (begin > first && lay_out_tree(stops.subspan(first, end - first), wide_chart).height > highest_flow) {
            parts.push_back(stops.subspan(first, begin - first));
            first = begin;
        }
        begin = end;
    }
    if (first < stops.size()) parts.push_back(stops.subspan(first));
    return parts;
}

} // namespace

std::string draw_flow_tree(const FlowTree& tree, const std::string& id) {
    ChartTexts texts;
    texts.title = tree.message;
    std::string drawings;
    std::size_t number = 0;
    for (const std::span<const FlowTreeStop> stops : parted(tree.stops)) {
        const std::string says = "A way with " + count_of(stops.size(), "stop", "stops") + ", beginning with " +
                                 stops.front().words + ". The list after the drawings has the same content.";
        drawings += draw_both(lay_out_tree(stops, wide_chart), lay_out_tree(stops, narrow_chart),
                              id + "_" + std::to_string(++number), tree.message, says);
    }
    return figure_of("chart flow", texts, tree.title, drawings, {});
}

std::string draw_flow_chart(const FlowChart& chart, const std::string& id) {
    ChartTexts texts;
    texts.title = chart.message;
    std::vector<FlowStart> parts;
    for (const FlowStart& start : chart.starts) std::ranges::move(parted(start), std::back_inserter(parts));
    std::string drawings;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const FlowStart& start = parts[i];
        drawings += draw_both(lay_out_wide(start, i == 0), lay_out_narrow(start), id + "_" + std::to_string(i + 1),
                              chart.title + ", " + start.words, description(start));
    }
    const bool any_own = std::ranges::any_of(chart.starts, has_own);
    return figure_of("chart flow", texts, {}, drawings, any_own ? key_entry("┄", "asked of the record itself") : "");
}

} // namespace abide
