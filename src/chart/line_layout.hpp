// Where everything in the drawing of a line chart stands. All lengths are tenths of a pixel.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "chart/line_chart.hpp"

namespace abide {

/// Words in the right margin, one or two lines of them, and the height in the plot that they belong to.
struct PlacedLabel {
    std::vector<std::string> words;
    bool is_of_value = false; ///< of the last value, not of a line
    int at = 0;               ///< the height they belong to
    int y = 0;                ///< the middle of their first line
    int bottom = 0;           ///< the end of their last line
};

struct PlacedPeriod {
    int x = 0; ///< its middle
    std::string words;
    int left = 0; ///< of the words
};

struct LineLayout {
    int width = 0;
    int height = 0;
    int left = 0; ///< of the plot
    int right = 0;
    int top = 0;
    int bottom = 0;
    int label_left = 0;                             ///< of the words in the right margin
    std::vector<std::pair<int, std::string>> ticks; ///< height and number
    int mark = 0;                                   ///< from the middle of a mark to its edge
    std::vector<int> xs;                            ///< of every point
    std::vector<int> ys;                            ///< of every point; of a gap the bottom of the plot
    std::vector<PlacedLabel> labels;                ///< from the top
    std::vector<PlacedPeriod> periods;              ///< those with words: the first, the last, and every few between
    std::vector<std::size_t> named_gaps;            ///< gaps with room for their sign under the plot
    std::vector<int> line_ys;                       ///< of every line of the texts
};

/// REQUIRES: at least one point has a value. No words overlap others or leave the drawing.
LineLayout lay_out(const LineChart& chart, const LineTexts& texts, int width);

/// The same for one small line, with nothing beside it but the last value. Lay out texts that have no limits among
/// their lines: there is no room to name them. REQUIRES: at least one point has a value.
LineLayout lay_out_mini(const LineChart& chart, const LineTexts& texts);

/// The last point that has a value.
std::size_t last_value(const LineChart& chart);

} // namespace abide
