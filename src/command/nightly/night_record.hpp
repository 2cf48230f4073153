// What a sweep remembers of itself: by what it judged, over what, and how it came out.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "command/configuration.hpp"
#include "command/nightly/night_judging.hpp"
#include "command/rulebook.hpp"
#include "command/run.hpp"
#include "history/sweep_record.hpp"
#include "store/store.hpp"

namespace abide {

// Settings of a sweep that nobody configures: how much the history held when it began.
constexpr std::string_view exceptions_known = "exceptions known";     ///< the number of the last
constexpr std::string_view attestations_known = "attestations known"; ///< the number of the last
constexpr std::string_view actions_known = "actions known";           ///< the number of the last
constexpr std::string_view entries_known = "action entries known";    ///< the number of the last
constexpr std::string_view erasures_known = "erasures known";         ///< how many, of cases

/// The value of such a setting, or of one that is configured as a number; 0 when it is not there.
std::int64_t number_set(const SweepRecord& sweep, std::string_view name);

/// What the store knew when a sweep began.
struct KnownBefore {
    std::vector<SweepRecord> sweeps;
    std::vector<Exception> exceptions; ///< those that are listed
    std::vector<Attestation> attestations;
    ActionRecords actions;
    std::int64_t erased_cases = 0;
    std::int64_t prunings = 0;                   ///< of exceptions
    std::map<std::string, Day> procedures_since; ///< see Store
    std::size_t erased_since = 0;                ///< cases that the last sweep told of
};
std::int64_t count_erased_cases(Store& store);
KnownBefore known_before(Store& store);

/// Of a run that has not judged yet: its place among the sweeps, the day, and what it goes by.
SweepRecord begin_record(const Run& run, const Rulebook& rulebook, const Configuration& configuration,
                         const KnownBefore& known);

/// What is known once it has.
void complete_record(SweepRecord& record, const Run& run, const NightJudging& judging, const Ledger& ledger);

/// How a sweep that was judged so ends.
Exit exit_of(const Run& run, const NightJudging& judging, bool has_shrunk);

/// Of everything that decides what a sweep finds, but how everything stood before: the same input has the same.
std::string digest_of_inputs(const SweepRecord& record, std::span<const Exception> exceptions);

/// The texts it went by, to be kept. Throws Error(usage) when one is no longer what was read.
std::vector<Document> documents_of(const Run& run);

} // namespace abide
