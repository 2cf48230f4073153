// A page in forms beside Markdown and HTML: its view as JSON, a word processor's document, a PDF.
#pragma once

#include <string>
#include <vector>

#include "briefing/page.hpp"
#include "command/options.hpp"

namespace abide {

/// Those that --also names. Throws Error(usage) when it names another one, or one whose program is not installed, so
/// that nothing is judged for a page that cannot be written.
std::vector<std::string> other_forms(const Options& options);

/// One form's bytes, or why the program that makes it could not: a sentence without its full stop.
struct OtherForm {
    std::string text;
    std::string trouble; ///< empty: it was made
};

/// docx and pdf are made of the page's HTML by pandoc and Chromium, in a passing folder below `folder`. Throws
/// Error(not_written) when nothing can be written there.
OtherForm write_other_form(const Page& page, const std::string& form, const std::string& folder);

/// The view as JSON, by the names templates use; a list without rows is an empty list.
std::string view_json(const Fields& view);

} // namespace abide
