// Text for the terminal in lines of a readable length.
#include "command/paragraph.hpp"

#include "base/printable.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

constexpr std::size_t width = 100;
constexpr std::size_t label_width = 12;

} // namespace

std::string paragraph(std::string_view text, std::size_t indent) {
    std::string lines;
    std::string line;
    for (const std::string& word : split_words(text)) {
        if (!line.empty() && indent + line.size() + 1 + word.size() > width) {
            lines += std::string(indent, ' ') + line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + printable(word);
    }
    if (!line.empty()) lines += std::string(indent, ' ') + line + "\n";
    return lines;
}

std::string labelled(std::string_view label, std::string_view text) {
    std::string lines = paragraph(text, label_width);
    if (!lines.empty()) lines.replace(0, std::min(label.size(), label_width - 1), label.substr(0, label_width - 1));
    return lines;
}

} // namespace abide
