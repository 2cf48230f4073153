// Works out XmR charts: limits from moving ranges, then one small function for each rule.
#include "chart/xmr.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace abide {

namespace {

using Values = std::span<const std::optional<double>>;

constexpr double limit_factor = 2.66;
constexpr double screen_factor = 3.267;
constexpr std::size_t long_enough = 7;

// What is nearer than this is the same.
double grain_of(Values values) {
    double largest = 0;
    for (const std::optional<double>& value : values) largest = std::max(largest, std::abs(value.value_or(0)));
    return largest * 1e-9;
}

// How `a` stands to `b`: 1 above, -1 below, 0 the same.
int sign_of(double a, double b, double grain) {
    if (std::abs(a - b) <= grain) return 0;
    return a > b ? 1 : -1;
}

double mean_of(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double number : numbers) sum += number;
    return sum / static_cast<double>(numbers.size());
}

std::vector<double> known_values(Values values) {
    std::vector<double> known;
    for (const std::optional<double>& value : values)
        if (value) known.push_back(*value);
    return known;
}

std::vector<double> moving_ranges(Values values) {
    std::vector<double> ranges;
    for (std::size_t i = 1; i < values.size(); ++i)
        if (values[i - 1] && values[i]) ranges.push_back(std::abs(*values[i] - *values[i - 1]));
    return ranges;
}

// ---- the rules: each adds its signals, whose meaning comes later ---------------------------------

struct Series {
    Values values;
    const ProcessLimits& limits;
    double grain;

    // 1 and -1 for a value on that side of the line, 0 for one on it and for a gap.
    [[nodiscard]] int side(std::size_t i, double line) const {
        return values[i] ? sign_of(*values[i], line, grain) : 0;
    }
    [[nodiscard]] bool is_outside(std::size_t i) const {
        return side(i, limits.upper) > 0 || (values[i] && side(i, limits.lower) < 0);
    }
    // On which side it is beyond the band and not beyond the limit; 0 when it is not.
    [[nodiscard]] int near(std::size_t i) const {
        if (is_outside(i)) return 0;
        if (side(i, limits.upper_band) > 0) return 1;
        return side(i, limits.lower_band) < 0 ? -1 : 0;
    }
};

Side side_of(int sign) { return sign > 0 ? Side::high : Side::low; }

void add_outside(const Series& series, std::vector<Signal>& signals) {
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (!series.is_outside(i)) continue;
        signals.push_back({SpecialCause::outside_limits, side_of(series.side(i, series.limits.mean)), {}, {i}});
    }
}

// From `first` to before `end`, when that is long enough to be one.
void add_stretch(SpecialCause cause, int sign, std::size_t first, std::size_t end, std::vector<Signal>& signals) {
    if (sign == 0 || end - first < long_enough) return;
    Signal signal{cause, side_of(sign), {}, {}};
    for (std::size_t i = first; i < end; ++i) signal.points.push_back(i);
    signals.push_back(std::move(signal));
}

void add_runs(const Series& series, std::vector<Signal>& signals) {
    std::size_t first = 0;
    for (std::size_t i = 0; i < series.values.size();) {
        const int sign = series.side(i, series.limits.mean);
        first = i;
        while (i < series.values.size() && series.side(i, series.limits.mean) == sign) ++i;
        add_stretch(SpecialCause::run, sign, first, i, signals);
    }
}

void add_trends(const Series& series, std::vector<Signal>& signals) {
    const Values values = series.values;
    const auto step = [&](std::size_t i) {
        return values[i] && values[i + 1] ? sign_of(*values[i + 1], *values[i], series.grain) : 0;
    };
    for (std::size_t i = 0; i + 1 < values.size();) {
        const int sign = step(i);
        const std::size_t first = i;
        while (i + 1 < values.size() && step(i) == sign) ++i;
        add_stretch(SpecialCause::trend, sign, first, i + 1, signals);
    }
}

// Whether the three from `first` on lie on this side of the mean, and at least two of them near the limit.
bool is_near_window(const Series& series, std::size_t first, int sign) {
    int near = 0;
    for (std::size_t i = first; i < first + 3; ++i) {
        if (series.side(i, series.limits.mean) != sign) return false;
        if (series.near(i) == sign) ++near;
    }
    return near >= 2;
}

