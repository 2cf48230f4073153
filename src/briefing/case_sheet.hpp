// The case compliance sheet: is this child's record in line, and what cannot be told?
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "briefing/deadlines.hpp"
#include "briefing/passed_over.hpp"
#include "briefing/plan_thread.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/tally.hpp"
#include "briefing/templates.hpp"
#include "briefing/timeline.hpp"
#include "briefing/verdict_view.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// Verdicts under one clause.
struct ClauseGroup {
    std::string clause; ///< "5.3-1"; empty for rules that cite none
    std::string says;   ///< what the clause asks, in our own words; empty when it has no row
    std::vector<VerdictView> verdicts;
};

struct ProcedureGroup {
    std::string procedure;            ///< title
    std::vector<ClauseGroup> clauses; ///< in order of the procedure's register
};

/// One thing not known, and the verdicts that wait for it.
struct OpenQuestion {
    std::string what;
    std::string on; ///< "concern c1"; empty for a whole type of record
    std::string why;
    std::string who; ///< a role that can say
    struct Waiting {
        std::string title;
        std::string anchor;
    };
    std::vector<Waiting> waiting;
};

/// Writes `what`, `on`, `why`, `who` and the list `waiting`.
void put_question(const OpenQuestion& question, Fields& fields);

/// Duties before indicators; what is critical before all else, whatever its state; then breached before due soon, late
/// and cannot tell, and graver rules first among each.
void sort_by_urgency(std::vector<VerdictView>& findings);

/// What needs attention: a verdict, or what several verdicts wait for that one record does not say.
struct AttentionEntry {
    VerdictView verdict; ///< of several the gravest
    std::string record;  ///< "strategy meeting m1"; empty: it is the one verdict
    std::size_t waiting = 0;
    std::vector<OpenQuestion> questions; ///< what the record does not say
};

/// All a sheet says; copied, so that the case itself may go.
struct CaseSheet {
    RunFacts run;
    std::string case_id;
    std::string team;
    std::string worker;
    std::string area;
    std::string age; ///< "13", "12 or 13"; empty when no birth date is recorded
    std::vector<StandingRecord> standing;
    SplitCounts counts; ///< of this case
    std::size_t findings = 0;
    std::size_t excepted = 0; ///< of the findings
    Timeline timeline;
    PlanThread plan_thread;
    std::vector<AttentionEntry> attention;  ///< findings, gravest first
    std::vector<ProcedureGroup> procedures; ///< verdicts that judge something
    std::vector<OpenQuestion> questions;
    std::vector<Deadline> deadlines; ///< soonest first, of one day graver ones first
    std::vector<VerdictView> went_well;
    PassedOverRules passed_over;
    std::vector<std::string> set_aside; ///< records after the as-at date
    Diagnostics diagnostics;            ///< of this case
};

struct CaseInput {
    const Case* one_case = nullptr;
    const Dictionary* dictionary = nullptr;
    const Calendar* calendar = nullptr;
    std::span<const Verdict> verdicts;      ///< those of the case that are judged, spelled out in full
    PassedOverRules passed_over;            ///< the others
    std::span<const RecordIndex> set_aside; ///< records after the as-at date
};

CaseSheet view_case(const CaseInput& input, const RunFacts& run, const Templates& templates);

/// Every name a sheet's template may use.
Fields fields_of(const CaseSheet& sheet);

Page write_case_sheet(const CaseSheet& sheet, const Templates& templates);

} // namespace abide
