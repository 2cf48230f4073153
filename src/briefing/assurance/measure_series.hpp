// A measure month by month: the tables it is counted in, and its chart.
#pragma once

#include <string>
#include <vector>

#include "briefing/assurance/count_table.hpp"
#include "briefing/assurance/duty_counts.hpp"
#include "briefing/assurance/measures.hpp"
#include "briefing/assurance/period.hpp"
#include "chart/line_chart.hpp"

namespace abide {

/// The months a chart looks back: two years, as long as one way of working mostly lasts.
constexpr int months_of_a_chart = 24;

/// A measure and the rule it counts; `duties` has none in it when none was counted.
struct FollowedMeasure {
    Measure measure;
    RuleDuties duties;

    [[nodiscard]] std::string id() const { return measure.procedure + "/" + measure.rule; }
};

/// Those measures whose rule is in one of these procedures, in their order, with what was counted.
std::vector<FollowedMeasure> follow(const std::vector<Measure>& measures, std::span<const Procedure* const> procedures,
                                    std::span<const RuleDuties> duties);

/// The duties of these measures, as rows of duty_table().
std::vector<RuleDuties> duties_of(std::span<const FollowedMeasure> measures);

/// The row of a rule in a table that was made from these rows; null when it has none.
const ShownRow* row_in(const ShownTables& shown, const CountTable& table, const std::string& id);

/// Its share met, month by month. `months`: duty_table() of each month.
LineChart chart_of(const FollowedMeasure& measure, const std::vector<Period>& months,
                   const std::vector<CountTable>& tables, const ShownTables& shown);

} // namespace abide
