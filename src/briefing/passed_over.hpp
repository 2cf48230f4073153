// Rules that gave no answer on a case, gathered: one row a rule and reason, however many records it was asked of.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "briefing/fields.hpp"
#include "briefing/tally.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// True for verdicts that say something of the case; false where the rule does not apply or was not checked.
bool is_judged(State state);

struct PassedOver {
    std::string procedure_id;
    std::string procedure; ///< title
    std::string title;
    std::string clauses;
    State state = State::not_applicable;
    Nature nature = Nature::rule;
    Reason reason = Reason::none;
    std::vector<std::string> subjects; ///< the first few, in words
    std::size_t count = 0;             ///< of all of them
    const Rule* rule = nullptr;        ///< which the row is of
};

class PassedOverRules {
  public:
    /// Takes a verdict that is not judged.
    void add(const Verdict& verdict);
    [[nodiscard]] const std::vector<PassedOver>& rows() const { return rows_; }
    void count_in(SplitCounts& counts) const;
    /// "24 of 30 verdicts were not checked: 23 no edition was in force, 1 for people to judge"; empty when none was
    /// left unchecked. `all`: how many verdicts there are, the judged ones among them.
    [[nodiscard]] std::string unchecked_words(std::size_t all) const;

  private:
    std::vector<PassedOver> rows_;
};

/// Writes `title`, `clauses`, `mark`, `state`, `reason` and `subjects`: "concern c1, concern c2 and 40 more".
void put_passed_over(const PassedOver& row, Fields& fields);

} // namespace abide
