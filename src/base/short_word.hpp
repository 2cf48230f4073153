// A word of at most sixteen bytes as two numbers: compared and looked up without going through its letters.
#pragma once

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
        const std::size_t first = word.size() < sizeof head ? word.size() : sizeof head;
        std::memcpy(&head, word.data(), first);
        std::memcpy(&tail, word.data() + first, word.size() - first);
    }

    bool operator==(const ShortWord&) const = default;
    /// For tables; the highest bits are the best.
    [[nodiscard]] std::uint64_t hash() const {
        const std::uint64_t mixed = (head ^ (tail * 0xD6E8FEB86659FD93ULL)) * 0x9E3779B97F4A7C15ULL;
        return mixed ^ mixed << 29U;
    }
};

} // namespace abide
