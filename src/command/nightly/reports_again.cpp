// The reports of a night written once more, from its run judged again and from what the store remembers of it.
#include "command/nightly/reports_again.hpp"

#include <algorithm>

#include "command/nightly/exceptions_then.hpp"
#include "command/nightly/night_judging.hpp"
#include "command/nightly/night_record.hpp"
#include "command/nightly/sweep_set.hpp"

namespace abide {

namespace {

/// Those there were on the night: they are numbered as they come, and none of it changes.
template <typename Numbered>
std::vector<Numbered> known_then(std::vector<Numbered> all, std::int64_t last) {
    std::erase_if(all, [&](const Numbered& one) { return one.number > last; });
    return all;
}

/// The sweep whose set stands for this one; nothing when it is no longer remembered.
std::optional<SweepRecord> writer_of_set(Store& store, std::int64_t number) {
    std::optional<SweepRecord> sweep = store.sweep(number);
    return sweep && sweep->repeats ? store.sweep(*sweep->repeats) : sweep;
}

} // namespace

bool write_reports_again(Store& store, std::int64_t sweep, Run& run, const Templates& templates,
                         const std::string& folder) {
    const std::optional<SweepRecord> record = writer_of_set(store, sweep);
    if (!record || number_set(*record, erasures_known) != count_erased_cases(store)) return false;
    const std::optional<std::vector<Exception>> known = exceptions_then(*record, store.all_exceptions());
    if (!known) return false;
    const std::vector<Exception>& exceptions = *known;
    std::vector<SweepRecord> before = store.sweeps();
    std::erase_if(before, [&](const SweepRecord& one) { return one.number >= record->number; });
    if (before.empty() && record->number > 1) return false; // the night it was held against is no longer kept
    const std::vector<Attestation> attestations =
        known_then(store.attestations(), number_set(*record, attestations_known));
    const std::vector<Transition> transitions = store.transitions(record->number - 1, record->number);
    const ExceptionOverlay overlay(exceptions, record->as_at);
    const FailOn never("never");
    NightJudging judging(run, overlay, never);
    judging.judge();
    NightMatter matter;
    matter.run = &run;
    matter.tonight = &*record;
    matter.sweeps = before;
    matter.transitions = transitions;
    matter.open = open_findings(store, record->number, judging);
    matter.exceptions = exceptions;
    matter.attestations = attestations;
    matter.procedures_since = store.procedures_since();
    matter.erased_since = erased_cases(store.erasures(), record->number - 1, record->number - 1);
    matter.expiring_within = static_cast<int>(number_set(*record, "exception-warning"));
    (void)write_reports(judging, matter, templates, folder);
    return true;
}

} // namespace abide
