// Bars: how often each of several things was counted, alone or split into parts, among how many.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chart/figure.hpp"

namespace abide {

/// A count as it may be shown: nothing where it is withheld.
using BarCount = std::optional<std::uint64_t>;

struct Bar {
    std::string label;           ///< "Missing return interviews"
    std::vector<BarCount> parts; ///< one for each of BarChart::parts
    BarCount whole;              ///< among how many; not looked at unless `has_whole`
};

struct BarChart {
    std::string title;              ///< the message: "Late strategy meetings are the most frequent theme"
    std::string subtitle;           ///< what is counted, where and for which period
    std::string bar_head;           ///< what a bar stands for: "Theme"
    std::vector<std::string> parts; ///< what is counted, 1 to 4: {"cases"}, or {"met", "late", "breached"}
    bool has_whole = false;         ///< every bar is so many of its whole
    std::vector<Bar> bars;          ///< from the top
};

/// "12 of 30 (40%)", "met 12, late c and breached 3, of 30": what stands beside a bar.
std::string words_of(const BarChart& chart, const Bar& bar);

/// The words of the drawing and the table.
ChartTexts texts_of(const BarChart& chart);

/// A figure in HTML: message, drawing (a wide and a narrow one) and key. A count that is withheld is a hatched stub
/// that is always as long, whatever the count. `id` begins every id in it: letters, digits, - and _, unique in the
/// page. REQUIRES: each bar has as many parts as the chart; no part, and no sum of parts, is above its whole where both
/// are shown.
std::string draw_bar_chart(const BarChart& chart, const std::string& id);

} // namespace abide
