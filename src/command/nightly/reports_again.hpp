// The reports of a night written once more, from its run judged again and from what the store remembers of it.
#pragma once

#include <optional>
#include <string>

#include "briefing/templates.hpp"
#include "certificate/certificate.hpp"
#include "command/difference.hpp"
#include "command/run.hpp"
#include "store/store.hpp"

namespace abide {

/// What judging a night again says of what the store remembers of it.
struct NightAgain {
    Difference difference;         ///< of its counts by rule and team, of how it ended, of how every duty stood
    std::int64_t standings = 0;    ///< how many duties were compared
    bool could_be_compared = true; ///< else: it held some back, and later nights moved them
};

/// Judges the run of this certificate and writes its set into this empty folder as it was written that night. Nothing,
/// and nothing judged, when the store does not know enough for that: the sweep or the night it was held
/// against is not remembered, or something was erased or an exception taken out since.
std::optional<NightAgain> write_reports_again(Store& store, const Certificate& certificate, Run& run,
                                              const Templates& templates, const std::string& folder);

} // namespace abide
