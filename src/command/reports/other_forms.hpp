// A page in forms beside Markdown and HTML: its view as JSON, a word processor's document, a PDF.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "briefing/page.hpp"
#include "command/options.hpp"
#include "command/world.hpp"

namespace abide {

/// Those that --also names. Throws Error(usage) when it names another one, or one whose program is not installed, so
/// that nothing is judged for a page that cannot be written.
std::vector<std::string> other_forms(const Options& options);

/// Every form there is beside Markdown and HTML.
std::vector<std::string> all_other_forms();

/// What a page's files are called: by its name, and behind it by the template of --template unless that is called as
/// one of Abide's own: "due-2026-04-10-monday".
std::string name_of_files(const std::string& page, const Options& options, const World& world);

/// The pages under those names, with links between them that lead there.
std::vector<Page> pages_named(std::span<const Page> pages, const Options& options, const World& world);

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
