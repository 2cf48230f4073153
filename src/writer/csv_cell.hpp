// One cell of a CSV table, harmless in a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace abide {

/// The value as RFC 4180 wants it, in quotes where it needs them. A spreadsheet takes a cell that begins with = + - @,
/// a tab or a carriage return for a formula, so such a value gets an apostrophe before it (CWE-1236); a whole number
/// does not.
std::string csv_cell(std::string_view value);

} // namespace abide
