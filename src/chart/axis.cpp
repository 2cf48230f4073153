// Finds round numbers for an axis: steps of 1, 2 or 5 times a power of ten, three to six of them.
#include "chart/axis.hpp"

#include <algorithm>
#include <cmath>

#include "chart/number_words.hpp"

namespace abide {

namespace {

// At least `rough`, and 1, 2, 5 or 10 times `power`.
double round_step(double rough, double power) {
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough) return factor * power;
    }
    return 10 * power;
}

} // namespace

Axis axis_for(double lowest, double highest, std::optional<double> least, std::optional<double> most) {
    constexpr double wanted_steps = 4;
    if (highest - lowest <= 1e-9 * std::max(std::abs(lowest), std::abs(highest))) {
        const double room = lowest == 0 ? 1 : std::abs(lowest) / 10;
        lowest -= room;
        highest += room;
    }
    const double rough = (highest - lowest) / wanted_steps;
    const double power = std::floor(std::log10(rough));
    const double step = round_step(rough, std::pow(10, power));
    const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 9);
    Axis axis;
    axis.from = std::floor(lowest / step + 1e-9) * step;
    axis.to = std::ceil(highest / step - 1e-9) * step;
    if (least) axis.from = std::max(axis.from, *least);
    if (most) axis.to = std::min(axis.to, *most);
    const double first = std::ceil(axis.from / step - 1e-9);
    for (double at = first; at * step <= axis.to + step * 1e-9; ++at)
        axis.ticks.push_back({at * step, number_words(at * step, decimals)});
    return axis;
}

} // namespace abide
