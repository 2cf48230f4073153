// The turn: whoever changes a history or the reports does so alone.
#pragma once

#include <string_view>

#include "base/lock.hpp"
#include "command/configuration.hpp"
#include "store/store.hpp"

namespace abide {

/// Makes the state folder when it is not there, and takes the lock in it. `undone`: what was not done where somebody
/// else has it, "judged". Throws Error(usage), Error(not_written).
Lock take_turn(const Configuration& configuration, std::string_view undone);

/// The same of the history: another service may remember in it. Holds as long as the store is open.
void take_turn(Store& store, std::string_view undone);

} // namespace abide
