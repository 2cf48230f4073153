// The nightly digest as a page: what needs somebody this morning, by name; counts are those of the mailed digest.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "briefing/changes.hpp"
#include "briefing/gaps.hpp"
#include "briefing/not_carried.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/still_open.hpp"
#include "briefing/templates.hpp"
#include "history/action.hpp"

namespace abide {

/// Faults of the data of one kind.
struct FaultCount {
    std::string code; ///< "XML-0107"
    Gravity gravity = Gravity::note;
    std::size_t times = 0;
    std::string first; ///< the first of them: where it stands and what it says
};

/// What a team has open tonight.
struct TeamNight {
    std::string team; ///< empty: of cases without one, and of the service
    std::size_t open = 0;
    std::size_t critical = 0;
    std::size_t breached = 0;
    std::size_t due_soon = 0;
    std::size_t cannot_tell = 0;
    std::size_t news = 0;
};

struct NightlyInput {
    const Changes* changes = nullptr;             ///< of the night
    std::span<const StillOpen> open;              ///< every finding that is open tonight, moved or not
    const RecordingGaps* gaps = nullptr;          ///< of what cannot be told tonight
    std::span<const Procedure* const> procedures; ///< for titles
};

struct NightlyPage {
    RunFacts run;
    NightFacts tonight;
    NightFacts earlier;
    bool shrunk = false;
    std::vector<std::pair<std::string, std::string>> counts; ///< as the mailed digest says them; the caller's
    std::size_t overdue = 0;                                 ///< duties overdue and not done; the caller's
    std::vector<StillOpenRow> critical;  ///< open findings of duties of that severity that rest on a record, breached
                                         ///< ones first
    std::vector<NotCarried> not_carried; ///< the others
    std::size_t all_critical = 0;        ///< both
    std::vector<ChangeRow> news;         ///< new, open again, or newly breached, late or not to be told
    std::size_t settled = 0;
    std::vector<StillOpenRow> due; ///< due soon, soonest first, then gravest
    std::vector<CaseAway> away;
    std::vector<FaultCount> faults; ///< errors first, the most frequent first
    RecordingGaps gaps;
    std::vector<TeamNight> teams;
    bool any_held = false;               ///< there is a list of findings that are held
    std::vector<Action> overdue_actions; ///< the longest first; the caller's
};

/// How many rows a list of the page has at most; what it leaves out is counted, and stands on another page.
constexpr std::size_t most_of_a_night = 40;

/// News first, gravest first, of these what is breached, late or not to be told before what is only due soon.
void sort_news(std::vector<ChangeRow>& news);

NightlyPage view_nightly(const NightlyInput& input, const RunFacts& run);

/// Every name its template may use.
Fields fields_of(const NightlyPage& page);

Page write_nightly(const NightlyPage& page, const Templates& templates);

} // namespace abide
