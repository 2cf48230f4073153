// The board assurance report: each duty of a period with its evidence, what cannot be assured and why; in counts only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "briefing/assurance/action_summary.hpp"
#include "briefing/assurance/assured.hpp"
#include "briefing/assurance/audit_summary.hpp"
#include "briefing/assurance/trends.hpp"
#include "briefing/findings.hpp"

namespace abide {

/// How many clauses of one part of a procedure ask something, by how far that is checked.
struct SectionCoverage {
    std::string procedure; ///< its title
    std::string heading;   ///< as section_heading() says
    std::map<ClauseStatus, std::size_t> by_status;

    [[nodiscard]] std::size_t clauses() const;
    [[nodiscard]] std::size_t of(ClauseStatus status) const;
};

struct BoardReport {
    AssuredGround ground;
    std::int64_t cases = 0;
    std::vector<RuleDuties> duties; ///< of the period and the months of the charts, and those without a day
    Trends trends;
    std::vector<SectionCoverage> coverage; ///< of every part of a procedure that asks something
    std::vector<CoverageGap> gaps;         ///< clauses that are not wholly checked
    bool has_history = false;              ///< there is a store
    std::vector<ActionSummaryRow> actions; ///< of it
    std::vector<AuditSummaryRow> audits;   ///< of it
};

/// From duties counted over the months of the charts and of the period.
BoardReport view_board(const AssuredGround& ground, std::int64_t cases, const DutyCounts& counts,
                       const std::vector<Measure>& measures, std::span<const Procedure* const> procedures);

CountTables tables_of(const BoardReport& board);

Fields fields_of(const BoardReport& board, const Shown& shown);

Page write_board(const BoardReport& board, const Shown& shown, const Templates& templates);

} // namespace abide
