// Writes HTML from a tree of Markdown. Only tags named in this file can come out.
#include "briefing/html.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "base/markup.hpp"
#include "base/words.hpp"
#include "briefing/filter.hpp"
#include "briefing/markdown.hpp"
#include "briefing/markdown_pieces.hpp"
#include "briefing/markdown_tree.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

using Form = MarkdownNode::Form;

// "Next deadlines" -> "next-deadlines".
std::string id_of(std::string_view words) {
    std::string id;
    for (const char c : words) {
        const bool is_upper = c >= 'A' && c <= 'Z';
        const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_upper || is_kept) {
            id += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    while (id.ends_with('-')) id.pop_back();
    return id.empty() ? "part" : id;
}

// The state whose mark begins this bold text, or null.
const StateWords* state_of(const MarkdownNode& node) {
    if (node.form != Form::strong) return nullptr;
    const std::string text = plain_text(node);
    return find_mark(std::string_view(text).substr(0, text.find(' ')));
}

const StateWords* state_of_heading(const MarkdownNode& heading) {
    for (const MarkdownNode& child : heading.children) {
        if (child.form != Form::anchor) return state_of(child);
    }
    return nullptr;
}

// "**Label:** …" begins the item.
bool is_term(const MarkdownNode& item) {
    if (item.children.empty() || item.children.front().form != Form::paragraph) return false;
    const std::vector<MarkdownNode>& inlines = item.children.front().children;
    return !inlines.empty() && inlines.front().form == Form::strong && plain_text(inlines.front()).ends_with(':');
}

// An odd number of backslashes stands before it.
bool is_escaped(std::string_view markdown, std::size_t at) {
    std::size_t from = at;
    while (from > 0 && markdown[from - 1] == '\\') --from;
    return (at - from) % 2 == 1;
}

// "findings-2026-04-10-part-2.html", "nights/2026-04-10-1/digest.html": another page of the same folder or of one in
// it.
bool is_page_beside(std::string_view address) {
    constexpr std::string_view ending = ".html";
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    };
    if (!address.ends_with(ending)) return false;
    for (std::string_view rest = address; !rest.empty();) {
        const std::string_view part = rest.substr(0, rest.find('/'));
        const bool is_last = part.size() == rest.size();
        if (part.empty() || part.front() == '.' || !std::ranges::all_of(part, fits)) return false;
        if (is_last) return part.size() > ending.size();
        rest.remove_prefix(part.size() + 1);
    }
    return false;
}

/// How the caption of a table begins whose empty cells somebody writes in.
constexpr std::string_view to_fill_in = "To fill in";

// The words of a cell; of a state's badge without its mark.
std::string words_of_cell(const MarkdownNode& cell) {
    const std::string text = plain_text(cell);
    const std::size_t space = text.find(' ');
    const bool is_state = space != std::string::npos && find_mark(std::string_view(text).substr(0, space)) != nullptr;
    return is_state ? text.substr(space + 1) : text;
}

// The place on this page that a row's first link leads to; empty when there is none.
std::string place_of(const MarkdownNode& node) {
    if (node.form == Form::link && node.text.starts_with('#')) return node.text.substr(1);
    for (const MarkdownNode& child : node.children)
        if (std::string place = place_of(child); !place.empty()) return place;
    return "";
}

/// The words of those columns of the table. A name that is no column's is refused.
std::vector<FilterColumn> columns_of(const MarkdownNode& table, const std::vector<std::string>& heads) {
    std::vector<FilterColumn> columns;
    const std::vector<MarkdownNode>& all = table.children[1].children;
    for (const std::string& head : heads) {
        const auto found = std::ranges::find(all, head, [](const MarkdownNode& one) { return plain_text(one); });
        if (found == all.end()) refuse_markdown("a filter by \"" + head + "\", which is no column", table.line);
        FilterColumn& column = columns.emplace_back();
        column.head = head;
        for (const MarkdownNode& row : std::span(table.children).subspan(2))
            column.cells.push_back(words_of_cell(row.children[static_cast<std::size_t>(found - all.begin())]));
    }
    return columns;
}

