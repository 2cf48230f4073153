// Trouble that ends a run: one exception type, caught once in main, carrying the exit code it means.
#pragma once

#include <stdexcept>
#include <string>

namespace abide {

/// How a run ended; the same numbers for every command.
enum class Exit : int {
    clean = 0,       ///< ran to the end, nothing at or above --fail-on
    findings = 1,    ///< findings at or above --fail-on
    usage = 2,       ///< wrong usage, configuration, procedure or calendar: nothing was judged
    incomplete = 3,  ///< some input unreadable or refused, or no case or no rule applied
    not_written = 4, ///< judged, but an output could not be written
    fault = 5,       ///< a fault in Abide itself
};

/// The run cannot go on. `what()` is one sentence for the operator: what we were doing and what to do.
class Error : public std::runtime_error {
  public:
    Error(Exit exit, const std::string& sentence) : std::runtime_error(sentence), exit_(exit) {}
    [[nodiscard]] Exit exit() const { return exit_; }

  private:
    Exit exit_;
};

} // namespace abide
