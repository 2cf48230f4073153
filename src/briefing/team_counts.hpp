// Three counts of what a team has open: how many, how many more or fewer than a week and a month ago, and what changed.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "briefing/fields.hpp"
#include "chart/line_chart.hpp"
#include "history/standing.hpp"
#include "history/transition.hpp"

namespace abide {

/// What was open on a night.
struct TeamNightCounts {
    Day as_at;
    std::size_t open = 0; ///< findings
    std::size_t breached = 0;
    std::size_t cannot_tell = 0;

    void add(const Standing& finding);
};

/// The last night and what it is held against.
struct TeamTrend {
    std::vector<TeamNightCounts> nights;      ///< the last of them, in order
    std::optional<TeamNightCounts> week_ago;  ///< the last night that is at least seven days older than the last
    std::optional<TeamNightCounts> month_ago; ///< the same of thirty days
    std::vector<Transition> changes; ///< of the team since `week_ago`: one for each finding that moved, see net_changes
};

constexpr int days_of_week = 7;
constexpr int days_of_month = 30;

/// Writes the list `three_counts`; without nights it is empty.
void put_three_counts(const TeamTrend& trend, Fields& fields);

/// One of the counts night by night: of fewer than twelve there is no drawing.
LineChart open_chart(const TeamTrend& trend, const std::string& team);
LineChart breached_chart(const TeamTrend& trend, const std::string& team);
LineChart untold_chart(const TeamTrend& trend, const std::string& team);

} // namespace abide
