// A page in all its forms, held against what was approved.
#pragma once

#include <string>

#include "briefing/page.hpp"

namespace abide::tests {

/// The page without its style sheet and the hash of it: the style is the same on every page and approved nowhere.
std::string without_style(std::string html);

/// Compares its view, Markdown and HTML with tests/golden/<name>.json, .md and .html, and reads the HTML strictly.
void check_approved_page(const std::string& name, const Page& page);

} // namespace abide::tests
