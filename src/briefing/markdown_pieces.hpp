// A long Markdown document cut before headings, so that a tree of the whole is never in memory.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace abide {

struct MarkdownPiece {
    std::string_view text;
    int line = 1; ///< of the document, on which it begins
};

/// Cuts where a line begins with "#" outside a fenced block: a heading at the left margin ends whatever was open, so
/// each piece reads the same by itself. A piece ends at the first such place after `bytes`.
std::vector<MarkdownPiece> pieces_of(std::string_view markdown, std::size_t bytes);

} // namespace abide
