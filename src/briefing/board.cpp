// Counts of a period by duty, as a board reads them.
#include "briefing/board.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

const std::vector<std::string>& duty_columns() {
    static const std::vector<std::string> columns = {"met", "met_late", "breached", "cannot_tell"};
    return columns;
}

CountTable duties_of(const Period& period) {
    CountTable table;
    table.id = "duties/" + name_of(period);
    table.columns = duty_columns();
    table.rates = {{"met", 0, {0, 1, 2}}};
    return table;
}

CountTable reasons_of(const Period& period) {
    CountTable table;
    table.id = "cannot-tell/" + name_of(period);
    table.columns = {"duties"};
    table.has_total = true;
    return table;
}

ShownTable shown_in(const std::map<std::string, ShownTable>& shown, const CountTable& table) {
    const auto found = shown.find(table.id);
    return found == shown.end() ? ShownTable() : found->second;
}

CountTable cases_on(Day as_at) {
    CountTable table;
    table.id = "cases/" + iso(as_at);
    table.columns = {"cases"};
    return table;
}

struct DutyRow {
    std::string clauses;
    std::string procedure;
    ShownRow shown;
};

} // namespace

std::optional<Day> day_of_duty(const Verdict& verdict) {
    if (verdict.due) return verdict.due;
    return verdict.done ? verdict.done : verdict.start;
}

void PeriodCounts::add(const Verdict& verdict) {
    if (verdict.rule->nature != Nature::rule) return;
    const bool is_unknown = verdict.state == State::cannot_tell;
    if (!counts_in_rate(verdict.state) && !is_unknown) return;
    const std::optional<Day> day = day_of_duty(verdict);
    if (!day) {
        if (is_unknown) ++without_day_;
        return;
    }
    if (!period_.contains(*day)) return;
    const std::vector<Rule>& rules = verdict.procedure->rules;
    const auto position = static_cast<std::size_t>(verdict.rule - rules.data());
    RuleRow& row = rules_[{verdict.procedure->id, position}];
    row.procedure = verdict.procedure;
    row.rule = verdict.rule;
    row.counts.add(verdict.state);
    if (is_unknown) ++reasons_[verdict.reason];
}

BoardReport view_board(const PeriodCounts& counts, std::int64_t cases, const RunFacts& run,
                       std::span<const Procedure* const> procedures) {
    BoardReport board;
    board.run = run;
    board.period = counts.period();
    board.cases = cases_on(run.as_at);
    board.cases.rows.push_back({"all", "Cases judged", {cases}});
    board.duties = duties_of(board.period);
    for (const auto& [key, row] : counts.rules()) {
        const auto of = [&](State state) { return static_cast<std::int64_t>(row.counts.of(state)); };
        board.duties.rows.push_back(
            {row.procedure->id + "/" + row.rule->id,
             row.rule->title,
             {of(State::met), of(State::met_late), of(State::breached), of(State::cannot_tell)}});
        board.clauses.push_back(list_of(row.rule->clauses));
        board.procedures.push_back(row.procedure->title);
    }
    board.reasons = reasons_of(board.period);
    for (const auto& [reason, count] : counts.reasons())
        board.reasons.rows.push_back({std::string(name_of(reason)), std::string(words_of(reason)), {count}});
    board.reasons.rows.push_back(
        {"no-day", "no day of the duty is known, so it may belong to any period", {counts.without_day()}});
    for (const Procedure* procedure : procedures) gather_gaps(*procedure, board.gaps);
    return board;
}

CountTables tables_of(const BoardReport& board) {
    CountTables tables;
    tables.add(board.cases);
    tables.add(board.duties);
    tables.add(board.reasons);
    return tables;
}

Fields fields_of(const BoardReport& board, const std::map<std::string, ShownTable>& shown) {
    Fields fields;
    put_ground(board.run, fields);
    const ShownTable cases = shown_in(shown, cases_on(board.run.as_at));
    fields.text("cases_judged", cases.rows.empty() ? "" : cases.rows.front().counts.front().text);
    fields.text("period", words_of(board.period));
    const CountTable duties = duties_of(board.period);
    const ShownTable table = shown_in(shown, duties);
    std::vector<DutyRow> rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        rows.push_back({board.clauses.at(i), board.procedures.at(i), table.rows[i]});
    fields.list("duties", rows, [&](const DutyRow& row, Fields& one) {
        put_row(duties, row.shown, one);
        one.text("clauses", row.clauses);
        one.text("procedure", row.procedure);
    });
    const ShownTable reasons = shown_in(shown, reasons_of(board.period));
    put_table("cannot_tell_reasons", reasons_of(board.period), reasons, fields);
    fields.flag("has_hidden", table.has_hidden || reasons.has_hidden);
    fields.list("gaps", board.gaps, put_gap);
    return fields;
}

Page write_board(const BoardReport& board, const std::map<std::string, ShownTable>& shown, const Templates& templates) {
    PageFacts facts = page_facts(board.run, "Board assurance report", words_of(board.period));
    facts.privacy = Privacy::aggregated;
    Page page = write_page(templates, "board", fields_of(board, shown), facts, {});
    page.name = file_name_of({"board", name_of(board.period)});
    return page;
}

} // namespace abide
