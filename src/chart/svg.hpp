// The pieces that drawings are made of: lines, boxes, circles, words, and how much room words need.
// All lengths are tenths of a pixel, so that the same content is the same drawing on every machine. Colours, widths and
// dashes come from the page's style by class: no piece has a style attribute. Styles and ids are ours and stand as they
// are; words are escaped here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// Tenths of a pixel as SVG writes them: 125 is "12.5".
std::string px(int tenths);

struct SvgHead {
    std::string name; ///< its class
    std::string id;   ///< how the ids of its title and description begin: unique in the page
    int width = 0;
    int height = 0;
    std::string title;       ///< what a reader hears first
    std::string description; ///< and then
};

/// The start tag of a drawing with its title and description; "</svg>" ends it. Its text has 12 pixels.
std::string begin_svg(const SvgHead& head);

struct SvgPoint {
    int x = 0;
    int y = 0;
};

std::string line(const char* style, int x1, int y1, int x2, int y2);

/// From point to point, and back to the first one when it is closed. REQUIRES: at least one point.
std::string path(const char* style, const std::vector<SvgPoint>& points, bool is_closed);

std::string box(const char* style, int x, int y, int width, int height);
std::string circle(const char* style, int x, int y, int radius);

/// Which part of a text stands at its x.
enum class Anchor : std::uint8_t { start, middle, end };

/// `y` is the middle of the words.
std::string words(const char* style, int x, int y, std::string_view text, Anchor anchor = Anchor::start);

/// Height of one line of words.
constexpr int line_of_words = 150;

/// A line of the key under a drawing; `mark` is HTML of ours, `attributes` stand in its tag as they are.
std::string key_entry(const std::string& mark, std::string_view meaning, const char* attributes = "");

/// Room for the text at the drawing's size in any usual sans-serif font.
int text_width(std::string_view text);

/// The same in bold.
int bold_width(std::string_view text);

/// The text's beginning that fits `width`, with an ellipsis when something had to go.
std::string fitted(std::string_view text, int width);

/// In lines that fit `width`; a single word that is wider is shortened. No line where there are no words.
std::vector<std::string> broken(std::string_view text, int width);

} // namespace abide
