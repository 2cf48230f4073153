// The findings register: every verdict of a run that needs somebody's attention, and the counts of all.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "briefing/run_facts.hpp"
#include "briefing/tally.hpp"
#include "briefing/templates.hpp"
#include "briefing/verdict_view.hpp"

namespace abide {

/// A verdict spelled out in full, with the team its case belongs to.
struct Finding {
    Verdict verdict;
    std::string team;
};

/// The findings of one case at one severity.
struct CaseFindings {
    std::string case_id;
    std::string team;
    std::vector<VerdictView> findings;
};

struct SeverityFindings {
    Severity severity = Severity::medium;
    std::size_t count = 0;
    std::vector<CaseFindings> cases; ///< in order of their ids
};

/// A clause that is not wholly checked, and why.
struct CoverageGap {
    std::string procedure;
    std::string clause;
    std::string says;
    std::string status;
    std::string why;
};

/// A number or choice that is not the document's own.
struct LocalSetting {
    std::string procedure;
    std::string id;
    std::string value;
    std::string basis;
    std::string why;
};

struct FindingsRegister {
    RunFacts run;
    Tally tally;
    std::vector<SeverityFindings> severities;   ///< gravest first; only those with findings
    std::size_t listed = 0;                     ///< findings on the page
    std::vector<VerdictView> turns_on_counting; ///< met, but only under one way of counting days
    std::vector<CoverageGap> gaps;
    std::vector<LocalSetting> settings;
};

/// Of `findings`, verdicts whose state is no finding are listed only when the way of counting days
/// decides them. `tally` counts every verdict of the run.
FindingsRegister view_findings(std::span<const Finding> findings, const Tally& tally, const RunFacts& run,
                               std::span<const Procedure* const> procedures);

/// Every name a register's template may use.
Fields fields_of(const FindingsRegister& findings);

Page write_findings(const FindingsRegister& findings, const Templates& templates);

} // namespace abide
