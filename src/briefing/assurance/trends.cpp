// Counts measures beside a report's own duties, and charts them.
#include "briefing/assurance/trends.hpp"

namespace abide {

namespace {

std::vector<CountTable> month_tables(const Trends& trends, const Period& period, std::span<const RuleDuties> duties) {
    const std::vector<RuleDuties> measured = duties_of(trends.measures);
    std::vector<CountTable> tables;
    for (const Period& month : trends.months)
        tables.push_back(period.contains(month.first()) ? duty_table(month, duties) : duty_table(month, measured));
    return tables;
}

} // namespace

std::vector<Period> months_counted(const Period& period) {
    return months_up_to(month_of(period.last()), months_of_a_chart);
}

Trends view_trends(const Period& period, const std::vector<Measure>& measures,
                   std::span<const Procedure* const> procedures, std::span<const RuleDuties> duties) {
    return {follow(measures, procedures, duties), months_counted(period)};
}

void add_trends(CountTables& tables, const Trends& trends, const Period& period) {
    const std::vector<RuleDuties> measured = duties_of(trends.measures);
    for (const Period& month : trends.months)
        if (!period.contains(month.first())) add_duties(tables, month, measured, measured);
}

void put_trends(const Trends& trends, const Period& period, std::span<const RuleDuties> duties, const Shown& shown,
                Fields& fields) {
    const std::vector<CountTable> tables = month_tables(trends, period, duties);
    std::vector<LineTexts> texts;
    for (const FollowedMeasure& one : trends.measures) {
        const LineChart chart = chart_of(one, trends.months, tables, shown.tables);
        texts.push_back(texts_of(chart, judge_chart(chart)));
    }
    std::size_t at = 0;
    fields.list("measures", trends.measures, [&](const FollowedMeasure& one, Fields& row) {
        row.text("measure", one.measure.title);
        row.text("target", words_of(one.measure.target));
        row.text("trend", at < texts.size() ? texts[at].title : "");
        ++at;
    });
    at = 0;
    fields.list("trend_months", trends.months, [&](const Period& month, Fields& row) {
        row.text("month", month == Period() ? "" : short_words_of(month));
        row.list("values", texts, [&](const LineTexts& measure, Fields& cell) {
            cell.text("value", at < measure.numbers.size() ? measure.numbers[at] : "");
        });
        ++at;
    });
}

std::string draw_trends(const Trends& trends, const Period& period, std::span<const RuleDuties> duties,
                        const Shown& shown) {
    const std::vector<CountTable> tables = month_tables(trends, period, duties);
    std::string charts;
    for (std::size_t i = 0; i < trends.measures.size(); ++i)
        charts += draw_mini_chart(chart_of(trends.measures[i], trends.months, tables, shown.tables),
                                  "measure-" + std::to_string(i + 1));
    return charts;
}

} // namespace abide
