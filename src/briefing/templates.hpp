// The folder of templates, loaded and checked once; every page of a run is made from it.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "briefing/page.hpp"
#include "briefing/standing.hpp"
#include "briefing/template.hpp"
#include "briefing/timeline_lanes.hpp"

namespace abide {

struct Templates {
    TemplateTexts texts;
    PageShell shell;
    TimelineLanes lanes;
    StandingFacts standing;
};

/// Reads `<report>.md`, `partials/*.md`, `page.html`, `style.css`, `timeline-lanes.txt` and `standing.txt` below
/// `folder` and checks each report's template against the names that report writes, all faults of
/// all files at once. Throws Error(usage) when the folder or one of the last four is not there.
/// With errors among `diagnostics` no page must be written.
Templates load_templates(const std::string& folder, HexSha256 sha256, Diagnostics& diagnostics);

/// Fills the report's template and makes both forms of the page. `name` of the page is left empty.
Page write_page(const Templates& templates, std::string_view report, const Fields& fields, const PageFacts& facts,
                const Figures& figures);

} // namespace abide
