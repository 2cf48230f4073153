// One character of UTF-8 read, and which characters are blanks or dashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace abide {

struct Utf8Character {
    std::uint32_t code = 0;
    std::size_t bytes = 0; ///< 0: not UTF-8
};

/// The first one. Requires a text that is not empty.
inline Utf8Character read_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
    std::uint32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    const bool too_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (too_long || surrogate || code > 0x10FFFF) return {};
    return {code, length};
}

/// What leaves a gap and no mark: blanks of every width, tabs, line ends.
constexpr bool is_blank(std::uint32_t code) {
    return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
           code == 0x3000;
}

/// Hyphens, dashes and the minus sign, narrow, small and full-width.
constexpr bool is_dash(std::uint32_t code) {
    return code == 0x2D || (code >= 0x2010 && code <= 0x2015) || code == 0x2043 || code == 0x2212 || code == 0xFE58 ||
           code == 0xFE63 || code == 0xFF0D;
}

/// A full-width sign, as East Asian keyboards write it, as the ASCII one it stands for; others as they are.
constexpr std::uint32_t narrow(std::uint32_t code) {
    constexpr std::uint32_t distance = 0xFEE0;
    return code >= 0xFF01 && code <= 0xFF5E ? code - distance : code;
}

} // namespace abide
