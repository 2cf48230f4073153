// The set of reports of one sweep: which files there are and what each is made of.
#pragma once

#include <string>
#include <vector>

#include "briefing/findings.hpp"
#include "briefing/templates.hpp"
#include "command/nightly/night_reports.hpp"
#include "history/sweep_record.hpp"
#include "writer/run_writer.hpp"

namespace abide {

/// Everything the reports of a night are made of.
struct NightReports {
    FindingsRegister findings;
    const RunWriter* table = nullptr; ///< the findings as CSV
    const RunWriter* json = nullptr;  ///< and as JSON
    NightMatter matter;
};

/// Writes the files into this folder, each whole (mode 0600), and says which there are, by name. Throws
/// Error(not_written).
std::vector<SweepOutput> write_reports(const NightReports& reports, const Templates& templates,
                                       const std::string& folder);

} // namespace abide
