// What the reports of a night tell, put together from the run, from what moved, and from what the store remembers.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "briefing/attestations.hpp"
#include "briefing/changes.hpp"
#include "briefing/exceptions.hpp"
#include "briefing/findings.hpp"
#include "briefing/nightly.hpp"
#include "command/nightly/ledger.hpp"
#include "command/nightly/night_judging.hpp"
#include "command/nightly/remembered.hpp"
#include "command/run.hpp"
#include "history/action.hpp"
#include "history/attestation.hpp"
#include "history/exception.hpp"
#include "history/sweep_record.hpp"
#include "store/store.hpp"
#include "writer/digest.hpp"

namespace abide {

/// What a night's reports are made of besides its findings.
struct NightMatter {
    const Run* run = nullptr; ///< has judged
    const SweepRecord* tonight = nullptr;
    std::span<const SweepRecord> sweeps; ///< before it; see Store::sweeps
    std::optional<SweepRecord> earlier;  ///< the last of them, whole; nothing on the first night
    std::span<const Transition> transitions;
    std::vector<StillOpen> open; ///< every finding that is open tonight, moved or not
    std::span<const Exception> exceptions;
    std::span<const Attestation> attestations;
    std::vector<Action> actions;                 ///< as they stand tonight
    std::map<std::string, Day> procedures_since; ///< see Store; tonight's, where it is the first, may be missing
    std::size_t erased_since = 0;                ///< cases that the sweep before it told of
    int expiring_within = 14;                    ///< days
};

/// Every finding of a sweep that the store has taken, or is about to. Those that its judging did not tell of are held.
std::vector<StillOpen> open_findings(Store& store, std::int64_t sweep, const NightJudging& judging);

/// The known cases that tonight's exports do not hold, and those that left earlier with something open and have not
/// come back. `accepts_missing`: somebody says that they are rightly gone.
std::vector<SweepAway> cases_away(const Ledger& ledger, const Remembered& remembered,
                                  std::span<const SweepAway> last_night, bool accepts_missing);

Changes changes_of(const NightMatter& matter);
/// `findings`: those of the night, `digest`: its own.
NightlyPage nightly_of(const NightMatter& matter, const Changes& changes, std::span<const Finding> findings,
                       const MorningDigest& digest);
ExceptionsRegister exceptions_of(const NightMatter& matter);
Attestations attestations_of(const NightMatter& matter);
HeldFindings held_findings(const NightMatter& matter);
/// All of them, as changes that did not come about: for a list beside the page.
std::vector<Transition> held_as_changes(const NightMatter& matter);
/// Names the set from the folder of reports, and when it was made as the sweep's record does: the same night has the
/// same digest.
MorningDigest digest_of(const NightMatter& matter, const NightJudging& judging);

} // namespace abide
