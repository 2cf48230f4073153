// How the actions of each source stand, in numbers: what was recommended, done, and shown to have worked.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "briefing/fields.hpp"
#include "history/actions.hpp"

namespace abide {

/// Actions of one audit, review or briefing. They are about work, not about children, so their numbers are exact.
struct ActionSummaryRow {
    std::string kind;  ///< "audit"
    std::string label; ///< "maca-hsb-2017"
    std::size_t all = 0;
    std::size_t done = 0;   ///< with evidence that it was done, shown to have worked or not
    std::size_t worked = 0; ///< of them: shown to have worked
    std::size_t overdue = 0;
    std::size_t undated = 0;  ///< without a date by which it is due, or with one nobody can read
    std::size_t barriers = 0; ///< with a barrier that nobody removed
};

/// A row for each source, in the order of their names.
std::vector<ActionSummaryRow> sum_up(std::span<const Action> actions, Day as_at);

void put_action_summary(const std::vector<ActionSummaryRow>& rows, Fields& fields);

} // namespace abide
