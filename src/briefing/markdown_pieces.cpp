// Cuts Markdown before headings.
#include "briefing/markdown_pieces.hpp"

#include <algorithm>

namespace abide {

namespace {

bool is_fence(std::string_view line) { return line.starts_with("```") || line.starts_with("~~~"); }

bool is_heading(std::string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    return marks >= 1 && marks <= 6 && (marks == line.size() || line[marks] == ' ');
}

} // namespace

std::vector<MarkdownPiece> pieces_of(std::string_view markdown, std::size_t bytes) {
    std::vector<MarkdownPiece> pieces;
    std::size_t piece_begin = 0;
    int piece_line = 1;
    int line = 1;
    bool is_fenced = false;
    for (std::size_t at = 0; at < markdown.size(); ++line) {
        const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
        const std::string_view text = markdown.substr(at, end - at);
        if (is_fence(text)) is_fenced = !is_fenced;
        if (!is_fenced && at - piece_begin >= bytes && is_heading(text)) {
            pieces.push_back({markdown.substr(piece_begin, at - piece_begin), piece_line});
            piece_begin = at;
            piece_line = line;
        }
        at = end + 1;
    }
    pieces.push_back({markdown.substr(std::min(piece_begin, markdown.size())), piece_line});
    return pieces;
}

} // namespace abide
