// Diagnostics on the terminal: in the order of their places, so many for each file, the rest counted.
#pragma once

#include "base/diagnostic.hpp"
#include "command/options.hpp"
#include "command/world.hpp"

namespace abide {

/// To the message stream. --max-errors bounds how many of one file are printed (0: all); with --quiet only errors are.
void show_diagnostics(const Diagnostics& diagnostics, const Options& options, World& world);

} // namespace abide
