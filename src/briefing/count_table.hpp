// Tables of counts, before and after it is decided how they may be shown: exactly, or with small counts hidden.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "briefing/fields.hpp"
#include "privacy/figures.hpp"

namespace abide {

/// One row of true counts.
struct CountRow {
    std::string id;                   ///< in keys: "police"
    std::string label;                ///< "Police"
    std::vector<std::int64_t> counts; ///< one for each column
};

/// Among the columns: one of them a percentage of the sum of others.
struct RateColumn {
    std::string head;               ///< "Met"
    std::size_t part = 0;           ///< a column
    std::vector<std::size_t> whole; ///< columns, `part` among them
};

/// Rows by columns, with a total of each column where `has_total`.
struct CountTable {
    std::string id;                   ///< in keys, with the period: "attendance/2026-Q1"
    std::vector<std::string> columns; ///< ids, in keys: "attended"
    std::vector<CountRow> rows;
    std::vector<RateColumn> rates;
    bool has_total = false; ///< every case is in one row only, so that rows add up
};

/// A count or a percentage as a page may show it.
struct ShownCell {
    std::string text;                   ///< "12", "c", "45%"; "–" where no percentage is shown
    std::optional<std::int64_t> number; ///< what may be drawn; nothing where it is hidden
};

struct ShownRow {
    std::string label;
    std::vector<ShownCell> counts;
    std::vector<ShownCell> rates; ///< one for each rate
};

struct ShownTable {
    std::vector<ShownRow> rows;
    ShownRow total; ///< empty where the table has none
    bool has_hidden = false;
};

/// All tables of one report, shown in one way.
class CountTables {
  public:
    void add(CountTable table) { tables_.push_back(std::move(table)); }

    /// Every count, every sum that holds between them (totals, and what rates are of), every rate.
    [[nodiscard]] Figures figures(const std::string& title) const;

    /// The tables by their ids, as they may be shown.
    [[nodiscard]] std::map<std::string, ShownTable> shown(const ShownFigures& figures) const;
    /// The same with true counts, and rates of six and more: for whoever holds the records.
    [[nodiscard]] std::map<std::string, ShownTable> exact() const;

  private:
    std::vector<CountTable> tables_;
};

/// The least a percentage of true counts may be of.
constexpr std::int64_t least_exact_denominator = 6;

/// Writes `label`, of each column `<id>` and of each rate `<head>_rate`.
void put_row(const CountTable& pattern, const ShownRow& row, Fields& fields);

/// Writes a list `name` with `label`, and for each column `<id>` and for each rate `<head>_rate`; `name_total` has one
/// row, where there is a total.
void put_table(const std::string& name, const CountTable& pattern, const ShownTable& table, Fields& fields);

} // namespace abide
