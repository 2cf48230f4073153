// The pieces of assurance reports: periods, measures and their targets, tables and charts, themes.
#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

#include "base/words.hpp"
#include "briefing/assurance/audit_summary.hpp"
#include "briefing/assurance/count_table.hpp"
#include "briefing/assurance/good_practice.hpp"
#include "briefing/assurance/measure_series.hpp"
#include "briefing/assurance/measures.hpp"
#include "briefing/assurance/period.hpp"
#include "briefing/assurance/themes.hpp"
#include "privacy/suppress.hpp"
#include "tests/briefing/approved_page.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/history/audit_sample.hpp"
#include "tests/history/history_sample.hpp"

namespace abide::tests {

namespace {

/// One rule of one procedure.
struct OneRule {
    explicit OneRule(Nature nature = Nature::rule) {
        procedure.id = "p";
        procedure.title = "P";
        Rule& rule = *procedure.rules.emplace_back(std::make_unique<Rule>());
        rule.id = "r";
        rule.title = "R";
        rule.nature = nature;
    }
    Verdict verdict(State state, const std::string& began = "") const {
        Verdict one;
        one.procedure = &procedure;
        one.rule = procedure.rules.front().get();
        one.state = state;
        if (!began.empty()) one.began = parse_day(began);
        return one;
    }
    Procedure procedure;
};

std::string told(const Diagnostics& diagnostics) {
    std::string all;
    for (const Diagnostic& one : diagnostics)
        all += one.code + " " + std::to_string(one.place.line) + " " + one.says + "\n";
    return all;
}

/// "Jan 2026 50%, Feb 2026 –": the chart's table.
std::string points_of(const LineChart& chart) {
    std::vector<std::string> points;
    const LineTexts texts = texts_of(chart, judge_chart(chart));
    for (std::size_t i = 0; i < chart.points.size(); ++i)
        points.push_back(chart.points[i].period + " " + texts.numbers[i]);
    std::string all;
    for (const std::string& point : points) all += (all.empty() ? "" : ", ") + point;
    return all;
}

/// Duties of the one rule that began on these days, as a measure is drawn.
std::string drawn(const OneRule& made, const std::vector<Verdict>& verdicts, bool is_exact) {
    const std::vector<Period> months = months_up_to(*parse_period("2026-03"), 3);
    DutyCounts counts(months);
    for (const Verdict& verdict : verdicts) counts.add(verdict);
    const std::vector<const Procedure*> procedures = {&made.procedure};
    const std::vector<FollowedMeasure> measures = follow({{"p", "r", "Measure", {}}}, procedures, counts.rules());
    CountTables tables;
    std::vector<CountTable> of_months;
    for (const Period& month : months) {
        of_months.push_back(duty_table(month, duties_of(measures)));
        tables.add(of_months.back());
    }
    const ShownTables shown = is_exact ? tables.exact() : tables.shown(protect(tables.figures("made up"), {}).shown);
    return points_of(chart_of(measures.front(), months, of_months, shown));
}

std::vector<Verdict> times(const Verdict& verdict, std::size_t n) { return std::vector<Verdict>(n, verdict); }

std::vector<Verdict> together(const std::vector<std::vector<Verdict>>& parts) {
    std::vector<Verdict> all;
    for (const std::vector<Verdict>& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(assurance_pieces)

BOOST_AUTO_TEST_CASE(every_day_is_in_just_one_month_and_quarter) {
    for (Day day = *parse_day("2023-12-25"); day < *parse_day("2026-03-05"); day = day + 1) {
        const Period month = month_of(day);
        const Period quarter = quarter_of(day);
        BOOST_TEST_REQUIRE((month.contains(day) && quarter.contains(day)), iso(day));
        BOOST_TEST_REQUIRE((parse_period(name_of(month)) == month), name_of(month));
        BOOST_TEST_REQUIRE((parse_period(name_of(quarter)) == quarter), name_of(quarter));
        BOOST_TEST_REQUIRE((quarter.before().last() + 1 == quarter.first()), iso(day));
        BOOST_TEST_REQUIRE((month.before().last() + 1 == month.first()), iso(day));
        BOOST_TEST_REQUIRE((quarter.each_month().front().first() == quarter.first()), iso(day));
        BOOST_TEST_REQUIRE((quarter.each_month().back().last() == quarter.last()), iso(day));
        BOOST_TEST_REQUIRE(quarter.each_month().size() == 3U);
    }
}

BOOST_AUTO_TEST_CASE(periods_in_words) {
    BOOST_TEST(words_of(*parse_period("2026-Q1")) == "January to March 2026");
    BOOST_TEST(words_of(*parse_period("2025-Q4")) == "October to December 2025");
    BOOST_TEST(words_of(*parse_period("2026-02")) == "February 2026");
    BOOST_TEST(short_words_of(*parse_period("2026-09")) == "Sep 2026");
    BOOST_TEST(iso(parse_period("2024-02")->last()) == "2024-02-29");
    BOOST_TEST(name_of(months_up_to(*parse_period("2026-02"), 4).front()) == "2025-11");
    for (const char* none : {"", "2026", "2026-Q0", "2026-Q5", "2026-00", "2026-13", "2026-Q1 ", "0000-01", "2026-+1"})
        BOOST_TEST(!parse_period(none).has_value(), none);
}

BOOST_AUTO_TEST_CASE(measures_and_who_set_their_targets) {
    Diagnostics diagnostics;
    const std::vector<Measure> measures = read_measures("# a comment\n"
                                                        "p r: First\n"
                                                        "  target 90 local: agreed in March\n"
                                                        "\n"
                                                        "p s: Second\n"
                                                        "p t: Third\n"
                                                        "\ttarget 97.5 national: the strategy\n",
                                                        "measures.txt", diagnostics);
    BOOST_TEST(told(diagnostics) == "");
    BOOST_TEST_REQUIRE(measures.size() == 3U);
    BOOST_TEST(words_of(measures[0].target) == "90%, set locally: agreed in March");
    BOOST_TEST(words_of(measures[1].target) == "");
    BOOST_TEST(words_of(measures[2].target) == "97.5%, set nationally: the strategy");
}

BOOST_AUTO_TEST_CASE(a_line_that_is_no_measure_is_told) {
    Diagnostics diagnostics;
    read_measures("  target 90 local: too early\n"
                  "p: no rule\n"
                  "p r: First\n"
                  "  target 101 local: too much\n"
                  "  target 9.0.1 local: no number\n"
                  "  target 90 by-us: nobody\n"
                  "  target 90 local:\n"
                  "  target 90 local: ours\n"
                  "  target 80 local: again\n"
                  "p r: Second\n",
                  "measures.txt", diagnostics);
    BOOST_TEST(told(diagnostics) == "TPL-0305 1 a target without a measure above it\n"
                                    "TPL-0305 2 this line names no measure\n"
                                    "TPL-0305 4 \"101\" is no percentage\n"
                                    "TPL-0305 5 \"9.0.1\" is no percentage\n"
                                    "TPL-0305 6 \"by-us\" does not say who set the target\n"
                                    "TPL-0305 7 this line names no target\n"
                                    "TPL-0305 9 this measure has a target already\n"
                                    "TPL-0305 10 there is a measure of this rule already\n");
}

// One month well, one in which something is still to come, one in which nothing could be judged, and one of so few that
// a percentage would say more than it knows.
BOOST_AUTO_TEST_CASE(a_month_is_drawn_once_all_its_duties_are_due) {
    const OneRule made;
    const std::vector<Verdict> verdicts = together(
        {times(made.verdict(State::met, "2026-01-05"), 6), times(made.verdict(State::met_late, "2026-01-31"), 2),
         times(made.verdict(State::met, "2026-02-01"), 5), times(made.verdict(State::not_yet_due, "2026-02-28"), 1),
         times(made.verdict(State::cannot_tell, "2026-03-28"), 1)});
    BOOST_TEST(drawn(made, verdicts, true) == "Jan 2026 75%, Feb 2026 –, Mar 2026 –");
    const std::vector<Verdict> few = times(made.verdict(State::met, "2026-01-05"), 5);
    BOOST_TEST(drawn(made, few, true) == "Jan 2026 –, Feb 2026 –, Mar 2026 –");
}

// Of protected counts a percentage is drawn as it was published: 28 of 34 is 82%, and 30 of 35 would be 86%.
BOOST_AUTO_TEST_CASE(a_protected_month_shows_the_percentage_that_was_published) {
    const OneRule made;
    const std::vector<Verdict> verdicts = together(
        {times(made.verdict(State::met, "2026-01-05"), 28), times(made.verdict(State::breached, "2026-01-31"), 6),
         times(made.verdict(State::met, "2026-02-01"), 2), times(made.verdict(State::breached, "2026-02-01"), 1)});
    BOOST_TEST(drawn(made, verdicts, false) == "Jan 2026 82%, Feb 2026 c, Mar 2026 –");
}

BOOST_AUTO_TEST_CASE(a_repeated_duty_belongs_to_the_month_of_its_own_period) {
    const OneRule made;
    Verdict verdict = made.verdict(State::met, "2025-06-01");
    BOOST_TEST(iso(*day_of_duty(verdict)) == "2025-06-01");
    verdict.period = 3;
    verdict.start = parse_day("2026-02-01");
    BOOST_TEST(iso(*day_of_duty(verdict)) == "2026-02-01");
    verdict.start.reset();
    BOOST_TEST(iso(*day_of_duty(verdict)) == "2025-06-01");
}

BOOST_AUTO_TEST_CASE(a_total_may_be_a_figure_of_another_table) {
    CountTable all;
    all.id = "all";
    all.columns = {"cases"};
    all.rows.push_back({"x", "All", {40}, {}});
    CountTable parted;
    parted.id = "parted";
    parted.columns = {"cases"};
    parted.has_total = true;
    parted.total_key = key_of(all, "x", "cases");
    parted.rows = {{"a", "A", {30}, {}}, {"b", "B", {10}, {}}};
    CountTables tables;
    tables.add(all);
    tables.add(parted);
    const FiguresToPublish figures = tables.figures("made up");
    BOOST_TEST(figures.counts.size() == 3U);
    BOOST_TEST_REQUIRE(figures.sums.size() == 1U);
    BOOST_TEST(figures.sums.front().whole == "all/x/cases");
    const ShownTables shown = tables.shown(protect(figures, {}).shown);
    BOOST_TEST(shown.at("parted").total->counts.front().text == shown.at("all").rows.front().counts.front().text);
    BOOST_TEST(tables.exact().at("parted").total->counts.front().text == "40");
}

BOOST_AUTO_TEST_CASE(exact_percentages_are_of_six_and_more) {
    CountTable table;
    table.id = "t";
    table.columns = {"met", "breached"};
    table.rates = {{0, {0, 1}}};
    table.rows = {{"a", "A", {5, 0}, {}}, {"b", "B", {5, 1}, {}}, {"c", "C", {1, 7}, {}}};
    CountTables tables;
    tables.add(table);
    const ShownTable shown = tables.exact().at("t");
    BOOST_TEST(shown.rows[0].rates.front().text == "–");
    BOOST_TEST(shown.rows[1].rates.front().text == "83%");
    BOOST_TEST(shown.rows[2].rates.front().text == "13%"); // 12.5 is rounded up
}

// Two siblings of one record that shows it are one case; what nobody can tell of one record is not "no" of the case.
BOOST_AUTO_TEST_CASE(a_case_shows_a_theme_once) {
    const OneRule made(Nature::indicator);
    const std::vector<const Procedure*> procedures = {&made.procedure};
    ThemesGathering gathering(procedures);
    const auto add = [&](const std::vector<State>& states) {
        std::vector<Verdict> verdicts;
        for (const State state : states) verdicts.push_back(made.verdict(state));
        gathering.add(verdicts);
    };
    add({State::breached, State::met, State::breached, State::cannot_tell});
    add({State::met_late});
    add({State::met, State::cannot_tell});
    add({State::met, State::met, State::not_applicable});
    add({State::not_applicable});
    add({});
    AssuredGround ground;
    ground.run.as_at = *parse_day("2026-04-10");
    ground.period = *parse_period("2026-04");
    const ThemesReport report = gathering.view(ground);
    BOOST_TEST_REQUIRE(report.themes.size() == 1U);
    BOOST_TEST(report.themes.front().shown == 2);
    BOOST_TEST(report.themes.front().untold == 1);
    BOOST_TEST(report.themes.front().not_shown == 1);
    Shown exact;
    exact.level = PrivacyLevel::identified;
    exact.tables = tables_of(report).exact();
    check_approved_page("briefing/themes", write_themes(report, exact, shipped_templates()));
}

// As at a day: what was recorded of an audit later is not known yet, and an audit whose panel met before the period is
// told of in the report before.
BOOST_AUTO_TEST_CASE(audits_stand_in_the_period_of_their_panel) {
    AuditRecords records;
    records.audits = {sample_audit()};
    records.entries = whole_audit();
    const auto told = [&](const char* period, std::string_view as_at) {
        std::string words;
        for (const AuditSummaryRow& row : sum_up_audits(records, *parse_period(period), day(as_at)))
            words += row.id + ", drawn " + row.drawn_on + ", panel " + (row.panel ? iso(*row.panel) : "not set") +
                     ": " + std::to_string(row.counts.selected) + " " + std::to_string(row.counts.consented) + " " +
                     std::to_string(row.counts.audited) + " " + std::to_string(row.counts.discussed) + "\n";
        return words;
    };
    BOOST_TEST(told("2026-Q1", "2026-04-09") == "");
    BOOST_TEST(told("2026-Q1", "2026-04-11") == "maca-1, drawn Fri 10 Apr 2026, panel not set: 3 1 0 0\n");
    BOOST_TEST(told("2026-Q2", "2026-06-30") == "maca-1, drawn Fri 10 Apr 2026, panel 2026-04-28: 3 2 2 1\n");
    BOOST_TEST(told("2026-Q3", "2026-09-30") == "");
}

BOOST_AUTO_TEST_CASE(how_many_cases_an_audit_had_is_protected_as_every_count_is) {
    AuditSummaryRow row;
    row.id = "maca-1";
    row.counts = {12, 9, 5, 0};
    CountTables tables;
    const CountTable table = audit_table(day("2026-04-10"), std::vector{row});
    tables.add(table);
    const auto shown = [&](const ShownTables& all) {
        const ShownTable one = table_in(all, table);
        std::string words;
        for (const ShownCell& cell : one.rows.front().counts) words += cell.text + " ";
        return words;
    };
    BOOST_TEST(shown(tables.shown(protect(tables.figures("board"), {}).shown)) == "10 10 c 0 ");
    BOOST_TEST(shown(tables.exact()) == "12 9 5 0 ");
}

BOOST_AUTO_TEST_CASE(a_rule_is_no_theme_and_an_indicator_no_duty) {
    const OneRule rule(Nature::rule);
    const OneRule indicator(Nature::indicator);
    const std::vector<const Procedure*> procedures = {&rule.procedure};
    BOOST_TEST(ThemesGathering(procedures).view({}).themes.empty());
    DutyCounts counts(months_up_to(*parse_period("2026-03"), 3));
    counts.add(indicator.verdict(State::breached, "2026-03-01"));
    BOOST_TEST(counts.rules().empty());
    counts.add(rule.verdict(State::breached, "2026-03-01"));
    counts.add(rule.verdict(State::not_applicable, "2026-03-01"));
    counts.add(rule.verdict(State::met, "2025-12-31"));
    BOOST_TEST_REQUIRE(counts.rules().size() == 1U);
    BOOST_TEST(counts.rules().front().in(*parse_period("2026-Q1")).counts.verdicts == 1U);
}

BOOST_AUTO_TEST_CASE(the_service_is_no_case_that_shows_how_it_is_done) {
    const OneRule made;
    const std::vector<Verdict> met(6, made.verdict(State::met, "2026-02-03"));
    GoodPracticeGathering gathering(*parse_period("2026-Q1"));
    gathering.add("the-service", "the service", met);
    gathering.add("C-1", "north", met);
    const GoodPractice practice = gathering.view({});
    BOOST_REQUIRE(practice.exemplars.size() == 1U);
    BOOST_TEST(practice.exemplars.front().case_id == "C-1");
    BOOST_TEST(practice.duties.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
