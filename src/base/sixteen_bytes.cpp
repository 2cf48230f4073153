// Sixteen bytes of a text looked at at once.
#include "base/sixteen_bytes.hpp"

#include <algorithm>

namespace abide {

std::size_t count_character(std::string_view text, char character) {
    std::size_t count = 0;
    const char* at = text.data();
    std::size_t left = text.size();
#ifdef __SSE2__
    constexpr std::size_t most_blocks = 255; // then the count of a byte's place could overflow
    const __m128i wanted = _mm_set1_epi8(character);
    while (left >= sizeof(__m128i)) {
        const std::size_t blocks = std::min(left / sizeof(__m128i), most_blocks);
        __m128i found = _mm_setzero_si128();
        for (std::size_t i = 0; i < blocks; ++i, at += sizeof(__m128i))
            found = _mm_sub_epi8(found, _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)), wanted));
        const __m128i sums = _mm_sad_epu8(found, _mm_setzero_si128());
        count += static_cast<std::size_t>(_mm_cvtsi128_si64(sums)) +
                 static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
        left -= blocks * sizeof(__m128i);
    }
#endif
    return count + static_cast<std::size_t>(std::count(at, at + left, character));
}

} // namespace abide
