// The clauses that a role is asked about, written down: lines for a person, a table, or JSON.
#pragma once

#include <span>
#include <string>

#include "base/day.hpp"
#include "history/attestations.hpp"

namespace abide {

// Each as at this day; ends in a line end.

std::string attestations_text(Day as_at, std::span<const AttestationDue> all);
std::string attestations_csv(std::span<const AttestationDue> all);
std::string attestations_json(Day as_at, std::span<const AttestationDue> all);

} // namespace abide
