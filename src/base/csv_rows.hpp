// A table of comma-separated values taken apart into cells that know where they stand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// Line and column of its first byte, from 1; of a quoted cell that is the quotation mark.
struct CsvCell {
    std::string text;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

struct CsvRows {
    std::vector<std::vector<CsvCell>> rows; ///< lines with nothing in them are left out
    std::optional<CsvCell> unclosed;        ///< a quotation mark that nothing closes; `text` is empty
};

/// As RFC 4180 says: cells in quotes hold commas, line ends and doubled quotes. Lines end in LF or CR LF; a byte order
/// mark in front is passed over.
CsvRows read_csv_rows(std::string_view text);

} // namespace abide
