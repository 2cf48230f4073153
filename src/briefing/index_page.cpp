// Reads what pages say of themselves and lists them.
#include "briefing/index_page.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "base/words.hpp"

namespace abide {

namespace {

/// What anybody may see first.
constexpr std::array order_of_levels = {Privacy::no_case_data, Privacy::approved,      Privacy::aggregated,
                                        Privacy::draft,        Privacy::pseudonymised, Privacy::identified};

std::size_t place_of(std::string_view privacy) {
    const auto at = std::ranges::find(order_of_levels, privacy, [](Privacy level) { return words_of(level); });
    return static_cast<std::size_t>(at - order_of_levels.begin());
}

/// The text of `name: "text"`, as quote_yaml() wrote it.
std::optional<std::string> value_in(std::string_view line, std::string_view name) {
    if (!line.starts_with(name) || !line.substr(name.size()).starts_with(": \"") || !line.ends_with('"'))
        return std::nullopt;
    const std::string_view quoted = line.substr(name.size() + 3);
    std::string text;
    for (std::size_t i = 0; i + 1 < quoted.size(); ++i) {
        if (quoted[i] == '\\') ++i;
        text += quoted[i];
    }
    return text;
}

std::string unescaped(std::string_view html) {
    constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
        {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}}};
    std::string text;
    while (!html.empty()) {
        const auto* const entity =
            std::ranges::find_if(entities, [&](const auto& one) { return html.starts_with(one.first); });
        text += entity == entities.end() ? html.front() : entity->second;
        html.remove_prefix(entity == entities.end() ? 1 : entity->first.size());
    }
    return text;
}

/// Report, unit, date and privacy, as write_html_page() puts them.
constexpr std::size_t title_length = 4;

/// Of a title; a dash within the unit stays in it.
std::vector<std::string> title_parts(std::string_view title) {
    constexpr std::string_view dash = " – ";
    std::vector<std::string> parts;
    for (std::size_t at = title.find(dash); at != std::string_view::npos; at = title.find(dash)) {
        parts.emplace_back(title.substr(0, at));
        title.remove_prefix(at + dash.size());
    }
    parts.emplace_back(title);
    while (parts.size() > title_length) {
        parts[1] += std::string(dash) + parts[2];
        parts.erase(parts.begin() + 2);
    }
    return parts;
}

std::string folder_of(const std::string& name) {
    const std::size_t slash = name.rfind('/');
    return slash == std::string::npos ? "" : name.substr(0, slash);
}

void put_row(const IndexRow& row, Fields& fields) {
    fields.text("report", row.report);
    fields.text("date", row.date);
    fields.text("other", list_of(row.other));
    const IndexedPage* last = row.pages.empty() ? nullptr : &row.pages.back();
    fields.list("pages", row.pages, [&](const IndexedPage& page, Fields& one) {
        one.text("name", page.name);
        one.flag("is_page", page.is_page);
        one.text("unit", page.unit);
        one.flag("is_last", &page == last);
    });
}

} // namespace

std::optional<IndexedPage> indexed_page(std::string_view name, std::string_view markdown) {
    const std::vector<std::string_view> lines = split_lines(markdown);
    if (lines.empty() || lines.front() != "---") return std::nullopt;
    IndexedPage page;
    page.name = name;
    for (std::size_t i = 1; i < lines.size() && lines[i] != "---"; ++i) {
        if (auto report = value_in(lines[i], "report")) page.report = *report;
        if (auto unit = value_in(lines[i], "unit")) page.unit = *unit;
        if (auto date = value_in(lines[i], "date")) page.date = *date;
        if (auto privacy = value_in(lines[i], "privacy")) page.privacy = *privacy;
    }
    if (page.report.empty() || place_of(page.privacy) == order_of_levels.size()) return std::nullopt;
    return page;
}

std::optional<IndexedPage> indexed_html(std::string_view name, std::string_view html) {
    constexpr std::string_view begins = "<title>";
    constexpr std::string_view ends = "</title>";
    const std::size_t from = html.find(begins);
    const std::size_t to = html.find(ends, std::min(from, html.size()));
    if (to == std::string_view::npos) return std::nullopt;
    const std::string title = unescaped(html.substr(from + begins.size(), to - from - begins.size()));
    std::vector<std::string> parts = title_parts(title);
    if (parts.size() != title_length) return std::nullopt;
    IndexedPage page;
    page.name = name;
    page.report = parts[0];
    page.unit = parts[1];
    page.date = parts[2];
    page.privacy = parts[3];
    if (page.report.empty() || place_of(page.privacy) == order_of_levels.size()) return std::nullopt;
    return page;
}

PageIndex view_index(std::vector<IndexedPage> pages) {
    const auto place = [](const IndexedPage& page) {
        return std::tuple(place_of(page.privacy), page.report, folder_of(page.name), page.unit, page.name);
    };
    std::ranges::sort(pages, {}, place);
    PageIndex index;
    for (IndexedPage& page : pages) {
        if (index.groups.empty() || index.groups.back().privacy != page.privacy)
            index.groups.push_back({page.privacy, {}});
        std::vector<IndexRow>& rows = index.groups.back().rows;
        if (rows.empty() || rows.back().report != page.report || rows.back().date != page.date)
            rows.push_back({page.report, page.date, {}, {}});
        for (const std::string& ending : page.other)
            if (std::ranges::find(rows.back().other, ending) == rows.back().other.end())
                rows.back().other.push_back(ending);
        rows.back().pages.push_back(std::move(page));
    }
    return index;
}

Fields fields_of(const PageIndex& index) {
    Fields fields;
    fields.text("made_by", index.made_by);
    fields.text("date", index.date);
    fields.list("groups", index.groups, [](const IndexGroup& group, Fields& one) {
        one.text("privacy", group.privacy);
        one.list("rows", group.rows, put_row);
    });
    return fields;
}

Page write_index(const PageIndex& index, const Templates& templates) {
    PageFacts facts;
    facts.report = "Index";
    facts.unit = "all pages of this folder";
    facts.date = index.date;
    facts.made_by = index.made_by;
    facts.privacy =
        index.groups.empty() ? Privacy::no_case_data : order_of_levels.at(place_of(index.groups.back().privacy));
    Page page = write_page(templates, "index", fields_of(index), facts, {});
    page.name = "index";
    return page;
}

} // namespace abide
