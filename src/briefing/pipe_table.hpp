// Pipe tables: recognised in the lines of a paragraph and taken apart into cells.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace abide {

using TableCells = std::vector<std::string_view>; ///< the cells' Markdown, trimmed

struct PipeTable {
    TableCells head;
    std::vector<bool> is_number; ///< columns whose rule ends in a colon
    std::vector<TableCells> rows;
};

/// Nothing unless the first line begins with a pipe and the second is a rule of as many columns.
std::optional<PipeTable> read_pipe_table(std::span<const std::string_view> lines);

} // namespace abide
