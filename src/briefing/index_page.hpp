// The index of a folder of pages: what each is about, who may see it, and where it lies.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "briefing/fields.hpp"
#include "briefing/templates.hpp"

namespace abide {

/// One page, as the YAML lines of its Markdown say.
struct IndexedPage {
    std::string name; ///< of its files inside the folder, without ending: "nights/2026-04-10-1/digest"
    std::string report;
    std::string unit;
    std::string date;
    std::string privacy;            ///< "IDENTIFIED"
    bool is_page = true;            ///< it is there as HTML; else only its file is named
    std::vector<std::string> other; ///< endings of its other files: "md", "docx"
};

/// Pages of one report and date: of many alike, as an audit's sheets, one row.
struct IndexRow {
    std::string report;
    std::string date;
    std::vector<IndexedPage> pages; ///< by unit, then name
    std::vector<std::string> other; ///< endings of their other files, each once
};

/// Pages of one privacy level.
struct IndexGroup {
    std::string privacy;
    std::vector<IndexRow> rows; ///< by report, then by name of their first page
};

struct PageIndex {
    std::string made_by;            ///< "Abide 0.1.0"
    std::string date;               ///< in words
    std::vector<IndexGroup> groups; ///< the least protected last
};

/// What a Markdown file says of itself; nothing when it is no page of Abide's.
std::optional<IndexedPage> indexed_page(std::string_view name, std::string_view markdown);

/// The same of an HTML page, by its title; it stands alone where only that form was asked for.
std::optional<IndexedPage> indexed_html(std::string_view name, std::string_view html);

PageIndex view_index(std::vector<IndexedPage> pages);

Fields fields_of(const PageIndex& index);

/// As protected as the least protected page it names: it says what their units are.
Page write_index(const PageIndex& index, const Templates& templates);

} // namespace abide
