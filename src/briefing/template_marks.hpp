// What Markdown would take otherwise than a template means it: code, HTML, drawings, filters, headings, single braces.
#pragma once

#include <set>
#include <string>

#include "briefing/template.hpp"
#include "briefing/template_faults.hpp"
#include "briefing/template_tags.hpp"

namespace abide {

/// What the words of a template may stand for.
struct KnownMarks {
    const DrawingNames* drawings = nullptr;     ///< of the report
    std::set<std::string, std::less<>> names{}; ///< of the report and of the rows of all its lists
};

/// Of one text; what it includes is another.
void check_marks(const TemplateText& text, const Tags& tags, const KnownMarks& known, TemplateFaults& faults);

/// A warning for each heading that leaves out a level, in the order in which the template with its partials has them.
void check_headings(const TemplateTexts& texts, const std::string& name, TemplateFaults& faults);

} // namespace abide
