// The findings register: every verdict of a run that needs somebody's attention, and the counts of all.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "briefing/parting.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/still_open.hpp"
#include "briefing/tally.hpp"
#include "briefing/templates.hpp"
#include "briefing/verdict_view.hpp"

namespace abide {

/// A verdict spelled out in full, with the team its case belongs to.
struct Finding {
    Verdict verdict;
    std::string team;
    std::string anchor; ///< of its place on a page; view_findings() gives it
};

/// The findings of one case at one severity, by their position in the register.
struct CaseFindings {
    std::string case_id;
    std::string team;
    std::vector<std::size_t> findings;
};

struct SeverityFindings {
    Severity severity = Severity::medium;
    std::size_t count = 0;
    std::size_t excepted = 0;        ///< of them
    std::vector<CaseFindings> cases; ///< in order of their ids
};

/// What one page lists. A register of few findings has one part, on the register's own page.
struct FindingsPart {
    std::size_t number = 1;
    std::string team; ///< empty when the page is not of one team, or of cases without one
    std::string first_case;
    std::string last_case;
    std::size_t count = 0;                      ///< findings
    std::size_t excepted = 0;                   ///< of them
    std::vector<SeverityFindings> severities;   ///< gravest first; only those with findings
    std::vector<std::size_t> turns_on_counting; ///< no finding, but only under one way of counting days
};

/// A clause that is not wholly checked, and why.
struct CoverageGap {
    std::string procedure;
    std::string clause;
    std::string says;
    std::string status;
    std::string why;
};

/// Adds each clause of the procedure that asks something and is not wholly checked.
void gather_gaps(const Procedure& procedure, std::vector<CoverageGap>& into);
void put_gap(const CoverageGap& gap, Fields& fields);

/// A number or choice that is not the document's own.
struct LocalSetting {
    std::string procedure;
    std::string id;
    std::string value;
    std::string basis;
    std::string why;
};

/// Findings of the night before of which tonight's exports do not tell, or cannot be trusted to say that they are over.
struct HeldFindings {
    std::size_t count = 0;
    std::size_t critical = 0;          ///< of them
    std::vector<StillOpenRow> gravest; ///< those a page lists
    std::string file;                  ///< where all of them are
};

/// A record that was set aside: dated after the as-at date, or written down after the known-at date.
struct SetAside {
    std::string case_id;
    std::string record; ///< "strategy meeting m1 (cases/north.xml:22)"
};

struct FindingsRegister {
    RunFacts run;
    Tally tally;
    std::vector<Finding> findings;   ///< those listed, in the order of the parts
    std::vector<FindingsPart> parts; ///< at least one
    std::size_t listed = 0;          ///< findings on all pages
    std::size_t excepted = 0;        ///< of them: an exception holds over these; they are findings all the same
    std::size_t turning = 0;         ///< verdicts on all pages that are no findings, but only under one way of counting
    HeldFindings held;               ///< the caller's
    std::vector<SetAside> set_aside;
    std::vector<CoverageGap> gaps;
    std::vector<LocalSetting> settings;
};

/// Of `findings`, verdicts whose state is no finding are listed only when the way of counting days
/// decides them. `tally` counts every verdict of the run. More than `most` are parted by team, then by case; a case's
/// stay together.
FindingsRegister view_findings(std::vector<Finding> findings, const Tally& tally, const RunFacts& run,
                               std::span<const Procedure* const> procedures, std::size_t most = most_on_a_page);

/// Every name the register's template may use.
Fields fields_of(const FindingsRegister& findings);

/// Every name the template of one of its parts may use.
Fields fields_of(const FindingsRegister& findings, const FindingsPart& part);

/// The register's own page. It lists the findings when there is only one part, else the pages that do.
Page write_findings(const FindingsRegister& findings, const Templates& templates);

/// The page of one part of several.
Page write_findings_part(const FindingsRegister& findings, const FindingsPart& part, const Templates& templates);

} // namespace abide
