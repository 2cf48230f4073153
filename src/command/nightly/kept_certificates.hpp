// The newest certificates held against what the store remembers of their runs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "history/sweep_record.hpp"
#include "store/store.hpp"

namespace abide {

/// What is wrong with those of the last month of sweeps, newest first, a sentence each without its full stop: one is
/// not there, is not as it was written, or cannot be read. `sweeps`: in their order.
std::vector<std::string> faults_of_certificates(const std::string& folder, std::span<const SweepRecord> sweeps);

/// Where the store remembers one of these runs otherwise than its certificate says, in the same way. Those that are not
/// there or cannot be read are passed over.
std::vector<std::string> faults_against_certificates(const std::string& folder, std::span<const SweepRecord> sweeps,
                                                     Store& store);

} // namespace abide
