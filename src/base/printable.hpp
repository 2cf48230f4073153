// Text of others made safe to show: no control character, nothing invisible, no hidden change of reading direction,
// valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace abide {

/// Every control character (line ends too), every mark that turns the reading direction and every character that takes
/// no room is written \u{9b}, every byte that is not UTF-8 becomes U+FFFD, so that an id cannot drive a terminal or
/// pretend to be another.
std::string printable(std::string_view text);
/// As a reader sees it: without what takes no room or cannot be seen, every blank a space, every dash a hyphen,
/// full-width signs narrow. To look for something in a text, not to show it.
std::string as_seen(std::string_view text);
/// The same, behind what is there.
void add_printable(std::string_view text, std::string& into);

/// The same, but line ends and tabs stay.
std::string printable_lines(std::string_view text);

/// The same character for character, so that a caret below still stands where it should; tabs stay.
std::string printable_in_place(std::string_view text);

/// A JSON document in which such characters are written \u009b.
std::string escaped_for_json(std::string_view document);

/// A character that nobody sees: a soft hyphen, a joiner, a blank of no width, a filler, a selector of variants, a tag.
/// Two ids that differ only in these look the same.
bool takes_no_room(std::uint32_t code);

/// Only what is not UTF-8 becomes U+FFFD: for a format that has its own way to write control characters.
std::string valid_utf8(std::string_view text);

/// Where the first byte stands that is not UTF-8; the text's size when there is none.
std::size_t first_not_utf8(std::string_view text);

} // namespace abide
