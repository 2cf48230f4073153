// CSV tables and their cells, harmless in a spreadsheet.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// The value as RFC 4180 wants it, in quotes where it needs them. A spreadsheet takes a cell that begins with = + - @
/// (full-width and small ones too, and behind blanks), with a tab or a line end for a formula, so such a value gets an
/// apostrophe before it (CWE-1236); a whole number does not.
std::string csv_cell(std::string_view value);

/// A whole table: a header and its rows, each with as many cells; lines end in CR LF.
std::string csv_text(std::span<const std::string_view> columns, std::span<const std::vector<std::string>> rows);

} // namespace abide
