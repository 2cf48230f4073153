// The exceptions as a night knew them: whatever was recorded, ended or taken out since.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "history/exception.hpp"
#include "history/sweep_record.hpp"

namespace abide {

/// Notes in the settings of a sweep which exceptions are listed, which of them were ended ahead of time and when, and
/// how many prunings there were.
void note_exceptions(std::span<const Exception> known, std::int64_t prunings, SweepRecord& into);

/// `now`: those there are, pruned or not, in the order of their numbers. Nothing when that night knew one that was
/// erased since, or did not note what it knew.
std::optional<std::vector<Exception>> exceptions_then(const SweepRecord& sweep, std::vector<Exception> now);

/// Whether an exception was in force on the night of a sweep, and known to it.
bool was_in_force(const SweepRecord& sweep, const Exception& exception);

} // namespace abide
