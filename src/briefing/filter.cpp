// Finds the groups of a table's columns and writes their controls, their counts and the rules that hide the rest.
#include "briefing/filter.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "base/markup.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

/// So many choices of a column stand open, and are counted in the line that says what is shown.
constexpr std::size_t few = 12;

constexpr std::string_view begins = "<section class=\"filter\"";
constexpr std::string_view ends = "</section>\n";

} // namespace

std::optional<FilterCaption> read_filter_caption(std::string_view caption) {
    constexpr std::string_view to_filter_by = "To filter by ";
    if (!caption.starts_with(to_filter_by)) return std::nullopt;
    caption.remove_prefix(to_filter_by.size());
    FilterCaption read;
    const std::size_t colon = caption.find(": ");
    if (colon == std::string_view::npos) return read;
    read.caption = caption.substr(colon + 2);
    for (std::string_view rest = caption.substr(0, colon); !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        read.heads.emplace_back(trim(rest.substr(0, comma)));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return read;
}

Filter::Filter(int number, std::vector<FilterColumn> columns) : number_(number) {
    if (columns.empty()) return;
    rows_.assign(columns.front().cells.size(), {"f" + std::to_string(number_)});
    for (const FilterColumn& column : columns) add_group(column);
}

void Filter::add_group(const FilterColumn& column) {
    Group group;
    group.head = column.head;
    std::map<std::string, std::size_t> places;
    for (std::size_t row = 0; row < column.cells.size(); ++row) {
        const auto [place, is_new] = places.emplace(column.cells[row], group.choices.size());
        if (is_new) group.choices.push_back({column.cells[row], 0, {}});
        group.choices[place->second].rows.push_back(row);
    }
    if (group.choices.size() < 2) return;
    if (group.choices.size() > few) std::ranges::sort(group.choices, {}, &Choice::words);
    for (Choice& choice : group.choices) {
        choice.key = keys_++;
        for (const std::size_t row : choice.rows) rows_[row].push_back(class_of(choice.key));
    }
    groups_.push_back(std::move(group));
}

std::string Filter::class_of(std::size_t key) const {
    return "f" + std::to_string(number_) + "-" + std::to_string(key);
}

// No id that is made of words has an underscore.
std::string Filter::id_of(std::size_t key) const {
    return "filter_" + std::to_string(number_) + "_" + std::to_string(key);
}

std::vector<std::string> Filter::ids() const {
    std::vector<std::string> ids;
    for (std::size_t key = 0; key < keys_; ++key) ids.push_back(id_of(key));
    return ids;
}

std::string Filter::choice_html(std::size_t key, std::string_view words, std::size_t count) const {
    const std::string id = id_of(key);
    return "<div class=\"choice\"><input type=\"radio\" name=\"filter_" + std::to_string(number_) + "\" id=\"" + id +
           "\" value=\"" + class_of(key) + "\" autocomplete=\"off\"" + (key == 0 ? " checked=\"\"" : "") +
           "> <label for=\"" + id + "\"><span>" + escape_html(words) + "</span> <span class=\"count\">(" +
           std::to_string(count) + ")</span></label></div>\n";
}

std::string Filter::group_html(const Group& group) const {
    const std::string head = escape_html(group.head);
    std::string html = "<fieldset class=\"group\"><legend>" + head + "</legend>\n";
    for (const Choice& choice : group.choices) html += choice_html(choice.key, choice.words, choice.rows.size());
    html += "</fieldset>\n";
    if (group.choices.size() <= few) return html;
    return "<details><summary>" + head + ": " + std::to_string(group.choices.size()) + " to choose from</summary>\n" +
           html + "</details>\n";
}

// How much is shown when this is chosen, and how much of it each of few choices has: "2 of 9 shown. Team: north 2."
std::string Filter::line_html(std::size_t key, const std::vector<std::size_t>& rows) const {
    std::vector<bool> is_shown(rows_.size(), false);
    for (const std::size_t row : rows) is_shown[row] = true;
    const std::string all = std::to_string(rows_.size());
    std::string html = "<div class=\"shown f" + std::to_string(number_) + " " + class_of(key) + "\"><strong>" +
                       std::to_string(rows.size()) + " of " + all + "</strong> shown.";
    for (const Group& group : groups_) {
        if (group.choices.size() > few) continue;
        std::string counts;
        for (const Choice& choice : group.choices) {
            const auto count = std::ranges::count_if(choice.rows, [&](std::size_t row) { return is_shown[row]; });
            if (count == 0) continue;
            counts += (counts.empty() ? " " : ", ") + escape_html(choice.words) + " " + std::to_string(count);
        }
        html += " " + escape_html(group.head) + ":" + counts + ".";
    }
    return html + "</div>\n";
}

std::string Filter::controls() const {
    std::vector<std::size_t> all(rows_.size());
    std::iota(all.begin(), all.end(), 0U);
    std::string html =
        std::string(begins) + " data-filter=\"f" + std::to_string(number_) +
        "\">\n<fieldset>\n<legend>Choose what is shown</legend>\n"
        "<div class=\"hint\">Counts are of what this page lists. What is shown is what is printed.</div>\n" +
        choice_html(0, "Show all", rows_.size());
    for (const Group& group : groups_) html += group_html(group);
    html += "</fieldset>\n<div role=\"status\">\n" + line_html(0, all);
    for (const Group& group : groups_)
        for (const Choice& choice : group.choices) html += line_html(choice.key, choice.rows);
    return html + "</div>\n" + std::string(ends);
}

std::string Filter::style() const {
    const std::string of_filter = ".f" + std::to_string(number_);
    const auto chosen = [&](std::size_t key) { return "body:has(#" + id_of(key) + "[type=radio]:checked) "; };
    std::string rules = chosen(0) + ".shown" + of_filter + ":not(." + class_of(0) + ")";
    for (const Group& group : groups_)
        for (const Choice& choice : group.choices)
            rules += ",\n" + chosen(choice.key) + of_filter + ":not(." + class_of(choice.key) + ")";
    return rules + "{display:none}\n";
}

std::string without_filters(std::string_view html) {
    std::string plain;
    for (std::size_t at = html.find(begins); at != std::string_view::npos; at = html.find(begins)) {
        plain += html.substr(0, at);
        html.remove_prefix(std::min(html.find(ends, at) + ends.size(), html.size()));
    }
    return plain.append(html);
}

} // namespace abide
