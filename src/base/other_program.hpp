// Another program run to its end: no shell between, nothing to read, and never for longer than allowed.
#pragma once

#include <string>
#include <vector>

namespace abide {

struct Finished {
    bool was_found = false;
    bool was_stopped = false; ///< it took too long
    int exit = -1;            ///< -1 when it was stopped or killed
    std::string says;         ///< both its streams, the last 4096 bytes
};

/// `words`: its name, looked for in PATH, and its arguments. It has no terminal, so it cannot ask anybody anything.
/// Throws Error(fault) when no program can be started at all.
Finished run_other_program(const std::vector<std::string>& words, int seconds_allowed);

} // namespace abide
