// The team manager's one page: what is critical tonight, new, due, still open, and what goes well; actions that are
// overdue.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "briefing/case_sheet.hpp"
#include "briefing/changes.hpp"
#include "briefing/deadlines.hpp"
#include "briefing/gaps.hpp"
#include "briefing/not_carried.hpp"
#include "briefing/team_counts.hpp"
#include "briefing/templates.hpp"
#include "history/action.hpp"

namespace abide {

/// What the history remembers of the team's cases.
struct TeamHistory {
    std::string night;              ///< id of the last sweep
    std::vector<ChangeRow> news;    ///< what that sweep found new, open again or worse, gravest first
    std::size_t settled = 0;        ///< what it found settled
    std::vector<StillOpenRow> open; ///< findings open then, see sort_longest_open
    TeamTrend trend;
    std::vector<Action> overdue_actions; ///< those of the team's own forms first, then the longest overdue
};

/// A rule that goes well: met wherever it could be judged.
struct GoingWell {
    std::string title;
    std::string clauses;
    std::size_t met = 0;
};

struct TeamPage {
    RunFacts run;
    std::string team;
    std::size_t cases = 0;
    SplitCounts counts;
    std::vector<VerdictView> critical;   ///< findings of critical rules that are not done, and rest on a record
    std::vector<NotCarried> not_carried; ///< the others
    std::vector<Deadline> due;           ///< in the next ten working days, soonest first
    std::size_t overdue = 0;             ///< duties overdue and not done
    Day soon;                            ///< the fifth working day from the as-at date
    Day last;                            ///< the tenth
    RecordingGaps gaps;
    std::optional<GoingWell> goes_well; ///< the rule met most often of those never late, breached or in doubt
    std::optional<TeamHistory> history; ///< nothing: none is kept here
};

Fields fields_of(const TeamPage& team);

/// What is overdue first, by the day it was due; then what Abide has seen open longest; what rests on no record last.
void sort_longest_open(std::vector<StillOpenRow>& open, Day as_at);

Page write_team(const TeamPage& team, const Templates& templates);

} // namespace abide
