// One page that needs nothing else: the shell with its style, its policy and the body in it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "briefing/fields.hpp"
#include "briefing/html.hpp"

namespace abide {

/// Who may see a page. A page about one child or a list of cases is always `identified`.
enum class Privacy : std::uint8_t {
    no_case_data,  ///< speaks of procedures and of how many only
    identified,    ///< names cases: for staff who hold them
    pseudonymised, ///< cases by names made for one audience: still personal data
    aggregated,    ///< counts only, small ones hidden
    draft,         ///< words that people write, not approved yet
    approved,      ///< the same, approved for sharing
};

/// A briefing in both its forms, of the same content.
struct Page {
    std::string name;     ///< for its files, without ending: letters, digits, hyphens, "_" and hex
    std::string markdown; ///< with YAML lines above it
    std::string html;     ///< one self-contained file: no address of anything else, nothing that needs script
    Fields view;          ///< what its template was filled with
    Privacy privacy = Privacy::identified;
};

/// SHA-256 of the bytes, as 64 hexadecimal digits.
using HexSha256 = std::function<std::string(std::string_view)>;

/// The files a page is put together from, and how style and script are hashed for the page's policy.
struct PageShell {
    std::string html;  ///< with slots, [[title]]
    std::string style; ///< the style sheet
    HexSha256 sha256;
    std::string script; ///< for pages with filters; empty where none is allowed
};

/// What a page says about itself: in its title, its margins and above its Markdown.
struct PageFacts {
    std::string kind;   ///< the template's name, "case": the page's class; write_page() gives it
    std::string report; ///< "Case sheet"
    std::string unit;   ///< "C-0019"
    std::string date;   ///< "10 Apr 2026"
    Privacy privacy = Privacy::identified;
    std::string made_by;                                           ///< "Abide 0.1.0"
    std::vector<std::pair<std::string, std::string>> front_matter; ///< further YAML lines
};

/// Adds a diagnostic for each slot that is unknown or missing, and for a style or script that would end early.
void check_shell(const PageShell& shell, const std::string& file, Diagnostics& diagnostics);

/// Requires a shell that check_shell() found in order.
std::string write_html_page(const PageShell& shell, const PageFacts& facts, const HtmlBody& body);

/// The Markdown with its YAML lines: title, report, unit, date, privacy and what else the facts name.
std::string write_markdown_page(const PageFacts& facts, std::string_view markdown);

/// "case-C-0019-2026-04-10", "learning-Child_R": parts joined by hyphens; a space between two words becomes "_", every
/// other byte of a part that is no letter, digit, hyphen or full stop "__" and two hexadecimal digits, so two different
/// ids never share a name.
std::string file_name_of(const std::vector<std::string>& parts);

/// The words of a privacy level: "IDENTIFIED".
std::string_view words_of(Privacy privacy);

} // namespace abide
