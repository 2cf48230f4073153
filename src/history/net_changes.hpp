// What several nights came to together: the changes of each, put into one for each finding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "history/sweep_record.hpp"
#include "history/transition.hpp"

namespace abide {

struct NetChanges {
    std::vector<Transition> changes; ///< one for each finding, in the order of its first change
    std::size_t came_and_went = 0;   ///< findings that opened and were resolved in between
};

/// `transitions`: all of the sweeps after the earlier night up to `later`, in the order they were found. `sweeps`:
/// those sweeps; `later` with the cases that were away. What was held in between and is not any more did not change. Of
/// each finding: how it stood before the first and stands after the last, and every cause on the way, each once.
NetChanges net_changes(std::span<const Transition> transitions, std::span<const SweepRecord> sweeps,
                       const SweepRecord& later);

/// How each finding of a night stood: see digest_of.
using FindingDigests = std::map<DutyKey, std::uint64_t>;

/// Takes out what was changed and changed back: findings that stand after as they stood before, unless they are held,
/// or some exception began over them that did not end, or ended that had not begun.
void leave_out_changed_back(std::vector<Transition>& changes, const FindingDigests& before,
                            const FindingDigests& after);

} // namespace abide
