// Which rows of a table lead, for the message of a chart: told from what is shown, so that no message says more.
#pragma once

#include <string>
#include <vector>

#include "briefing/assurance/count_table.hpp"
#include "chart/bar_chart.hpp"

namespace abide {

/// "Named most often: Not recorded", with several rows where they are alike as shown; that it is told of the counts
/// shown alone where one is withheld. `what`: "Named most often".
std::string leading_message(const std::string& what, const ShownTable& shown);

/// The count as a bar's; nothing where it is withheld.
BarCount bar_count(const ShownCell& cell);

/// A bar for each row's count in the first column.
std::vector<Bar> bars_of(const ShownTable& shown);

} // namespace abide
