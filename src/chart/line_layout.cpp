// Lays a line chart out: numbers to the left, the plot, its lines' names to the right, periods underneath.
#include "chart/line_layout.hpp"

#include <algorithm>
#include <cmath>

#include "chart/axis.hpp"
#include "chart/svg.hpp"

namespace abide {

namespace {

constexpr int margin = 60;
constexpr int plot_height = 2000;
constexpr int leader = 160;     // from the plot to the words beside it
constexpr int two_lines = 4000; // a narrower drawing breaks the words beside it in two

class Scale {
  public:
    Scale(const Axis& axis, int top, int bottom) : axis_(axis), top_(top), bottom_(bottom) {}
    [[nodiscard]] int y(double value) const {
        const double way = (value - axis_.from) / (axis_.to - axis_.from);
        return bottom_ - static_cast<int>(std::lround(way * (bottom_ - top_)));
    }

  private:
    const Axis& axis_;
    int top_;
    int bottom_;
};

// Holds every value, and those of the lines that are drawn.
Axis axis_of(const LineChart& chart, const std::vector<ChartLine>& lines) {
    std::vector<double> shown;
    for (const ChartPoint& point : chart.points)
        if (point.value) shown.push_back(*point.value);
    for (const ChartLine& line : lines)
        if (line.is_drawn) shown.push_back(line.value);
    const auto [lowest, highest] = std::ranges::minmax(shown);
    return axis_for(lowest, highest, chart.least, chart.most);
}

int widest(const std::vector<PlacedLabel>& labels) {
    int width = 0;
    for (const PlacedLabel& label : labels)
        for (const std::string& one : label.words) width = std::max(width, bold_width(one));
    return width;
}

// Their heights come once the plot has its own.
std::vector<PlacedLabel> labels_of(const LineChart& chart, const LineTexts& texts, bool breaks) {
    std::vector<PlacedLabel> labels;
    const auto add = [&](const std::string& name, const std::string& number) {
        PlacedLabel label;
        label.words = breaks ? std::vector{name, number} : std::vector{name + " " + number};
        labels.push_back(std::move(label));
    };
    for (const ChartLine& line : texts.lines)
        if (line.is_drawn) add(line.name, line.number);
    const std::size_t last = last_value(chart);
    add(chart.points[last].period, texts.numbers[last]);
    labels.back().is_of_value = true;
    return labels;
}

// As near to what they belong to as they can stand without touching: pushed down from the top, then up from the bottom.
void part_labels(std::vector<PlacedLabel>& labels, int top, int bottom) {
    std::ranges::stable_sort(labels, {}, &PlacedLabel::at);
    const auto height = [](const PlacedLabel& label) { return static_cast<int>(label.words.size()) * line_of_words; };
    int room_from = top;
    for (PlacedLabel& label : labels) {
        label.y = std::max(room_from, label.at - height(label) / 2);
        room_from = label.y + height(label);
    }
    int room_to = std::max(bottom, top + static_cast<int>(labels.size()) * height(labels.front()));
    for (std::size_t i = labels.size(); i-- > 0;) {
        PlacedLabel& label = labels[i];
        label.y = std::min(label.y, room_to - height(label));
        room_to = label.y;
    }
    for (PlacedLabel& label : labels) {
        label.bottom = label.y + height(label);
        label.y += line_of_words / 2;
    }
}

int left_of(int middle, std::string_view text, int width) {
    const int room = text_width(text);
    return std::clamp(middle - room / 2, 0, std::max(0, width - room));
}

// The last, and from the first on every few whose words leave one another room.
std::vector<PlacedPeriod> periods_of(const LineChart& chart, const LineLayout& layout) {
    int broadest = 0;
    for (const ChartPoint& point : chart.points) broadest = std::max(broadest, text_width(point.period));
    const std::size_t count = chart.points.size();
    const int apart = std::max(1, (layout.right - layout.left) / static_cast<int>(count));
    const auto every = static_cast<std::size_t>((broadest + margin) / apart) + 1;
    const std::string& last = chart.points.back().period;
    PlacedPeriod end{layout.xs.back(), last, left_of(layout.xs.back(), last, layout.width)};
    std::vector<PlacedPeriod> periods;
    int room_from = 0;
    for (std::size_t i = 0; i + 1 < count; i += every) {
        const std::string& words = chart.points[i].period;
        const int left = left_of(layout.xs[i], words, layout.width);
        if (left < room_from || left + text_width(words) + margin > end.left) continue;
        periods.push_back({layout.xs[i], words, left});
        room_from = left + text_width(words) + margin;
    }
    periods.push_back(std::move(end));
    return periods;
}

std::vector<std::size_t> gaps_with_room(const LineChart& chart, const LineLayout& layout) {
    constexpr int room = 110;
    std::vector<std::size_t> gaps;
    int room_from = 0;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        if (chart.points[i].value || layout.xs[i] < room_from) continue;
        gaps.push_back(i);
        room_from = layout.xs[i] + room;
    }
    return gaps;
}

void place_points(const LineChart& chart, const Scale& scale, LineLayout& layout) {
    constexpr int largest_mark = 65;
    constexpr int smallest_mark = 40;
    const int count = std::max(1, static_cast<int>(chart.points.size()));
    for (const ChartPoint& point : chart.points) {
        const int halves = 2 * static_cast<int>(layout.xs.size()) + 1;
        layout.xs.push_back(layout.left + halves * (layout.right - layout.left) / (2 * count));
        layout.ys.push_back(point.value ? scale.y(*point.value) : layout.bottom);
    }
    layout.mark = std::clamp((layout.right - layout.left) / (2 * count), smallest_mark, largest_mark);
}

void place_heights(const LineChart& chart, const LineTexts& texts, const Scale& scale, LineLayout& layout) {
    std::size_t label = 0;
    for (const ChartLine& line : texts.lines) {
        layout.line_ys.push_back(line.is_drawn ? scale.y(line.value) : layout.bottom);
        if (line.is_drawn) layout.labels[label++].at = layout.line_ys.back();
    }
    layout.labels.back().at = layout.ys[last_value(chart)];
    part_labels(layout.labels, 0, layout.bottom + margin);
}

} // namespace

