// How every clause that a role is asked about stands on a day: since when asked, last answered, due when.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "history/attestations.hpp"
#include "history/sweep_record.hpp"

namespace abide {

/// The day of the first sweep that went by the procedure: since then the service has been asked. Nothing when none did.
std::optional<Day> asked_since(const Procedure& procedure, std::span<const SweepRecord> sweeps);

/// Of all these procedures, in their order; see attestations_due.
std::vector<AttestationDue> answers_due(std::span<const Procedure* const> procedures,
                                        std::span<const SweepRecord> sweeps, std::span<const Attestation> given,
                                        Day day);

} // namespace abide
