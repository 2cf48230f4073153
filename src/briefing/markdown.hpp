// Text that people typed, made safe to stand anywhere in a Markdown document.
#pragma once

#include <string>
#include <string_view>

namespace abide {

/// `one_line(text)`, escaped so that CommonMark shows exactly those characters wherever a template
/// puts them: paragraph, start of a line, list item, heading, quotation, table cell, link text.
/// Not for code spans, where a backslash would be shown.
std::string escape_markdown(std::string_view text);

/// A YAML string in double quotes, for the lines above a document.
std::string quote_yaml(std::string_view text);

} // namespace abide
