// Chance and days for made-up exports: the same for the same words, on every machine.
#pragma once

#include <cstdint>
#include <string>

namespace abide::bench {

/// A small generator of its own: the standard library's distributions differ from one to the next.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}
    std::uint32_t below(std::uint32_t end) {
        state_ ^= state_ << 13U;
        state_ ^= state_ >> 7U;
        state_ ^= state_ << 17U;
        return static_cast<std::uint32_t>((state_ >> 16U) % end);
    }
    bool once_in(std::uint32_t n) { return below(n) == 0; }

  private:
    std::uint64_t state_;
};

/// Days are numbered from 1 April 2024.
constexpr std::uint32_t last_day = 739; ///< 10 April 2026, a Friday: nothing that happened is later

/// The day of that number as YYYY-MM-DD; a Saturday or Sunday is the Monday after, as offices have it. To 2026-10.
const std::string& day(std::uint32_t number);

} // namespace abide::bench
