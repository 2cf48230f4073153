// Text for the terminal in lines of a readable length.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace abide {

/// The text folded into lines of at most 100 characters, each after `indent` spaces; ends in a newline unless the text
/// is empty.
std::string paragraph(std::string_view text, std::size_t indent = 0);

/// "Asked      text", with the lines after the first under the text. Nothing when the text is empty.
std::string labelled(std::string_view label, std::string_view text);

} // namespace abide
