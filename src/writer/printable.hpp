// Text of others made safe to show: no control character, no hidden change of reading direction, valid UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace abide {

/// Every control character (line ends too), every mark that turns the reading direction and every byte
/// that is not UTF-8 becomes U+FFFD, so that an id cannot drive a terminal or pretend to be another.
std::string printable(std::string_view text);

/// Only what is not UTF-8 becomes U+FFFD: for a format that has its own way to write control characters.
std::string valid_utf8(std::string_view text);

} // namespace abide
