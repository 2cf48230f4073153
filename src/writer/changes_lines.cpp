// Changes for other programs: a JSON object a line, or a row of a table.
#include <array>

#include "history/cause_words.hpp"
#include "writer/changes_text.hpp"
#include "writer/csv_cell.hpp"
#include "writer/json_text.hpp"

namespace abide {

namespace {

constexpr std::array<Column, 22> columns = {{
    {"sweep", "the number of the sweep in which it was found"},
    {"category", "new, reopened, became-cannot-tell, updated, resolved, held or (with --still-open) still-open"},
    {"severity", "info, low, medium, high or critical"},
    {"nature", "rule, or indicator: learning that is not a duty"},
    {"case", "the case's id"},
    {"team", "its team; empty when none is recorded"},
    {"procedure", "the procedure's id"},
    {"rule", "the rule's id"},
    {"clauses", "ids of the clauses the rule rests on, parted by spaces"},
    {"subject_record", "type of the record it is about"},
    {"subject_id", "that record's id, where it has one"},
    {"period", "which period of a repeated duty, from 1; empty otherwise"},
    {"from_state", "how it stood on the earlier night; empty when it was not asked"},
    {"from_reason", "and why, in one word"},
    {"to_state", "how it stands; empty when it is not asked any more"},
    {"to_reason", "and why, in one word"},
    {"due", "the day it was due"},
    {"open_since", "the night it became open; of what was resolved, when it had"},
    {"days_open", "days from then to the night that is listed"},
    {"causes", "what made it move, in one word each, parted by spaces"},
    {"why", "the same in sentences"},
    {"fingerprint", "the same from night to night; of the verdict"},
}};

std::string word_of(std::optional<State> state) { return state ? std::string(name_of(*state)) : ""; }
std::string iso_or_empty(const std::optional<Day>& day) { return day ? iso(*day) : ""; }

std::string kinds_of(const std::vector<Cause>& causes) {
    std::string words;
    for (const Cause& cause : causes) {
        if (!words.empty()) words += ' ';
        words += name_of(cause.kind);
    }
    return words;
}

template <typename Cells>
void add_row(const Cells& cells, std::string& text) {
    bool first = true;
    for (const auto& cell : cells) {
        if (!first) text += ',';
        first = false;
        text += csv_cell(cell);
    }
    text += "\r\n";
}

void write_columns(std::string& text) {
    std::array<std::string_view, columns.size()> names;
    for (std::size_t i = 0; i < columns.size(); ++i) names.at(i) = columns.at(i).name;
    add_row(names, text);
}

void write_row(const ListedChange& row, std::string& text) {
    const Transition& one = *row.change;
    const std::array<std::string, columns.size()> cells = {
        std::to_string(one.sweep),
        std::string(name_of(one.category)),
        std::string(name_of(one.severity)),
        std::string(name_of(row.nature)),
        one.duty.case_id,
        one.team,
        one.duty.procedure,
        one.duty.rule,
        one.clauses,
        one.duty.record,
        one.duty.record_id,
        one.duty.period == 0 ? "" : std::to_string(one.duty.period),
        word_of(one.from),
        std::string(name_of(one.from_reason)),
        word_of(one.to),
        std::string(name_of(one.to_reason)),
        iso_or_empty(one.due),
        iso_or_empty(one.open_since),
        row.days_open ? std::to_string(*row.days_open) : "",
        kinds_of(one.causes),
        sentences_of(one.causes),
        one.duty.fingerprint,
    };
    add_row(cells, text);
}

void write_causes(JsonText& json, const std::vector<Cause>& causes) {
    json.open_list();
    for (const Cause& cause : causes) {
        json.open();
        json.key("kind").text(name_of(cause.kind));
        json.key("what").text_or_null(cause.what);
        json.key("says").text(sentence_of(cause));
        json.close();
    }
    json.close_list();
}

void write_object(JsonText& json, const ListedChange& row) {
    const Transition& one = *row.change;
    json.open();
    json.key("sweep").number(one.sweep);
    json.key("category").text(name_of(one.category));
    json.key("severity").text(name_of(one.severity));
    json.key("nature").text(name_of(row.nature));
    json.key("case").text(one.duty.case_id);
    json.key("team").text_or_null(one.team);
    json.key("procedure").text(one.duty.procedure);
    json.key("rule").text(one.duty.rule);
    json.key("clauses").text_or_null(one.clauses);
    json.key("subject_record").text_or_null(one.duty.record);
    json.key("subject_id").text_or_null(one.duty.record_id);
    json.key("period");
    if (one.duty.period == 0) {
        json.null();
    } else {
        json.number(one.duty.period);
    }
    json.key("from_state").text_or_null(word_of(one.from));
    json.key("from_reason").text_or_null(name_of(one.from_reason));
    json.key("to_state").text_or_null(word_of(one.to));
    json.key("to_reason").text_or_null(name_of(one.to_reason));
    json.key("due").day_or_null(one.due);
    json.key("open_since").day_or_null(one.open_since);
    json.key("days_open");
    if (row.days_open) {
        json.number(*row.days_open);
    } else {
        json.null();
    }
    json.key("causes");
    write_causes(json, one.causes);
    json.key("fingerprint").text(one.duty.fingerprint);
    json.close();
}

void write_line(const ListedChange& row, std::string& text) {
    JsonText json;
    write_object(json, row);
    text += json.take();
    text += '\n';
}

void write_no_head(std::string&) {}
void write_no_tail(std::span<const Transition>, const ChangesSummary&, const WriteSettings&, std::string&) {}

} // namespace

std::span<const Column> change_columns() { return columns; }

extern const ChangeFormat changes_ndjson_format;
const ChangeFormat changes_ndjson_format = {
    .name = "ndjson",
    .summary = "one JSON object a line, a line for each change",
    .head = write_no_head,
    .change = write_line,
    .tail = write_no_tail,
};

extern const ChangeFormat changes_csv_format;
const ChangeFormat changes_csv_format = {
    .name = "csv",
    .summary = "a table: one change a row, for spreadsheets",
    .head = write_columns,
    .change = write_row,
    .tail = write_no_tail,
};

} // namespace abide
