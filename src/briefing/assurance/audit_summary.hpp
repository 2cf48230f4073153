// Audits of a board's period: what they were about, when their panel met, and how many cases came how far.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "briefing/assurance/count_table.hpp"
#include "briefing/assurance/period.hpp"
#include "history/audits.hpp"

namespace abide {

struct AuditSummaryRow {
    std::string id; ///< "maca-hsb-2026"
    std::string theme;
    std::string drawn_on; ///< a day in words
    std::optional<Day> panel;
    AuditCounts counts;
    bool is_answered = false; ///< some family said something, or somebody decided not to ask it
    std::size_t agencies = 0; ///< taking part
    std::size_t absent = 0;   ///< that cannot
};

/// Those drawn by the day whose panel met in the period or later, or was not set by then; as recorded by that day, in
/// the order they were drawn.
std::vector<AuditSummaryRow> sum_up_audits(const AuditRecords& records, const Period& period, Day as_at);

/// A row for each; where nobody has answered, audited or discussed yet, words stand beside the noughts that say so.
/// Of cases, so its counts are protected as all others are; what agencies took part is not about
/// children and stands as text.
CountTable audit_table(Day as_at, std::span<const AuditSummaryRow> audits);

} // namespace abide
