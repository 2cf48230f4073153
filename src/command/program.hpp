// The program as a function: a command line in, streams written, an exit code out.
#pragma once

#include <string>
#include <vector>

#include "command/world.hpp"

namespace abide {

/// `words` without the program's name. Never throws: every trouble is a sentence on the message stream and an exit
/// code.
int run_program(const std::vector<std::string>& words, World& world);

} // namespace abide
