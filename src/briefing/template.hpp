// Templates: Markdown with names in double braces, checked as a whole before anything is written.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "briefing/fields.hpp"

namespace abide {

struct TemplateText {
    std::string file; ///< as messages name it
    std::string text;
};

/// By the name a template goes by: "case", and for `{{> method}}` "method".
using TemplateTexts = std::map<std::string, TemplateText, std::less<>>;

/// What a report draws, by the names that stand in `<!-- figure: name -->`.
using DrawingNames = std::vector<std::string>;

/// Checks the template and every partial it includes against the names a report writes and what it draws. Adds one
/// diagnostic with line, column and help for each fault: unknown names and drawings, sections left open, partials
/// that are missing or include themselves, `{{{raw}}}`, raw HTML, values inside code, filters by what is no column.
/// A name in single braces and a heading that leaves out a level are warnings.
void check_template(const TemplateTexts& texts, std::string_view name, const Fields& fields,
                    const DrawingNames& drawings, Diagnostics& diagnostics);

/// The Markdown. Every value is escaped. Requires that check_template() found no fault for fields
/// that came from the same report; throws Error(fault) when a name is missing all the same.
std::string fill_template(const TemplateTexts& texts, std::string_view name, const Fields& fields);

} // namespace abide
