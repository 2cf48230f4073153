// A verdict made by hand, with every member filled, for tests of the ways to write one.
#pragma once

#include <memory>

#include "rule/procedure.hpp"
#include "rule/verdict.hpp"
#include "writer/run_summary.hpp"

namespace abide::tests {

/// The procedure and rule the verdicts of these tests rest on.
class Sample {
  public:
    Sample();

    /// Breached, severity high: nothing was done by Thursday 9 April 2026.
    [[nodiscard]] Verdict breached() const;
    /// The same rule, another case: met, but not under the other counting convention.
    [[nodiscard]] Verdict met_but_turning() const;
    /// The breached one, with an exception over the whole and one over an item.
    [[nodiscard]] Verdict excepted() const;
    /// A run with these two verdicts and 610 others, all not applicable.
    [[nodiscard]] RunSummary summary() const;

    [[nodiscard]] Rule& rule() { return *procedure_->rules.front(); }
    [[nodiscard]] Procedure& procedure() { return *procedure_; }

  private:
    std::unique_ptr<Procedure> procedure_;
};

} // namespace abide::tests
