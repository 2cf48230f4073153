// Text of others made safe to show, character by character.
#include "base/printable.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/utf8.hpp"

namespace abide {

namespace {

bool drives_a_terminal(std::uint32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

/// Line and paragraph separators, directional marks, embeddings, overrides and isolates.
bool turns_direction(std::uint32_t code) {
    return (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E ||
           code == 0x200F || code == 0x061C;
}

bool is_harmful(std::uint32_t code) { return drives_a_terminal(code) || turns_direction(code) || takes_no_room(code); }

std::string hexadecimal(std::uint32_t code, std::size_t digits) {
    std::string text;
    for (; code != 0 || text.size() < digits; code >>= 4U) text.insert(text.begin(), "0123456789abcdef"[code & 15U]);
    return text;
}

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Whether every character is one that any terminal just shows. Most texts are: no need then to look at each on its
/// own. Without a way out of the loop, so that the compiler takes many bytes at a time.
bool is_plain(std::string_view text) {
    constexpr unsigned char first = 0x20;
    constexpr unsigned char behind_last = 0x7F;
    unsigned char others = 0;
    for (const char c : text)
        others |= static_cast<unsigned char>(static_cast<unsigned char>(c - first) >= behind_last - first);
    return others == 0;
}

/// The text with what `write` makes of every character that is harmful, and every stray byte replaced.
template <typename Write>
std::string replaced(std::string_view text, const Write& write) {
    if (is_plain(text)) return std::string(text);
    std::string safe;
    safe.reserve(text.size());
    while (!text.empty()) {
        const Utf8Character character = read_character(text);
        if (character.bytes == 0) {
            safe += replacement;
        } else if (is_harmful(character.code)) {
            safe += write(character.code);
        } else {
            safe += text.substr(0, character.bytes);
        }
        text.remove_prefix(character.bytes == 0 ? 1 : character.bytes);
    }
    return safe;
}

} // namespace

bool takes_no_room(std::uint32_t code) {
    struct Range {
        std::uint32_t first;
        std::uint32_t last;
    };
    constexpr Range ranges[] = {{0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x115F, 0x1160},  {0x17B4, 0x17B5},
                                {0x180B, 0x180F},   {0x200B, 0x200D},   {0x2060, 0x206F},  {0x3164, 0x3164},
                                {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},  {0xFFF0, 0xFFFB},
                                {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
    return std::ranges::any_of(ranges, [&](const Range& range) { return range.first <= code && code <= range.last; });
}

std::string as_seen(std::string_view text) {
    constexpr std::uint32_t blank_braille = 0x2800;
    std::string seen;
    while (!text.empty()) {
        const Utf8Character character = read_character(text);
        const std::size_t bytes = std::max<std::size_t>(1, character.bytes);
        const std::uint32_t code = narrow(character.code);
        if (character.bytes == 0)
            seen += replacement;
        else if (is_blank(code) || code == blank_braille)
            seen += ' ';
        else if (is_dash(code))
            seen += '-';
        else if (code != character.code)
            seen += static_cast<char>(code);
        else if (!is_harmful(code))
            seen += text.substr(0, bytes);
        text.remove_prefix(bytes);
    }
    return seen;
}

std::string printable(std::string_view text) {
    return replaced(text, [](std::uint32_t code) { return "\\u{" + hexadecimal(code, 1) + "}"; });
}

void add_printable(std::string_view text, std::string& into) {
    if (is_plain(text))
        into += text;
    else
        into += printable(text);
}

std::string printable_lines(std::string_view text) {
    return replaced(text, [](std::uint32_t code) {
        const bool is_layout = code == '\n' || code == '\r' || code == '\t';
        return is_layout ? std::string(1, static_cast<char>(code)) : "\\u{" + hexadecimal(code, 1) + "}";
    });
}

std::string printable_in_place(std::string_view text) {
    return replaced(text,
                    [](std::uint32_t code) { return code == '\t' ? std::string("\t") : std::string(replacement); });
}

std::string valid_utf8(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    std::string valid;
    valid.reserve(text.size());
    while (!text.empty()) {
        const Utf8Character character = read_character(text);
        valid += character.bytes == 0 ? replacement : text.substr(0, character.bytes);
        text.remove_prefix(std::max<std::size_t>(1, character.bytes));
    }
    return valid;
}

std::size_t first_not_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bytes = read_character(text.substr(at)).bytes;
        if (bytes == 0) return at;
        at += bytes;
    }
    return text.size();
}

std::string escaped_for_json(std::string_view document) {
    return replaced(document, [](std::uint32_t code) {
        // Line ends stand between values: inside them they have been escaped already.
        if (code == '\n' || code == '\r' || code == '\t') return std::string(1, static_cast<char>(code));
        if (code < 0x10000) return "\\u" + hexadecimal(code, 4);
        const std::uint32_t beyond = code - 0x10000; // as a pair of surrogates
        return "\\u" + hexadecimal(0xD800 + (beyond >> 10U), 4) + "\\u" + hexadecimal(0xDC00 + (beyond & 0x3FFU), 4);
    });
}

} // namespace abide
