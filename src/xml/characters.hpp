// Characters of XML: where values and texts end in which nothing has to be rewritten.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/short_word.hpp"
#include "base/sixteen_bytes.hpp"

namespace abide {

/// Behind the character of several bytes that begins at `at`; null when it is none that XML allows.
const char* end_of_character(const char* at, const char* end);

/// Whether a byte needs a closer look in a value or a text that `closing` ends.
inline bool is_special(char c, char closing) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte >= 0x80 || c == closing || c == '&' || c == '<' || c == '>';
}

/// The first byte from `at` on that needs a closer look. Sixteen are looked at at a time where the processor can: most
/// values and texts are shorter than that.
inline const char* next_special(const char* at, const char* end, char closing) {
    for (; end - at >= SixteenBytes::size; at += SixteenBytes::size)
        if (const unsigned found = SixteenBytes(at).unprintable_or_among(closing, '&', '<', '>'); found != 0)
            return at + std::countr_zero(found);
    while (at != end && !is_special(*at, closing)) ++at;
    return at;
}

/// The value or text that begins at `at`, when it is ended by `closing` within sixteen bytes and nothing in it needs a
/// closer look; else its size is -1.
struct ShortText {
    int size = -1;
    ShortWord word;
};
inline ShortText short_text(const char* at, const char* end, char closing) {
    if (end - at < SixteenBytes::size) return {};
    const SixteenBytes bytes(at);
    // In a value a ">" is a character like any other.
    const unsigned found = bytes.unprintable_or_among(closing, '&', closing == '<' ? '>' : '<');
    if (found == 0) return {};
    const int size = std::countr_zero(found);
    if (at[size] != closing) return {};
    return {size, bytes.first(size)};
}

/// Where a value ends in which something other than its closing quote was found at `special`, or null.
const char* end_of_value_behind(const char* special, const char* end, char quote);

/// The closing quote of the attribute's value that begins at `at`; null when there is none or something in the value
/// would have to be rewritten: references, and blanks other than a space.
inline const char* end_of_plain_value(const char* at, const char* end, char quote) {
    const char* const special = next_special(at, end, quote);
    if (special != end && *special == quote) return special;
    return end_of_value_behind(special, end, quote);
}

/// The "<" behind the text that begins at `at`, and the line ends in it counted; null when there is none or something
/// in it would have to be rewritten: references and carriage returns.
const char* end_of_plain_text(const char* at, const char* end, std::uint32_t& lines);

} // namespace abide
