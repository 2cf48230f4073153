// A set of ids that keeps little of each.
#include "base/id_set.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace abide {

namespace {

constexpr unsigned low_bits = 32;
constexpr unsigned key_bits = 48;

std::uint64_t number_of(std::string_view id) { return std::hash<std::string_view>()(id); }

/// What is kept of a number; which part it is kept in says more of it.
std::uint64_t key_of(std::uint64_t number) {
    return std::max<std::uint64_t>(number & ((std::uint64_t{1} << key_bits) - 1), 1); // 0 is an empty slot
}

std::uint32_t low_of(std::uint64_t key) { return static_cast<std::uint32_t>(key); }
std::uint16_t high_of(std::uint64_t key) { return static_cast<std::uint16_t>(key >> low_bits); }

} // namespace

bool IdSet::Part::is(std::size_t at, std::uint64_t key) const {
    return low[at] == low_of(key) && high[at] == high_of(key);
}

void IdSet::Part::put(std::size_t at, std::uint64_t key) {
    low[at] = low_of(key);
    high[at] = high_of(key);
}

std::size_t IdSet::Part::find(std::uint64_t key) const {
    // One of them all, evenly: the upper half of a product.
    auto at = static_cast<std::size_t>(std::uint64_t{low_of(key)} * low.size() >> low_bits);
    while (!is_free(at) && !is(at, key)) at = at + 1 == low.size() ? 0 : at + 1;
    return at;
}

void IdSet::Part::grow() {
    constexpr std::size_t first = 16;
    Part larger;
    larger.low.resize(std::max(first, low.size() + low.size() / 3));
    larger.high.resize(larger.low.size());
    larger.taken = taken;
    for (std::size_t at = 0; at < low.size(); ++at) {
        if (is_free(at)) continue;
        const std::uint64_t key = std::uint64_t{high[at]} << low_bits | low[at];
        larger.put(larger.find(key), key);
    }
    *this = std::move(larger);
}

bool IdSet::add(std::string_view id) {
    const std::uint64_t number = number_of(id);
    const std::uint64_t key = key_of(number);
    Part& part = parts_[number >> (64U - part_bits)];
    // Searches stay short up to seven eighths.
    if ((part.taken + 1) * 8 > part.low.size() * 7) part.grow();
    const std::size_t at = part.find(key);
    if (!part.is_free(at)) return false;
    part.put(at, key);
    ++part.taken;
    return true;
}

bool IdSet::has(std::string_view id) const {
    const std::uint64_t number = number_of(id);
    const Part& part = parts_[number >> (64U - part_bits)];
    return !part.low.empty() && !part.is_free(part.find(key_of(number)));
}

} // namespace abide
