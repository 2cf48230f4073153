// The board assurance report: each duty of a period with its evidence, what cannot be assured, and why; in counts only.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "briefing/count_table.hpp"
#include "briefing/findings.hpp"
#include "briefing/period.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/templates.hpp"

namespace abide {

/// The day a duty belongs to: the one it was due on, else done on, else began; nothing when none is known.
std::optional<Day> day_of_duty(const Verdict& verdict);

/// Duties of one period by rule, and why those cannot be told that cannot.
class PeriodCounts {
  public:
    explicit PeriodCounts(const Period& period) : period_(period) {}

    /// Counts the verdict if it is a duty's and its day lies in the period; one whose day nobody knows is counted
    /// apart.
    void add(const Verdict& verdict);

    struct RuleRow {
        const Procedure* procedure = nullptr;
        const Rule* rule = nullptr;
        Counts counts;
    };
    [[nodiscard]] const Period& period() const { return period_; }
    /// In the order of the procedures and their rules.
    [[nodiscard]] const std::map<std::pair<std::string, std::size_t>, RuleRow>& rules() const { return rules_; }
    [[nodiscard]] const std::map<Reason, std::int64_t>& reasons() const { return reasons_; }
    /// Duties that cannot be told and of which no day is known.
    [[nodiscard]] std::int64_t without_day() const { return without_day_; }

  private:
    Period period_;
    std::map<std::pair<std::string, std::size_t>, RuleRow> rules_;
    std::map<Reason, std::int64_t> reasons_;
    std::int64_t without_day_ = 0;
};

struct BoardReport {
    RunFacts run;
    Period period;
    CountTable cases;                    ///< judged
    CountTable duties;                   ///< a row for each rule that was judged in the period
    CountTable reasons;                  ///< why duties of the period cannot be told
    std::vector<std::string> clauses;    ///< of the rows of `duties`
    std::vector<std::string> procedures; ///< the same
    std::vector<CoverageGap> gaps;       ///< clauses that are not wholly checked
};

BoardReport view_board(const PeriodCounts& counts, std::int64_t cases, const RunFacts& run,
                       std::span<const Procedure* const> procedures);

/// What it says in numbers, to be protected before anybody sees it.
CountTables tables_of(const BoardReport& board);

/// `shown`: of tables_of(), by their ids.
Fields fields_of(const BoardReport& board, const std::map<std::string, ShownTable>& shown);

Page write_board(const BoardReport& board, const std::map<std::string, ShownTable>& shown, const Templates& templates);

} // namespace abide
