// The service scorecard: a few measures month by month, whether each is stable, and why duties were missed.
#pragma once

#include <span>
#include <vector>

#include "briefing/assurance/assured.hpp"
#include "briefing/assurance/measure_series.hpp"

namespace abide {

struct Scorecard {
    AssuredGround ground; ///< its period ends with the last month of the charts
    std::vector<FollowedMeasure> measures;
    std::vector<Period> months;           ///< of the charts
    Screening screening = Screening::off; ///< of moving ranges
};

/// From duties counted over the months of the charts.
Scorecard view_scorecard(const AssuredGround& ground, const DutyCounts& counts, const std::vector<Measure>& measures,
                         std::span<const Procedure* const> procedures, Screening screening);

CountTables tables_of(const Scorecard& scorecard);

Fields fields_of(const Scorecard& scorecard, const Shown& shown);

Page write_scorecard(const Scorecard& scorecard, const Shown& shown, const Templates& templates);

} // namespace abide
