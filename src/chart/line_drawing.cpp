// Draws a line chart as SVG. Colours come from the page's style by class; what a point means is told by its shape.
#include <set>

#include "base/words.hpp"
#include "chart/line_chart.hpp"
#include "chart/line_layout.hpp"
#include "chart/number_words.hpp"
#include "chart/svg.hpp"

namespace abide {

namespace {

struct Judged {
    const LineChart& chart;
    Xmr xmr;
    LineTexts texts;
};

// ---- marks -------------------------------------------------------------------------------------

std::string diamond(const SvgPoint& at, int half) {
    return path("c-better", {{at.x, at.y - half}, {at.x + half, at.y}, {at.x, at.y + half}, {at.x - half, at.y}}, true);
}

std::string cross(const char* style, const SvgPoint& at, int half) {
    return line(style, at.x - half, at.y - half, at.x + half, at.y + half) +
           line(style, at.x - half, at.y + half, at.x + half, at.y - half);
}

// `size` from its middle to its edge.
std::string mark(Meaning meaning, bool is_few, const SvgPoint& at, int size) {
    const int half = size * 2 / 3;
    switch (meaning) {
    case Meaning::common_cause: break;
    case Meaning::improvement: return diamond(at, size);
    case Meaning::concern: return cross("c-worse-edge", at, half) + cross("c-worse", at, half);
    case Meaning::change: return box("c-change", at.x - half, at.y - half, 2 * half, 2 * half);
    }
    return circle(is_few ? "c-few" : "c-usual", at.x, at.y, size * 3 / 5);
}

const char* sign_of(Meaning meaning) {
    switch (meaning) {
    case Meaning::common_cause: return "●";
    case Meaning::improvement: return "◆";
    case Meaning::concern: return "✕";
    case Meaning::change: return "■";
    }
    return "";
}

bool is_limit(ChartLine::Kind kind) {
    return kind == ChartLine::Kind::upper_limit || kind == ChartLine::Kind::lower_limit;
}

const char* style_of(ChartLine::Kind kind) {
    switch (kind) {
    case ChartLine::Kind::mean: return "c-mean";
    case ChartLine::Kind::upper_limit:
    case ChartLine::Kind::lower_limit: return "c-limit";
    case ChartLine::Kind::target: return "c-target";
    }
    return "";
}

// ---- parts of the drawing ----------------------------------------------------------------------

std::string ground(const LineLayout& layout) {
    std::string svg;
    for (const auto& [y, number] : layout.ticks) {
        svg += line("c-grid", layout.left, y, layout.right, y);
        svg += words("c-quiet", layout.left - 40, y, number, Anchor::end);
    }
    return svg + line("c-axis", layout.left, layout.bottom, layout.right, layout.bottom);
}

std::string lines_across(const Judged& judged, const LineLayout& layout) {
    std::string svg;
    for (std::size_t i = 0; i < judged.texts.lines.size(); ++i) {
        const ChartLine& one = judged.texts.lines[i];
        const int y = layout.line_ys[i];
        if (one.is_drawn) svg += line(style_of(one.kind), layout.left, y, layout.right, y);
    }
    return svg;
}

// Broken at every gap.
std::string values_line(const LineChart& chart, const std::vector<int>& xs, const std::vector<int>& ys) {
    std::string svg;
    std::vector<SvgPoint> stretch;
    for (std::size_t i = 0; i <= chart.points.size(); ++i) {
        if (i < chart.points.size() && chart.points[i].value) {
            stretch.push_back({xs[i], ys[i]});
            continue;
        }
        if (stretch.size() > 1) svg += path("c-values", stretch, false);
        stretch.clear();
    }
    return svg;
}

std::string marks(const Judged& judged, const LineLayout& layout) {
    std::string svg;
    for (std::size_t i = 0; i < judged.chart.points.size(); ++i) {
        const ChartPoint& point = judged.chart.points[i];
        if (point.value) {
            svg += mark(judged.xmr.meanings[i], is_of_few(point), {layout.xs[i], layout.ys[i]}, layout.mark);
        } else {
            svg += line("c-gap", layout.xs[i], layout.bottom - 60, layout.xs[i], layout.bottom + 60);
        }
    }
    return svg;
}

std::string under_the_plot(const Judged& judged, const LineLayout& layout) {
    std::string svg;
    int y = layout.bottom + 60 + line_of_words / 2;
    for (const std::size_t gap : layout.named_gaps)
        svg += words("c-words", layout.xs[gap], y, judged.texts.numbers[gap], Anchor::middle);
    if (!layout.named_gaps.empty()) y += line_of_words;
    for (const PlacedPeriod& period : layout.periods) {
        svg += line("c-axis", period.x, layout.bottom, period.x, layout.bottom + 40);
        svg += words("c-quiet", period.left, y + 40, period.words);
    }
    return svg;
}

std::string beside_the_plot(const LineLayout& layout) {
    std::string svg;
    for (const PlacedLabel& label : layout.labels) {
        const int middle = (label.y + label.bottom - line_of_words / 2) / 2;
        svg += line("c-leader", layout.right, label.at, layout.label_left - 30, middle);
        int y = label.y;
        for (const std::string& one : label.words) {
            svg += words(label.is_of_value ? "c-strong" : "c-words", layout.label_left, y, one);
            y += line_of_words;
        }
    }
    return svg;
}

std::string draw(const Judged& judged, const char* name, int width, const std::string& id) {
    const LineLayout layout = lay_out(judged.chart, judged.texts, width);
    return begin_svg(
               {name, id + "_" + name, layout.width, layout.height, judged.texts.title, judged.texts.description}) +
           ground(layout) + lines_across(judged, layout) + values_line(judged.chart, layout.xs, layout.ys) +
           marks(judged, layout) + under_the_plot(judged, layout) + beside_the_plot(layout) + "</svg>\n";
}

std::string key_of_signs(const Judged& judged) {
    std::set<Meaning> meanings(judged.xmr.meanings.begin(), judged.xmr.meanings.end());
    meanings.erase(Meaning::common_cause);
    std::string list;
    for (const Meaning meaning : meanings) list += key_entry(sign_of(meaning), sign_words(meaning));
    return list;
}

// Only what the drawing has in it.
std::string key(const Judged& judged) {
    bool has_usual = false;
    bool has_few = false;
    std::set<Gap> gaps;
    for (std::size_t i = 0; i < judged.chart.points.size(); ++i) {
        const ChartPoint& point = judged.chart.points[i];
        const bool is_usual = judged.xmr.limits && point.value && judged.xmr.meanings[i] == Meaning::common_cause;
        has_usual = has_usual || (is_usual && !is_of_few(point));
        has_few = has_few || (is_usual && is_of_few(point));
        if (!point.value) gaps.insert(point.gap);
    }
    std::string list;
    if (has_usual) list += key_entry(sign_of(Meaning::common_cause), sign_words(Meaning::common_cause));
    list += key_of_signs(judged);
    if (has_few) list += key_entry("○", "fewer than " + std::to_string(least_coded) + ": one child would turn it");
    std::vector<std::string> why;
    for (const Gap gap : gaps)
        if (gap != Gap::withheld) why.push_back(gap_words(gap));
    if (!why.empty()) list += key_entry(std::string(gap_mark), "no value: " + list_of(why, "or"));
    if (gaps.contains(Gap::withheld)) list += key_entry(std::string(hidden_mark), gap_words(Gap::withheld));
    return list;
}

Judged judged(const LineChart& chart) {
    Xmr xmr = judge_chart(chart);
    LineTexts texts = texts_of(chart, xmr);
    return {chart, std::move(xmr), std::move(texts)};
}

// ---- in one line -------------------------------------------------------------------------------

// The last value, and every sign of something.
bool is_marked_in_mini(const Judged& judged, std::size_t point) {
    return point == last_value(judged.chart) || judged.xmr.meanings[point] != Meaning::common_cause;
}

std::string draw_mini(const Judged& judged, const std::string& id) {
    const LineLayout layout = lay_out_mini(judged.chart, judged.texts);
    std::string svg =
        begin_svg({"mini", id + "_mini", layout.width, layout.height, judged.texts.title, judged.texts.description});
    svg += lines_across(judged, layout) + values_line(judged.chart, layout.xs, layout.ys);
    for (std::size_t i = 0; i < layout.xs.size(); ++i) {
        const ChartPoint& point = judged.chart.points[i];
        if (point.value && is_marked_in_mini(judged, i))
            svg += mark(judged.xmr.meanings[i], is_of_few(point), {layout.xs[i], layout.ys[i]}, layout.mark);
    }
    const PlacedLabel& last = layout.labels.front();
    return svg + words("c-strong", layout.label_left, last.y, last.words.front()) + "</svg>\n";
}

} // namespace

std::string draw_line_chart(const LineChart& chart, const std::string& id) {
    const Judged one = judged(chart);
    if (!has_drawing(one.xmr)) return figure_of("chart", one.texts, chart.subtitle, {}, {});
    const std::string drawings = draw(one, "wide", wide_chart, id) + draw(one, "narrow", narrow_chart, id);
    return figure_of("chart", one.texts, chart.subtitle, drawings, key(one));
}

std::string draw_mini_chart(const LineChart& chart, const std::string& id) {
    Judged one = judged(chart);
    if (!has_drawing(one.xmr)) return figure_of("chart", one.texts, {}, {}, {});
    one.texts.notes.clear();
    std::erase_if(one.texts.lines, [](const ChartLine& line) { return is_limit(line.kind); });
    return figure_of("chart", one.texts, {}, draw_mini(one, id), key_of_signs(one));
}

} // namespace abide
