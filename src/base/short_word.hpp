// A word of at most sixteen bytes as two numbers: compared and looked up without going through its letters.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace abide {

struct ShortWord {
    static constexpr std::size_t longest = 16;

    std::uint64_t head = 0; ///< the first eight bytes; zero behind the word's end
    std::uint64_t tail = 0; ///< the other eight

    ShortWord() = default;
    ShortWord(std::uint64_t first, std::uint64_t second) : head(first), tail(second) {}
    /// `word` has at most `longest` bytes, none of them zero.
    explicit ShortWord(std::string_view word) {
        // Parts that overlap: no loop, and nobody is called.
        const std::size_t size = word.size();
        if (size >= 8) {
            head = part<std::uint64_t>(word.data());
            tail = size == 8 ? 0 : part<std::uint64_t>(word.data() + size - 8) >> (16 - size) * 8;
        } else if (size >= 4) {
            head = part<std::uint32_t>(word.data()) | std::uint64_t{part<std::uint32_t>(word.data() + size - 4)}
                                                          << (size - 4) * 8;
        } else {
            for (std::size_t i = 0; i < size; ++i) head |= std::uint64_t{static_cast<unsigned char>(word[i])} << i * 8;
        }
    }

    bool operator==(const ShortWord&) const = default;
    /// For tables; the highest bits are the best.
    [[nodiscard]] std::uint64_t hash() const {
        const std::uint64_t mixed = (head ^ (tail * 0xD6E8FEB86659FD93ULL)) * 0x9E3779B97F4A7C15ULL;
        return mixed ^ mixed << 29U;
    }

  private:
    template <typename Number>
    static Number part(const char* at) {
        static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");
        Number number = 0;
        std::memcpy(&number, at, sizeof number);
        return number;
    }
};

} // namespace abide
