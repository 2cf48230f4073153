// Counts of verdicts by rule and by team, and the one way a rate is worked out and said.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include "briefing/fields.hpp"
#include "rule/procedure.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// Counts with duties and indicators apart: an indicator restates learning, so it is in no rate.
struct SplitCounts {
    Counts duties;     ///< rules with nature="rule"
    Counts indicators; ///< rules with nature="indicator"
    void add(Nature nature, State state) { (nature == Nature::rule ? duties : indicators).add(state); }
    void merge(const SplitCounts& other);
    [[nodiscard]] std::size_t of(State state) const { return duties.of(state) + indicators.of(state); }
    [[nodiscard]] std::size_t verdicts() const { return duties.verdicts + indicators.verdicts; }
};

/// Every verdict of a run, counted as it is reached. One for each worker, then merged.
class Tally {
  public:
    void add(const Procedure& procedure, const Rule& rule, const std::string& team, State state);
    void merge(const Tally& other);
    /// Counts teams under other names; those that come to the same name are one.
    void rename_teams(const std::function<std::string(const std::string&)>& name_of);

    struct RuleKey {
        std::string procedure;
        std::size_t number = 0; ///< position of the rule in its procedure
        auto operator<=>(const RuleKey&) const = default;
    };
    struct RuleCounts {
        const Procedure* procedure = nullptr;
        const Rule* rule = nullptr;
        Counts counts;
    };
    [[nodiscard]] const std::map<RuleKey, RuleCounts>& by_rule() const { return by_rule_; }
    [[nodiscard]] const std::map<std::string, SplitCounts>& by_team() const { return by_team_; }
    [[nodiscard]] const SplitCounts& all() const { return all_; }

  private:
    std::map<RuleKey, RuleCounts> by_rule_;
    std::map<std::string, SplitCounts> by_team_; ///< "" for cases without a team
    SplitCounts all_;
};

/// One rule's rate: "402 of 425 (94.6%)", with a percentage only where at least six were judged; "none judged".
/// Met ÷ (met + met late + breached). Print it with the cannot-tell count on the same line. Never over several rules:
/// there is no overall score.
std::string rate_of(const Counts& counts);

/// "425 judged: 402 met, 3 met late, 20 breached"; "none judged".
std::string judged_words(const Counts& counts);

/// Writes `met`, `met_late` … one name for each state, `total` and `judged`.
void put_counts(const Counts& counts, Fields& fields);

/// Writes `states`: a row for each state with mark, label, meaning, duties, indicators and all.
void put_states(const SplitCounts& counts, Fields& fields);

} // namespace abide
