// The reports of a night written once more, from its run judged again and from what the store remembers of it.
#include "command/nightly/reports_again.hpp"

#include <algorithm>

#include "command/nightly/exceptions_then.hpp"
#include "command/nightly/judged_standings.hpp"
#include "command/nightly/night_judging.hpp"
#include "command/nightly/night_record.hpp"
#include "command/nightly/sweep_set.hpp"
#include "history/actions.hpp"

namespace abide {

namespace {

/// Those there were on the night: they are numbered as they come, and none of it changes.
template <typename Numbered>
std::vector<Numbered> known_then(std::vector<Numbered> all, std::int64_t last) {
    std::erase_if(all, [&](const Numbered& one) { return one.number > last; });
    return all;
}

/// The sweep whose set stands for this one; nothing when it is no longer remembered.
std::optional<SweepRecord> writer_of_set(Store& store, const SweepRecord& sweep) {
    return sweep.repeats ? store.sweep(*sweep.repeats) : sweep;
}

std::string fail_on_of(const Certificate& certificate) {
    const auto found = std::ranges::find(certificate.settings, "fail-on", &CertifiedSetting::name);
    return found == certificate.settings.end() ? "never" : found->value;
}

/// With the script of filters only if that night's pages have it.
Templates as_then(Templates templates, const SweepRecord& record) {
    const auto found = std::ranges::find(record.settings, "page-script", &NamedText::name);
    if (found != record.settings.end() && found->text == "no") templates.shell.script.clear();
    return templates;
}

std::string address_of(const SweepCount& count) {
    return count.procedure + "/" + count.rule + ", " + (count.team.empty() ? "no team" : "team " + count.team) + ", " +
           std::string(name_of(count.state));
}

/// Both in the order of procedures, rules, teams and states.
void compare_counts(const std::vector<SweepCount>& judged, const std::vector<SweepCount>& remembered,
                    Difference& difference) {
    for (std::size_t i = 0; i < std::max(judged.size(), remembered.size()); ++i) {
        const std::string was = i < judged.size() ? address_of(judged[i]) : "";
        const std::string is = i < remembered.size() ? address_of(remembered[i]) : "";
        difference.compare("a count", was, is);
        if (!difference.is_none()) return;
        difference.compare("verdicts of " + was, judged[i].verdicts, remembered[i].verdicts);
    }
}

NightAgain compare(Store& store, const SweepRecord& night, const Run& run, const NightJudging& judging,
                   JudgedStandings& standings) {
    NightAgain again;
    compare_counts(judging.counts(), night.counts, again.difference);
    const Exit exit = exit_of(run, judging, night.shrunk);
    again.difference.compare("how it ended", static_cast<int>(exit), night.exit);
    again.standings = standings.size();
    const std::vector<SweepRecord> sweeps = store.sweeps();
    const bool is_complete = exit != Exit::incomplete;
    again.could_be_compared = JudgedStandings::can_be_compared(night, sweeps, is_complete);
    if (!again.could_be_compared || !again.difference.is_none()) return again;
    again.difference = standings.difference_from(store, night, sweeps, is_complete);
    return again;
}

} // namespace

std::optional<NightAgain> write_reports_again(Store& store, const Certificate& certificate, Run& run,
                                              const Templates& templates, const std::string& folder) {
    const std::optional<SweepRecord> night = store.sweep(certificate.number);
    const std::optional<SweepRecord> record = night ? writer_of_set(store, *night) : std::nullopt;
    if (!record || number_set(*record, erasures_known) != count_erased_cases(store)) return std::nullopt;
    const std::optional<std::vector<Exception>> known = exceptions_then(*record, store.all_exceptions());
    if (!known) return std::nullopt;
    const std::vector<Exception>& exceptions = *known;
    std::vector<SweepRecord> before = store.sweeps();
    std::erase_if(before, [&](const SweepRecord& one) { return one.number >= record->number; });
    if (before.empty() && record->number > 1) return std::nullopt; // the night it was held against is no longer kept
    const std::vector<Attestation> attestations =
        known_then(store.attestations(), number_set(*record, attestations_known));
    const ActionRecords actions =
        known_then(store.actions(), number_set(*record, actions_known), number_set(*record, entries_known));
    const std::vector<Transition> transitions = store.transitions(record->number - 1, record->number);
    const ExceptionOverlay overlay(exceptions, record->as_at);
    const FailOn fail_on(fail_on_of(certificate));
    JudgedStandings standings;
    NightJudging judging(run, overlay, fail_on);
    judging.collect(standings);
    judging.judge();
    NightMatter matter;
    matter.run = &run;
    matter.tonight = &*record;
    matter.sweeps = before;
    if (!before.empty()) matter.earlier = store.sweep(before.back().number);
    matter.transitions = transitions;
    matter.open = open_findings(store, record->number, judging);
    matter.exceptions = exceptions;
    matter.attestations = attestations;
    matter.actions = actions_on(record->as_at, actions);
    matter.procedures_since = store.procedures_since();
    matter.erased_since = erased_cases(store.erasures(), record->number - 1, record->number - 1);
    matter.expiring_within = static_cast<int>(number_set(*record, "exception-warning"));
    (void)write_reports(judging, matter, as_then(templates, *record), folder);
    return compare(store, *night, run, judging, standings);
}

} // namespace abide
