// Erasures: what was taken out of the history, without saying whose it was, so that its totals stay explained.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "rule/state.hpp"

namespace abide {

/// What stands where the id of an erased case stood.
constexpr std::string_view erased = "(erased)";

struct Erasure {
    std::int64_t number = 0; ///< from 1
    std::string kind;        ///< "case": one case at somebody's order; "retention": what is older than it may be kept
    Day on;
    std::string reason;
    std::string approved_by;    ///< a role; empty for retention
    std::int64_t standings = 0; ///< how many of each were removed
    std::int64_t transitions = 0;
    std::int64_t exceptions = 0;
    std::vector<std::string> outputs; ///< "set/file" of the report files that were removed

    /// Of the sweeps that are still remembered: how many of a night's standings are no longer there.
    struct Missing {
        std::int64_t sweep = 0;
        State state = State::met;
        std::int64_t standings = 0;
        bool operator==(const Missing&) const = default;
    };
    std::vector<Missing> missing;

    bool operator==(const Erasure&) const = default;
};

/// How many of them are of a case; others are of what was too old.
std::int64_t count_cases(std::span<const Erasure> erasures);

/// How many cases were erased of which something was remembered on one of the sweeps from `first` to `last`.
std::size_t erased_cases(std::span<const Erasure> erasures, std::int64_t first, std::int64_t last);

} // namespace abide
