// What the commands of assurance reports have in common: the period they are of, and how far their counts are shown.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "briefing/assurance/assured.hpp"
#include "briefing/assurance/count_table.hpp"
#include "command/options.hpp"
#include "command/reports/report_run.hpp"
#include "command/world.hpp"

namespace abide {

/// The options every one of them takes.
constexpr std::array<std::string_view, 19> standing_options = {
    "privacy", "config",   "state",     "store",      "procedure", "procedures", "calendar",
    "as-at",   "known-at", "format-of", "output",     "also",      "templates",  "template",
    "jobs",    "quiet",    "limit",     "max-errors", "help"};

/// A command's own options, and `others`.
template <std::size_t N, std::size_t M>
constexpr std::array<std::string_view, N + M> with(const std::array<std::string_view, N>& own,
                                                   const std::array<std::string_view, M>& others) {
    std::array<std::string_view, N + M> all = {};
    std::copy(others.begin(), others.end(), std::copy(own.begin(), own.end(), all.begin()));
    return all;
}

/// And of those that are of a period.
constexpr auto assured_options = with(std::array<std::string_view, 1>{"period"}, standing_options);

/// What their pages in the help say of it.
constexpr std::string_view assured_notes =
    "Counts of 1 to 5 are hidden (c), others are to the nearest 5; what was published is kept in the state folder's\n"
    "publications, and later reports are held against it, so that no small count can be worked out from several.\n"
    "Where that cannot be had, where fewer than six cases make the difference to the last time, or where fewer than six\n"
    "children are counted, nothing is written and it ends with 4. --privacy identified shows every count as it is: for staff who hold the cases. Otherwise it\n"
    "ends with 0 or 3, whatever it finds.\n";

/// The quarter or month of --period; without it the last quarter that was over on the as-at date. Throws Error(usage)
/// for a period that had not begun then.
Period period_of(const Options& options, Day as_at);

/// The run, and the period of --period. Throws Error(usage) for what is wrong with that or --privacy: call it before a
/// case is judged too.
AssuredGround ground_of(ReportRun& report, const Options& options);
/// The same of a report that tells how things stand on a day: its period is that day's month.
AssuredGround ground_on(ReportRun& report, const Options& options, Day as_at);

/// What reports count that count duties.
inline const std::string of_duties = "duties";

/// The cases a report counts, each with what it comes to: the ledger holds one publication against the next by them,
/// and a count of fewer than six children is hidden however much it counts.
class CountedCases {
  public:
    /// One that alone would make these tables. `of`: what is counted of it, the same for reports that count the same:
    /// "meetings"; of_duties where it is duties, which are then known by the verdicts.
    void add(const std::string& of, const HeardCase& heard, const CountTables& alone);
    /// Its duties too, where a report counts both.
    void add_duties(const HeardCase& heard);

    void put(FiguresToPublish& figures, Day as_at) const;
    [[nodiscard]] std::size_t children() const { return children_; }

  private:
    void count_children(const HeardCase& heard, const std::vector<Count>& counts);

    std::map<std::string, std::vector<CountedCase>> cases_; ///< by what is counted of them
    std::map<std::string, std::int64_t> children_of_;       ///< by the key of a count
    std::size_t children_ = 0;
};

/// The tables as --privacy has them: protected unless it says otherwise. What is protected is published with this, so
/// call it once, when nothing else can go wrong. Throws Error as publish() does, and Error(not_written) for fewer than
/// six children.
Shown show(const CountTables& tables, const CountedCases& cases, const std::string& kind, const AssuredGround& ground,
           const Options& options, World& world);

} // namespace abide
