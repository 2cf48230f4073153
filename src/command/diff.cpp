// abide diff: what changed from one sweep to another, finding by finding, and why.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/command.hpp"
#include "command/configured_run.hpp"
#include "command/nightly/named_sweep.hpp"
#include "command/output.hpp"
#include "command/rulebook.hpp"
#include "history/net_changes.hpp"
#include "store/store.hpp"
#include "writer/changes_text.hpp"

namespace abide {

namespace {

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const ChangeFormat* format : change_formats()) names.emplace_back(format->name);
    return names;
}

/// What is open as it was: it is not among the changes, of which held is one.
std::vector<Transition> still_open(Store& store, std::int64_t sweep, const std::vector<Transition>& changes) {
    std::set<DutyKey> moved;
    for (const Transition& one : changes) moved.insert(key_of(one.duty));
    std::vector<Transition> still;
    store.each_open(sweep, [&](const Standing& standing, Day open_since) {
        if (!moved.contains(key_of(standing.duty)))
            still.push_back(unmoved(standing, open_since, sweep, Category::still_open));
    });
    return still;
}

/// How each finding of a night stood.
FindingDigests digests_of(Store& store, std::int64_t sweep) {
    FindingDigests digests;
    store.each_open(
        sweep, [&](const Standing& standing, Day) { digests.emplace(key_of(standing.duty), digest_of(standing)); });
    return digests;
}

/// The changes of the sweeps between, as one.
std::vector<Transition> changes_between(Store& store, const std::vector<SweepRecord>& sweeps, std::int64_t earlier,
                                        const SweepRecord& later) {
    std::vector<Transition> changes = store.transitions(earlier, later.number);
    if (later.number - earlier <= 1) return changes;
    changes = net_changes(changes, sweeps, later).changes;
    leave_out_changed_back(changes, digests_of(store, earlier), digests_of(store, later.number));
    return changes;
}

/// What was a rule and what only an indicator is known by the procedures of today; the past is told without them too.
/// Null when they do not load.
std::unique_ptr<Rulebook> rulebook_of_today(const Options& options, World& world) {
    try {
        return load_rulebook(options, world, Examples::left_out);
    } catch (const Error& error) {
        *world.err << "abide: warning: today's procedures do not load, so what only an indicator is counts as a rule: "
                   << printable(error.what()) << "\n";
        return nullptr;
    }
}

/// The lists hold changes and nothing else.
void warn_of_erased(const ChangesSummary& summary, std::string_view format, World& world) {
    if (summary.erased == 0 || format == "text") return;
    *world.err << "abide: " << count_of(summary.erased, "case was", "cases were")
               << " erased since, and no line tells of " << (summary.erased == 1 ? "it" : "them") << "\n";
}

Exit run_diff(const Options& options, World& world) {
    options.refuse_more_than(2);
    const std::string format = options.choice("format", format_names());
    const Configuration configuration = read_configuration(options, world);
    const auto store = Store::open_existing(configuration.value("store"));
    const std::vector<SweepRecord> sweeps = store->sweeps();
    const auto [earlier, later] = named_sweeps(sweeps, options.arguments());
    const std::unique_ptr<Rulebook> rulebook = rulebook_of_today(completed(options, configuration), world);
    std::vector<const Procedure*> procedures;
    if (rulebook != nullptr)
        for (const auto& procedure : rulebook->procedures()) procedures.push_back(procedure.get());

    const SweepRecord whole = store->sweep(later->number).value_or(*later);
    std::vector<Transition> changes = changes_between(*store, sweeps, earlier == nullptr ? 0 : earlier->number, whole);
    ChangesSummary summary;
    if (earlier != nullptr) summary.earlier = earlier->id;
    summary.tonight = later->id;
    summary.as_at = later->as_at;
    summary.shrunk = later->shrunk;
    summary.cases = static_cast<std::size_t>(later->cases);
    summary.known_cases = static_cast<std::size_t>(later->known_cases);
    summary.away = whole.away.size();
    summary.erased = erased_cases(store->erasures(), earlier == nullptr ? 1 : earlier->number, later->number);
    const std::vector<Transition> still = still_open(*store, later->number, changes);
    summary.still_open = still.size();
    if (options.has("still-open")) changes.insert(changes.end(), still.begin(), still.end());
    summary.procedures = procedures;
    WriteSettings settings;
    settings.colour = wants_colour(options, world) && options.value("output", "-") == "-";
    settings.quiet = options.has("quiet");
    Output output(options, world);
    output.write(write_change_list(*find_change_format(format), changes, summary, settings));
    output.finish();
    if (!settings.quiet) warn_of_erased(summary, format, world);
    return Exit::clean;
}

constexpr std::array<std::string_view, 3> examples = {
    "abide diff",
    "abide diff 2026-04-03-1 2026-04-10-1",
    "abide diff --still-open --format csv -o open.csv",
};
constexpr std::array<std::string_view, 11> options = {
    "config", "store", "state", "procedures", "still-open", "format", "output", "no-color", "color", "quiet", "help"};

} // namespace

extern const Command diff_command;
const Command diff_command = {
    .name = "diff",
    .summary = "Show what changed between two sweeps: new, reopened, updated, resolved, cannot tell, and why",
    .arguments = "[EARLIER [LATER]]",
    .examples = examples,
    .options = options,
    .notes =
        "A sweep is named by its id (2026-04-10-1), or by a date: the last one judged as at that day. Without any the\n"
        "last two are compared, with one that one and the last. --format is text, ndjson or csv. With --still-open the\n"
        "list holds everything that is open at the later sweep, and since when.\n",
    .run = run_diff,
};

} // namespace abide
