// The reference of templates: every report and form, who makes it, and every name its template may use.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "briefing/templates.hpp"

namespace abide {

/// One name, by what its report writes and what names.txt says of it.
struct NameRow {
    std::string name;
    std::string inside; ///< the lists it stands in, outermost first: "attention, questions"; empty: in none
    Field::Form form = Field::Form::text;
    std::string meaning;             ///< empty: nobody wrote it down
    std::vector<std::size_t> shared; ///< of a list: the groups whose names its rows have as well
};

struct NamedTemplate {
    std::string report;                ///< "due"
    std::string file;                  ///< "due.md"
    std::string blank;                 ///< of a form: "forms/7mb.md"
    std::vector<std::string> commands; ///< "abide report due"
    std::vector<std::size_t> shared;   ///< groups it has
    std::vector<NameRow> names;        ///< the others, those of a list's rows below the list
};

struct SharedNames {
    std::string id;
    std::string title;
    std::vector<NameRow> names;
};

struct TemplateReference {
    std::string made_by;                      ///< "Abide 0.1.0"
    std::string date;                         ///< in words
    std::vector<NamedTemplate> reports;       ///< in order of their names
    std::vector<NamedTemplate> forms;         ///< the same
    std::vector<SharedNames> shared;          ///< as names.txt has them
    std::vector<std::string> without_meaning; ///< names nobody described: "due/days.day"
    std::vector<std::string> unused;          ///< meanings of names that there are not, as names.txt has them
};

/// Commands by the report whose template they fill.
using CommandsByReport = std::map<std::string, std::vector<std::string>, std::less<>>;

/// `any_X` and `n_X` of a list X go without saying and are left out.
TemplateReference view_templates(const Templates& templates, const CommandsByReport& commands);

Fields fields_of(const TemplateReference& reference);

/// Speaks of no case.
Page write_template_reference(const TemplateReference& reference, const Templates& templates);

} // namespace abide
