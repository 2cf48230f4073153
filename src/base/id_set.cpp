// A set of ids that keeps little of each.
#include "base/id_set.hpp"

#include <algorithm>
#include <functional>

namespace abide {

namespace {

std::uint64_t key_of(std::string_view id) {
    const std::uint64_t key = std::hash<std::string_view>()(id);
    return std::max<std::uint64_t>(key, 1); // 0 is an empty slot
}

/// One of `size`, evenly: the upper half of a product.
std::size_t scaled(std::uint64_t key, std::size_t size) {
    constexpr unsigned half = 32;
    return static_cast<std::size_t>((key & 0xFFFFFFFFU) * size >> half);
}

} // namespace

std::size_t IdSet::Part::find(std::uint64_t key) const {
    std::size_t at = scaled(key, slots.size());
    while (slots[at] != 0 && slots[at] != key) at = at + 1 == slots.size() ? 0 : at + 1;
    return at;
}

void IdSet::Part::grow() {
    constexpr std::size_t first = 16;
    std::vector<std::uint64_t> old(std::max(first, slots.size() + slots.size() / 3));
    old.swap(slots);
    for (const std::uint64_t key : old)
        if (key != 0) slots[find(key)] = key;
}

bool IdSet::add(std::string_view id) {
    const std::uint64_t key = key_of(id);
    Part& part = parts_[key >> (64U - part_bits)];
    // Searches stay short up to seven eighths.
    if ((part.taken + 1) * 8 > part.slots.size() * 7) part.grow();
    std::uint64_t& slot = part.slots[part.find(key)];
    if (slot == key) return false;
    slot = key;
    ++part.taken;
    return true;
}

bool IdSet::has(std::string_view id) const {
    const std::uint64_t key = key_of(id);
    const Part& part = parts_[key >> (64U - part_bits)];
    return !part.slots.empty() && part.slots[part.find(key)] == key;
}

} // namespace abide