std::size_t last_value(const LineChart& chart) {
    std::size_t last = 0;
    for (std::size_t i = 0; i < chart.points.size(); ++i)
        if (chart.points[i].value) last = i;
    return last;
}

LineLayout lay_out(const LineChart& chart, const LineTexts& texts, int width) {
    const Axis axis = axis_of(chart, texts.lines);
    LineLayout layout;
    layout.width = width;
    layout.labels = labels_of(chart, texts, width < two_lines);
    layout.label_left = width - widest(layout.labels);
    int numbers = 0;
    for (const AxisTick& tick : axis.ticks) numbers = std::max(numbers, text_width(tick.label));
    layout.left = numbers + margin;
    layout.right = layout.label_left - leader;
    layout.top = 100;
    layout.bottom = layout.top + plot_height;
    const Scale scale(axis, layout.top, layout.bottom);
    for (const AxisTick& tick : axis.ticks) layout.ticks.emplace_back(scale.y(tick.value), tick.label);
    place_points(chart, scale, layout);
    place_heights(chart, texts, scale, layout);
    layout.periods = periods_of(chart, layout);
    layout.named_gaps = gaps_with_room(chart, layout);
    const int gap_row = layout.named_gaps.empty() ? 0 : line_of_words;
    const int under_plot = layout.bottom + 60 + gap_row + 2 * line_of_words;
    layout.height = std::max(under_plot, layout.labels.back().bottom) + 20;
    return layout;
}

LineLayout lay_out_mini(const LineChart& chart, const LineTexts& texts) {
    constexpr int inset = 90;
    LineLayout layout;
    layout.width = narrow_chart;
    layout.height = 600;
    const std::size_t last = last_value(chart);
    layout.label_left = layout.width - bold_width(texts.numbers[last]);
    layout.left = 0;
    layout.right = layout.label_left - inset;
    layout.top = inset;
    layout.bottom = layout.height - inset;
    const Axis axis = axis_of(chart, texts.lines);
    const Scale scale(axis, layout.top, layout.bottom);
    place_points(chart, scale, layout);
    for (const ChartLine& line : texts.lines) layout.line_ys.push_back(line.is_drawn ? scale.y(line.value) : 0);
    layout.labels.push_back({{texts.numbers[last]}, true, layout.ys[last], layout.ys[last], 0});
    return layout;
}

} // namespace abide
