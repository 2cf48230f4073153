// The heartbeat as the sweeps that are remembered make it.
#pragma once

#include <span>

#include "history/sweep_record.hpp"
#include "publish/heartbeat.hpp"

namespace abide {

/// Of the last of these, which are in the order they ended; there is one at least.
Heartbeat heartbeat_of(std::span<const SweepRecord> sweeps);

} // namespace abide
