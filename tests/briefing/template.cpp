// Templates: faults are found with line and column before anything is written, and what is written is exact.
#include "briefing/template.hpp"

#include <boost/test/unit_test.hpp>

#include "base/error.hpp"
#include "tests/briefing/toy.hpp"

namespace abide::tests {

namespace {

struct Row {
    std::string title;
    std::vector<std::string> notes;
};

void put_row(const Row& row, Fields& fields) {
    fields.text("title", row.title);
    fields.list("notes", row.notes, [](const std::string& note, Fields& one) { one.text("note", note); });
}

Fields some_fields(const std::vector<Row>& rows) {
    Fields fields;
    fields.text("case_id", "C-1 *x*");
    fields.text("age", "");
    fields.flag("is_past", true);
    fields.flag("is_short", false);
    fields.list("rows", rows, put_row);
    return fields;
}

TemplateTexts texts_of(const std::string& text, const std::string& partial = "part {{case_id}}\n") {
    return {{"case", {"case.md", text}}, {"part", {"partials/part.md", partial}}};
}

/// The only fault of a template, as "line:column: code says (help)".
std::string fault_of(const std::string& text, const std::string& partial = "part\n") {
    Diagnostics faults;
    check_template(texts_of(text, partial), "case", some_fields({}), {"timeline"}, faults);
    if (faults.size() != 1) return std::to_string(faults.size()) + " faults";
    const Diagnostic& fault = faults.front();
    std::string words = std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) + ": " +
                        fault.code + " " + fault.says;
    if (!fault.help.empty()) words += " (" + fault.help + ")";
    return words;
}

std::string filled(const std::string& text, const std::vector<Row>& rows = {}) {
    const TemplateTexts texts = texts_of(text);
    const Fields fields = some_fields(rows);
    Diagnostics faults;
    check_template(texts, "case", fields, {"timeline"}, faults);
    for (const Diagnostic& fault : faults) BOOST_ERROR(to_text(fault));
    return fill_template(texts, "case", fields);
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(templates)

BOOST_AUTO_TEST_CASE(an_unknown_name_is_a_fault_with_a_guess) {
    BOOST_TEST(fault_of("# Case\n\nAge: {{agee}}\n") ==
               "3:6: TPL-0103 this report has no \"agee\" here (did you mean \"age\"?)");
    BOOST_TEST(fault_of("{{#rows}}{{titel}}{{/rows}}") ==
               "1:10: TPL-0103 this report has no \"titel\" here (did you mean \"title\"?)");
}

BOOST_AUTO_TEST_CASE(names_of_a_list_are_known_only_inside_it) {
    BOOST_TEST(fault_of("{{title}}").starts_with("1:1: TPL-0103 this report has no \"title\" here"));
    BOOST_TEST(fault_of("{{^rows}}{{title}}{{/rows}}").starts_with("1:10: TPL-0103"));
    BOOST_TEST(fault_of("{{#rows}}{{#notes}}{{note}}{{title}}{{case_id}}{{/notes}}{{/rows}}") == "0 faults");
}

BOOST_AUTO_TEST_CASE(a_name_outside_of_its_list_is_told_where_it_is_known) {
    BOOST_TEST(fault_of("{{title}}") ==
               "1:1: TPL-0103 this report has no \"title\" here (it is a name of the rows of {{#rows}})");
    BOOST_TEST(fault_of("{{note}}") ==
               "1:1: TPL-0103 this report has no \"note\" here (it is a name of the rows of {{#rows}} {{#notes}})");
    BOOST_TEST(fault_of("{{#rows}}{{note}}{{/rows}}") ==
               "1:10: TPL-0103 this report has no \"note\" here (it is a name of the rows of {{#notes}})");
}

BOOST_AUTO_TEST_CASE(a_filter_behind_a_name_is_a_fault) {
    BOOST_TEST(
        fault_of("{{case_id|upper}}") ==
        "1:1: TPL-0103 this report has no \"case_id|upper\" here (write the name alone: a template has no filters)");
}

BOOST_AUTO_TEST_CASE(a_name_in_single_braces_is_a_warning) {
    BOOST_TEST(fault_of("# Case {case_id}\n") ==
               "1:8: TPL-0111 {case_id} will be printed as it stands (write {{case_id}} for the value)");
    BOOST_TEST(fault_of("{note}").starts_with("1:1: TPL-0111"));
    for (const char* text : {"{a}", "{}", "{ case_id", "`{case_id}`", "{{case_id}}", "a } {\ncase_id}"})
        BOOST_TEST(fault_of(text) == "0 faults", text);
    Diagnostics faults;
    check_template(texts_of("{case_id}"), "case", some_fields({}), {}, faults);
    BOOST_TEST(!has_errors(faults));
}

BOOST_AUTO_TEST_CASE(a_heading_that_leaves_out_a_level_is_a_warning) {
    BOOST_TEST(fault_of("# One\n\n### Three\n") ==
               "3:1: TPL-0112 this heading is 2 levels below the one before it (write ##)");
    BOOST_TEST(fault_of("## Two\n") == "1:1: TPL-0112 this heading is 2 levels below the one before it (write #)");
    BOOST_TEST(fault_of("# One\n\n{{> part}}\n\n### Three\n", "## Two\n") == "0 faults");
    BOOST_TEST(fault_of("# One\n\n{{> part}}\n\n## Two\n", "### Three\n").starts_with("1:1: TPL-0112"));
    BOOST_TEST(fault_of("# One\n## Two\n### Three\n# One\n## Two\n#tag\n```\n#### code\n```\n") == "0 faults");
}

BOOST_AUTO_TEST_CASE(a_drawing_that_the_report_does_not_have_is_a_fault) {
    BOOST_TEST(fault_of("<!-- figure: timelin -->") ==
               "1:14: TPL-0114 this report has no drawing \"timelin\" (did you mean \"timeline\"?)");
    BOOST_TEST(fault_of("<!-- figure: board -->") ==
               "1:14: TPL-0114 this report has no drawing \"board\" (there is timeline)");
    BOOST_TEST(fault_of("{{#rows}}<!-- figure: {{title}} -->{{/rows}}") == "0 faults");
}

BOOST_AUTO_TEST_CASE(a_filter_goes_by_columns_of_its_table) {
    const std::string table = "\n\n| State | Team |\n|---|---|\n{{#rows}}\n| {{title}} | x |\n{{/rows}}\n";
    BOOST_TEST(fault_of("Table: To filter by State, Team: All" + table) == "0 faults");
    BOOST_TEST(fault_of("Table: To filter by Stat, Team: All" + table) ==
               "1:21: TPL-0115 a filter by \"Stat\", which is no column (did you mean \"State\"?)");
    BOOST_TEST(fault_of("Table: To filter by State, Worker: All" + table) ==
               "1:28: TPL-0115 a filter by \"Worker\", which is no column (the columns are: State and Team)");
    BOOST_TEST(fault_of("Table: To filter by State" + table).starts_with("1:1: TPL-0115 a table to filter whose"));
}

BOOST_AUTO_TEST_CASE(a_section_left_open_or_crossed_is_a_fault) {
    BOOST_TEST(fault_of("a\n  {{#is_past}}\nb\n") ==
               "2:3: TPL-0102 section \"is_past\" is never closed (write {{/is_past}} where it ends)");
    BOOST_TEST(fault_of("{{#is_past}}{{/rows}}") ==
               "1:13: TPL-0102 section \"is_past\" is open here, not \"rows\" (write {{/is_past}})");
    BOOST_TEST(fault_of("{{/rows}}") == "1:1: TPL-0102 no section \"rows\" is open here");
}

BOOST_AUTO_TEST_CASE(a_tag_that_does_not_end_on_its_line_is_a_fault) {
    BOOST_TEST(fault_of("a\nb {{case_id\n}}") ==
               "2:3: TPL-0101 a tag begins here that does not end on this line (close it with }})");
}

BOOST_AUTO_TEST_CASE(lists_and_flags_cannot_be_printed) {
    BOOST_TEST(fault_of("{{rows}}") == "1:1: TPL-0104 \"rows\" is a list (write {{#rows}} … {{/rows}})");
    BOOST_TEST(fault_of("{{is_past}}") ==
               "1:1: TPL-0104 \"is_past\" is a yes or no (write {{#is_past}} … {{/is_past}})");
}

BOOST_AUTO_TEST_CASE(a_partial_must_exist_and_must_not_include_itself) {
    BOOST_TEST(fault_of("{{> prat}}") == "1:1: TPL-0105 there is no partial \"prat\" (did you mean \"part\"?)");
    BOOST_TEST(fault_of("{{> part}}", "x\n{{> part}}\n") == "2:1: TPL-0105 partial \"part\" includes itself");
    BOOST_TEST(fault_of("{{> part}}", "{{> case}}\n") == "1:1: TPL-0105 partial \"case\" includes itself");
}

BOOST_AUTO_TEST_CASE(a_fault_in_a_partial_is_told_once_and_in_its_own_file) {
    Diagnostics faults;
    check_template(texts_of("{{> part}}{{> part}}", "\n{{nobody}}\n"), "case", some_fields({}), {"timeline"}, faults);
    BOOST_TEST_REQUIRE(faults.size() == 1U);
    BOOST_TEST(faults[0].place.file == "partials/part.md");
    BOOST_TEST(faults[0].place.line == 2U);
    BOOST_TEST(faults[0].source_line == "{{nobody}}");
}

BOOST_AUTO_TEST_CASE(nothing_raw_gets_in) {
    BOOST_TEST(fault_of("{{{case_id}}}").starts_with("1:1: TPL-0106 raw values are not allowed"));
    BOOST_TEST(fault_of("{{& case_id}}").starts_with("1:1: TPL-0106"));
    BOOST_TEST(fault_of("{{=<% %>=}}").starts_with("1:1: TPL-0107"));
    BOOST_TEST(fault_of("a <b>bold</b>") == "2 faults");
    BOOST_TEST(fault_of("<script>").starts_with("1:1: TPL-0108 HTML is not allowed in a template"));
    BOOST_TEST(fault_of("<!-- hidden -->").starts_with("1:1: TPL-0108"));
    BOOST_TEST(fault_of("<a id=\"x-{{case_id}}\"></a><!-- figure: timeline --> 3 < 4") == "0 faults");
}

BOOST_AUTO_TEST_CASE(a_value_inside_code_is_a_fault) {
    BOOST_TEST(fault_of("say `{{case_id}}` here").starts_with("1:6: TPL-0109"));
    BOOST_TEST(fault_of("```\n{{case_id}}\n```\n").starts_with("2:1: TPL-0109"));
    BOOST_TEST(fault_of("`code` {{case_id}}") == "0 faults");
}

BOOST_AUTO_TEST_CASE(all_faults_of_a_template_are_told_at_once) {
    Diagnostics faults;
    check_template(texts_of("{{one}}\n{{two}}\n{{#three}}\n"), "case", some_fields({}), {"timeline"}, faults);
    BOOST_TEST(faults.size() == 4U);
}

BOOST_AUTO_TEST_CASE(values_are_escaped_and_partials_see_the_names_around_them) {
    BOOST_TEST(filled("id {{case_id}}, {{> part}}") == "id C-1 \\*x\\*, part C-1 \\*x\\*\n");
}

BOOST_AUTO_TEST_CASE(tags_with_a_line_to_themselves_take_the_line_along) {
    BOOST_TEST(filled("a\n{{#is_past}}\nb\n{{/is_past}}\n{{#is_short}}\nc\n{{/is_short}}\n{{! a note }}\nd\n") ==
               "a\nb\nd\n");
    BOOST_TEST(filled("a\n\n{{#is_past}}\n\nb\n\n{{/is_past}}\n\nc\n") == "a\n\n\nb\n\n\nc\n");
    BOOST_TEST(filled("| a |\n{{#rows}}\n| {{title}} |\n{{/rows}}\n\nend\n", {{"x", {}}, {"y", {}}}) ==
               "| a |\n| x |\n| y |\n\nend\n");
    BOOST_TEST(filled("a\n  {{> part}}\nb\n") == "a\npart C-1 \\*x\\*\nb\n");
}

BOOST_AUTO_TEST_CASE(empty_texts_and_lists_are_no) {
    BOOST_TEST(filled("{{#age}}has{{/age}}{{^age}}none{{/age}} {{#case_id}}id{{/case_id}}") == "none id");
    BOOST_TEST(filled("{{#any_rows}}some{{/any_rows}}{{^rows}}none of {{n_rows}}{{/rows}}") == "none of 0");
    BOOST_TEST(filled("{{#any_rows}}{{n_rows}}{{/any_rows}}", {{"x", {}}, {"y", {}}}) == "2");
}

BOOST_AUTO_TEST_CASE(lists_nest) {
    BOOST_TEST(filled("{{#rows}}{{title}}:{{#notes}} {{note}}{{/notes}};{{/rows}}", {{"x", {"1", "2"}}, {"y", {}}}) ==
               "x: 1 2;y:;");
}

BOOST_AUTO_TEST_CASE(a_name_that_was_never_written_ends_the_run) {
    const TemplateTexts texts = texts_of("{{nobody}}");
    BOOST_CHECK_THROW(fill_template(texts, "case", some_fields({})), Error);
}

BOOST_AUTO_TEST_CASE(the_shipped_templates_have_no_fault) { BOOST_TEST(shipped_templates().texts.size() >= 8U); }

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
