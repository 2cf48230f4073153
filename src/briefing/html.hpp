// Markdown becomes HTML: cmark reads it, our own writer says every tag that comes out.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// Drawings by name; each stands where the Markdown has `<!-- figure: name -->`.
using Drawings = std::map<std::string, std::string, std::less<>>;

struct Heading {
    int level = 1;
    std::string id;   ///< unique in the document
    std::string text; ///< plain words, not escaped
};

struct HtmlBody {
    std::string html;
    std::vector<Heading> headings; ///< in order
    std::string style;             ///< rules that go with it: what its filters leave out; empty without filters
};

/// Turns Markdown into HTML without script, raw HTML, images or style attributes. Besides CommonMark:
/// - a pipe table at the left margin becomes a table with caption, column heads and row heads, in a
///   labelled region that can be scrolled by keyboard; the caption is the paragraph "Table: …"
///   before it, else the heading above it; `---:` marks numbers; where the caption begins with "To fill in" its empty
///   cells are room to write in; where it begins with "To filter by State, Team: …" a reader chooses by these columns
///   which of its rows are shown, and with them the parts of the page that the rows lead to;
/// - `<a id="…"></a>` gives the id to its heading or paragraph; headings without one get their words;
/// - a list whose items all begin with `**Label:**` becomes a list of terms;
/// - `**mark words**` with the mark of a state becomes that state's badge.
/// Throws Error(usage) naming the line when a template brought in anything else.
/// A long document is read in pieces of about `piece_bytes`, which changes nothing in what comes out.
HtmlBody to_html(std::string_view markdown, const Drawings& figures, std::size_t piece_bytes = 1U << 18U);

} // namespace abide
