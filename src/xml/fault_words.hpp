// What a parser's error number means, in a sentence that carries no text of the document but names.
#pragma once

#include <string>
#include <string_view>

namespace abide {

/// `code` is libxml2's error number; `first` and `second` the names that came with it, or empty.
/// libxml2's own messages are not passed on: some quote bytes of the document, and their line numbers count from the
/// start of whatever was parsed.
std::string fault_in_words(int code, std::string_view first, std::string_view second);

/// Names come from the document: a very long one is cut.
std::string shortened_name(std::string_view name);

} // namespace abide
