// Characters of XML: where values and texts end in which nothing has to be rewritten.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/short_word.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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
#ifdef __SSE2__
    const __m128i close = _mm_set1_epi8(closing);
    const __m128i amp = _mm_set1_epi8('&');
    const __m128i less = _mm_set1_epi8('<');
    const __m128i more = _mm_set1_epi8('>');
    const __m128i blank = _mm_set1_epi8(0x20);
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        // Compared as signed numbers, bytes from 0x80 on are below a blank too.
        __m128i found = _mm_cmplt_epi8(bytes, blank);
        found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, close));
        found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, amp));
        found = _mm_or_si128(found, _mm_or_si128(_mm_cmpeq_epi8(bytes, less), _mm_cmpeq_epi8(bytes, more)));
        const auto mask = static_cast<unsigned>(_mm_movemask_epi8(found));
        if (mask != 0) return at + std::countr_zero(mask);
    }
#endif
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
#ifdef __SSE2__
    if (end - at < 16) return {};
    alignas(16) static constexpr std::array<std::uint8_t, 32> keep = [] {
        std::array<std::uint8_t, 32> mask{};
        for (std::size_t i = 0; i < 16; ++i) mask[i] = 0xFF;
        return mask;
    }();
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    // In a value a ">" is a character like any other.
    const char other = closing == '<' ? '>' : '<';
    const __m128i found = _mm_or_si128(
        _mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(closing))),
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('&')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(other))));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (mask == 0) return {};
    const int size = std::countr_zero(mask);
    if (at[size] != closing) return {};
    const __m128i kept =
        _mm_and_si128(bytes, _mm_loadu_si128(reinterpret_cast<const __m128i*>(keep.data() + 16 - size)));
    return {size, ShortWord(static_cast<std::uint64_t>(_mm_cvtsi128_si64(kept)),
                            static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(kept, kept))))};
#else
    const char* const special = next_special(at, end, closing);
    if (special == end || *special != closing || special - at >= 16) return {};
    return {static_cast<int>(special - at), ShortWord(std::string_view(at, static_cast<std::size_t>(special - at)))};
#endif
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
