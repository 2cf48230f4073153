// What the months up to a report's period show: its measures over two years, each in one small chart.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "briefing/assurance/assured.hpp"
#include "briefing/assurance/measure_series.hpp"

namespace abide {

struct Trends {
    std::vector<FollowedMeasure> measures;
    std::vector<Period> months; ///< of the charts; the last is the period's
};

/// The months whose duties are to be counted for the charts of a period, those of the period among them.
std::vector<Period> months_counted(const Period& period);

/// `duties`: counted over months_counted().
Trends view_trends(const Period& period, const std::vector<Measure>& measures,
                   std::span<const Procedure* const> procedures, std::span<const RuleDuties> duties);

/// Adds the tables of months that are not in the period: of the measures alone, no more than the charts show. Those of
/// the period are the report's own.
void add_trends(CountTables& tables, const Trends& trends, const Period& period);

/// Writes the lists `measures`, and `trend_months` with the numbers of their charts. `duties`: the rows of the report's
/// own tables of the period.
void put_trends(const Trends& trends, const Period& period, std::span<const RuleDuties> duties, const Shown& shown,
                Fields& fields);

/// The charts, one after the other.
std::string draw_trends(const Trends& trends, const Period& period, std::span<const RuleDuties> duties,
                        const Shown& shown);

} // namespace abide
