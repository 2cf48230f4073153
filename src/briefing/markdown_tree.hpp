// Markdown as a tree of our own: what CommonMark says, with pipe tables, anchors and drawings in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

struct MarkdownNode {
    enum class Form : std::uint8_t {
        // blocks
        document,
        heading, ///< `level` 1 to 6
        paragraph,
        list, ///< children are items
        numbered_list,
        item,
        quotation,
        code_block, ///< `text`
        rule,
        figure, ///< `text` is the drawing's name
        table,  ///< children: a caption (perhaps empty), then rows; the first row is the head
        caption,
        row,
        cell,
        // inlines
        text, ///< `text`
        soft_break,
        line_break,
        code, ///< `text`
        emphasis,
        strong,
        link,   ///< `text` is the address
        image,  ///< only its words
        anchor, ///< `text` is the id
    };
    Form form = Form::document;
    std::string text;
    int level = 0;
    int line = 0;           ///< where it begins, from 1; 0 for inlines and cells
    bool is_tight = false;  ///< lists: items without paragraphs
    bool is_number = false; ///< cells: right-aligned
    std::vector<MarkdownNode> children;
};

/// Reads CommonMark. A paragraph at the left margin that is a pipe table becomes a table, and the
/// paragraph "Table: …" before it becomes its caption. Of HTML only `<a id="…"></a>` and
/// `<!-- figure: … -->` are known; anything else throws Error(usage) naming the line. `first_line` is the number of the
/// text's first line.
MarkdownNode read_markdown(std::string_view markdown, int first_line = 1);

/// The words inside, without marks.
std::string plain_text(const MarkdownNode& node);

/// Throws Error(usage): a template made Markdown that no page can be made of.
[[noreturn]] void refuse_markdown(const std::string& what, int line);

} // namespace abide
