// The reports of a night written once more, from its run judged again and from what the store remembers of it.
#pragma once

#include <cstdint>
#include <string>

#include "briefing/templates.hpp"
#include "command/run.hpp"
#include "store/store.hpp"

namespace abide {

/// Judges the run and writes the set of the sweep into this empty folder as it was written that night. False, and
/// nothing judged, when the store does not know enough for that: the sweep or the night it was held against is not
/// remembered, or something was erased or an exception taken out since.
bool write_reports_again(Store& store, std::int64_t sweep, Run& run, const Templates& templates,
                         const std::string& folder);

} // namespace abide
