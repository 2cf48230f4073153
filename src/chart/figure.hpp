// What every chart's figure has around its drawing: the message above it, key and notes under it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// What any chart says, in words. Not escaped.
struct ChartTexts {
    std::string title;                          ///< the message
    std::string description;                    ///< for whoever does not see the drawing
    std::vector<std::string> notes;             ///< sentences to stand under the drawing
    std::vector<std::string> heads;             ///< of the table with the same numbers
    std::vector<std::vector<std::string>> rows; ///< as many cells as heads, none empty
};

/// Widths of a drawing, in tenths of a pixel: for a page on a screen or on paper, and for a page of 320 pixels.
constexpr int wide_chart =
    6800; // as wide as A4 between its margins, so that its words are printed as large as they are
constexpr int narrow_chart = 2800;

/// A figure in HTML. `style` is its class; `drawings` and `key` (lines of key_entry()) stand as they are.
std::string figure_of(const char* style, const ChartTexts& texts, std::string_view subtitle,
                      const std::string& drawings, const std::string& key);

} // namespace abide
