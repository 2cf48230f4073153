// Decision tables: inputs, one output and rows.
#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

/// The words of an element's own text, and where each stands.
std::vector<Word> cell_words(const XmlDocument& document, const XmlElement& element) {
    std::vector<Word> words;
    std::size_t at = 0;
    for (const std::string& text : split_words(element.text)) {
        at = element.text.find(text, at);
        words.push_back({text, document.text_spot(element, at, text.size())});
        at += text.size();
    }
    return words;
}

std::optional<RecordTypeId> compile_subject(Compilation& all, AttributeReader& attributes) {
    if (const XmlAttribute* record = attributes.optional("record"))
        return find_record(all, whole(all.document(), *record));
    // Left out, it is the record of the first input.
    const XmlElement* input = attributes.element().child("input");
    const XmlAttribute* fact = input == nullptr ? nullptr : input->attribute("fact");
    const std::optional<FactRef> path = fact == nullptr ? std::nullopt : all.dictionary.find_path(fact->value);
    if (path) return path->record;
    attributes.needed("record");
    return std::nullopt;
}

/// Nothing when the column's fact did not compile; then the rows are not looked at.
std::optional<DecisionTable::Input> compile_input(Compilation& all, const XmlElement& element, RecordTypeId subject) {
    DecisionTable::Input input;
    check_children(all.complaints, element, {});
    AttributeReader attributes(all.complaints, element);
    const XmlAttribute* fact = attributes.needed("fact");
    const XmlAttribute* values = attributes.needed("values");
    attributes.finish();
    if (fact == nullptr || values == nullptr) return std::nullopt;
    const std::optional<FactPath> path = compile_path(all, whole(all.document(), *fact), subject, FactType::code);
    if (!path) return std::nullopt;
    input.fact = *path;
    const Fact& code_fact = all.dictionary.fact(path->fact);
    const std::size_t errors_before = all.complaints.errors();
    input.values = find_codes(all, code_fact, path->written, words_of(all.document(), *values));
    if (all.complaints.errors() != errors_before) return std::nullopt;
    if (input.values.size() == code_fact.codes.size()) return input;
    std::vector<std::string> left_out;
    for (std::size_t i = 0; i < code_fact.codes.size(); ++i)
        if (std::find(input.values.begin(), input.values.end(), static_cast<std::int32_t>(i)) == input.values.end())
            left_out.push_back(quoted(code_fact.codes[i]));
    all.complaints.error(Fault::table_value_left_out, all.document().value_spot(*values),
                         "the column " + path->written + " leaves out " + list_of(left_out));
    return std::nullopt;
}

/// Adds one cell to a row: codes, `unknown`, or `any`, which is every code and unknown.
void compile_cell(Compilation& all, const XmlElement& element, const DecisionTable::Input& input,
                  DecisionTable::Row& row) {
    AttributeReader(all.complaints, element).finish();
    std::vector<Word> words = cell_words(all.document(), element);
    const auto take = [&](std::string_view name) {
        return std::erase_if(words, [name](const Word& word) { return word.text == name; }) > 0;
    };
    const bool any = take("any");
    const bool unknown = take("unknown");
    if (words.empty() && !any && !unknown)
        all.complaints.error(Fault::missing_element, all.document().spot(element), "<in> holds no value",
                             "to let every value pass, write any");
    if (any && (unknown || !words.empty()))
        all.complaints.error(Fault::wrong_combination, all.document().spot(element),
                             "any covers every value, so nothing stands beside it");
    const std::vector<std::int32_t> codes =
        find_codes(all, all.dictionary.fact(input.fact.fact), input.fact.written, words);
    row.in.push_back(any ? input.values : codes);
    row.unknown.push_back(any || unknown);
}

DecisionTable::Row compile_row(Compilation& all, const XmlElement& element, const DecisionTable& table) {
    DecisionTable::Row row;
    row.line = element.line;
    check_children(all.complaints, element, {"in", "out"});
    AttributeReader attributes(all.complaints, element);
    const std::vector<std::string> clauses = cite(all, attributes);
    if (!clauses.empty()) row.clause = clauses.front();
    attributes.finish();
    const std::vector<const XmlElement*> cells = element.children_called("in");
    for (std::size_t i = 0; i < cells.size() && i < table.inputs.size(); ++i)
        compile_cell(all, *cells[i], table.inputs[i], row);
    if (cells.size() != table.inputs.size())
        all.complaints.error(Fault::table_row_width, all.document().spot(element),
                             "this row has " + count_of(cells.size(), "value", "values") + ", and the table " +
                                 count_of(table.inputs.size(), "input", "inputs"));
    const XmlElement* out = needed_child(all.complaints, element, "out");
    if (out == nullptr) return row;
    AttributeReader(all.complaints, *out).finish();
    row.out = needed_words(all.complaints, *out);
    if (!row.out.empty() && !is_id(row.out))
        all.complaints.error(Fault::bad_id, all.document().spot(*out), quoted(row.out) + " is no output",
                             "use lower-case words joined by hyphens");
    return row;
}

bool compile_columns(Compilation& all, const XmlElement& element, DecisionTable& table) {
    bool all_compiled = true;
    for (const XmlElement* input : element.children_called("input")) {
        std::optional<DecisionTable::Input> column = compile_input(all, *input, table.subject);
        all_compiled = all_compiled && column;
        if (column) table.inputs.push_back(std::move(*column));
    }
    if (element.children_called("input").empty()) needed_child(all.complaints, element, "input");
    if (const XmlElement* output = needed_child(all.complaints, element, "output")) {
        check_children(all.complaints, *output, {});
        AttributeReader attributes(all.complaints, *output);
        table.output = attributes.id("name");
        attributes.finish();
    }
    return all_compiled && !table.inputs.empty();
}

/// False when a fault leaves the table without a meaning.
bool compile_table(Compilation& all, const XmlElement& element, DecisionTable& table) {
    table.line = element.line;
    check_children(all.complaints, element, {"input", "output", "row"});
    AttributeReader attributes(all.complaints, element);
    table.id = attributes.id();
    table.clauses = cite(all, attributes);
    constexpr std::string_view hits[] = {"unique", "first"};
    constexpr std::string_view unknowns[] = {"own-row"};
    const bool first_hit = attributes.choice("hit", hits).value_or(0) == 1;
    attributes.choice("unknown", unknowns);
    const std::optional<RecordTypeId> subject = compile_subject(all, attributes);
    attributes.finish();
    if (!subject) return false;
    table.subject = *subject;
    if (!compile_columns(all, element, table)) return false;
    const std::size_t errors_before = all.complaints.errors();
    for (const XmlElement* row : element.children_called("row")) table.rows.push_back(compile_row(all, *row, table));
    if (table.rows.empty()) needed_child(all.complaints, element, "row");
    if (all.complaints.errors() != errors_before) return false;
    check_coverage(all, element, table, first_hit);
    return true;
}

} // namespace

void compile_tables(Compilation& all) {
    std::set<std::string> ids;
    for (const XmlElement& element : all.document().root().children) {
        if (element.name != "decision-table") continue;
        auto table = std::make_unique<DecisionTable>();
        if (!compile_table(all, element, *table)) all.broken.insert(declared("decision-table", table->id));
        claim_id(all, ids, element, "id", "decision tables");
        all.procedure.tables.push_back(std::move(table));
    }
}

} // namespace abide
