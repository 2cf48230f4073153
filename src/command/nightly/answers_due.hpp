// How every clause that a role is asked about stands on a day: since when asked, last answered, due when.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "history/attestations.hpp"

namespace abide {

/// Of all these procedures, in their order; see attestations_due. The service is asked since the day of the first sweep
/// that went by the procedure; `since`: that day, by the procedure's id, where one did.
std::vector<AttestationDue> answers_due(std::span<const Procedure* const> procedures,
                                        const std::map<std::string, Day>& since, std::span<const Attestation> given,
                                        Day day);

} // namespace abide
