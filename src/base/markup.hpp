// Text of others made safe to stand in a page: folded to one line, its signs written as references.
#pragma once

#include <string>
#include <string_view>

namespace abide {

/// The text as one line of valid UTF-8: white space folded to single spaces and trimmed; control
/// characters, broken UTF-8 and marks that turn the direction of writing become U+FFFD.
std::string one_line(std::string_view text);

/// & < > " ' as character references, white space left as it is.
std::string escape_signs(std::string_view text);

/// `one_line(text)` with & < > " ' as character references: for text and attribute values.
std::string escape_html(std::string_view text);

} // namespace abide
