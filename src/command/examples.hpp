// A procedure's own examples, judged and held against what they say must come out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "command/rulebook.hpp"
#include "evaluate/judge.hpp"
#include "reader/reader.hpp"

namespace abide {

struct ExampleResult {
    const Rule* rule = nullptr;
    const Example* example = nullptr;
    /// "due: expected 2026-04-09, got 2026-04-08"; empty when it came out as expected.
    std::vector<std::string> faults;
};

class ExampleRunner {
  public:
    /// All references must outlive the runner.
    ExampleRunner(const Rulebook& rulebook, const Procedure& procedure, const CalendarFile& calendar);

    ExampleResult run(const Rule& rule, const Example& example);

    /// How often each condition of the procedure held and failed over the examples run so far, by Condition::number.
    [[nodiscard]] const std::vector<ConditionCount>& condition_counts() const { return counts_; }

  private:
    void add_counts(const Judge& judge);
    const Rulebook* rulebook_;
    const Procedure* procedure_;
    const CalendarFile* calendar_;
    Reader reader_;
    std::vector<ConditionCount> counts_;
};

/// Every example of every rule, in order.
std::vector<ExampleResult> run_examples(ExampleRunner& runner, const Procedure& procedure);

} // namespace abide
