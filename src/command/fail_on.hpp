// --fail-on: which verdicts make a run end with 1.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rule/verdict.hpp"

namespace abide {

/// "never", or pieces parted by commas: "high" (a breach of that severity or above) or "cannot-tell:critical" (that
/// state).
class FailOn {
  public:
    /// Throws Error(usage) with did-you-mean.
    explicit FailOn(const std::string& text);

    /// Whether a verdict of this state could count, so that it has to be looked at.
    [[nodiscard]] bool is_about(State state) const;
    /// An indicator never counts: it restates learning, and nobody breaches that.
    [[nodiscard]] bool counts(const Verdict& verdict) const;
    /// The same but for what exceptions hold over.
    [[nodiscard]] bool counts_unexcepted(const Verdict& verdict) const;

  private:
    [[nodiscard]] bool counts(Nature nature, State state, Severity severity) const;
    std::vector<std::pair<State, Severity>> levels_;
};

/// States parted by commas. Throws Error(usage) with did-you-mean.
std::vector<State> read_states(const std::string& text);

} // namespace abide
