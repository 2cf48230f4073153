// Which sweeps the words of a command line mean.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "history/sweep_record.hpp"

namespace abide {

/// By id, or by the day it judged as at: then the last of that day. Throws Error(usage) with did-you-mean.
const SweepRecord& named_sweep(std::span<const SweepRecord> sweeps, const std::string& word);

/// The earlier and the later of at most two words; without a second the last sweep, without any the last two. The
/// earlier is null when there is only one sweep. Throws Error(usage) when there is none, or they stand the wrong way
/// round.
std::pair<const SweepRecord*, const SweepRecord*> named_sweeps(std::span<const SweepRecord> sweeps,
                                                               const std::vector<std::string>& words);

} // namespace abide
