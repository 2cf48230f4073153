// Puts bars into words: how many of how many, and the table.
#include "base/words.hpp"
#include "chart/bar_chart.hpp"
#include "chart/number_words.hpp"
#include "chart/target_code.hpp"

namespace abide {

namespace {

std::string count_words(const BarCount& count) { return count ? std::to_string(*count) : std::string(hidden_mark); }

// A percentage of fewer than 6 would look surer than it is.
std::string share_words(const BarCount& part, const BarCount& whole) {
    if (!part || !whole) return std::string(hidden_mark);
    if (*whole == 0) return std::string(gap_mark);
    if (*whole < least_coded) return "fewer than " + std::to_string(least_coded);
    return number_words(100.0 * static_cast<double>(*part) / static_cast<double>(*whole), 0) + "%";
}

bool has_share(const BarChart& chart) { return chart.has_whole && chart.parts.size() == 1; }

std::string description(const BarChart& chart) {
    std::string text = "Bar chart of " + count_of(chart.bars.size(), "bar", "bars") + ".";
    for (const Bar& bar : chart.bars) text += " " + bar.label + ": " + words_of(chart, bar) + ".";
    return text + " The table with this chart has the same numbers.";
}

} // namespace

std::string words_of(const BarChart& chart, const Bar& bar) {
    const bool is_plain = chart.parts.size() == 1;
    std::vector<std::string> counts;
    for (std::size_t i = 0; i < bar.parts.size(); ++i)
        counts.push_back(is_plain ? count_words(bar.parts[i]) : chart.parts[i] + " " + count_words(bar.parts[i]));
    std::string text = list_of(counts);
    if (chart.has_whole) text += (is_plain ? " of " : ", of ") + count_words(bar.whole);
    const bool is_told = has_share(chart) && bar.parts.front() && bar.whole && *bar.whole >= least_coded;
    return is_told ? text + " (" + share_words(bar.parts.front(), bar.whole) + ")" : text;
}

ChartTexts texts_of(const BarChart& chart) {
    ChartTexts texts;
    texts.title = chart.title;
    texts.description = description(chart);
    texts.heads = {chart.bar_head};
    for (const std::string& part : chart.parts) texts.heads.push_back(capitalised(part));
    if (chart.has_whole) texts.heads.emplace_back("Of");
    if (has_share(chart)) texts.heads.emplace_back("Share");
    for (const Bar& bar : chart.bars) {
        std::vector<std::string> row = {bar.label};
        for (const BarCount& part : bar.parts) row.push_back(count_words(part));
        if (chart.has_whole) row.push_back(count_words(bar.whole));
        if (has_share(chart)) row.push_back(share_words(bar.parts.front(), bar.whole));
        texts.rows.push_back(std::move(row));
    }
    return texts;
}

} // namespace abide
