// Run charts that are XmR charts: one value for each period, mean, limits, target, and what they show.
//
// A chart is made from values as they may be shown, so the chart of a protected publication never saw the true counts.
// Its words are made once, by texts_of(); the drawing and the table both take them from there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chart/figure.hpp"
#include "chart/target_code.hpp"
#include "chart/xmr.hpp"

namespace abide {

/// Why a period has no value.
enum class Gap : std::uint8_t {
    none,     ///< it has one
    nobody,   ///< nobody was counted
    few,      ///< too few were for a percentage
    open,     ///< more may still be counted: of some duties the time is not over
    withheld, ///< there is one, and it may not be shown
};

/// One period. Make it with one of the functions below.
struct ChartPoint {
    std::string period;              ///< a few letters: "Mar 2026"
    std::optional<double> value;     ///< finite; nothing at a gap
    Gap gap = Gap::none;             ///< why `value` is empty
    std::optional<ShownShare> share; ///< what the value is a percentage of
};

/// 100 x part / whole; a gap when the whole is 0.
ChartPoint point_of_share(std::string period, ShownShare share);
/// A percentage that was published of a share that was rounded: the share alone would give another one.
ChartPoint point_of_percentage(std::string period, int percentage, ShownShare share);
ChartPoint point_of_number(std::string period, double value);
/// REQUIRES: a gap.
ChartPoint gap_point(std::string period, Gap why);

struct LineChart {
    std::string measure;            ///< "Strategy meetings in time"
    std::string subtitle;           ///< what is counted, where and for which periods
    std::string unit;               ///< a few letters that stand right behind a number: "%", " days"
    int decimals = 0;               ///< digits behind the point of every number of the chart, 0 to 9
    std::vector<ChartPoint> points; ///< in order of time
    Better better = Better::up;
    Screening screening = Screening::off;
    /// What stands on each day (findings open, actions to do), not what came in a period. A value is mostly the one
    /// before, so nothing is judged and no limits are drawn: a run chart.
    bool is_stock = false;
    std::optional<double> target;
    std::optional<double> least; ///< what no value can be below: 0 for a count
    std::optional<double> most;  ///< what no value can be above: 100 for a percentage
};

/// One of the lines across a chart.
struct ChartLine {
    enum class Kind : std::uint8_t { mean, upper_limit, lower_limit, target };
    Kind kind = Kind::mean;
    double value = 0;
    bool is_drawn = true; ///< a limit that no value can reach is not
    std::string name;     ///< "Upper limit"
    std::string number;   ///< "98.3%", "104.1% (more than can be)"
};

struct LineTexts : ChartTexts {
    std::vector<ChartLine> lines;     ///< from the highest to the lowest; the target alone where there are no limits
    std::vector<std::string> numbers; ///< each point's value: "84%", "c", "–"
};

/// "no sign of change", "sign of improvement": what a reader is told beside its mark.
std::string sign_words(Meaning meaning);

/// Whether a share was of so few that it has no colour code.
bool is_of_few(const ChartPoint& point);

/// Why there is no value, inside a sentence; empty for none.
std::string gap_words(Gap gap);

/// What the chart says; also where there are too few points for one, and the title tells so.
LineTexts texts_of(const LineChart& chart, const Xmr& xmr);

/// Judges the values as they are shown. Where one is withheld nothing is judged: which are withheld goes by what they
/// are (the months in which few duties were missed), so the others are no fair sample of all.
Xmr judge_chart(const LineChart& chart);

/// Whether there is enough for a drawing.
bool has_drawing(const Xmr& xmr);

/// A figure in HTML: message, drawing (a wide and a narrow one, of which the style shows one), key and notes. Where
/// there is no drawing: the message and the notes alone. `id` begins every id in it: letters, digits, - and _, unique
/// in the page.
std::string draw_line_chart(const LineChart& chart, const std::string& id);

/// The same in one small line, for a page that has room for no more.
std::string draw_mini_chart(const LineChart& chart, const std::string& id);

} // namespace abide
