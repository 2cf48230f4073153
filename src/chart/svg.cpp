// The pieces that drawings are made of: lines, boxes, circles, words, and how much room words need.
#include "chart/svg.hpp"

#include <cstdlib>

#include "base/markup.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

// Length of the UTF-8 symbol that begins here.
std::size_t symbol_length(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
    return length;
}

int symbol_width(std::string_view symbol) {
    if (symbol.size() > 1) return 125;
    constexpr std::string_view narrow = "ijl.,:;'|!() ftrI-";
    constexpr std::string_view wide = "mwMW@%";
    if (narrow.find(symbol[0]) != std::string_view::npos) return 50;
    if (wide.find(symbol[0]) != std::string_view::npos) return 120;
    return symbol[0] >= 'A' && symbol[0] <= 'Z' ? 92 : 77;
}

// Where in its words a text's x is, as SVG names it.
const char* anchor_attribute(Anchor anchor) {
    switch (anchor) {
    case Anchor::start: break;
    case Anchor::middle: return " text-anchor=\"middle\"";
    case Anchor::end: return " text-anchor=\"end\"";
    }
    return "";
}

} // namespace

std::string px(int tenths) {
    std::string text = tenths < 0 ? "-" : "";
    text += std::to_string(std::abs(tenths) / 10);
    if (tenths % 10 != 0) text += "." + std::to_string(std::abs(tenths) % 10);
    return text;
}

std::string begin_svg(const SvgHead& head) {
    return "<svg class=\"" + head.name + "\" role=\"img\" aria-labelledby=\"" + head.id + "_title " + head.id +
           "_words\" viewBox=\"0 0 " + px(head.width) + " " + px(head.height) + "\" width=\"" + px(head.width) +
           "\" height=\"" + px(head.height) +
           "\" font-family=\"Arial, Helvetica, sans-serif\" font-size=\"12\">\n<title id=\"" + head.id + "_title\">" +
           escape_html(head.title) + "</title>\n<desc id=\"" + head.id + "_words\">" + escape_html(head.description) +
           "</desc>\n";
}

std::string line(const char* style, int x1, int y1, int x2, int y2) {
    return std::string("<path class=\"") + style + "\" d=\"M" + px(x1) + " " + px(y1) + "L" + px(x2) + " " + px(y2) +
           "\"/>\n";
}

std::string path(const char* style, const std::vector<SvgPoint>& points, bool is_closed) {
    std::string svg = std::string("<path class=\"") + style + "\" d=\"";
    char sign = 'M';
    for (const SvgPoint& point : points) {
        svg += sign + px(point.x) + " " + px(point.y);
        sign = 'L';
    }
    return svg + (is_closed ? "Z" : "") + "\"/>\n";
}

std::string box(const char* style, int x, int y, int width, int height) {
    return std::string("<rect class=\"") + style + "\" x=\"" + px(x) + "\" y=\"" + px(y) + "\" width=\"" + px(width) +
           "\" height=\"" + px(height) + "\"/>\n";
}

std::string circle(const char* style, int x, int y, int radius) {
    return std::string("<circle class=\"") + style + "\" cx=\"" + px(x) + "\" cy=\"" + px(y) + "\" r=\"" + px(radius) +
           "\"/>\n";
}

std::string words(const char* style, int x, int y, std::string_view text, Anchor anchor) {
    return std::string("<text class=\"") + style + "\" x=\"" + px(x) + "\" y=\"" + px(y + 42) + "\"" +
           anchor_attribute(anchor) + ">" + escape_html(text) + "</text>\n";
}

std::string key_entry(const std::string& mark, std::string_view meaning, const char* attributes) {
    return std::string("<li") + attributes + "><span aria-hidden=\"true\">" + mark + "</span> " + escape_html(meaning) +
           "</li>\n";
}

int text_width(std::string_view text) {
    int width = 0;
    while (!text.empty()) {
        const std::string_view symbol = text.substr(0, symbol_length(text));
        width += symbol_width(symbol);
        text.remove_prefix(symbol.size());
    }
    return width;
}

int bold_width(std::string_view text) { return text_width(text) * 9 / 8; }

std::string fitted(std::string_view text, int width) {
    if (text_width(text) <= width) return std::string(text);
    std::string kept;
    int used = symbol_width("…");
    while (!text.empty()) {
        const std::string_view symbol = text.substr(0, symbol_length(text));
        used += symbol_width(symbol);
        if (used > width) break;
        kept += symbol;
        text.remove_prefix(symbol.size());
    }
    return std::string(trim(kept)) + "…";
}

std::vector<std::string> broken(std::string_view text, int width) {
    std::vector<std::string> lines;
    for (const std::string& word : split_words(text)) {
        const bool goes_on = !lines.empty() && text_width(lines.back() + " " + word) <= width;
        if (goes_on) {
            lines.back() += " " + word;
        } else {
            lines.push_back(fitted(word, width));
        }
    }
    return lines;
}

} // namespace abide
