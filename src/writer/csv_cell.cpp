// CSV tables and their cells, harmless in a spreadsheet.
#include "writer/csv_cell.hpp"

#include "base/printable.hpp"

namespace abide {

namespace {

bool is_whole_number(std::string_view cell) {
    if (cell.starts_with('-')) cell.remove_prefix(1);
    return !cell.empty() && cell.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_taken_for_formula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos &&
           !is_whole_number(cell);
}

} // namespace

std::string csv_cell(std::string_view value) {
    const std::string guarded = (is_taken_for_formula(value) ? "'" : "") + printable_lines(value);
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
