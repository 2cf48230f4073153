// What day the clock says it is, before anything is written under it.
#pragma once

#include "command/world.hpp"

namespace abide {

/// Throws Error(usage) when the clock says a day on which Abide cannot be at work: what is remembered by it would stand
/// before or behind everything else.
void expect_possible_clock(const World& world);

} // namespace abide
