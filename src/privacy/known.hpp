// What a reader can know of a count from how it is shown: between which two numbers it lies.
#pragma once

#include <algorithm>
#include <cstdint>

#include "privacy/figures.hpp"

namespace abide {

/// Stands for "no limit": more than any count, and few enough of it add up to a number.
constexpr std::int64_t no_limit = 1'000'000'000'000;

/// From `least` to `most`, both included.
struct Range {
    std::int64_t least = 0;
    std::int64_t most = no_limit;

    [[nodiscard]] constexpr bool holds(std::int64_t count) const { return count >= least && count <= most; }
    [[nodiscard]] constexpr std::int64_t values() const { return most - least + 1; }
    bool operator==(const Range&) const = default;
};

constexpr Range both(Range a, Range b) { return {std::max(a.least, b.least), std::min(a.most, b.most)}; }
constexpr Range spanning(Range a, Range b) { return {std::min(a.least, b.least), std::max(a.most, b.most)}; }

/// The counts that are shown as this one is, when nothing is withheld: only 0, 1 to 5, 6 and 7, 8 to 12, 13 to 17 …
constexpr Range shown_alike(std::int64_t count) {
    if (count <= 0) return {0, 0};
    if (is_small(count)) return {1, most_that_is_small};
    constexpr std::int64_t reach = 2;
    const std::int64_t middle = rounded(count);
    return {std::max(middle - reach, most_that_is_small + 1), middle + reach};
}

/// A hidden count of 1 to 5 is safe while at least so many counts are possible for it.
constexpr std::int64_t least_possible_counts = 3;

} // namespace abide
