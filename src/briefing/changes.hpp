// What changed since the earlier night: every finding that moved, why, and what is still open.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "briefing/parting.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/still_open.hpp"
#include "briefing/templates.hpp"
#include "history/sweep_record.hpp"
#include "history/transition.hpp"

namespace abide {

/// A known case that is not in tonight's exports.
struct CaseAway {
    std::string case_id;
    std::string team;              ///< as last known
    std::size_t open_findings = 0; ///< on the last night it was read
    bool is_held = true;           ///< what was open on it stays open; else it left, and only that settled it
    bool is_news = true;           ///< it did not leave on an earlier night
};

struct ChangesInput {
    const SweepRecord* tonight = nullptr;
    const SweepRecord* earlier = nullptr; ///< null: there is no earlier night
    std::span<const Transition> transitions;
    std::span<const StillOpen> open; ///< every finding that is open tonight; what moved is not still open
    std::span<const CaseAway> away;
    std::span<const Procedure* const> procedures; ///< for titles
    std::size_t erased = 0;                       ///< cases of the earlier night, since then
};

struct ChangeRow {
    Transition transition;
    RuleTitle rule;
};

/// Writes what put_duty does, `team`, `severity`, `from_mark`, `from_state`, `from_reason` and the same of `to`,
/// `is_unread`, `due`, `open_since`, `open_for` and `causes`.
void put_change(const ChangeRow& row, Day as_at, Fields& fields);

/// What one page lists. Few changes have one part, on the report's own page.
struct ChangesPart {
    std::size_t number = 1;
    std::string team;
    std::string first_case;
    std::string last_case;
    std::size_t count = 0; ///< changes
    std::array<std::vector<std::size_t>, category_count>
        by_category;               ///< positions in `rows`, gravest first, then by case; but for those in `left`
    std::vector<std::size_t> left; ///< the same: resolved by nothing but that their case left the exports
    std::vector<std::size_t> away; ///< positions in `away`
};

/// A night as the head of the page names it.
struct NightFacts {
    std::string id; ///< empty: there is none
    Day as_at;
    std::string version;
    std::size_t cases = 0;
    std::size_t refused = 0;
};

struct AgeBand {
    std::string age; ///< "8 to 28 days"
    std::size_t findings = 0;
};

struct Changes {
    RunFacts run;
    NightFacts tonight;
    NightFacts earlier;
    bool shrunk = false; ///< tonight's exports held too few of the known cases
    std::size_t known_cases = 0;
    std::vector<ChangeRow> rows;
    std::array<std::size_t, category_count> counts{}; ///< those of `left` are counted as resolved
    std::size_t left = 0;
    std::size_t worse = 0;  ///< of those counted as updated: breached, late or not to be told, and not so before
    std::size_t erased = 0; ///< cases that the earlier night told of and nothing tells of any more
    std::vector<CaseAway> away;
    std::vector<ChangesPart> parts; ///< at least one
    std::size_t still_open = 0;
    std::vector<AgeBand> ages;        ///< of what is still open; they add up
    std::vector<StillOpenRow> oldest; ///< the first of them, gravest first among those of one day
};

/// How many of the oldest findings the page lists; it says how many there are.
constexpr std::size_t most_oldest = 20;

/// More than `most` changes and missing cases are parted by team, then by case.
Changes view_changes(const ChangesInput& input, const RunFacts& run, std::size_t most = most_on_a_page);

/// Every name the report's template may use.
Fields fields_of(const Changes& changes);

/// Every name the template of one of its parts may use.
Fields fields_of(const Changes& changes, const ChangesPart& part);

Page write_changes(const Changes& changes, const Templates& templates);
Page write_changes_part(const Changes& changes, const ChangesPart& part, const Templates& templates);

} // namespace abide
