// Exceptions: recorded, dated, approved decisions not to act on a finding. An overlay that never changes a state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "history/standing.hpp"

namespace abide {

struct Exception {
    std::int64_t number = 0; ///< from 1; shown as "E-1"
    Duty duty;
    std::string item; ///< only this item of the verdict; empty: the verdict as a whole
    std::string reason;
    std::string approved_by; ///< a role, never a name
    Day approved_on;
    Day from;                    ///< its first day
    Day until;                   ///< its last
    std::optional<Day> due;      ///< of the duty, when it was recorded
    std::optional<Day> expired;  ///< ended before `until`: the first day it no longer holds
    std::optional<Day> start;    ///< of the duty, when it was recorded
    std::string facts;           ///< of the duty then, where its name does not last; see ApprovedFor
    std::optional<Day> recorded; ///< the day it was written down; nothing: an earlier Abide did not keep it
    std::optional<Day> pruned;   ///< the day it was taken out of the lists
    std::int64_t pruning = 0;    ///< which pruning that was, from 1; 0: none

    bool operator==(const Exception&) const = default;
    /// Whether it holds on a day.
    [[nodiscard]] bool holds_on(Day day) const { return from <= day && day <= until && (!expired || day < *expired); }
    /// The first day it no longer holds.
    [[nodiscard]] Day over_on() const { return expired && *expired <= until ? *expired : until + 1; }
    /// Then nobody but who wrote it down vouches for the day of its approval.
    [[nodiscard]] bool was_recorded_later() const { return recorded && approved_on < *recorded; }
    /// After the duty was due. What was recorded later counts as approved no earlier than that.
    [[nodiscard]] bool was_approved_late() const {
        return due && *due < (was_recorded_later() ? *recorded : approved_on);
    }
};

/// Of those that hold over one finding, in order.
using ExceptionNumbers = std::vector<std::int64_t>;

} // namespace abide
