// Sixteen bytes of a text looked at at once, with what every processor of our kind has for it; elsewhere one by one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/short_word.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace abide {

/// Answers about all sixteen are numbers with a bit for each, that of the first byte the lowest.
class SixteenBytes {
  public:
    static constexpr std::ptrdiff_t size = 16;

    /// All sixteen must be there.
    explicit SixteenBytes(const char* at);

    /// Where one of these characters stands.
    template <typename... Characters>
    [[nodiscard]] unsigned among(Characters... characters) const;
    /// The same, and where a byte is none of ASCII, or a control character: a tab, a line end.
    template <typename... Characters>
    [[nodiscard]] unsigned unprintable_or_among(Characters... characters) const;
    /// Where the other has the same byte.
    [[nodiscard]] unsigned same_as(const SixteenBytes& other) const;
    /// The word that the first of them are; fewer than sixteen.
    [[nodiscard]] ShortWord first(int bytes) const;

#ifdef __SSE2__
  private:
    [[nodiscard]] __m128i is(char c) const { return _mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c)); }
    static unsigned bits(__m128i found) { return static_cast<unsigned>(_mm_movemask_epi8(found)); }
    __m128i bytes_;
#else
  private:
    template <typename Is>
    [[nodiscard]] unsigned where(const Is& is) const {
        unsigned found = 0;
        for (std::size_t i = 0; i < bytes_.size(); ++i) found |= is(bytes_[i], i) ? 1U << i : 0U;
        return found;
    }
    std::array<char, size> bytes_;
#endif
};

/// How often a character stands in a text.
std::size_t count_character(std::string_view text, char character);

#ifdef __SSE2__

inline SixteenBytes::SixteenBytes(const char* at) : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at))) {}

template <typename... Characters>
unsigned SixteenBytes::among(Characters... characters) const {
    __m128i found = _mm_setzero_si128();
    ((found = _mm_or_si128(found, is(characters))), ...);
    return bits(found);
}

template <typename... Characters>
unsigned SixteenBytes::unprintable_or_among(Characters... characters) const {
    // Compared as signed numbers, bytes from 0x80 on are below a blank too.
    __m128i found = _mm_cmplt_epi8(bytes_, _mm_set1_epi8(0x20));
    ((found = _mm_or_si128(found, is(characters))), ...);
    return bits(found);
}

inline unsigned SixteenBytes::same_as(const SixteenBytes& other) const {
    return bits(_mm_cmpeq_epi8(bytes_, other.bytes_));
}

inline ShortWord SixteenBytes::first(int bytes) const {
    alignas(16) static constexpr std::array<std::uint8_t, 32> keep = [] {
        std::array<std::uint8_t, 32> mask{};
        for (std::size_t i = 0; i < 16; ++i) mask[i] = 0xFF;
        return mask;
    }();
    const __m128i kept =
        _mm_and_si128(bytes_, _mm_loadu_si128(reinterpret_cast<const __m128i*>(keep.data() + size - bytes)));
    return {static_cast<std::uint64_t>(_mm_cvtsi128_si64(kept)),
            static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(kept, kept)))};
}

#else

inline SixteenBytes::SixteenBytes(const char* at) { std::memcpy(bytes_.data(), at, bytes_.size()); }

template <typename... Characters>
unsigned SixteenBytes::among(Characters... characters) const {
    return where([&](char c, std::size_t) { return ((c == characters) || ...); });
}

template <typename... Characters>
unsigned SixteenBytes::unprintable_or_among(Characters... characters) const {
    return where([&](char c, std::size_t) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte >= 0x80 || ((c == characters) || ...);
    });
}

inline unsigned SixteenBytes::same_as(const SixteenBytes& other) const {
    return where([&](char c, std::size_t i) { return c == other.bytes_[i]; });
}

inline ShortWord SixteenBytes::first(int bytes) const {
    return ShortWord(std::string_view(bytes_.data(), static_cast<std::size_t>(bytes)));
}

#endif

} // namespace abide
