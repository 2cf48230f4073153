// abide actions add: records one action that was agreed after an audit, a review or a briefing.
#include <algorithm>
#include <array>
#include <iterator>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/actions/kept_actions.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"
#include "command/faults.hpp"
#include "history/action_import.hpp"
#include "history/roles.hpp"

namespace abide {

namespace {

Action action_from(const Options& options, const KeptActions& kept, const World& world) {
    Action action;
    action.text = fold_space(options.arguments().empty() ? "" : options.arguments().front());
    action.source.label = options.value("source");
    action.source.kind = options.value("kind", kind_of(action.source.label, kept));
    action.recommendation = options.value("recommendation");
    for (const std::string& given : options.values("owner")) {
        std::vector<std::string> roles = roles_in(given);
        std::ranges::move(roles, std::back_inserter(action.owners));
    }
    if (options.has("due")) action.due = expect_date("--due", options.value("due"), world);
    if (options.has("review")) action.review = expect_date("--review", options.value("review"), world);
    action.how_done = fold_space(options.value("done-when"));
    action.how_worked = fold_space(options.value("worked-when"));
    action.recorded = world.today;
    return action;
}

void refuse_what_is_wrong(const Action& action, const KeptActions& kept, const World& world) {
    std::vector<std::string> faults = check_new_action(action);
    for (const std::string& owner : action.owners)
        if (names_somebody(owner)) faults.push_back(fault_of_answering_role("An owner", owner));
    std::ranges::move(faults_among(action, kept), std::back_inserter(faults));
    const std::vector<Action> now = all_actions_on(world.today, kept.records);
    const auto same = std::ranges::find_if(now, [&](const Action& one) { return is_same_action(one, action); });
    if (same != now.end()) faults.push_back("It is recorded already, as " + number_words(*same) + ".");
    refuse_faults("the action", faults);
}

Exit run_add(const Options& options, World& world) {
    options.refuse_more_than(1);
    expect_possible_clock(world);
    KeptActions kept = open_actions(options, world);
    const Action action = action_from(options, kept, world);
    refuse_what_is_wrong(action, kept, world);
    const Action added = kept.store->add({{action}, {}}).first.front();
    if (!options.has("quiet"))
        *world.out << "Recorded " << number_words(added) << " of " << printable(added.source.label)
                   << (added.recommendation.empty() ? "" : " " + printable(added.recommendation))
                   << "\n  owners: " << printable(owners_words(added.owners)) << "; due " << words_of(added.due)
                   << "; review " << words_of(added.review) << ".\n";
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide actions add \"Check that every plan names the risk.\" --source maca-hsb-2017 --kind audit --recommendation "
    "6.0-3 --owner all --owner \"business manager\" --due 2026-06-30",
    "abide actions add \"Talk the escalation policy through.\" --source 7mb-b19 --kind briefing",
};
constexpr std::array<std::string_view, 13> options = {
    "source",      "kind",   "recommendation", "owner", "due",   "review", "done-when",
    "worked-when", "config", "store",          "state", "quiet", "help"};

} // namespace

extern const Command actions_add_command;
const Command actions_add_command = {
    .name = "actions add",
    .summary = "Record one action that an audit, a review or a briefing led to",
    .arguments = "TEXT",
    .examples = examples,
    .options = options,
    .notes =
        "TEXT says what needs to happen. The source is named by a label of its own, which the digest shows: never a\n"
        "child's. Owners are roles, never names, and several may be given; owners and dates may be left out, and are then not\n"
        "stated. A month (2026-05) is past with its last day.\n",
    .run = run_add,
};

} // namespace abide
