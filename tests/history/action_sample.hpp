// Made-up actions and entries: what the tests of actions are written about.
#pragma once

#include <string>
#include <string_view>

#include "history/actions.hpp"

namespace abide::tests {

/// R-1, or another number, of the audit maca-hsb-2017: with an owner, a due date and a review date, recorded on 10
/// April 2026.
Action sample_action(std::int64_t number = 1);

/// About R-1, of this day, written down on it.
ActionEntry entry_of(ActionEntryKind kind, std::string_view on, const std::string& text = {});

/// Evidence about R-1 by a practice lead.
ActionEntry evidence_of(ActionEntryKind kind, std::string_view on);

/// A date, or the words of a questioned one, as a form has them.
AgreedDate agreed(std::string_view written);

} // namespace abide::tests
