// Recording gaps: which facts are missing, how many verdicts wait for each, and which to record first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "briefing/deadlines.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/templates.hpp"
#include "chart/bar_chart.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// A verdict that cannot be told, and where it waits.
struct WaitingVerdict {
    VerdictView verdict;
    std::string team;
    std::string system; ///< that wrote the export; may be empty
};

/// What is amiss, and so who can do something about it.
enum class GapKind : std::uint8_t {
    not_recorded, ///< or recorded so that it cannot be used: for whoever records
    none_counts,  ///< records are there, and none counts for the rule: for whoever can put them right
    not_carried,  ///< the export cannot carry it: for whoever keeps the system; nobody can record it
};

/// A fact of a type of record, or a whole type of record, that is missing for a reason of one kind.
struct GapRow {
    std::string path; ///< "concern.category", "strategy-meeting"
    GapKind kind = GapKind::not_recorded;
    std::string what;                       ///< "category of the concern", "strategy meeting that counts here"
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
    std::size_t cases = 0;         ///< looked at
    std::size_t waiting = 0;       ///< verdicts that cannot be told
    std::size_t recordable = 0;    ///< of them: for want of facts that can be recorded
    std::size_t not_carried = 0;   ///< of them: for want of something that an export cannot carry; of what else too
    std::vector<GapRow> rows;      ///< those most verdicts name first
    std::vector<GapStep> order;    ///< of what settles those that are recordable
    std::vector<GapShare> no_fact; ///< why the others wait, for which no fact is missing
    std::vector<GapShare> by_reason;
    std::vector<GapShare> by_team;
    std::vector<GapShare> by_system;
};

/// `order`: one fact after the other, each time the one that leaves most verdicts with nothing missing; where none
/// does, the one that most of the verdicts still waiting name. That is the usual greedy choice: no shorter list is
/// promised: a fact may stand before one that settles more, which settles so many only once the other is recorded. Once
/// a fact is recorded another one may be found to be missing.
RecordingGaps view_gaps(std::span<const WaitingVerdict> verdicts, const RunFacts& run);

/// How many verdicts each of the first facts to record settles; without bars when none does.
BarChart gaps_chart(const RecordingGaps& gaps);

/// The facts in words, for tables beside the page: the head, and a row of each, those to record first before all
/// others.
std::vector<std::string_view> gaps_columns();
std::vector<std::vector<std::string>> gaps_cells(const RecordingGaps& gaps);

/// Every name its template may use.
Fields fields_of(const RecordingGaps& gaps);

Page write_gaps(const RecordingGaps& gaps, const Templates& templates);

} // namespace abide
