// Recording gaps: which facts are missing, how many verdicts wait for each, and which to record first.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "briefing/deadlines.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/templates.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// A verdict that cannot be told, and where it waits.
struct WaitingVerdict {
    VerdictView verdict;
    std::string team;
    std::string system; ///< that wrote the export; may be empty
};

/// A fact of a type of record, or a whole type of record.
struct GapRow {
    std::string path;                       ///< "concern.category", "strategy-meeting"
    std::string what;                       ///< "category of the concern", "strategy meeting"
    std::size_t verdicts = 0;               ///< that name it
    std::size_t alone = 0;                  ///< of them: it is all that is missing
    std::size_t duties = 0;                 ///< of `verdicts`: duties, not indicators
    std::size_t places = 0;                 ///< records on which it is missing
    std::set<std::string> cases;            ///< that wait
    std::set<std::string> who;              ///< roles that could say
    std::map<std::string, std::size_t> why; ///< reason in words -> verdicts
};

/// One step of an order of recording.
struct GapStep {
    std::size_t row = 0;     ///< position in `rows`
    std::size_t settles = 0; ///< verdicts that nothing is missing to any more
    std::size_t so_far = 0;  ///< together with the steps before
};

/// How many wait, of one team, system or reason.
struct GapShare {
    std::string of;
    std::size_t verdicts = 0;
    std::size_t cases = 0;
};

struct RecordingGaps {
    RunFacts run;
    Holder holder;
    std::size_t cases = 0;      ///< looked at
    std::size_t waiting = 0;    ///< verdicts that cannot be told
    std::size_t recordable = 0; ///< of them: for want of facts; the others wait for people, or for the procedure's text
    std::vector<GapRow> rows;   ///< those most verdicts name first
    std::vector<GapStep> order;
    std::vector<GapShare> by_reason;
    std::vector<GapShare> by_team;
    std::vector<GapShare> by_system;
};

/// `order`: one fact after the other, each time the one that leaves most verdicts with nothing missing; where none
/// does, the one that most of the verdicts still waiting name. That is the usual greedy choice: no shorter list is
/// promised. Once a fact is recorded another one may be found to be missing.
RecordingGaps view_gaps(std::span<const WaitingVerdict> verdicts, const RunFacts& run);

/// Every name its template may use.
Fields fields_of(const RecordingGaps& gaps);

Page write_gaps(const RecordingGaps& gaps, const Templates& templates);

} // namespace abide
