// Seven numbered circles in a ring, drawn by hand: their places do not depend on anything.
#include "briefing/ring.hpp"

#include <array>

#include "base/markup.hpp"

namespace abide {

namespace {

struct Spot {
    int x;
    int y;
};

// A circle of radius 70 about (100, 100), clockwise from the top.
constexpr std::array<Spot, 7> spots = {{{100, 30}, {155, 56}, {168, 116}, {130, 163}, {70, 163}, {32, 116}, {45, 56}}};

} // namespace

std::string draw_ring(std::string_view label) {
    std::string svg = "<svg class=\"ring\" viewBox=\"0 0 200 200\" aria-hidden=\"true\" focusable=\"false\">\n"
                      "<circle class=\"ring-line\" cx=\"100\" cy=\"100\" r=\"70\"/>\n";
    int number = 0;
    for (const Spot& spot : spots) {
        const std::string x = std::to_string(spot.x);
        svg += "<circle class=\"ring-spot\" cx=\"" + x + "\" cy=\"" + std::to_string(spot.y) + "\" r=\"17\"/>\n" +
               "<text class=\"ring-number\" x=\"" + x + "\" y=\"" + std::to_string(spot.y + 5) +
               "\" text-anchor=\"middle\">0" + std::to_string(++number) + "</text>\n";
    }
    return svg + "<text class=\"ring-label\" x=\"100\" y=\"106\" text-anchor=\"middle\">" + escape_html(label) +
           "</text>\n</svg>\n";
}

} // namespace abide
