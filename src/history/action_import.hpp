// What a source's file says held against what is kept: what is new, what changed, and what has to be asked.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "history/action.hpp"

namespace abide {

/// A row of a returned form, or of a table of recommendations.
struct ProposedAction {
    Action action;
    /// What the file has a column for, by ActionEntryKind from `text` to `how_worked`: only that can be a change.
    std::array<bool, 6> is_given{};
    std::size_t row = 0; ///< which of the table's, from 1
    Place place;         ///< of the row
    Place due_place;
    Place review_place;
    std::string due_written; ///< as written, to say how it was read
    std::string review_written;
};

/// What became of one row.
struct ImportedAction {
    enum class Is : std::uint8_t { added, changed, as_before } is = Is::as_before;
    Action action; ///< as it stands now, with its number
    std::size_t proposed = 0;
    std::vector<ActionChange> changes;
    bool asks_due = false; ///< its date is questioned, and nobody has answered yet
    bool asks_review = false;
};

struct ActionImport {
    ActionRecords to_record; ///< new actions, and the entries that change others; numbered as they will be
    std::vector<ImportedAction> rows;
    std::vector<Action> not_named; ///< of the same source and team, but in no row
};

/// A row is the same action as one that is kept when both are of the same source and team and have the same text; where
/// no team stands, when they have the same id in the source, and the same text only without one. What the source said
/// before and nobody changed in it is no change, whatever was decided here since. Rows after the first one of an action
/// must have been taken out.
ActionImport compare_import(const ActionRecords& kept, std::span<const ProposedAction> proposed, Day today);

/// Whether two of them are the same action, as above.
bool is_same_action(const Action& a, const Action& b);

} // namespace abide
