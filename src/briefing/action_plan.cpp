// Puts the fixed words of the action-plan form where its template has room for them.
#include "briefing/action_plan.hpp"

#include <vector>

#include "history/action_form.hpp"

namespace abide {

namespace {

/// So many actions have room on the form's second page.
constexpr std::size_t action_rows = 6;

template <std::size_t Size>
std::vector<std::string> words_of(const std::array<std::string_view, Size>& names) {
    return {names.begin(), names.end()};
}

std::vector<std::string> numbers_to(std::size_t last) {
    std::vector<std::string> numbers;
    for (std::size_t number = 1; number <= last; ++number) numbers.push_back(std::to_string(number));
    return numbers;
}

} // namespace

Fields fields_of(const ActionPlanForm& form) {
    const auto put_words = [](const std::string& words, Fields& one) { one.text("words", words); };
    const auto put_number = [](const std::string& number, Fields& one) { one.text("number", number); };
    Fields fields;
    fields.text("label", form.label);
    fields.text("date", form.date);
    fields.text("made_by", form.made_by);
    fields.list("recommendations", form.recommendations, [](const ActionPlanForm::Recommendation& row, Fields& one) {
        one.text("id", row.id);
        one.text("text", row.text);
    });
    fields.list("fields", words_of(form_fields), put_words);
    fields.list("learning_lines", numbers_to(form_learning_lines), put_number);
    std::vector<std::string> columns = words_of(form_columns);
    columns.insert(columns.begin(), std::string(form_for_column));
    fields.list("columns", columns, put_words);
    fields.list("action_rows", numbers_to(action_rows), put_number);
    return fields;
}

Page write_action_plan(const ActionPlanForm& form, const Templates& templates) {
    PageFacts facts;
    facts.report = "Action plan";
    facts.unit = form.label;
    facts.date = form.date;
    facts.privacy = Privacy::no_case_data;
    facts.made_by = form.made_by;
    Page page = write_page(templates, "actionplan", fields_of(form), facts, {});
    page.name = file_name_of({"actionplan", form.label});
    return page;
}

} // namespace abide