std::string class_attribute(const std::vector<std::string>& classes) {
    std::string words;
    for (const std::string& one : classes) words += (words.empty() ? "" : " ") + one;
    return words.empty() ? "" : " class=\"" + words + "\"";
}

class HtmlWriter {
  public:
    explicit HtmlWriter(const Drawings& figures) : figures_(figures) {}

    HtmlBody write(std::string_view markdown, std::size_t piece_bytes) {
        take_anchors(markdown);
        for (const MarkdownPiece& piece : pieces_of(markdown, piece_bytes))
            write_blocks(read_markdown(piece.text, piece.line).children);
        close_sections(1);
        return {with_classes(), std::move(headings_), std::move(style_)};
    }

  private:
    // Ids that templates give are links' targets: they come before ids made of headings' words. Found in the text
    // itself, before any of it is read; one in a value is escaped.
    void take_anchors(std::string_view markdown) {
        constexpr std::string_view tag = "<a id=\"";
        int line = 1;
        std::size_t counted = 0;
        for (std::size_t at = markdown.find(tag); at != std::string_view::npos; at = markdown.find(tag, at)) {
            line += static_cast<int>(std::count(markdown.begin() + static_cast<std::ptrdiff_t>(counted),
                                                markdown.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
            counted = at;
            const bool is_text = is_escaped(markdown, at);
            at += tag.size();
            if (is_text) continue;
            const std::string id(markdown.substr(at, markdown.find('"', at) - at));
            if (!ids_.insert(id).second) refuse_markdown("two places called \"" + id + "\"", line);
        }
    }

    std::string new_id(const std::string& wanted) {
        std::string id = wanted;
        for (int n = 2; !ids_.insert(id).second; ++n) id = wanted + "-" + std::to_string(n);
        return id;
    }

    void write_blocks(const std::vector<MarkdownNode>& blocks) {
        for (const MarkdownNode& block : blocks) write_block(block);
    }

    void write_block(const MarkdownNode& node) {
        switch (node.form) {
        case Form::heading: write_heading(node); break;
        case Form::paragraph: write_paragraph(node); break;
        case Form::list:
        case Form::numbered_list: write_list(node); break;
        case Form::quotation:
            html_ += "<div class=\"note\">\n";
            write_blocks(node.children);
            html_ += "</div>\n";
            break;
        case Form::code_block:
            html_ += "<pre class=\"scroll\" tabindex=\"0\"><code>" + escape_signs(node.text) + "</code></pre>\n";
            break;
        case Form::rule: html_ += "<hr>\n"; break;
        case Form::figure: write_figure(node); break;
        case Form::table: write_table(node); break;
        default: refuse_markdown("a block that has no place in a page", node.line);
        }
    }

    void close_sections(int level) {
        while (!sections_.empty() && sections_.back().level >= level) {
            const Section closed = std::move(sections_.back());
            sections_.pop_back();
            html_ += "</section>\n";
            if (closed.is_always_shown || closed.classes.empty()) continue;
            classes_.push_back({closed.classes_end, std::vector(closed.classes.begin(), closed.classes.end())});
            if (!sections_.empty()) sections_.back().classes.insert(closed.classes.begin(), closed.classes.end());
        }
    }

    // What a filter leaves out is known only when a section ends: it has the classes of all that is in it. They are put
    // in last, in one go.
    std::string with_classes() {
        std::ranges::sort(classes_, {}, &LateClasses::at);
        std::string whole;
        std::size_t from = 0;
        for (const LateClasses& one : classes_) {
            whole.append(html_, from, one.at - from);
            from = one.at;
            for (const std::string& name : one.names) whole += " " + name;
        }
        return whole.append(html_, from);
    }

    void write_heading(const MarkdownNode& node) {
        std::string id;
        const std::string inside = inlines(node.children, &id);
        Heading heading{node.level, std::move(id), plain_text(node)};
        if (heading.id.empty()) heading.id = new_id(id_of(heading.text));
        close_sections(node.level);
        if (node.level > 1) open_section(node, heading.id);
        const std::string name = "h" + std::to_string(node.level);
        html_ += "<" + name + " id=\"" + heading.id + "\">" + inside + "</" + name + ">\n";
        headings_.push_back(std::move(heading));
    }

    void open_section(const MarkdownNode& heading, const std::string& id) {
        html_ += "<section class=\"part-" + std::to_string(heading.level);
        if (const StateWords* state = state_of_heading(heading)) html_ += " has-" + std::string(state->style);
        Section& section = sections_.emplace_back();
        section.level = heading.level;
        section.classes_end = html_.size();
        if (const auto found = filtered_.find(id); found != filtered_.end())
            section.classes.insert(found->second.begin(), found->second.end());
        html_ += "\">\n";
    }

    void write_paragraph(const MarkdownNode& node) {
        std::string id;
        const std::string inside = inlines(node.children, &id);
        html_ += id.empty() ? "<p>" : "<p id=\"" + id + "\">";
        html_ += inside + "</p>\n";
    }

    void write_figure(const MarkdownNode& node) {
        const auto figure = figures_.find(node.text);
        if (figure == figures_.end()) refuse_markdown("a drawing called \"" + node.text + "\"", node.line);
        html_ += figure->second;
    }

    void write_list(const MarkdownNode& list) {
        bool is_terms = list.form == Form::list; // what is numbered keeps its numbers
        for (const MarkdownNode& item : list.children) is_terms = is_terms && is_term(item);
        if (is_terms) {
            write_terms(list);
            return;
        }
        const std::string name = list.form == Form::list ? "ul" : "ol";
        html_ += "<" + name + ">\n";
        for (const MarkdownNode& item : list.children) {
            html_ += "<li>";
            write_item(item.children, list.is_tight);
            html_ += "</li>\n";
        }
        html_ += "</" + name + ">\n";
    }

    void write_item(std::span<const MarkdownNode> blocks, bool is_tight) {
        for (const MarkdownNode& block : blocks) {
            if (is_tight && block.form == Form::paragraph) {
                html_ += inlines(block.children, nullptr);
            } else {
                html_ += "\n";
                write_block(block);
            }
        }
    }

    void write_terms(const MarkdownNode& list) {
        html_ += "<dl>\n";
        for (const MarkdownNode& item : list.children) {
            const std::span<const MarkdownNode> words = item.children.front().children;
            std::string term = inlines(words.front().children, nullptr);
            term.pop_back();
            html_ += "<div><dt>" + term + "</dt><dd>";
            html_ += trim(inlines(words.subspan(1), nullptr));
            write_item(std::span(item.children).subspan(1), true);
            html_ += "</dd></div>\n";
        }
        html_ += "</dl>\n";
    }

    void write_table(const MarkdownNode& table) {
        const std::string id = new_id("table-" + std::to_string(++table_count_));
        std::string caption = inlines(table.children[0].children, nullptr);
        if (caption.empty()) caption = headings_.empty() ? "Table" : escape_signs(headings_.back().text);
        const std::optional<Filter> filter = write_filter(table, caption);
        html_ += "<div class=\"scroll\" role=\"region\" aria-labelledby=\"" + id + "\" tabindex=\"0\">\n<table" +
                 (caption.starts_with(to_fill_in) ? " class=\"to-fill-in\"" : "") + ">\n<caption id=\"" + id +
                 "\"><span>" + caption + "</span></caption>\n<thead>\n<tr>";
        for (const MarkdownNode& head : table.children[1].children) html_ += cell("th scope=\"col\"", head);
        html_ += "</tr>\n</thead>\n<tbody>\n";
        for (std::size_t i = 2; i < table.children.size(); ++i)
            write_row(table.children[i], filter ? filter->classes_of(i - 2) : std::vector<std::string>());
        html_ += "</tbody>\n</table>\n</div>\n";
    }

    // The controls of a table that says what to filter by. What its rows lead to is filtered with them, where it comes
    // later on the page; the parts around the table itself are always shown. Of its caption only the end is left.
    std::optional<Filter> write_filter(const MarkdownNode& table, std::string& caption) {
        const std::string words = plain_text(table.children[0]);
        const std::optional<FilterCaption> read = read_filter_caption(words);
        if (!read) return std::nullopt;
        if (read->heads.empty()) refuse_markdown("a table to filter whose caption has no colon", table.line);
        caption = escape_signs(read->caption);
        Filter filter(filter_count_ + 1, columns_of(table, read->heads));
        if (!filter.is_of_use()) return std::nullopt;
        ++filter_count_;
        for (const std::string& id : filter.ids())
            if (!ids_.insert(id).second) refuse_markdown("two places called \"" + id + "\"", table.line);
        for (std::size_t i = 2; i < table.children.size(); ++i)
            if (const std::string place = place_of(table.children[i]); !place.empty())
                filtered_[place] = filter.classes_of(i - 2);
        for (Section& section : sections_) section.is_always_shown = true;
        html_ += filter.controls();
        style_ += filter.style();
        return filter;
    }

    void write_row(const MarkdownNode& row, const std::vector<std::string>& classes) {
        // An empty cell is the head of nothing.
        const bool is_head = !row.children.front().children.empty();
        html_ +=
            "<tr" + class_attribute(classes) + ">" + cell(is_head ? "th scope=\"row\"" : "td", row.children.front());
        for (const MarkdownNode& one : std::span(row.children).subspan(1)) html_ += cell("td", one);
        html_ += "</tr>\n";
    }

    std::string cell(const std::string& tag, const MarkdownNode& node) {
        return "<" + tag + (node.is_number ? " class=\"number\">" : ">") + inlines(node.children, nullptr) + "</" +
               tag.substr(0, 2) + ">";
    }

    // An anchor's id goes to `id` when there is room, else into a span.
    std::string inlines(std::span<const MarkdownNode> nodes, std::string* id) {
        std::string html;
        for (const MarkdownNode& node : nodes) html += inline_html(node, id);
        return html;
    }

    std::string inline_html(const MarkdownNode& node, std::string* id) {
        switch (node.form) {
        case Form::text: return escape_signs(node.text);
        case Form::soft_break: return "\n";
        case Form::line_break: return "<br>\n";
        case Form::code: return "<code>" + escape_signs(node.text) + "</code>";
        case Form::emphasis: return "<em>" + inlines(node.children, id) + "</em>";
        case Form::strong: return strong(node, id);
        case Form::link: return link(node, id);
        case Form::image: return escape_signs(plain_text(node));
        case Form::anchor: return anchor(node, id);
        default: refuse_markdown("a mark that has no place in a line", node.line);
        }
    }

    std::string strong(const MarkdownNode& node, std::string* id) {
        const StateWords* state = state_of(node);
        const std::string inside = inlines(node.children, id);
        if (state == nullptr) return "<strong>" + inside + "</strong>";
        return "<strong class=\"state " + std::string(state->style) + "\"><span aria-hidden=\"true\">" +
               std::string(state->mark) + "</span>" + inside.substr(state->mark.size()) + "</strong>";
    }

    std::string link(const MarkdownNode& node, std::string* id) {
        const bool is_safe =
            node.text.starts_with('#') || node.text.starts_with("https://") || is_page_beside(node.text);
        const std::string inside = inlines(node.children, id);
        return is_safe ? "<a href=\"" + escape_signs(node.text) + "\">" + inside + "</a>" : inside;
    }

    static std::string anchor(const MarkdownNode& node, std::string* id) {
        if (id == nullptr || !id->empty()) return "<span id=\"" + node.text + "\"></span>";
        *id = node.text;
        return {};
    }

    struct Section {
        int level = 1;
        std::size_t classes_end = 0;   ///< where further classes of it go
        std::set<std::string> classes; ///< of all that is in it
        bool is_always_shown = false;
    };
    struct LateClasses {
        std::size_t at = 0;
        std::vector<std::string> names;
    };

    const Drawings& figures_;
    std::string html_;
    std::string style_;
    std::vector<Heading> headings_;
    std::vector<Section> sections_; ///< the open ones
    std::vector<LateClasses> classes_;
    std::map<std::string, std::vector<std::string>, std::less<>> filtered_; ///< classes, by the place they are for
    std::set<std::string> ids_;
    int table_count_ = 0;
    int filter_count_ = 0;
};

} // namespace

HtmlBody to_html(std::string_view markdown, const Drawings& figures, std::size_t piece_bytes) {
    return HtmlWriter(figures).write(markdown, piece_bytes);
}

} // namespace abide
