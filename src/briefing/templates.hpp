// The folders of templates, loaded and checked once; every page of a run is made from it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "briefing/assurance/measures.hpp"
#include "briefing/form.hpp"
#include "briefing/name_meanings.hpp"
#include "briefing/page.hpp"
#include "briefing/prompts.hpp"
#include "briefing/standing.hpp"
#include "briefing/template.hpp"
#include "briefing/timeline_lanes.hpp"

namespace abide {

struct Templates {
    TemplateTexts texts;
    PageShell shell;
    TimelineLanes lanes;
    StandingFacts standing;
    std::vector<Prompt> prompts;
    std::vector<Measure> measures;
    std::map<std::string, Form, std::less<>> forms; ///< blanks, by their ids
    NameMeanings names;
    std::map<std::string, Fields, std::less<>> reports; ///< what each report and form writes when it has nothing to say
};

/// Which files templates are read from.
struct TemplateFiles {
    std::string folder; ///< as it comes with Abide
    std::string own;    ///< a folder whose files of the same name are taken instead; may be empty
    std::string report; ///< whose template is `chosen`
    std::string chosen; ///< a file; may be empty
};

/// Reads `<report>.md`, `partials/*.md`, `forms/*.md`, each with a template of its name, `page.html`, `style.css`,
/// `filter.js`, `timeline-lanes.txt`, `standing.txt`, `prompts.txt`, `measures.txt` and `names.txt` of these folders
/// and checks each report's template against the names that report writes, all faults of all files at once. Throws
/// Error(usage) when a folder, the chosen file or one of the last eight is not there. With errors among `diagnostics`
/// no page must be written.
Templates load_templates(const TemplateFiles& files, HexSha256 sha256, Diagnostics& diagnostics);

/// Fills the report's template and makes both forms of the page. `name` of the page is left empty.
Page write_page(const Templates& templates, std::string_view report, Fields fields, const PageFacts& facts,
                const Drawings& figures);

} // namespace abide
