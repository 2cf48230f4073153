// Copies cmark's tree into ours and finds the tables in it. The only file that knows cmark.
#include "briefing/markdown_tree.hpp"

#include <cmark.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "base/error.hpp"
#include "base/words.hpp"
#include "briefing/pipe_table.hpp"

namespace abide {

namespace {

using Form = MarkdownNode::Form;

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using CmarkTree = std::unique_ptr<cmark_node, FreeNode>;

CmarkTree parse(std::string_view markdown) {
    return CmarkTree(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT));
}

std::string literal(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string() : std::string(text);
}

Form form_of(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING: return Form::heading;
    case CMARK_NODE_PARAGRAPH: return Form::paragraph;
    case CMARK_NODE_LIST:
        return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Form::numbered_list : Form::list;
    case CMARK_NODE_ITEM: return Form::item;
    case CMARK_NODE_BLOCK_QUOTE: return Form::quotation;
    case CMARK_NODE_CODE_BLOCK: return Form::code_block;
    case CMARK_NODE_THEMATIC_BREAK: return Form::rule;
    case CMARK_NODE_HTML_BLOCK: return Form::figure;
    case CMARK_NODE_TEXT: return Form::text;
    case CMARK_NODE_SOFTBREAK: return Form::soft_break;
    case CMARK_NODE_LINEBREAK: return Form::line_break;
    case CMARK_NODE_CODE: return Form::code;
    case CMARK_NODE_EMPH: return Form::emphasis;
    case CMARK_NODE_STRONG: return Form::strong;
    case CMARK_NODE_LINK: return Form::link;
    case CMARK_NODE_IMAGE: return Form::image;
    case CMARK_NODE_HTML_INLINE: return Form::anchor;
    default: return Form::document;
    }
}

// The id in `<a id="…">`, the name in `<!-- figure: … -->`; nothing when the text is anything else.
std::optional<std::string> name_between(std::string_view text, std::string_view begin, std::string_view end) {
    text = trim(text);
    if (!text.starts_with(begin) || !text.ends_with(end)) return std::nullopt;
    text = text.substr(begin.size(), text.size() - begin.size() - end.size());
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    };
    if (text.empty() || !std::ranges::all_of(text, fits)) return std::nullopt;
    return std::string(text);
}

std::string name_in_html(cmark_node* node, Form form, int line) {
    const std::optional<std::string> name = form == Form::figure ? name_between(literal(node), "<!-- figure: ", " -->")
                                                                 : name_between(literal(node), "<a id=\"", "\">");
    if (!name) refuse_markdown("HTML", line);
    return *name;
}

std::string text_of(cmark_node* node, Form form, int line) {
    switch (form) {
    case Form::link: return cmark_node_get_url(node);
    case Form::anchor:
    case Form::figure: return name_in_html(node, form, line);
    default: return literal(node);
    }
}

// Inlines have no line of their own here: trouble with them is told with their block's line. `above` is how many lines
// of the document come before what cmark was given.
MarkdownNode copy(cmark_node* node, int above, int line = 0) {
    const int own_line = cmark_node_get_start_line(node);
    if (own_line > 0) line = above + own_line;
    MarkdownNode mine;
    mine.form = form_of(node);
    mine.line = line;
    mine.text = text_of(node, mine.form, line);
    if (mine.form == Form::heading) mine.level = cmark_node_get_heading_level(node);
    mine.is_tight = cmark_node_get_list_tight(node) != 0;
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
        const bool is_closing_anchor = cmark_node_get_type(child) == CMARK_NODE_HTML_INLINE && literal(child) == "</a>";
        if (!is_closing_anchor) mine.children.push_back(copy(child, above, line));
    }
    return mine;
}

// A word in front keeps cmark from reading "- x" or "1. x" in a cell as a list.
std::vector<MarkdownNode> inlines_of(std::string_view markdown, int line) {
    if (markdown.empty()) return {};
    const CmarkTree tree = parse("x " + std::string(markdown));
    MarkdownNode paragraph = copy(cmark_node_first_child(tree.get()), line - 1);
    paragraph.children.front().text.erase(0, 2);
    return std::move(paragraph.children);
}

MarkdownNode row_of(const TableCells& cells, const PipeTable& table, int line) {
    if (cells.size() != table.head.size()) {
        refuse_markdown("a table row with " + count_of(cells.size(), "cell", "cells") + " under " +
                            count_of(table.head.size(), "head", "heads"),
                        line);
    }
    MarkdownNode row;
    row.form = Form::row;
    row.line = line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        MarkdownNode& cell = row.children.emplace_back();
        cell.form = Form::cell;
        cell.is_number = table.is_number[i];
        cell.children = inlines_of(cells[i], line);
    }
    return row;
}

MarkdownNode table_of(const PipeTable& table, int line) {
    MarkdownNode node;
    node.form = Form::table;
    node.line = line;
    node.children.emplace_back().form = Form::caption;
    node.children.push_back(row_of(table.head, table, line));
    int row_line = line + 2;
    for (const TableCells& cells : table.rows) node.children.push_back(row_of(cells, table, row_line++));
    return node;
}

std::optional<PipeTable> table_at(cmark_node* node, const std::vector<std::string_view>& lines) {
    if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH || cmark_node_get_start_column(node) != 1)
        return std::nullopt;
    const auto first = static_cast<std::size_t>(cmark_node_get_start_line(node) - 1);
    const auto last = static_cast<std::size_t>(cmark_node_get_end_line(node));
    return read_pipe_table(std::span(lines).subspan(first, last - first));
}

// Moves a paragraph "Table: …" that ends `blocks` into the table's caption.
void take_caption(std::vector<MarkdownNode>& blocks, MarkdownNode& table) {
    constexpr std::string_view label = "Table: ";
    if (blocks.empty() || blocks.back().form != Form::paragraph) return;
    std::vector<MarkdownNode>& words = blocks.back().children;
    if (words.empty() || words.front().form != Form::text || !words.front().text.starts_with(label)) return;
    words.front().text.erase(0, label.size());
    table.children.front().children = std::move(words);
    blocks.pop_back();
}

} // namespace

MarkdownNode read_markdown(std::string_view markdown, int first_line) {
    const std::vector<std::string_view> lines = split_lines(markdown);
    const CmarkTree tree = parse(markdown);
    const int above = first_line - 1;
    MarkdownNode document;
    for (cmark_node* node = cmark_node_first_child(tree.get()); node != nullptr; node = cmark_node_next(node)) {
        if (const std::optional<PipeTable> table = table_at(node, lines)) {
            MarkdownNode block = table_of(*table, above + cmark_node_get_start_line(node));
            take_caption(document.children, block);
            document.children.push_back(std::move(block));
        } else {
            document.children.push_back(copy(node, above));
        }
    }
    return document;
}

std::string plain_text(const MarkdownNode& node) {
    switch (node.form) {
    case Form::text:
    case Form::code: return node.text;
    case Form::soft_break:
    case Form::line_break: return " ";
    default: break;
    }
    std::string text;
    for (const MarkdownNode& child : node.children) text += plain_text(child);
    return text;
}

void refuse_markdown(const std::string& what, int line) {
    throw Error(Exit::usage, "the template makes Markdown that is refused: " + what + " (line " + std::to_string(line) +
                                 " of the Markdown)");
}

} // namespace abide
