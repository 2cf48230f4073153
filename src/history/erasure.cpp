// Erasures: how many cases that earlier nights told of are not there any more.
#include "history/erasure.hpp"

#include <algorithm>

namespace abide {

std::int64_t count_cases(std::span<const Erasure> erasures) {
    return std::ranges::count_if(erasures, [](const Erasure& one) { return one.kind == "case"; });
}

std::size_t erased_cases(std::span<const Erasure> erasures, std::int64_t first, std::int64_t last) {
    const auto stood = [&](const Erasure::Missing& one) { return first <= one.sweep && one.sweep <= last; };
    return static_cast<std::size_t>(std::ranges::count_if(
        erasures, [&](const Erasure& one) { return one.kind == "case" && std::ranges::any_of(one.missing, stood); }));
}

} // namespace abide
