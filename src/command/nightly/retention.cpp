// Retention: what is older than it may be kept goes, the history first and then its sets of reports.
#include "command/nightly/retention.hpp"

#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

bool is_old(const SweepRecord& sweep, Day as_at, std::size_t days) {
    return as_at - sweep.as_at >= static_cast<std::int32_t>(days);
}

/// The files of the sets that go with these sweeps, "set/file".
std::vector<std::string> outputs_of(Store& store, const std::vector<SweepRecord>& old,
                                    const std::set<std::string>& kept) {
    std::set<std::string> outputs;
    for (const SweepRecord& sweep : old) {
        if (kept.contains(sweep.set)) continue;
        const std::optional<SweepRecord> whole = store.sweep(sweep.number);
        if (!whole) continue;
        for (const SweepOutput& output : whole->outputs) outputs.insert(join_path(sweep.set, output.file));
    }
    return {outputs.begin(), outputs.end()};
}

/// Of these outputs. What else is there is not Abide's.
void remove_sets(ReportSets& sets, const std::vector<std::string>& outputs) {
    std::set<std::string> names;
    for (const std::string& output : outputs) names.insert(output.substr(0, output.find('/')));
    for (const std::string& name : names)
        if (sets.has(name)) sets.remove(name);
}

} // namespace

Erasure keep_within(Store& store, ReportSets& sets, Day as_at, std::size_t days) {
    std::vector<SweepRecord> old = store.sweeps();
    const auto first_kept =
        std::ranges::find_if(old, [&](const SweepRecord& sweep) { return !is_old(sweep, as_at, days); });
    if (first_kept == old.begin() || first_kept == old.end()) return {};
    const std::int64_t first = first_kept->number;
    std::set<std::string> kept = {sets.current()};
    for (auto at = first_kept; at != old.end(); ++at) kept.insert(at->set);
    old.erase(first_kept, old.end());

    Erasure erasure;
    erasure.kind = "retention";
    erasure.on = as_at;
    erasure.reason = "Older than " + count_of(days, "day", "days") + ".";
    erasure.outputs = outputs_of(store, old, kept);
    erasure = store.erase_before(first, std::move(erasure));
    remove_sets(sets, erasure.outputs);
    return erasure;
}

} // namespace abide
