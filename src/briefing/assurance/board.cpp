// Counts of a period by duty, as a board reads them.
#include "briefing/assurance/board.hpp"

#include <map>
#include <set>

#include "base/words.hpp"
#include "briefing/assurance/good_practice.hpp"
#include "briefing/state_words.hpp"
#include "chart/bar_chart.hpp"
#include "rule/clause_accounts.hpp"

namespace abide {

namespace {

CountTable cases_of(const BoardReport& board) {
    CountTable table;
    table.id = "cases/" + iso(board.ground.run.as_at);
    table.columns = {"cases"};
    table.rows.push_back({"judged", "Cases judged", {board.cases}, {}});
    return table;
}

CountTable audits_of(const BoardReport& board) { return audit_table(board.ground.run.as_at, board.audits); }

/// "islington-hsb+working-together": those with duties, for keys of what is counted over all of them.
std::string procedures_of(const BoardReport& board) {
    std::set<std::string> ids;
    for (const RuleDuties& duties : board.duties) ids.insert(duties.procedure->id);
    std::string all;
    for (const std::string& id : ids) all += (all.empty() ? "" : "+") + id;
    return all;
}

/// Why duties of one period cannot be told: a row for each reason there is in the whole period of the report.
CountTable untold_table(const BoardReport& board, const Period& period) {
    CountTable table;
    table.id = "cannot-tell/" + procedures_of(board) + "/" + name_of(period);
    table.columns = {"duties"};
    table.has_total = true;
    DutyCount whole;
    DutyCount all;
    for (const RuleDuties& duties : board.duties) {
        whole += duties.in(board.ground.period);
        all += duties.in(period);
    }
    for (const auto& [reason, count] : whole.untold)
        table.rows.push_back(
            {std::string(name_of(reason)), capitalised(std::string(words_of(reason))), {all.untold[reason]}, {}});
    return table;
}

CountTable untold_of(const BoardReport& board) { return untold_table(board, board.ground.period); }

/// Reports of other procedures have the same reasons: what one procedure cannot tell is the same in all of them.
void relate_procedures(CountTables& tables, const BoardReport& board, const CountTable& untold, const Period& period) {
    std::map<std::string, DutyCount> by_procedure;
    for (const RuleDuties& duties : board.duties) by_procedure[duties.procedure->id] += duties.in(period);
    for (const CountRow& row : untold.rows) {
        CountSum sum = {key_of(untold, row.id, "duties"), {}, {}};
        for (const auto& [procedure, count] : by_procedure) {
            const std::string key = "cannot-tell-of/" + procedure + "/" + name_of(period) + "/" + row.id;
            tables.think_of(key, count_called(row.id, count.untold));
            sum.parts.push_back(key);
        }
        tables.relate(std::move(sum));
    }
}

/// What cannot be told for one reason or another is what the duties of the period say cannot be told.
void relate_untold(CountTables& tables, const CountTable& untold, const CountTable& duties) {
    CountSum sum = {key_of(untold, "all", "duties"), {}, {}};
    for (const CountRow& row : duties.rows) sum.parts.push_back(key_of(duties, row.id, "cannot_tell"));
    if (!sum.parts.empty()) tables.relate(std::move(sum));
}

std::vector<RuleDuties> duties_in_period(const BoardReport& board) {
    return those_of(board.ground.period, board.duties);
}

BarChart untold_chart(const CountTable& table, const ShownTable& shown) {
    BarChart chart;
    chart.title = "Why nobody can tell whether a duty was met";
    chart.subtitle = "Duties of the period that cannot be told";
    chart.bar_head = "Reason";
    chart.parts = {"duties"};
    for (std::size_t i = 0; i < table.rows.size() && i < shown.rows.size(); ++i) {
        const std::optional<std::int64_t> count = shown.rows[i].counts.front().number;
        chart.bars.push_back(
            {shown.rows[i].label, {count ? BarCount(static_cast<std::uint64_t>(*count)) : BarCount()}, {}});
    }
    return chart;
}

} // namespace

std::size_t SectionCoverage::clauses() const {
    std::size_t all = 0;
    for (const auto& [status, count] : by_status) all += count;
    return all;
}

std::size_t SectionCoverage::of(ClauseStatus status) const {
    const auto found = by_status.find(status);
    return found == by_status.end() ? 0 : found->second;
}

BoardReport view_board(const AssuredGround& ground, std::int64_t cases, const DutyCounts& counts,
                       const std::vector<Measure>& measures, std::span<const Procedure* const> procedures) {
    BoardReport board;
    board.ground = ground;
    board.cases = cases;
    board.duties = counts.rules();
    board.trends = view_trends(ground.period, measures, procedures, board.duties);
    for (const Procedure* procedure : procedures) {
        gather_gaps(*procedure, board.gaps);
        for (const SectionAccount& section : clause_accounts(*procedure)) {
            SectionCoverage coverage = {procedure->title, section.heading, {}};
            for (const ClauseAccount& one : section.clauses)
                if (one.clause->asks) ++coverage.by_status[one.clause->status];
            if (coverage.clauses() > 0) board.coverage.push_back(std::move(coverage));
        }
    }
    return board;
}

CountTables tables_of(const BoardReport& board) {
    const Period& period = board.ground.period;
    const std::vector<RuleDuties> duties = duties_in_period(board);
    CountTables tables;
    tables.add(cases_of(board));
    tables.add(audits_of(board));
    add_duties(tables, period, duties, duties_of(board.trends.measures));
    add_trends(tables, board.trends, period);
    add_standing(tables, board.ground.run.as_at, board.duties);
    const auto untold_in = [&](const Period& some) {
        CountTable table = untold_table(board, some);
        relate_untold(tables, table, duty_table(some, duties));
        relate_procedures(tables, board, table, some);
        return table;
    };
    std::vector<CountTable> months;
    if (period.months > 1)
        for (const Period& month : period.each_month()) months.push_back(untold_in(month));
    tables.add_with_months(untold_in(period), months, [](const CountRow&) { return false; });
    return tables;
}

Fields fields_of(const BoardReport& board, const Shown& shown) {
    Fields fields;
    put_assured(board.ground, shown, fields);
    const ShownTable cases = table_in(shown, cases_of(board));
    fields.text("cases_judged", cases.rows.empty() ? "" : cases.rows.front().counts.front().text);
    const CountTable duties = duty_table(board.ground.period, duties_in_period(board));
    const ShownTable shown_duties = table_in(shown, duties);
    const std::vector<DutySection> sections = by_section(board.duties, duties, shown_duties);
    fields.list("duty_sections", sections, [&](const DutySection& row, Fields& one) {
        one.text("procedure", row.procedure);
        one.text("section_heading", row.heading);
        put_table("duties", duties, row.duties, one);
    });
    ShownTable well;
    well.rows = going_well(board.duties, duties, shown_duties);
    put_table("goes_well", duties, well, fields);
    const CountTable standing = standing_table(board.ground.run.as_at, board.duties);
    put_table("undated", standing, table_in(shown, standing), fields);
    const CountTable untold = untold_of(board);
    put_table("untold", untold, table_in(shown, untold), fields);
    put_trends(board.trends, board.ground.period, duties_in_period(board), shown, fields);
    fields.list("coverage", board.coverage, [](const SectionCoverage& row, Fields& one) {
        one.text("procedure", row.procedure);
        one.text("section_heading", row.heading);
        one.number("n_clauses", row.clauses());
        one.number("n_checked", row.of(ClauseStatus::checked));
        one.number("n_part", row.of(ClauseStatus::part));
        one.number("n_for_people", row.of(ClauseStatus::for_people));
        one.number("n_text_missing", row.of(ClauseStatus::text_missing));
        one.number("n_not_checked", row.of(ClauseStatus::not_checked));
    });
    fields.list("gaps", board.gaps, put_gap);
    fields.flag("has_history", board.has_history);
    const CountTable audits = audits_of(board);
    put_table("audits", audits, table_in(shown, audits), fields);
    put_action_summary(board.actions, fields);
    return fields;
}

Page write_board(const BoardReport& board, const Shown& shown, const Templates& templates) {
    AssuredPage page = {"board", "Board assurance report", fields_of(board, shown), {}};
    const CountTable untold = untold_of(board);
    const ShownTable shown_untold = table_in(shown, untold);
    page.drawings["untold"] =
        shown_untold.rows.empty() ? "" : draw_bar_chart(untold_chart(untold, shown_untold), "untold");
    page.drawings["measures"] = draw_trends(board.trends, board.ground.period, duties_in_period(board), shown);
    return write_assured(std::move(page), board.ground, shown, templates);
}

} // namespace abide
