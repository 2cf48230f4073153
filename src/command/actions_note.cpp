// abide actions note: milestones, barriers, other owners, and an action opened again.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/actions/kept_actions.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"

namespace abide {

namespace {

struct Notable {
    std::string_view option;
    ActionEntryKind kind;
    char letter; ///< of what it names; 0: it is a text
};

constexpr std::array<Notable, 6> notables = {{
    {"milestone", ActionEntryKind::milestone, 0},
    {"milestone-done", ActionEntryKind::milestone_done, 'M'},
    {"barrier", ActionEntryKind::barrier, 0},
    {"barrier-removed", ActionEntryKind::barrier_removed, 'B'},
    {"owner", ActionEntryKind::owners, 0},
    {"reopen", ActionEntryKind::reopened, 0},
}};

const Notable& expect_one(const Options& options) {
    std::vector<std::string> names;
    const Notable* found = nullptr;
    std::size_t given = 0;
    for (const Notable& one : notables) {
        names.push_back("--" + std::string(one.option));
        if (!options.has(one.option)) continue;
        found = &one;
        ++given;
    }
    if (given != 1) throw Error(Exit::usage, "one thing is noted at a time: " + list_of(names, "or"));
    return *found;
}

/// "M1", "m1" or "1"; 0 for what is none.
std::int64_t place_in(std::string_view word, char letter) {
    if (!word.empty() && (word.front() == letter || word.front() == letter + ('a' - 'A'))) word.remove_prefix(1);
    std::int64_t place = 0;
    const auto [end, trouble] = std::from_chars(word.data(), word.data() + word.size(), place);
    return trouble == std::errc() && end == word.data() + word.size() ? place : 0;
}

std::vector<std::string> owners_given(const Options& options) {
    std::vector<std::string> owners;
    for (const std::string& given : options.values("owner"))
        for (const std::string& role : roles_in(given)) owners.push_back(role);
    return owners;
}

ActionEntry entry_from(const Options& options, const Notable& notable, const Action& action, const World& world) {
    const bool is_of_a_day = notable.letter != 0;
    if (!is_of_a_day && options.has("on"))
        throw Error(Exit::usage,
                    "--on goes with --milestone-done and --barrier-removed; what else is noted is noted today");
    if (options.has("due") && notable.kind != ActionEntryKind::milestone)
        throw Error(Exit::usage, "--due goes with --milestone; the action's own date is said by \"abide actions due\"");
    ActionEntry entry = entry_about(action, notable.kind, options.day("on").value_or(world.today), world);
    const std::string value = options.value(notable.option);
    if (is_of_a_day)
        entry.place = place_in(value, notable.letter);
    else if (notable.kind == ActionEntryKind::owners)
        entry.text = owners_text(owners_given(options));
    else
        entry.text = fold_space(value);
    if (options.has("due")) entry.date = expect_date("--due", options.value("due"), world).when;
    entry.reason = fold_space(options.value("reason"));
    return entry;
}

std::string sentence_of(const Action& now, const ActionEntry& entry) {
    const std::string number = number_words(now);
    const auto places = [](const auto& list) { return std::to_string(list.size()); };
    switch (entry.kind) {
    case ActionEntryKind::milestone:
        return number + " has the milestone M" + places(now.milestones) + ", due " +
               words_of(now.milestones.back().due) + ".";
    case ActionEntryKind::barrier: return number + " has the barrier B" + places(now.barriers) + ".";
    case ActionEntryKind::milestone_done:
        return "M" + std::to_string(entry.place) + " of " + number + " was done on " + long_date(entry.on) + ".";
    case ActionEntryKind::barrier_removed:
        return "B" + std::to_string(entry.place) + " of " + number + " was removed on " + long_date(entry.on) + ".";
    case ActionEntryKind::owners: return number + " is owned by: " + owners_words(now.owners) + ".";
    default: return number + " is open again; what was said to show that it was done stays in its history.";
    }
}

Exit run_note(const Options& options, World& world) {
    expect_possible_clock(world);
    KeptActions kept = open_actions(options, world);
    const Action action = expect_action(kept, options, world);
    options.refuse_more_than(1);
    const ActionEntry entry = entry_from(options, expect_one(options), action, world);
    const Action now = note(kept, action, {entry}, world);
    if (!options.has("quiet")) *world.out << printable(sentence_of(now, entry)) << "\n";
    return Exit::clean;
}

constexpr std::array<std::string_view, 5> examples = {
    "abide actions note R-3 --milestone \"A draft goes to the sub-group.\" --due 2026-06",
    "abide actions note R-3 --milestone-done M1 --on 2026-06-12",
    "abide actions note R-3 --barrier \"Nobody is in post to write it.\"",
    "abide actions note R-3 --owner \"business manager\" --owner \"learning group chair\"",
    "abide actions note R-3 --reopen \"R-4 was meant.\"",
};
constexpr std::array<std::string_view, 14> options = {
    "milestone", "milestone-done", "barrier", "barrier-removed", "owner", "reopen", "due",
    "on",        "reason",         "config",  "store",           "state", "quiet",  "help"};

} // namespace

extern const Command actions_note_command;
const Command actions_note_command = {
    .name = "actions note",
    .summary = "Note a milestone, a barrier or other owners of an action, or open it again",
    .arguments = "ACTION",
    .examples = examples,
    .options = options,
    .notes =
        "One thing at a time. Milestones are called M1, M2 …, barriers B1, B2 …, in the order they were noted. The owners\n"
        "given take the place of those there were, which stay in the action's history. Nothing that was noted is\n"
        "taken away; --reopen says why a closed action is open again.\n",
    .run = run_note,
};

} // namespace abide
