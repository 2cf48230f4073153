// Measures month by month, each with its chart, its year and its reasons.
#include "briefing/assurance/scorecard.hpp"

#include "base/words.hpp"
#include "briefing/state_words.hpp"
#include "chart/target_code.hpp"

namespace abide {

namespace {

constexpr int months_of_a_year = 12;

std::vector<Period> last_year(const Scorecard& scorecard) {
    return months_up_to(month_of(scorecard.ground.period.last()), months_of_a_year);
}

std::string year_name(const Scorecard& scorecard) {
    return "year-to-" + name_of(month_of(scorecard.ground.period.last()));
}

std::vector<CountTable> month_tables(const Scorecard& scorecard) {
    const std::vector<RuleDuties> duties = duties_of(scorecard.measures);
    std::vector<CountTable> tables;
    for (const Period& month : scorecard.months) tables.push_back(duty_table(month, duties));
    return tables;
}

/// The twelve months up to the last, together.
CountTable year_table(const Scorecard& scorecard) {
    std::vector<RuleDuties> duties = duties_of(scorecard.measures);
    const Period last = month_of(scorecard.ground.period.last());
    for (RuleDuties& one : duties) {
        if (one.by_month.empty()) continue;
        std::map<Period, DutyCount> year;
        for (const Period& month : last_year(scorecard)) year[last] += one.in(month);
        one.by_month = std::move(year);
    }
    CountTable table = duty_table(last, duties);
    table.id = "duties/" + year_name(scorecard);
    return table;
}

/// Why duties of one measure were breached in these twelve months.
CountTable why_table(const Scorecard& scorecard, const FollowedMeasure& measure) {
    CountTable table;
    table.id = "why/" + year_name(scorecard) + "/" + measure.id();
    table.columns = {"duties"};
    table.has_total = true;
    if (!measure.duties.by_month.empty()) table.total_key = key_of(year_table(scorecard), measure.id(), "breached");
    DutyCount year;
    for (const Period& month : last_year(scorecard)) year += measure.duties.in(month);
    for (const auto& [reason, count] : year.why)
        table.rows.push_back({std::string(name_of(reason)), capitalised(std::string(words_of(reason))), {count}, {}});
    return table;
}

/// The reasons of a year are those of its months, which no page shows: two years that overlap share them.
void relate_whys(CountTables& tables, const Scorecard& scorecard, const FollowedMeasure& measure,
                 const CountTable& why) {
    const auto month_key = [&](const Period& month, const std::string& reason) {
        return "why/" + name_of(month) + "/" + measure.id() + "/" + reason;
    };
    std::map<Period, CountSum> breached;
    for (const Period& month : last_year(scorecard))
        breached[month].whole = key_of(duty_table(month, {}), measure.id(), "breached");
    for (const auto& row : why.rows) {
        CountSum year = {key_of(why, row.id, "duties"), {}, {}};
        for (const Period& month : last_year(scorecard)) {
            tables.think_of(month_key(month, row.id), count_called(row.id, measure.duties.in(month).why));
            year.parts.push_back(month_key(month, row.id));
            breached[month].parts.push_back(month_key(month, row.id));
        }
        tables.relate(std::move(year));
    }
    if (why.rows.empty()) return;
    for (auto& [month, sum] : breached) tables.relate(std::move(sum));
}

/// By the counts of the year, as they are shown.
TargetCode code_of(const FollowedMeasure& measure, const ShownRow* year) {
    const std::optional<double> target =
        measure.measure.target ? std::optional(measure.measure.target->percent) : std::nullopt;
    if (year == nullptr || year->bases.empty()) return target_code(ShownShare(), target, Better::up);
    const std::optional<std::int64_t> part = year->counts.front().number;
    const std::optional<std::int64_t> whole = year->bases.front().number;
    if (!part || !whole) return target_code(std::nullopt, target, Better::up);
    return target_code(ShownShare{static_cast<std::uint64_t>(*part), static_cast<std::uint64_t>(*whole)}, target,
                       Better::up);
}

/// Whether the ordinary coming and going lets the target be relied on; empty where nobody can say.
std::string assurance_words(const LineChart& chart, const Xmr& xmr) {
    if (!xmr.limits || !chart.target) return "";
    const std::optional<Assurance> assurance = assurance_of(*xmr.limits, *chart.target, chart.better);
    if (!assurance) return "";
    switch (*assurance) {
    case Assurance::meets: return "The target is met month after month, whatever the ordinary coming and going.";
    case Assurance::misses:
        return "The target is missed month after month: without a change it will go on being missed.";
    case Assurance::hit_and_miss: return "The target is met in some months and missed in others, by chance alone.";
    }
    return "";
}

std::string figure_name(std::size_t number) { return "measure" + std::to_string(number); }

LineChart chart_on(const Scorecard& scorecard, const FollowedMeasure& measure, const std::vector<CountTable>& tables,
                   const Shown& shown) {
    LineChart chart = chart_of(measure, scorecard.months, tables, shown.tables);
    chart.screening = scorecard.screening;
    return chart;
}

struct MonthRow {
    std::string month;
    ShownRow shown;
};

std::vector<MonthRow> month_rows(const Scorecard& scorecard, const FollowedMeasure& measure,
                                 const std::vector<CountTable>& tables, const Shown& shown) {
    std::vector<MonthRow> rows;
    for (std::size_t i = 0; i < scorecard.months.size(); ++i) {
        const ShownRow* row = row_in(shown.tables, tables[i], measure.id());
        rows.push_back({short_words_of(scorecard.months[i]), row == nullptr ? ShownRow() : *row});
    }
    return rows;
}

void put_measure(const Scorecard& scorecard, const FollowedMeasure& measure, const std::vector<CountTable>& tables,
                 const Shown& shown, Fields& fields) {
    const LineChart chart = chart_on(scorecard, measure, tables, shown);
    const Xmr xmr = judge_chart(chart);
    const LineTexts texts = texts_of(chart, xmr);
    fields.text("measure", measure.measure.title);
    fields.text("rule", measure.duties.rule == nullptr ? "" : measure.duties.rule->title);
    fields.text("clauses", measure.duties.rule == nullptr ? "" : list_of(measure.duties.rule->clauses));
    fields.text("procedure", measure.duties.procedure == nullptr ? "" : measure.duties.procedure->title);
    fields.text("target", words_of(measure.measure.target));
    fields.text("trend", texts.title);
    fields.list("trend_notes", texts.notes, [](const std::string& note, Fields& one) { one.text("note", note); });
    fields.text("reliance", assurance_words(chart, xmr));
    const CountTable year = year_table(scorecard);
    const ShownRow* year_row = row_in(shown.tables, year, measure.id());
    const CodeWords code = words_of(code_of(measure, year_row));
    fields.text("code_mark", std::string(code.mark));
    fields.text("code", std::string(code.label));
    const std::vector<ShownRow> years = {year_row == nullptr ? ShownRow() : *year_row};
    fields.list("year", years, [&](const ShownRow& row, Fields& one) { put_row(year, row, one); });
    const CountTable why = why_table(scorecard, measure);
    put_table("why", why, table_in(shown, why), fields);
    const CountTable pattern = duty_table({}, {});
    fields.list("months", month_rows(scorecard, measure, tables, shown), [&](const MonthRow& row, Fields& one) {
        put_row(pattern, row.shown, one);
        one.text("month", row.month);
    });
}

} // namespace

Scorecard view_scorecard(const AssuredGround& ground, const DutyCounts& counts, const std::vector<Measure>& measures,
                         std::span<const Procedure* const> procedures, Screening screening) {
    Scorecard scorecard;
    scorecard.ground = ground;
    scorecard.measures = follow(measures, procedures, counts.rules());
    scorecard.months = months_up_to(month_of(ground.period.last()), months_of_a_chart);
    scorecard.screening = screening;
    return scorecard;
}

CountTables tables_of(const Scorecard& scorecard) {
    CountTables tables;
    const std::vector<CountTable> months = month_tables(scorecard);
    std::vector<const CountTable*> year_parts;
    const std::vector<RuleDuties> duties = duties_of(scorecard.measures);
    for (std::size_t i = 0; i < months.size(); ++i) {
        add_duties(tables, scorecard.months[i], duties, duties);
        if (months.size() - i <= static_cast<std::size_t>(months_of_a_year)) year_parts.push_back(&months[i]);
    }
    const CountTable year = year_table(scorecard);
    tables.add(year);
    tables.relate(year, year_parts);
    for (const FollowedMeasure& measure : scorecard.measures) {
        const CountTable why = why_table(scorecard, measure);
        relate_whys(tables, scorecard, measure, why);
        tables.add(why);
    }
    return tables;
}

Fields fields_of(const Scorecard& scorecard, const Shown& shown) {
    Fields fields;
    put_assured(scorecard.ground, shown, fields);
    fields.text("first_month", scorecard.months.empty() ? "" : words_of(scorecard.months.front()));
    fields.text("last_month", scorecard.months.empty() ? "" : words_of(scorecard.months.back()));
    fields.flag("is_screened", scorecard.screening == Screening::on);
    const std::vector<CountTable> tables = month_tables(scorecard);
    std::size_t number = 0;
    fields.list("measures", scorecard.measures, [&](const FollowedMeasure& measure, Fields& one) {
        put_measure(scorecard, measure, tables, shown, one);
        one.text("figure", figure_name(++number));
    });
    return fields;
}

Page write_scorecard(const Scorecard& scorecard, const Shown& shown, const Templates& templates) {
    AssuredPage page = {"scorecard", "Service scorecard", fields_of(scorecard, shown), {}};
    const std::vector<CountTable> tables = month_tables(scorecard);
    for (std::size_t i = 0; i < scorecard.measures.size(); ++i)
        page.drawings[figure_name(i + 1)] =
            draw_line_chart(chart_on(scorecard, scorecard.measures[i], tables, shown), figure_name(i + 1));
    return write_assured(std::move(page), scorecard.ground, shown, templates);
}

} // namespace abide
