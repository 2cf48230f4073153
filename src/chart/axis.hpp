// The upright axis of a chart: from where to where it goes, and the round numbers on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace abide {

struct AxisTick {
    double value = 0;
    std::string label; ///< without a unit
};

struct Axis {
    double from = 0;
    double to = 1; ///< more than `from`
    std::vector<AxisTick> ticks;
};

/// Holds `lowest` to `highest` between round numbers, but nothing under `least` or over `most`, which no value can be.
/// REQUIRES: least <= lowest <= highest <= most, least < most, all finite.
Axis axis_for(double lowest, double highest, std::optional<double> least, std::optional<double> most);

} // namespace abide
