// The cases of an audit found again in exports and judged, for its sheets, its panel and its deep dive.
#pragma once

#include <functional>
#include <vector>

#include "command/audits/kept_audits.hpp"
#include "command/reports/report_run.hpp"

namespace abide {

/// Judges the exports and tells of those of these cases that are in them, in the order of the cases. Throws
/// Error(usage), naming them, when some are not.
void hear_cases(ReportRun& report, const std::vector<SelectedCase>& cases,
                const std::function<void(const SelectedCase&, const HeardCase&)>& on_case);

/// Those whose families agree and that were not erased; with `audited`, of these the audited ones.
std::vector<SelectedCase> agreed_cases(const AuditStanding& standing, bool audited = false);

} // namespace abide
