// Charts of every kind, made up: what the tests of drawings are written about.
#pragma once

#include <cstddef>
#include <string>

#include "chart/bar_chart.hpp"
#include "chart/flow_chart.hpp"
#include "chart/line_chart.hpp"

namespace abide::tests {

/// "Apr 2024" is 0, "May 2024" is 1, …
std::string month(std::size_t number);

/// 24 months of percentages: a run that is an improvement, one value below the lower limit, one of few, one withheld,
/// one without a value, and a target.
LineChart sample_percentages();

/// The worked example of NHSRplotthedots as a number of days: 18 months with one far outside.
LineChart sample_days();

/// Counts among others: one withheld, one of few, one of which nothing was found.
BarChart sample_bars();

/// Counts in four parts, one withheld.
BarChart sample_parts();

/// Two starts: one that leads on, with several limits and goals, and one of which something is asked itself.
FlowChart sample_flow();

/// Two ways, one of them three deep, with a note.
FlowTree sample_flow_tree();

} // namespace abide::tests
