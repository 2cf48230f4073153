// The page of a check kind, made from the kind's own file.
#include "base/words.hpp"
#include "command/explain_pages.hpp"
#include "command/table.hpp"

namespace abide {

namespace {

std::string type_words(const Parameter& parameter) {
    switch (parameter.type) {
    case ParameterType::date_fact: return "a date";
    case ParameterType::date_facts: return "one or more dates";
    case ParameterType::code_fact: return "a coded fact";
    case ParameterType::text_fact: return "a text";
    case ParameterType::any_fact: return "a fact";
    case ParameterType::other_fact: return "a fact of any record type";
    case ParameterType::implied: return "";
    case ParameterType::facts: return "facts";
    case ParameterType::record: return "a record type";
    case ParameterType::link: return "a reference";
    case ParameterType::duration: return "a setting, a length of time";
    case ParameterType::count: return "a setting, a number";
    case ParameterType::codes: return "codes";
    case ParameterType::choice: return list_of(split_words(parameter.of), "or");
    case ParameterType::table: return "a decision table";
    }
    return "";
}

std::string parameter_rows(std::span<const Parameter> parameters) {
    Table table({"", "", "", ""});
    for (const Parameter& parameter : parameters) {
        if (parameter.type == ParameterType::implied) continue;
        table.add({std::string(parameter.name), parameter.required ? "needed" : "", type_words(parameter),
                   std::string(parameter.meaning)});
    }
    return table.text(2);
}

} // namespace

std::string kind_page(const Kind& kind) {
    std::string page = std::string(kind.name) + ": " + std::string(kind.summary) + "\n\n";
    page += std::string(trim(kind.explanation)) + "\n\nAttributes\n" + parameter_rows(kind.parameters);
    if (!kind.child.empty()) {
        page += "\nAttributes of each <" + std::string(kind.child) + ">\n" + parameter_rows(kind.child_parameters);
    }
    if (!kind.placeholders.empty()) {
        Table table({"", ""});
        for (const Placeholder& one : kind.placeholders) {
            table.add({"{" + std::string(one.name) + "}", std::string(one.meaning)});
        }
        page += "\nWords for its sentences\n" + table.text(2);
    }
    return page;
}

} // namespace abide
