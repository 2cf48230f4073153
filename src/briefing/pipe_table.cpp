// Takes pipe tables apart. A pipe after a backslash belongs to its cell.
#include "briefing/pipe_table.hpp"

#include "base/words.hpp"

namespace abide {

namespace {

bool begins_with_pipe(std::string_view line) { return trim(line).starts_with('|'); }

TableCells cells_of(std::string_view line) {
    line = trim(line);
    line.remove_prefix(1);
    TableCells cells;
    std::size_t from = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '\\') {
            ++at;
        } else if (line[at] == '|') {
            cells.push_back(trim(line.substr(from, at - from)));
            from = at + 1;
        }
    }
    if (!trim(line.substr(from)).empty()) cells.push_back(trim(line.substr(from)));
    return cells;
}

// "---", ":---", "---:" or ":---:".
bool is_rule(std::string_view cell) {
    if (cell.starts_with(':')) cell.remove_prefix(1);
    if (cell.ends_with(':')) cell.remove_suffix(1);
    return !cell.empty() && cell.find_first_not_of('-') == std::string_view::npos;
}

} // namespace

std::optional<PipeTable> read_pipe_table(std::span<const std::string_view> lines) {
    if (lines.size() < 2 || !begins_with_pipe(lines[0]) || !begins_with_pipe(lines[1])) return std::nullopt;
    PipeTable table;
    table.head = cells_of(lines[0]);
    const TableCells rules = cells_of(lines[1]);
    if (rules.size() != table.head.size()) return std::nullopt;
    for (const std::string_view rule : rules) {
        if (!is_rule(rule)) return std::nullopt;
        table.is_number.push_back(rule.ends_with(':') && !rule.starts_with(':'));
    }
    for (const std::string_view line : lines.subspan(2)) {
        table.rows.push_back(begins_with_pipe(line) ? cells_of(line) : TableCells{trim(line)});
    }
    return table;
}

} // namespace abide
