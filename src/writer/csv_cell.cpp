// CSV tables and their cells, harmless in a spreadsheet.
#include "writer/csv_cell.hpp"

#include <cstdint>
#include <string_view>

#include "base/printable.hpp"
#include "base/utf8.hpp"

namespace abide {

namespace {

bool is_whole_number(std::string_view cell) {
    if (cell.starts_with('-')) cell.remove_prefix(1);
    return !cell.empty() && cell.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The narrow, the full-width and the small one of each.
bool begins_formula(std::uint32_t code) {
    constexpr std::u32string_view small = U"\uFE62\uFE63\uFE66\uFE6B";
    return std::u32string_view(U"=+-@").find(narrow(code)) != std::u32string_view::npos ||
           small.find(code) != std::u32string_view::npos;
}

/// Blanks at the front are taken off first by some spreadsheets; a line end or a tab there is enough for others.
bool is_taken_for_formula(std::string_view cell) {
    if (cell.empty() || is_whole_number(cell)) return false;
    if (std::string_view("\t\r\n").find(cell.front()) != std::string_view::npos) return true;
    Utf8Character first = read_character(cell);
    while (first.bytes > 0 && is_blank(first.code)) {
        cell.remove_prefix(first.bytes);
        if (cell.empty()) return false;
        first = read_character(cell);
    }
    return first.bytes > 0 && begins_formula(first.code);
}

} // namespace

std::string csv_cell(std::string_view value) {
    // What takes no room is spelled out in it, so it stands before nothing.
    const std::string shown = printable_lines(value);
    const std::string guarded = (is_taken_for_formula(shown) ? "'" : "") + shown;
    if (guarded.find_first_of(",\"\r\n\t'") == std::string::npos) return guarded;
    std::string quoted = "\"";
    for (const char c : guarded) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_text(std::span<const std::string_view> columns, std::span<const std::vector<std::string>> rows) {
    std::string text;
    for (const std::string_view column : columns) text.append(text.empty() ? "" : ",").append(column);
    text += "\r\n";
    for (const std::vector<std::string>& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : ",") + csv_cell(row[i]);
        text += "\r\n";
    }
    return text;
}

} // namespace abide