// Windows that share a point near the limit are one signal.
void add_near_limit(const Series& series, std::vector<Signal>& signals) {
    for (const int sign : {1, -1}) {
        std::vector<Signal> found;
        for (std::size_t first = 0; first + 2 < series.values.size(); ++first) {
            if (!is_near_window(series, first, sign)) continue;
            const bool goes_on = !found.empty() && found.back().points.back() >= first;
            if (!goes_on) found.push_back({SpecialCause::near_limit, side_of(sign), {}, {}});
            std::vector<std::size_t>& points = found.back().points;
            for (std::size_t i = first; i < first + 3; ++i)
                if (series.near(i) == sign && (points.empty() || points.back() < i)) points.push_back(i);
        }
        std::ranges::move(found, std::back_inserter(signals));
    }
}

Meaning meaning_of(Side side, Better better) {
    if (better == Better::neither) return Meaning::change;
    return (side == Side::high) == (better == Better::up) ? Meaning::improvement : Meaning::concern;
}

std::vector<Signal> signals_of(const Series& series, Better better) {
    std::vector<Signal> signals;
    add_outside(series, signals);
    add_runs(series, signals);
    add_near_limit(series, signals);
    add_trends(series, signals);
    for (Signal& signal : signals) signal.meaning = meaning_of(signal.side, better);
    std::ranges::stable_sort(signals, {}, [](const Signal& one) { return std::pair(one.cause, one.points.front()); });
    return signals;
}

} // namespace

std::optional<ProcessLimits> limits_of(Values values, Screening screening) {
    std::vector<double> ranges = moving_ranges(values);
    if (ranges.empty()) return std::nullopt;
    ProcessLimits limits;
    limits.screening = screening;
    limits.ranges = ranges.size();
    limits.mean = mean_of(known_values(values));
    limits.average_moving_range = mean_of(ranges);
    if (screening == Screening::on) {
        const double most = screen_factor * limits.average_moving_range + grain_of(values);
        limits.screened_out = std::erase_if(ranges, [&](double range) { return range > most; });
        limits.average_moving_range = mean_of(ranges); // never none: the smallest is not above the average
    }
    const double reach = limit_factor * limits.average_moving_range;
    limits.lower = limits.mean - reach;
    limits.upper = limits.mean + reach;
    limits.lower_band = limits.mean - reach * 2 / 3;
    limits.upper_band = limits.mean + reach * 2 / 3;
    return limits;
}

Xmr judge_series(Values values, Better better, Screening screening) {
    Xmr xmr;
    xmr.known = known_values(values).size();
    xmr.gaps = values.size() - xmr.known;
    xmr.meanings.assign(values.size(), Meaning::common_cause);
    if (xmr.known < least_points) {
        xmr.why_none = NoLimits::too_few_points;
        return xmr;
    }
    const std::optional<ProcessLimits> limits = limits_of(values, screening);
    if (!limits || limits->ranges < least_ranges) {
        xmr.why_none = NoLimits::too_many_gaps;
        return xmr;
    }
    xmr.limits = limits;
    xmr.signals = signals_of({values, *limits, grain_of(values)}, better);
    for (const Signal& signal : xmr.signals) {
        for (const std::size_t point : signal.points)
            if (xmr.meanings[point] == Meaning::common_cause) xmr.meanings[point] = signal.meaning;
    }
    return xmr;
}

std::optional<Assurance> assurance_of(const ProcessLimits& limits, double target, Better better) {
    if (better == Better::neither) return std::nullopt;
    const std::optional<double> ends[] = {limits.lower, limits.upper, target};
    const double grain = grain_of(ends);
    const int lower = sign_of(limits.lower, target, grain);
    const int upper = sign_of(limits.upper, target, grain);
    if (better == Better::up ? lower >= 0 : upper <= 0) return Assurance::meets;
    if (better == Better::up ? upper < 0 : lower > 0) return Assurance::misses;
    return Assurance::hit_and_miss;
}

} // namespace abide
