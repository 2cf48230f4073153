// The newest certificates held against what the store remembers of their runs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "history/sweep_record.hpp"

namespace abide {

/// What is wrong with those of the last month of sweeps, newest first, a sentence each without its full stop: one is
/// not there, is not as it was written, or cannot be read. `sweeps`: in their order.
std::vector<std::string> faults_of_certificates(const std::string& folder, std::span<const SweepRecord> sweeps);

} // namespace abide
