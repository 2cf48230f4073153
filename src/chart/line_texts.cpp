// Puts a line chart into words: its message, its description, its notes and its table.
#include <algorithm>

#include "base/words.hpp"
#include "chart/line_chart.hpp"
#include "chart/number_words.hpp"

namespace abide {

namespace {

std::string number_of(const LineChart& chart, double value) { return number_words(value, chart.decimals) + chart.unit; }

std::string number_of(const LineChart& chart, const ChartPoint& point) {
    if (point.value) return number_of(chart, *point.value);
    return std::string(point.gap == Gap::withheld ? hidden_mark : gap_mark);
}

std::size_t withheld_in(const LineChart& chart) {
    return static_cast<std::size_t>(std::ranges::count(chart.points, Gap::withheld, &ChartPoint::gap));
}

// ---- the lines ---------------------------------------------------------------------------------

ChartLine line_of(const LineChart& chart, ChartLine::Kind kind, const char* name, double value) {
    ChartLine line{kind, value, true, name, number_of(chart, value)};
    const bool is_above = chart.most && value > *chart.most;
    const bool is_below = chart.least && value < *chart.least;
    line.is_drawn = !is_above && !is_below;
    if (!line.is_drawn) line.number += is_above ? " (more than can be)" : " (less than can be)";
    return line;
}

std::vector<ChartLine> lines_of(const LineChart& chart, const Xmr& xmr) {
    using Kind = ChartLine::Kind;
    std::vector<ChartLine> lines;
    if (xmr.limits) {
        lines.push_back(line_of(chart, Kind::upper_limit, "Upper limit", xmr.limits->upper));
        lines.push_back(line_of(chart, Kind::mean, "Mean", xmr.limits->mean));
        lines.push_back(line_of(chart, Kind::lower_limit, "Lower limit", xmr.limits->lower));
    }
    if (chart.target) lines.push_back(line_of(chart, Kind::target, "Target", *chart.target));
    std::ranges::stable_sort(lines, std::ranges::greater(), &ChartLine::value);
    return lines;
}

// ---- signals -----------------------------------------------------------------------------------

std::string reason(const Signal& signal) {
    const bool is_high = signal.side == Side::high;
    switch (signal.cause) {
    case SpecialCause::outside_limits: return is_high ? "above the upper limit" : "below the lower limit";
    case SpecialCause::run:
        return std::to_string(signal.points.size()) + " in a row " + (is_high ? "above" : "below") + " the mean";
    case SpecialCause::near_limit:
        return std::string("2 of 3 in a row near the ") + (is_high ? "upper" : "lower") + " limit";
    case SpecialCause::trend:
        return std::to_string(signal.points.size()) + " in a row going " + (is_high ? "up" : "down");
    }
    return {};
}

// Why the chart says so of this point. A trend that goes the other way than what the point means is not a reason.
std::string reasons(const Xmr& xmr, std::size_t point) {
    std::vector<std::string> found;
    for (const Signal& signal : xmr.signals) {
        if (signal.meaning == xmr.meanings[point] && std::ranges::find(signal.points, point) != signal.points.end())
            found.push_back(reason(signal));
    }
    return list_of(found);
}

std::string shows(const LineChart& chart, const Xmr& xmr, std::size_t i) {
    const ChartPoint& point = chart.points[i];
    if (point.gap == Gap::withheld) return "not shown";
    if (!point.value) return "no value: " + gap_words(point.gap);
    std::string text = xmr.limits ? sign_words(xmr.meanings[i]) : "not judged";
    if (xmr.meanings[i] != Meaning::common_cause) text += ": " + reasons(xmr, i);
    if (is_of_few(point)) text += "; fewer than " + std::to_string(least_coded);
    return text;
}

std::string span_words(const LineChart& chart, const Signal& signal) {
    const std::string& first = chart.points[signal.points.front()].period;
    if (signal.points.size() == 1) return first;
    return first + " to " + chart.points[signal.points.back()].period;
}

// ---- message, notes, table ---------------------------------------------------------------------

std::string stock_message(const LineChart& chart, std::size_t last) {
    const auto first = std::ranges::find_if(chart.points, [](const ChartPoint& one) { return one.value.has_value(); });
    return chart.measure + ": " + number_of(chart, chart.points[last]) + " in " + chart.points[last].period + ", " +
           number_of(chart, *first) + " in " + first->period;
}

std::string message(const LineChart& chart, const Xmr& xmr) {
    std::size_t last = chart.points.size();
    for (std::size_t i = 0; i < chart.points.size(); ++i)
        if (chart.points[i].value) last = i;
    if (last == chart.points.size()) return chart.measure + ": no value to show";
    if (xmr.why_none == NoLimits::is_stock) return stock_message(chart, last);
    std::string verdict;
    switch (xmr.why_none) {
    case NoLimits::is_stock: break;
    case NoLimits::too_few_points: verdict = "too few points to judge"; break;
    case NoLimits::too_many_gaps: verdict = "too many gaps to judge"; break;
    case NoLimits::withheld:
        verdict = "not judged, as " + std::to_string(withheld_in(chart)) + " of " +
                  count_of(chart.points.size(), "value", "values") + " may not be shown";
        break;
    case NoLimits::none:
        verdict = sign_words(xmr.meanings[last]);
        if (xmr.meanings[last] == Meaning::common_cause && !xmr.signals.empty())
            verdict = "signs of change before, none now";
    }
    return chart.measure + ": " + verdict + ", " + number_of(chart, chart.points[last]) + " in " +
           chart.points[last].period;
}

std::string why_no_chart(const Xmr& xmr) {
    const std::string known = count_of(xmr.known, "point has", "points have");
    if (xmr.why_none == NoLimits::too_few_points)
        return "No chart: " + known + " a value that can be shown, and " + std::to_string(least_points) +
               " are needed.";
    return "No chart: " + known + " a value that can be shown, but too few of them are in a row.";
}

std::string screening_note(const ProcessLimits& limits) {
    const std::string limits_are = "Limits: mean ± 2.66 × the average moving range; moving ranges ";
    if (limits.screening == Screening::off) return limits_are + "were not screened.";
    return limits_are + "above 3.267 × their average were screened out (" + std::to_string(limits.screened_out) +
           " of " + std::to_string(limits.ranges) + ").";
}

std::string assurance_note(Assurance assurance) {
    switch (assurance) {
    case Assurance::meets: return "it is met consistently: both limits are on its better side.";
    case Assurance::misses: return "it is missed consistently: both limits are on its worse side.";
    case Assurance::hit_and_miss: return "hit and miss: it lies between the limits.";
    }
    return {};
}

std::string lines_note(const std::vector<ChartLine>& lines) {
    std::vector<std::string> named;
    for (const ChartLine& line : lines) named.push_back(line.name + " " + line.number);
    return list_of(named) + ".";
}

std::vector<std::string> signal_notes(const LineChart& chart, const Xmr& xmr) {
    std::vector<std::string> notes;
    for (const Signal& signal : xmr.signals)
        notes.push_back(capitalised(sign_words(signal.meaning)) + ", " + span_words(chart, signal) + ": " +
                        reason(signal) + ".");
    if (notes.empty()) notes.emplace_back("No sign of change.");
    return notes;
}

std::vector<std::string> notes_of(const LineChart& chart, const Xmr& xmr, const std::vector<ChartLine>& lines) {
    if (!has_drawing(xmr)) return {why_no_chart(xmr)};
    if (xmr.why_none == NoLimits::withheld)
        return {
            "No limits are drawn, and nothing is judged: which values may not be shown goes by how high they are, so "
            "the others would mislead. Staff who hold the cases can see every value."};
    if (!xmr.limits)
        return {"What stands on each day is mostly what stood on the one before: no limits are drawn, and nothing is "
                "judged."};
    std::vector<std::string> notes = signal_notes(chart, xmr);
    notes.push_back(lines_note(lines));
    if (chart.target) {
        const auto assurance = assurance_of(*xmr.limits, *chart.target, chart.better);
        if (assurance) notes.push_back("Target " + number_of(chart, *chart.target) + ": " + assurance_note(*assurance));
    }
    notes.push_back(screening_note(*xmr.limits));
    if (xmr.limits->are_trial())
        notes.push_back("These are trial limits: they rest on " +
                        count_of(xmr.limits->ranges, "moving range", "moving ranges") + ".");
    if (xmr.gaps > 0)
        notes.push_back(count_of(xmr.gaps, "period has", "periods have") +
                        " no value that can be shown; nothing is taken to go on across " +
                        (xmr.gaps == 1 ? "it." : "them."));
    return notes;
}

std::string description(const LineChart& chart, const std::vector<std::string>& notes) {
    std::string text = chart.points.empty()
                           ? "Nothing to chart."
                           : "Line chart of " + count_of(chart.points.size(), "period", "periods") + ", " +
                                 chart.points.front().period + " to " + chart.points.back().period + ".";
    for (const std::string& note : notes) text += " " + note;
    return text + " The table with this chart has the same numbers.";
}

} // namespace

ChartPoint point_of_share(std::string period, ShownShare share) {
    if (share.whole == 0) return gap_point(std::move(period), Gap::nobody);
    return {std::move(period), 100.0 * static_cast<double>(share.part) / static_cast<double>(share.whole), Gap::none,
            share};
}

ChartPoint point_of_percentage(std::string period, int percentage, ShownShare share) {
    return {std::move(period), static_cast<double>(percentage), Gap::none, share};
}

ChartPoint point_of_number(std::string period, double value) { return {std::move(period), value, Gap::none, {}}; }

ChartPoint gap_point(std::string period, Gap why) { return {std::move(period), {}, why, {}}; }

std::string gap_words(Gap gap) {
    switch (gap) {
    case Gap::none: return "";
    case Gap::nobody: return "nobody was counted";
    case Gap::few: return "fewer than " + std::to_string(least_coded) + " were counted";
    case Gap::open: return "some duties were not yet due";
    case Gap::withheld: return "not shown, so that nobody can be recognised";
    }
    return {};
}

std::string sign_words(Meaning meaning) {
    switch (meaning) {
    case Meaning::common_cause: return "no sign of change";
    case Meaning::improvement: return "sign of improvement";
    case Meaning::concern: return "sign of concern";
    case Meaning::change: return "sign of change";
    }
    return {};
}

bool is_of_few(const ChartPoint& point) { return point.share && point.share->whole < least_coded; }

Xmr judge_chart(const LineChart& chart) {
    std::vector<std::optional<double>> values;
    for (const ChartPoint& point : chart.points) values.push_back(point.value);
    Xmr xmr;
    if (!chart.is_stock) xmr = judge_series(values, chart.better, chart.screening);
    if (!chart.is_stock && (!xmr.limits || withheld_in(chart) == 0)) return xmr;
    xmr.known = static_cast<std::size_t>(
        std::ranges::count_if(values, [](const std::optional<double>& value) { return value.has_value(); }));
    xmr.gaps = values.size() - xmr.known;
    xmr.meanings.assign(values.size(), Meaning::common_cause);
    xmr.limits.reset();
    xmr.signals.clear();
    const NoLimits why = chart.is_stock ? NoLimits::is_stock : NoLimits::withheld;
    xmr.why_none = xmr.known < least_points ? NoLimits::too_few_points : why;
    return xmr;
}

bool has_drawing(const Xmr& xmr) {
    return xmr.limits || xmr.why_none == NoLimits::is_stock || xmr.why_none == NoLimits::withheld;
}

LineTexts texts_of(const LineChart& chart, const Xmr& xmr) {
    LineTexts texts;
    texts.title = message(chart, xmr);
    texts.lines = lines_of(chart, xmr);
    texts.notes = notes_of(chart, xmr, texts.lines);
    texts.description = description(chart, texts.notes);
    const bool has_shares =
        std::ranges::any_of(chart.points, [](const ChartPoint& one) { return one.share.has_value(); });
    texts.heads = {"Period", "Value"};
    if (has_shares) texts.heads.emplace_back("Count");
    texts.heads.emplace_back("What it shows");
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const ChartPoint& point = chart.points[i];
        texts.numbers.push_back(number_of(chart, point));
        std::vector<std::string> row = {point.period, texts.numbers.back()};
        if (has_shares)
            row.push_back(point.share ? std::to_string(point.share->part) + " of " + std::to_string(point.share->whole)
                                      : texts.numbers.back());
        row.push_back(shows(chart, xmr, i));
        texts.rows.push_back(std::move(row));
    }
    return texts;
}

} // namespace abide
