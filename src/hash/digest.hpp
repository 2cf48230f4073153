// SHA-256 as 32 bytes, of many short texts: by which the same thing is found again.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace abide {

struct Digest {
    static constexpr std::size_t size = 32;
    std::array<unsigned char, size> bytes{};

    auto operator<=>(const Digest&) const = default;
    [[nodiscard]] std::string_view text() const;
    /// 64 lower-case hexadecimal digits.
    [[nodiscard]] std::string hex() const;
    /// Its first bytes as a number: as good as random.
    [[nodiscard]] std::uint64_t head() const;
};

/// Of the bytes as they are. May be called by several threads.
Digest digest_of_bytes(std::string_view bytes);

/// Of these texts in this order; "ab", "c" and "a", "bc" are different. May be called by several threads.
Digest digest_of(std::initializer_list<std::string_view> texts);

} // namespace abide
