// Everything a command asks of the world outside: streams, today's date, the environment, the shipped folders.
#pragma once

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "base/day.hpp"

namespace abide {

/// A test hands in its own; then a whole command runs in memory.
struct World {
    std::ostream* out = nullptr; ///< data
    std::ostream* err = nullptr; ///< messages
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    /// Whether whoever read `out` has stopped, as "head" does; may be empty: nobody can tell.
    std::function<bool()> reader_is_gone;
    Day today; ///< asked once, in main
    /// Seconds since 1970-01-01T00:00Z: when something was done, never how it is judged.
    std::function<std::int64_t()> now;
    std::string program; ///< its file, an absolute path; empty when it cannot be told
    std::string account; ///< of the operating system, that the program runs under
    std::string host;    ///< the machine's name
    /// An environment variable; empty when it is not set.
    std::function<std::string(const std::string& name)> variable;
    std::vector<std::string> variables; ///< the names of all that are set
    /// The shipped folder of this name ("procedures"); empty when the program was moved without it.
    std::function<std::string(const std::string& name)> shipped;
    /// Milliseconds that only ever grow: when to show progress, never what to say.
    std::function<std::int64_t()> milliseconds;
};

} // namespace abide
