// Looks up actions and notes entries about them, with every fault said at once.
#include "command/actions/kept_actions.hpp"

#include <algorithm>
#include <set>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "base/written_date.hpp"
#include "command/actions/action_source.hpp"
#include "command/clock.hpp"
#include "command/configuration.hpp"
#include "command/faults.hpp"
#include "command/numbered.hpp"
#include "history/scrub.hpp"

namespace abide {

namespace {

/// A word that nothing has may be a slip: a list that is empty because of it would look like good news.
void expect_known(const std::string& option, const std::string& word, const std::set<std::string>& known) {
    if (word.empty() || known.contains(word)) return;
    const std::vector<std::string> all(known.begin(), known.end());
    const std::string help = did_you_mean(word, all);
    throw Error(Exit::usage,
                "--" + option + ": no action has " + quoted(word) +
                    (help.empty() ? all.empty() ? "; none is recorded" : "; there are " + list_of(all) : "; " + help));
}

} // namespace

KeptActions open_actions(const Options& options, World& world) {
    KeptActions kept;
    kept.store = Store::open_existing(read_configuration(options, world).value("store"));
    kept.records = kept.store->actions();
    for (const KnownCase& one : kept.store->cases()) kept.case_ids.push_back(one.id);
    return kept;
}

Action expect_action(const KeptActions& kept, const Options& options, const World& world) {
    const std::string& word = options.first_argument("the action, as R-1");
    std::vector<std::int64_t> numbers;
    for (const Action& one : kept.records.first) numbers.push_back(one.number);
    const std::size_t at = expect_numbered("action", 'R', numbers, word);
    return all_actions_on(world.today, kept.records).at(at);
}

std::function<bool(const Action&)> actions_meant(const Options& options, std::span<const Action> actions) {
    const std::string owner = options.value("owner");
    const std::string source = options.value("source");
    std::set<std::string> owners;
    std::set<std::string> sources;
    for (const Action& one : actions) {
        owners.insert(one.owners.begin(), one.owners.end());
        sources.insert(one.source.label);
    }
    if (std::ranges::none_of(owners, [&](const std::string& one) { return is_same_owner(one, owner); }))
        expect_known("owner", owner, owners);
    expect_known("source", source, sources);
    return [owner, source](const Action& one) {
        return (owner.empty() ||
                std::ranges::any_of(one.owners, [&](const std::string& name) { return is_same_owner(name, owner); })) &&
               (source.empty() || one.source.label == source);
    };
}

std::string fault_of_case_id(std::string_view whose, std::string_view text, const KeptActions& kept) {
    const NamesInText names(kept.case_ids);
    const std::string* const named = names.first_in(text);
    return named == nullptr ? ""
                            : std::string(whose) + " names the case " + *named +
                                  "; the digest shows it, and nothing there may tell of a child.";
}

std::string kind_of(const std::string& label, const KeptActions& kept, const std::string& otherwise) {
    const auto known = std::ranges::find(kept.records.first, label, [](const Action& one) { return one.source.label; });
    return known == kept.records.first.end() ? otherwise : known->source.kind;
}

std::vector<std::string> faults_among(const Action& action, const KeptActions& kept) {
    std::vector<std::string> faults;
    const auto check = [&](std::string_view whose, std::string_view text) {
        if (std::string fault = fault_of_case_id(whose, text, kept); !fault.empty()) faults.push_back(std::move(fault));
    };
    check("The source's label", action.source.label);
    check("The recommendation's id", action.recommendation);
    for (const std::string& owner : action.owners) check("An owner", owner);
    if (const std::string known = kind_of(action.source.label, kept, action.source.kind); known != action.source.kind)
        faults.push_back("The source " + action.source.label + " is known as " + one(known) + ", not as " +
                         one(action.source.kind) + ".");
    return faults;
}

ActionEntry entry_about(const Action& action, ActionEntryKind kind, Day on, const World& world) {
    ActionEntry entry;
    entry.action = action.number;
    entry.kind = kind;
    entry.on = on;
    entry.recorded = world.today;
    return entry;
}

Action note(KeptActions& kept, const Action& action, const std::vector<ActionEntry>& entries, const World& world) {
    std::vector<std::string> faults;
    for (const ActionEntry& entry : entries) {
        const std::vector<std::string> more = check_new_entry(entry, action, world.today);
        faults.insert(faults.end(), more.begin(), more.end());
        if (entry.kind != ActionEntryKind::owners) continue;
        if (std::string fault = fault_of_case_id("An owner", entry.text, kept); !fault.empty())
            faults.push_back(std::move(fault));
    }
    refuse_faults("what is to be noted about " + number_words(action), faults);
    const ActionRecords added = kept.store->add({{}, entries});
    kept.records.entries.insert(kept.records.entries.end(), added.entries.begin(), added.entries.end());
    const std::vector<Action> now = all_actions_on(world.today, kept.records);
    return *std::ranges::find(now, action.number, &Action::number);
}

AgreedDate expect_date(const std::string& name, const std::string& written, const World& world) {
    if (fold_space(written) == "none") return {};
    AgreedDate date = agreed_date_in(written);
    if (is_far_off(date, world.today))
        throw Error(Exit::usage, name + ": " + quoted(written) + " is far off; is the year right?");
    if (date.is_stated()) return date;
    const std::string guess = likely_written_date(written);
    throw Error(Exit::usage, name + ": " + quoted(written) +
                                 " cannot be read as a date; write 2026-05-01, 2026-05 or none" +
                                 (guess.empty() ? "" : "; did you mean " + guess + "?"));
}

Exit give_evidence(const Options& options, World& world, ActionEntryKind kind, std::string_view says) {
    expect_possible_clock(world);
    KeptActions kept = open_actions(options, world);
    const Action action = expect_action(kept, options, world);
    options.refuse_more_than(1);
    ActionEntry entry = entry_about(action, kind, options.day("on").value_or(world.today), world);
    entry.text = fold_space(options.value("evidence"));
    entry.by = fold_space(options.value("by"));
    (void)note(kept, action, {entry}, world);
    if (options.has("quiet")) return Exit::clean;
    *world.out << number_words(action) << " " << says << " on " << long_date(entry.on) << ", says the "
               << printable(entry.by) << ".\n";
    return Exit::clean;
}

} // namespace abide
