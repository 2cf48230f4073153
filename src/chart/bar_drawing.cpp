// Draws bars as SVG, each under its own words, so that it can be read however narrow the page is.
#include <algorithm>
#include <array>

#include "base/words.hpp"
#include "chart/bar_chart.hpp"
#include "chart/number_words.hpp"
#include "chart/svg.hpp"

namespace abide {

namespace {

constexpr int bar_height = 140;
constexpr int bar_gap = 120;
constexpr int part_gap = 20; // paper between two parts, so that they need not differ in colour
constexpr int stub = 260;    // of a count that is withheld

struct PartLook {
    const char* style;
    const char* sign; ///< in the key
};

// Told apart by texture: full, upright lines, hollow, level lines.
constexpr std::array<PartLook, 4> looks = {{{"c-full", "■"}, {"c-lined", "▥"}, {"c-hollow", "□"}, {"c-lined", "▤"}}};

std::string upright_lines(int x, int y, int width) {
    std::string svg;
    for (int at = 50; at < width; at += 50) svg += line("c-hatch", x + at, y, x + at, y + bar_height);
    return svg;
}

std::string level_lines(int x, int y, int width) {
    std::string svg;
    for (int at = 35; at < bar_height; at += 35) svg += line("c-hatch", x, y + at, x + width, y + at);
    return svg;
}

std::string part_box(std::size_t part, int x, int y, int width) {
    std::string svg = box(looks.at(part).style, x, y, width, bar_height);
    if (part == 1) svg += upright_lines(x, y, width);
    if (part == 3) svg += level_lines(x, y, width);
    return svg;
}

std::string stub_box(int x, int y) {
    std::string svg = box("c-stub", x, y, stub, bar_height);
    for (int at = 0; at + bar_height <= stub; at += 60)
        svg += line("c-hatch", x + at, y + bar_height, x + at + bar_height, y);
    return svg + words("c-strong", x + stub / 2, y + bar_height / 2, hidden_mark, Anchor::middle);
}

// How long a count of one is, in tenths of a pixel, so that every bar fits.
double unit_of(const BarChart& chart, int width) {
    double unit = width;
    for (const Bar& bar : chart.bars) {
        int room = width;
        std::uint64_t known = 0;
        for (const BarCount& part : bar.parts) {
            room -= part_gap + (part ? 0 : stub);
            known += part.value_or(0);
        }
        if (chart.has_whole) known = std::max(known, bar.whole.value_or(0));
        if (known > 0) unit = std::min(unit, room / static_cast<double>(known));
    }
    return unit;
}

int length(std::uint64_t count, double unit) { return static_cast<int>(static_cast<double>(count) * unit); }

class BarDrawing {
  public:
    BarDrawing(const BarChart& chart, int width) : chart_(chart), width_(width), unit_(unit_of(chart, width - 20)) {}

    void add(const Bar& bar) {
        for (const std::string& one : broken(bar.label + ": " + words_of(chart_, bar), width_)) {
            svg_ += words("c-words", 0, y_ + line_of_words / 2, one);
            y_ += line_of_words;
        }
        y_ += 20;
        add_track(bar);
        int x = 10;
        for (std::size_t i = 0; i < bar.parts.size(); ++i) x += add_part(i, bar.parts[i], x);
        y_ += bar_height + bar_gap;
    }

    [[nodiscard]] const std::string& svg() const { return svg_; }
    [[nodiscard]] int height() const { return y_; }

  private:
    // How long the bar would be if everything were counted. None where a count is withheld: it would tell of it.
    void add_track(const Bar& bar) {
        const bool is_whole = std::ranges::all_of(bar.parts, [](const BarCount& part) { return part.has_value(); });
        if (!chart_.has_whole || !is_whole || !bar.whole) return;
        svg_ += box("c-track", 10, y_, length(*bar.whole, unit_), bar_height);
    }

    int add_part(std::size_t part, const BarCount& count, int x) {
        if (!count) {
            svg_ += stub_box(x, y_);
            return stub + part_gap;
        }
        if (*count == 0) return 0;
        const int width = std::max(length(*count, unit_), 10);
        svg_ += part_box(part, x, y_, width);
        return width + part_gap;
    }

    const BarChart& chart_;
    int width_;
    double unit_;
    int y_ = 20;
    std::string svg_;
};

std::string draw(const BarChart& chart, const ChartTexts& texts, const char* name, int width, const std::string& id) {
    BarDrawing drawing(chart, width);
    for (const Bar& bar : chart.bars) drawing.add(bar);
    return begin_svg({name, id + "_" + name, width, drawing.height(), texts.title, texts.description}) + drawing.svg() +
           "</svg>\n";
}

std::string key(const BarChart& chart) {
    std::string list;
    if (chart.parts.size() > 1) {
        for (std::size_t i = 0; i < chart.parts.size(); ++i) list += key_entry(looks.at(i).sign, chart.parts[i]);
    }
    const bool has_hidden = std::ranges::any_of(chart.bars, [&](const Bar& bar) {
        const bool is_whole_hidden = chart.has_whole && !bar.whole;
        return is_whole_hidden || std::ranges::find(bar.parts, BarCount()) != bar.parts.end();
    });
    if (has_hidden)
        list += key_entry(std::string(hidden_mark),
                          "not shown, so that nobody can be recognised; its length means nothing");
    return list;
}

} // namespace

std::string draw_bar_chart(const BarChart& chart, const std::string& id) {
    const ChartTexts texts = texts_of(chart);
    if (chart.bars.empty()) return figure_of("chart", texts, chart.subtitle, {}, {});
    const std::string drawings =
        draw(chart, texts, "wide", wide_chart, id) + draw(chart, texts, "narrow", narrow_chart, id);
    return figure_of("chart", texts, chart.subtitle, drawings, key(chart));
}

} // namespace abide
