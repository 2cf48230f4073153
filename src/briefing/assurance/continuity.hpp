// Continuity: how many workers an open case had in a year, whether somebody holds it now, and when nobody did.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "briefing/assurance/assured.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// How many workers held a case; the last is five and more.
enum class WorkersHeld : std::uint8_t { not_recorded, none, one, two, three, four, more };
constexpr std::size_t workers_held_count = 7;

/// How long nobody held it, altogether.
enum class Unheld : std::uint8_t { not_recorded, never, a_week, four_weeks, longer };
constexpr std::size_t unheld_count = 5;

/// Who holds it on the as-at date.
enum class HeldNow : std::uint8_t { yes, no, not_recorded };
constexpr std::size_t held_now_count = 3;

/// Open cases of one team, or of all.
struct ContinuityCounts {
    std::array<std::int64_t, workers_held_count> workers{};
    std::array<std::int64_t, unheld_count> unheld{};
    std::array<std::int64_t, held_now_count> now{};
};

/// A team's open cases, and who holds them.
struct ContinuityTeam {
    ContinuityCounts counts;
    std::set<std::string> workers;
};

/// A case that somebody should look at; on identified pages only.
struct ContinuityCase {
    std::string case_id;
    std::string team;
    std::size_t workers = 0;
    int days_unheld = 0;
    bool is_held_now = true;
};

struct ContinuityReport {
    AssuredGround ground; ///< its period is the year that ends on the as-at date's month
    Day from;             ///< the first day that was looked at
    ContinuityCounts all;
    std::map<std::string, ContinuityTeam> teams;
    std::int64_t unknown_open = 0; ///< cases of which nobody can tell whether they are open
    std::vector<ContinuityCase> cases;
};

/// Looks at one case after the other.
class ContinuityGathering {
  public:
    /// From a year before the as-at date on.
    ContinuityGathering(const Dictionary& dictionary, Day as_at);

    void add(const Case& one_case, std::span<const RecordIndex> set_aside, const std::string& team);
    ContinuityReport view(const AssuredGround& ground);

  private:
    const Dictionary* dictionary_;
    Day as_at_;
    ContinuityReport report_;
};

CountTables tables_of(const ContinuityReport& report);

Fields fields_of(const ContinuityReport& report, const Shown& shown);

Page write_continuity(const ContinuityReport& report, const Shown& shown, const Templates& templates);

} // namespace abide
