// The set of reports of one sweep: which files there are and what each is made of.
#pragma once

#include <string>
#include <vector>

#include "briefing/templates.hpp"
#include "command/nightly/night_judging.hpp"
#include "command/nightly/night_reports.hpp"
#include "history/sweep_record.hpp"

namespace abide {

struct WrittenSet {
    std::vector<SweepOutput> files; ///< by name
    MorningDigest digest;
};

/// Writes the reports of a night that was judged into this folder, each file whole (mode 0600). Throws
/// Error(not_written).
WrittenSet write_reports(NightJudging& judging, const NightMatter& matter, const Templates& templates,
                         const std::string& folder);

} // namespace abide
