// Cells: a row of a table as texts, and our values written into such a row and read out of it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "rule/state.hpp"

namespace abide {

/// A value as the database prints it: numbers in decimal, yes and no as 1 and 0, days as YYYY-MM-DD. Nothing: NULL.
using Cell = std::optional<std::string>;
using Cells = std::vector<Cell>;

/// Makes a row, one cell after the other.
class CellWriter {
  public:
    explicit CellWriter(std::size_t columns) { cells_.reserve(columns); }
    CellWriter() = default;
    CellWriter& text(std::string_view value);
    CellWriter& number(std::int64_t value);
    CellWriter& number(const std::optional<std::int64_t>& value);
    /// Parted by spaces.
    CellWriter& numbers(std::span<const std::int64_t> values);
    CellWriter& flag(bool value);
    CellWriter& day(Day value);
    CellWriter& day(const std::optional<Day>& value);
    /// A day, a month or a year.
    CellWriter& when(const std::optional<When>& value);
    Cells take() { return std::move(cells_); }

  private:
    Cells cells_;
};

/// Reads a row, one cell after the other. Throws Error(not_written) for what this program never wrote there.
class CellReader {
  public:
    explicit CellReader(std::span<const Cell> cells) : cells_(cells) {}
    std::string text();
    std::int64_t number();
    std::optional<std::int64_t> optional_number();
    std::vector<std::int64_t> numbers();
    template <typename Number>
    Number number_as() {
        return static_cast<Number>(number());
    }
    bool flag() { return number() != 0; }
    Day day();
    std::optional<Day> optional_day();
    std::optional<When> optional_when();
    State state();
    std::optional<State> optional_state();
    Reason reason();
    Severity severity();
    Nature nature();
    /// The text of the next cell; empty for NULL. Valid as long as the row.
    std::string_view view();

  private:
    [[noreturn]] void refuse(std::string_view what, std::string_view text) const;
    [[nodiscard]] std::int64_t number_in(std::string_view text) const;
    const Cell& next();
    std::span<const Cell> cells_;
    std::size_t at_ = 0;
};

} // namespace abide
