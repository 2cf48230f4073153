// Characters of XML: where values and texts end in which nothing has to be rewritten.
#include "xml/characters.hpp"

namespace abide {

/// Behind the character of several bytes that begins at `at`; null when it is none that XML allows.
const char* end_of_character(const char* at, const char* end) {
    const auto byte = [&](std::ptrdiff_t i) { return static_cast<unsigned char>(at[i]); };
    const std::ptrdiff_t size = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
    if (byte(0) < 0xC2 || byte(0) > 0xF4 || end - at < size) return nullptr;
    std::uint32_t character = byte(0) & (0xFFU >> static_cast<unsigned>(size + 1));
    for (std::ptrdiff_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return nullptr;
        character = character << 6U | (byte(i) & 0x3FU);
    }
    const bool is_short = size == 3 ? character < 0x800 : size == 4 && character < 0x10000;
    const bool is_allowed = character <= 0x10FFFF && (character < 0xD800 || character > 0xDFFF) &&
                            character != 0xFFFE && character != 0xFFFF;
    return is_short || !is_allowed ? nullptr : at + size;
}

const char* end_of_value_behind(const char* special, const char* end, char quote) {
    while (special != end && *special != quote) {
        if (*special == '>')
            ++special;
        else if (special = static_cast<unsigned char>(*special) >= 0x80 ? end_of_character(special, end) : nullptr;
                 special == nullptr)
            return nullptr;
        special = next_special(special, end, quote);
    }
    return special == end ? nullptr : special;
}

const char* end_of_plain_text(const char* const begin, const char* end, std::uint32_t& lines) {
    const char* at = begin;
    if (at != end && *at == '\n') { // as most texts between elements begin
        ++lines;
        ++at;
    }
    for (;;) {
        at = next_special(at, end, '<');
        if (at == end) return nullptr;
        if (*at == '<') return at;
        if (*at == '\n' || *at == '\t') {
            lines += *at == '\n' ? 1 : 0;
            ++at;
        } else if (*at == '>') {
            if (at - begin >= 2 && at[-1] == ']' && at[-2] == ']') return nullptr;
            ++at;
        } else {
            at = static_cast<unsigned char>(*at) >= 0x80 ? end_of_character(at, end) : nullptr;
            if (at == nullptr) return nullptr;
        }
    }
}

} // namespace abide
