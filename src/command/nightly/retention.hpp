// Retention: what is older than it may be kept goes, the history first and then its sets of reports.
#pragma once

#include <cstddef>

#include "base/day.hpp"
#include "history/erasure.hpp"
#include "publish/report_sets.hpp"
#include "store/store.hpp"

namespace abide {

/// Removes every sweep that judged as at a day `days` or more before `as_at`, with all that hangs on it, and the sets
/// that no remembered sweep has any more; never the current one. Certificates stay: they hold no case. Written down as
/// an erasure of the kind "retention"; its number is 0 when there was nothing to remove. Throws Error.
Erasure keep_within(Store& store, ReportSets& sets, Day as_at, std::size_t days);

} // namespace abide
