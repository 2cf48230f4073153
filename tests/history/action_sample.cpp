// Made-up actions and entries: what the tests of actions are written about.
#include "tests/history/action_sample.hpp"

#include "tests/history/history_sample.hpp"

namespace abide::tests {

Action sample_action(std::int64_t number) {
    Action action;
    action.number = number;
    action.source = {"audit", "maca-hsb-2017", ""};
    action.recommendation = "6.0-" + std::to_string(number);
    action.text = "Check that every plan names the risk.";
    action.owners = {"all", "business manager"};
    action.due = agreed("2026-06-30");
    action.review = agreed("2026-09");
    action.recorded = day("2026-04-10");
    return action;
}

ActionEntry entry_of(ActionEntryKind kind, std::string_view on, const std::string& text) {
    ActionEntry entry;
    entry.action = 1;
    entry.kind = kind;
    entry.on = entry.recorded = day(on);
    entry.text = text;
    return entry;
}

ActionEntry evidence_of(ActionEntryKind kind, std::string_view on) {
    ActionEntry entry = entry_of(kind, on, "Nine of ten plans sampled name it.");
    entry.by = "practice lead";
    return entry;
}

AgreedDate agreed(std::string_view written) { return agreed_date_in(written); }

} // namespace abide::tests
