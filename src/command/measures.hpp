// What a run took: how much went through it, and where the time went.
#pragma once

#include "command/options.hpp"
#include "command/run.hpp"
#include "command/world.hpp"

namespace abide {

/// To the message stream, as far as --stats and --profile ask for it: the result stays the same from run to run.
void show_measures(const Run& run, const Options& options, World& world);

} // namespace abide
