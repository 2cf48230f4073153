// Compares what a file says with what the same source said last, not with what was decided here since.
#include "history/action_import.hpp"

#include <algorithm>

#include "history/actions.hpp"

namespace abide {

namespace {

constexpr std::array<ActionEntryKind, 6> facts = {ActionEntryKind::text,     ActionEntryKind::owners,
                                                  ActionEntryKind::due,      ActionEntryKind::review,
                                                  ActionEntryKind::how_done, ActionEntryKind::how_worked};

void put_date(const AgreedDate& date, ActionEntry& into) {
    into.date = date.when;
    into.text = date.questioned;
}

/// The entry that makes this fact what the action says.
ActionEntry entry_saying(const Action& action, ActionEntryKind fact) {
    ActionEntry entry;
    entry.kind = fact;
    switch (fact) {
    case ActionEntryKind::owners: entry.text = owners_text(action.owners); break;
    case ActionEntryKind::due: put_date(action.due, entry); break;
    case ActionEntryKind::review: put_date(action.review, entry); break;
    case ActionEntryKind::how_done: entry.text = action.how_done; break;
    case ActionEntryKind::how_worked: entry.text = action.how_worked; break;
    default: entry.text = action.text;
    }
    return entry;
}

const Action* find_same(const std::vector<Action>& actions, const Action& wanted) {
    const auto found = std::ranges::find_if(actions, [&](const Action& one) { return is_same_action(one, wanted); });
    return found == actions.end() ? nullptr : &*found;
}

std::int64_t last_number(const ActionRecords& records) {
    return records.first.empty() ? 0 : records.first.back().number;
}

/// The entries that a row asks for, beyond what its source said before.
std::vector<ActionEntry> changes_in(const ProposedAction& row, const Action& said, Day today) {
    std::vector<ActionEntry> entries;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (!row.is_given.at(i)) continue;
        ActionEntry entry = entry_saying(row.action, facts.at(i));
        if (entry == entry_saying(said, facts.at(i))) continue;
        entry.action = said.number;
        entry.on = entry.recorded = today;
        entry.is_imported = true;
        entries.push_back(std::move(entry));
    }
    return entries;
}

/// `before` and `after`: all there are, by number.
void say_how_they_stand(const std::vector<Action>& before, const std::vector<Action>& after, Day today,
                        ActionImport& import) {
    for (ImportedAction& one : import.rows) {
        one.action = *std::ranges::find(after, one.action.number, &Action::number);
        const auto earlier = std::ranges::find(before, one.action.number, &Action::number);
        if (earlier != before.end())
            one.changes.assign(one.action.changes.begin() + static_cast<std::ptrdiff_t>(earlier->changes.size()),
                               one.action.changes.end());
        if (!one.changes.empty()) one.is = ImportedAction::Is::changed;
        one.asks_due = is_to_do(status_of(one.action, today)) && one.action.due.is_questioned();
        one.asks_review = one.action.review.is_questioned();
    }
}

std::vector<Action> not_named(const std::vector<Action>& kept, std::span<const ProposedAction> proposed,
                              std::span<const ImportedAction> rows) {
    std::vector<Action> others;
    for (const Action& one : kept) {
        const bool is_of_source = std::ranges::any_of(proposed, [&](const ProposedAction& row) {
            return row.action.source.label == one.source.label && row.action.source.team == one.source.team;
        });
        const bool is_named =
            std::ranges::any_of(rows, [&](const ImportedAction& row) { return row.action.number == one.number; });
        if (is_of_source && !is_named) others.push_back(one);
    }
    return others;
}

} // namespace

bool is_same_action(const Action& a, const Action& b) {
    if (a.source.label != b.source.label || a.source.team != b.source.team) return false;
    // A team may answer one recommendation by several actions: there the id says what an action is for.
    if (!a.source.team.empty()) return a.text == b.text;
    return a.recommendation == b.recommendation && (!a.recommendation.empty() || a.text == b.text);
}

ActionImport compare_import(const ActionRecords& kept, std::span<const ProposedAction> proposed, Day today) {
    ActionImport import;
    const std::vector<Action> said = actions_as_imported(kept);
    ActionRecords after = kept;
    std::int64_t next = last_number(kept) + 1;
    for (const ProposedAction& row : proposed) {
        ImportedAction& one = import.rows.emplace_back();
        one.proposed = import.rows.size() - 1;
        const Action* same = find_same(said, row.action);
        if (same == nullptr) {
            one.is = ImportedAction::Is::added;
            one.action = row.action;
            one.action.number = next++;
            one.action.recorded = today;
            import.to_record.first.push_back(one.action);
            after.first.push_back(one.action);
            continue;
        }
        one.action.number = same->number;
        for (const ActionEntry& entry : changes_in(row, *same, today)) {
            import.to_record.entries.push_back(entry);
            after.entries.push_back(entry);
        }
    }
    say_how_they_stand(all_actions_on(today, kept), all_actions_on(today, after), today, import);
    import.not_named = not_named(all_actions_on(today, kept), proposed, import.rows);
    return import;
}

} // namespace abide
