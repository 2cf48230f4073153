// abide actions due: says when an action is due or looked at again, or answers a date that was questioned.
#include <array>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/actions/kept_actions.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"

namespace abide {

namespace {

struct NewDate {
    ActionEntryKind kind = ActionEntryKind::due;
    AgreedDate date;
};

std::vector<NewDate> new_dates(const Options& options, const World& world) {
    std::vector<NewDate> dates;
    if (options.arguments().size() > 1)
        dates.push_back({ActionEntryKind::due, expect_date("the due date", options.arguments()[1], world)});
    if (options.has("review"))
        dates.push_back({ActionEntryKind::review, expect_date("--review", options.value("review"), world)});
    if (dates.empty()) throw Error(Exit::usage, "what is missing is the date, or --review");
    return dates;
}

const AgreedDate& date_of(const Action& action, ActionEntryKind kind) {
    return kind == ActionEntryKind::due ? action.due : action.review;
}

std::string sentence_of(const Action& action, const NewDate& now) {
    const std::string what = now.kind == ActionEntryKind::due ? "due" : "review";
    const AgreedDate& before = date_of(action, now.kind);
    if (before == now.date) return number_words(action) + ", " + what + ": " + words_of(now.date) + ", as before.";
    return number_words(action) + ", " + what + ": " + words_of(now.date) + "; before: " + words_of(before) + ".";
}

Exit run_due(const Options& options, World& world) {
    expect_possible_clock(world);
    KeptActions kept = open_actions(options, world);
    const Action action = expect_action(kept, options, world);
    options.refuse_more_than(2);
    const std::vector<NewDate> dates = new_dates(options, world);
    std::vector<ActionEntry> entries;
    for (const NewDate& one : dates) {
        if (date_of(action, one.kind) == one.date) continue;
        ActionEntry& entry = entries.emplace_back(entry_about(action, one.kind, world.today, world));
        entry.date = one.date.when;
        entry.reason = fold_space(options.value("reason"));
    }
    (void)note(kept, action, entries, world);
    if (!options.has("quiet"))
        for (const NewDate& one : dates) *world.out << printable(sentence_of(action, one)) << "\n";
    return Exit::clean;
}

constexpr std::array<std::string_view, 3> examples = {
    "abide actions due R-3 2026-05-01",
    "abide actions due R-3 \"30 June 2026\" --reason \"The new guidance comes first.\"",
    "abide actions due R-3 --review 2026-09",
};
constexpr std::array<std::string_view, 7> options = {"review", "reason", "config", "store", "state", "quiet", "help"};

} // namespace

extern const Command actions_due_command;
const Command actions_due_command = {
    .name = "actions due",
    .summary = "Say when an action is due or to be looked at again, or answer a questioned date",
    .arguments = "ACTION [DATE]",
    .examples = examples,
    .options = options,
    .notes =
        "DATE is a day (2026-05-01, 1 May 2026, 01.05.26: the day first), a month (2026-05, May 2026), which is past\n"
        "with its last day, or none: then no date is stated. What stood there before is kept with the day of the\n"
        "change, and with --reason. A date that cannot be read is refused here, never guessed.\n",
    .run = run_due,
};

} // namespace abide
