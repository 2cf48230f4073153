// Runs that folders hold and the store does not know: what a sweep that was killed can have left, and what it cannot.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "command/configuration.hpp"
#include "history/erasure.hpp"
#include "history/sweep_record.hpp"

namespace abide {

struct UnknownRuns {
    // What was left by a sweep that was killed, and nobody needs any more:

    std::vector<std::string> sets;         ///< names; also of sweeps that were too old, and are forgotten
    std::vector<std::string> certificates; ///< files

    // When there is more than that, or other things, somebody has to look; both empty else:

    std::string says; ///< what is there that the store does not know, without a full stop
    std::string help; ///< what to do about it

    std::vector<std::string> warnings; ///< what could not be read, without a full stop
};

/// A killed sweep leaves one finished set at most and one certificate at most, of the same run: the one after the last
/// that the store knows, and neither the heartbeat nor the link to the current set names it. Names that are no run's
/// are nobody's business. `sweeps`: all that the store knows, in their order; none when there is no store.
UnknownRuns look_for_unknown_runs(const Configuration& configuration, std::span<const SweepRecord> sweeps,
                                  std::span<const Erasure> erasures);

/// With what belongs to it: its page and its signature. Throws Error(not_written).
void remove_certificate(const std::string& file);

} // namespace abide
