// Follows measures month by month.
#include "briefing/assurance/measure_series.hpp"

#include <algorithm>

namespace abide {

namespace {

/// The month is not over for a duty that is not due yet: a rate of the others would be that of the quick or of the
/// overdue. Of protected counts only the percentage that was published is drawn, never one reckoned from rounded
/// counts.
ChartPoint point_of(const std::string& month, const ShownRow* row, bool is_exact) {
    if (row == nullptr || row->bases.empty()) return gap_point(month, Gap::nobody);
    const std::optional<std::int64_t> part = row->counts.front().number;
    const std::optional<std::int64_t> whole = row->bases.front().number;
    if (row->counts.at(not_yet_due_column).number != 0) return gap_point(month, Gap::open);
    if (whole && *whole == 0) return gap_point(month, Gap::nobody);
    if (!part || !whole) return gap_point(month, Gap::withheld);
    const ShownShare share = {static_cast<std::uint64_t>(*part), static_cast<std::uint64_t>(*whole)};
    const std::optional<std::int64_t> percentage = row->rates.front().number;
    if (percentage && is_exact) return point_of_share(month, share);
    if (percentage) return point_of_percentage(month, static_cast<int>(*percentage), share);
    return gap_point(month, is_exact ? Gap::few : Gap::withheld);
}

} // namespace

std::vector<FollowedMeasure> follow(const std::vector<Measure>& measures, std::span<const Procedure* const> procedures,
                                    std::span<const RuleDuties> duties) {
    std::vector<FollowedMeasure> followed;
    for (const Measure& measure : measures) {
        const auto procedure =
            std::ranges::find_if(procedures, [&](const Procedure* one) { return one->id == measure.procedure; });
        const Rule* rule = procedure == procedures.end() ? nullptr : (*procedure)->rule(measure.rule);
        if (rule == nullptr) continue;
        FollowedMeasure& one = followed.emplace_back();
        one.measure = measure;
        one.duties.procedure = *procedure;
        one.duties.rule = rule;
        const auto counted = std::ranges::find_if(duties, [&](const RuleDuties& row) { return row.rule == rule; });
        if (counted != duties.end()) one.duties = *counted;
    }
    return followed;
}

std::vector<RuleDuties> duties_of(std::span<const FollowedMeasure> measures) {
    std::vector<RuleDuties> duties;
    for (const FollowedMeasure& one : measures) duties.push_back(one.duties);
    return duties;
}

const ShownRow* row_in(const ShownTables& shown, const CountTable& table, const std::string& id) {
    const auto at = shown.find(table.id);
    if (at == shown.end()) return nullptr;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (table.rows[i].id == id && i < at->second.rows.size()) return &at->second.rows[i];
    return nullptr;
}

LineChart chart_of(const FollowedMeasure& measure, const std::vector<Period>& months,
                   const std::vector<CountTable>& tables, const ShownTables& shown) {
    LineChart chart;
    chart.measure = measure.measure.title;
    chart.subtitle =
        "Met in time, of those judged, by the month in which the duty began; months with duties that are not yet due are left out";
    chart.unit = "%";
    chart.better = Better::up;
    chart.least = 0;
    chart.most = 100;
    if (measure.measure.target) chart.target = measure.measure.target->percent;
    for (std::size_t i = 0; i < months.size(); ++i) {
        const ShownRow* row = row_in(shown, tables[i], measure.id());
        const auto table = shown.find(tables[i].id);
        const bool is_exact = table != shown.end() && table->second.is_exact;
        chart.points.push_back(point_of(short_words_of(months[i]), row, is_exact));
    }
    return chart;
}

} // namespace abide
