// A run as a table: one verdict a row, the same columns always, safe to open in a spreadsheet.
//
// Dates are ISO, text is UTF-8, lines end in CR LF (RFC 4180), there is one header row.
#include <array>

#include "writer/csv_cell.hpp"
#include "writer/run_format.hpp"

namespace abide {

namespace {

constexpr std::array<Column, 29> columns = {{
    {"case", "the case's id"},
    {"procedure", "the procedure's id"},
    {"edition", "the edition the verdict was reached by; empty when none was in force"},
    {"rule", "the rule's id"},
    {"clauses", "ids of the clauses the rule rests on, parted by spaces"},
    {"nature", "rule, or indicator: learning that is not a duty"},
    {"modal", "the text's own verb: must, should, may …"},
    {"severity", "info, low, medium, high or critical"},
    {"subject_record", "type of the record the verdict is about"},
    {"subject_id", "that record's id, where it has one"},
    {"period", "which period of a repeated duty, from 1; empty otherwise"},
    {"state", "the verdict"},
    {"reason", "why, in one word; empty where the state says it all"},
    {"start", "the day the duty began"},
    {"due", "the day it was due"},
    {"done", "the day it was done"},
    {"days_over", "days after the due date, in the limit's own kind of days; empty without a due date"},
    {"changes_on", "the first day on which the verdict may change although the record does not"},
    {"missing", "facts that are missing, as path:cause, parted by spaces"},
    {"items_breached", "ids of the breached items, parted by spaces"},
    {"sensitive_to", "settings whose other reading gives another state, parted by spaces"},
    {"says", "the sentence"},
    {"ask_who", "whose it is to act"},
    {"ask", "what to do"},
    {"file", "the export the subject stands in"},
    {"line", "and its line there"},
    {"fingerprint", "the same from run to run, whatever the dates and the wording"},
    {"exception",
     "the exception that holds over the verdict, E-1, or over an item of it, E-2:minutes, parted by spaces"},
    {"exception_until", "the last day of each of them, parted by spaces"},
}};

template <typename Cells>
std::string row_of(const Cells& cells) {
    std::string row;
    bool first = true;
    for (const auto& cell : cells) {
        if (!first) row += ',';
        first = false;
        row += csv_cell(cell);
    }
    return row + "\r\n";
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string iso_or_empty(const std::optional<Day>& day) { return day ? iso(*day) : ""; }

std::string missing_cell(const Verdict& verdict) {
    std::vector<std::string> words;
    for (const MissingFact& fact : verdict.missing) words.push_back(fact.path + ":" + std::string(name_of(fact.cause)));
    return joined(words);
}

std::string breached_items_cell(const Verdict& verdict) {
    std::vector<std::string> words;
    for (const VerdictItem& item : verdict.items) {
        if (item.state == State::breached) words.push_back(item.id);
    }
    return joined(words);
}

std::string exception_cell(const Verdict& verdict) {
    std::vector<std::string> words;
    if (verdict.excepted) words.push_back(verdict.excepted->number);
    for (const VerdictItem& item : verdict.items)
        if (item.excepted) words.push_back(item.excepted->number + ":" + item.id);
    return joined(words);
}

std::string exception_until_cell(const Verdict& verdict) {
    std::vector<std::string> words;
    if (verdict.excepted) words.push_back(iso(verdict.excepted->until));
    for (const VerdictItem& item : verdict.items)
        if (item.excepted) words.push_back(iso(item.excepted->until));
    return joined(words);
}

void write_columns(const RunSummary&, const WriteSettings&, std::string& text) {
    std::vector<std::string_view> names;
    for (const Column& column : columns) names.push_back(column.name);
    text += row_of(names);
}

void write_row(const Verdict& verdict, const WriteSettings&, std::string& text) {
    const std::array<std::string, columns.size()> cells = {
        verdict.case_id,
        verdict.procedure->id,
        verdict.edition,
        verdict.rule->id,
        joined(verdict.rule->clauses),
        std::string(name_of(verdict.rule->nature)),
        verdict.rule->modal,
        std::string(name_of(verdict.severity)),
        verdict.subject_record,
        verdict.subject_id,
        verdict.period == 0 ? "" : std::to_string(verdict.period),
        std::string(name_of(verdict.state)),
        std::string(name_of(verdict.reason)),
        iso_or_empty(verdict.start),
        iso_or_empty(verdict.due),
        iso_or_empty(verdict.done),
        verdict.due ? std::to_string(verdict.days_over) : "",
        iso_or_empty(verdict.changes_on),
        missing_cell(verdict),
        breached_items_cell(verdict),
        joined(verdict.sensitive_to),
        verdict.says,
        verdict.ask.empty() ? "" : verdict.rule->say.ask_who,
        verdict.ask,
        verdict.file,
        verdict.line == 0 ? "" : std::to_string(verdict.line),
        verdict.fingerprint,
        exception_cell(verdict),
        exception_until_cell(verdict),
    };
    text += row_of(cells);
}

void write_nothing(const RunSummary&, const WriteSettings&, std::string&) {}

} // namespace

std::span<const Column> verdict_columns() { return columns; }

extern const RunFormat csv_format;
const RunFormat csv_format = {
    .name = "csv",
    .summary = "a table: one verdict a row, for spreadsheets",
    .head = write_columns,
    .verdict = write_row,
    .tail = write_nothing,
};

} // namespace abide
