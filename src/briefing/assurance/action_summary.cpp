// Counts actions by their source.
#include "briefing/assurance/action_summary.hpp"

#include <algorithm>
#include <map>

namespace abide {

std::vector<ActionSummaryRow> sum_up(std::span<const Action> actions, Day as_at) {
    std::map<std::pair<std::string, std::string>, ActionSummaryRow> rows;
    for (const Action& action : actions) {
        ActionSummaryRow& row = rows[{action.source.kind, action.source.label}];
        row.kind = action.source.kind;
        row.label = action.source.label;
        const ActionStatus status = status_of(action, as_at);
        const bool has_worked = status == ActionStatus::worked;
        ++row.all;
        row.done += has_worked || status == ActionStatus::done ? 1 : 0;
        row.worked += has_worked ? 1 : 0;
        row.overdue += status == ActionStatus::overdue ? 1 : 0;
        row.undated += status == ActionStatus::no_date || status == ActionStatus::date_questioned ? 1 : 0;
        const bool is_held_up = is_to_do(status) && std::ranges::any_of(action.barriers, [](const ActionBarrier& one) {
                                    return !one.removed;
                                });
        row.barriers += is_held_up ? 1 : 0;
    }
    std::vector<ActionSummaryRow> all;
    for (auto& [source, row] : rows) all.push_back(std::move(row));
    return all;
}

void put_action_summary(const std::vector<ActionSummaryRow>& rows, Fields& fields) {
    fields.list("action_sources", rows, [](const ActionSummaryRow& row, Fields& one) {
        one.text("source_kind", row.kind);
        one.text("source_label", row.label);
        one.number("actions", row.all);
        one.number("actions_done", row.done);
        one.number("actions_worked", row.worked);
        one.number("actions_overdue", row.overdue);
        one.number("actions_undated", row.undated);
        one.number("actions_held_up", row.barriers);
    });
}

} // namespace abide
