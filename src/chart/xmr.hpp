// XmR charts (individual values and moving ranges): limits, special causes, and whether a target can be relied on.
//
// Sources. Limits: Wheeler, Understanding Variation: mean ± 2.66 x average moving range (2.66 = 3 / 1.128). Screening
// of moving ranges at 3.267 x average: Nelson, Journal of Quality Technology 1982; Provost & Murray, The Health Care
// Data Guide, pages 155 and 192. The four rules, with seven points: NHS England, Making Data Count, as its R package
// NHSRplotthedots works them out (ptd_spc_standard.R, ptd_calculate_point_type.R, ptd_calculate_assurance_type.R).
//
// Where we say otherwise than that package, we say so: at `trend`, at `Assurance` and here. A period without a value is
// a gap (nobody was counted, or the value may not be shown). There is no moving range into or out of a gap, and no run,
// trend or window of three reaches across one: what is not known is no evidence that something went on. A chart with
// gaps therefore tells of fewer signals, never of more.
//
// Differences below a thousand-millionth of the largest value are none, so that a third and a third are the same number
// however each came about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace abide {

/// Which direction of the values is better.
enum class Better : std::uint8_t { up, down, neither };

/// Whether moving ranges above 3.267 x their average are left out and the average worked out anew, once: off as in NHS
/// England's Excel tool, on as NHSRplotthedots has it unless told otherwise.
enum class Screening : std::uint8_t { off, on };

/// A chart with fewer known values has no limits.
constexpr std::size_t least_points = 12;
/// Limits from fewer moving ranges are trial limits: 12 or 13 values in a row, or more with gaps.
constexpr std::size_t settled_ranges = 13;
/// With fewer moving ranges there are no limits, however many values there are. A line of ours: half of what 12 values
/// in a row have, rounded up.
constexpr std::size_t least_ranges = 6;

/// In the unit of the values.
struct ProcessLimits {
    double mean = 0;
    double average_moving_range = 0; ///< of those that were not screened out
    double lower = 0;                ///< mean - 2.66 x average moving range
    double upper = 0;                ///< mean + 2.66 x average moving range
    double lower_band = 0;           ///< two thirds of the way from the mean to `lower`
    double upper_band = 0;
    std::size_t ranges = 0;       ///< moving ranges there were
    std::size_t screened_out = 0; ///< of them left out; always 0 where screening was off
    Screening screening = Screening::off;

    [[nodiscard]] bool are_trial() const { return ranges < settled_ranges; }
};

/// The arithmetic alone, from however few values; nothing where there is no moving range.
/// REQUIRES: every value is finite.
std::optional<ProcessLimits> limits_of(std::span<const std::optional<double>> values, Screening screening);

enum class SpecialCause : std::uint8_t {
    outside_limits, ///< beyond the upper or lower limit
    run,            ///< 7 or more in a row on one side of the mean; a value on the mean ends it
    near_limit,     ///< 2 of 3 in a row beyond the band and inside the limit, all 3 on that side of the mean
    /// 7 or more in a row, each higher than the one before, or each lower. What it means follows from where it goes;
    /// the R package goes by the side of the mean each value is on, and so calls the first half of a rise the opposite
    /// of the second.
    trend,
};

/// Of a trend where it goes, of the others on which side of the mean they are.
enum class Side : std::uint8_t { high, low };

enum class Meaning : std::uint8_t {
    common_cause, ///< nothing but the ordinary coming and going
    improvement,
    concern,
    change, ///< a special cause where neither direction is better
};

struct Signal {
    SpecialCause cause = SpecialCause::outside_limits;
    Side side = Side::high;
    Meaning meaning = Meaning::change; ///< never common_cause
    std::vector<std::size_t> points;   ///< indices of the values that make it, rising

    bool operator==(const Signal&) const = default;
};

/// Why there are no limits.
enum class NoLimits : std::uint8_t {
    none,           ///< there are
    too_few_points, ///< fewer than 12 values are known
    too_many_gaps,  ///< enough are known, but hardly any two in a row
    is_stock,       ///< the values are what stands, each mostly the one before: XmR limits say nothing of them
    withheld,       ///< some values may not be shown, and the others would mislead
};

struct Xmr {
    std::size_t known = 0;               ///< values
    std::size_t gaps = 0;                ///< periods without one
    NoLimits why_none = NoLimits::none;  ///< `limits` is empty exactly when this says why
    std::optional<ProcessLimits> limits; ///< says which screening was used
    std::vector<Signal> signals;         ///< in the order of the rules, then of time; none without limits
    std::vector<Meaning> meanings;       ///< for each period; common_cause at a gap and without limits
};

/// Judges a series in order of time, one value for each period. A point that several signals have in common means what
/// the first of them in the order of `SpecialCause` says: of rules 1 to 3 no two can disagree about it.
/// REQUIRES: every value is finite.
Xmr judge_series(std::span<const std::optional<double>> values, Better better, Screening screening);

/// Whether the ordinary coming and going lets a target be relied on. A value meets a target it is equal to, so a limit
/// that is equal to the target is met; the R package calls that hit and miss.
enum class Assurance : std::uint8_t { meets, misses, hit_and_miss };

/// Nothing where neither direction is better.
std::optional<Assurance> assurance_of(const ProcessLimits& limits, double target, Better better);

} // namespace abide
