// Tables of counts, before and after it is decided how they may be shown: exactly, or with small counts hidden.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
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
    std::vector<std::string> texts;   ///< one for each of the table's texts
};

/// A percentage: of the counts of some columns together, those of one of them.
struct RateColumn {
    std::size_t part = 0;           ///< a column
    std::vector<std::size_t> whole; ///< columns, `part` among them
};

/// Rows by columns.
struct CountTable {
    std::string id;                   ///< in keys, with the period: "attendance/2026-Q1"
    std::vector<std::string> columns; ///< names in templates, and in keys: "attended"
    std::vector<std::string> texts;   ///< names in templates of what else a row says: "clauses"
    std::vector<RateColumn> rates;
    std::optional<std::size_t> open{}; ///< a column: while anything is counted in it, the rates are so far
    std::vector<CountRow> rows;
    bool has_total = false;  ///< what is counted is in one row only, so that rows add up
    std::string row_total{}; ///< the key of the figure that each row adds up to; empty: there is none
    std::string
        total_key{}; ///< of a table with one column: the key of another's figure that is its total; empty: its own
};

/// The key of one of its figures.
std::string key_of(const CountTable& table, const std::string& row, const std::string& column);

/// A count or a percentage as a page may show it.
struct ShownCell {
    std::string text;                   ///< "12", "c", "45%"; "–" where no percentage is shown
    std::optional<std::int64_t> number; ///< what may be drawn; nothing where it is hidden
};

struct ShownRow {
    std::string label;
    std::vector<ShownCell> counts;
    std::vector<ShownCell> rates; ///< one for each rate
    std::vector<ShownCell> bases; ///< what each rate is of
    std::vector<std::string> texts;
};

struct ShownTable {
    std::vector<ShownRow> rows;
    std::optional<ShownRow> total; ///< where the table has one
    bool has_hidden = false;
    bool is_exact = false; ///< every count as it is
};

/// By their ids.
using ShownTables = std::map<std::string, ShownTable, std::less<>>;

/// All tables of one report.
class CountTables {
  public:
    void add(CountTable table) { tables_.push_back(std::move(table)); }
    /// Says that a count of these tables is others of them together.
    void relate(CountSum sum) { sums_.push_back(std::move(sum)); }
    /// Adds a count that no page shows and everybody can think of, for sums to speak of.
    void think_of(const std::string& key, std::int64_t count) { unshown_.push_back({key, count}); }
    /// Adds the table of a period of several months, and has its counts be those of its months together; of one month
    /// its table alone. Of the months only the rows that `is_shown` are shown anywhere; the others
    /// can be thought of. REQUIRES: of a table with a total all of them or none.
    void add_with_months(const CountTable& whole, const std::vector<CountTable>& months,
                         const std::function<bool(const CountRow&)>& is_shown);
    /// Says that each count of `whole` is those of the same row and column in `parts` together. Every row of the whole
    /// is in each part.
    void relate(const CountTable& whole, const std::vector<const CountTable*>& parts);

    /// All that is going to be published, with what adds up to what.
    [[nodiscard]] FiguresToPublish figures(const std::string& title) const;
    /// As they were published.
    [[nodiscard]] ShownTables shown(const ShownFigures& figures) const;
    /// With every count as it is: for staff who hold the cases.
    [[nodiscard]] ShownTables exact() const;

  private:
    void think_of(const CountTable& table);

    std::vector<CountTable> tables_;
    std::vector<CountSum> sums_;
    std::vector<Count> unshown_;
};

/// Nothing in it when no such table is shown.
ShownTable table_in(const ShownTables& shown, const CountTable& table);

/// Writes `label`, the texts, a name for each column, and for each rate `COLUMN_rate` and `COLUMN_of` (of how many).
void put_row(const CountTable& pattern, const ShownRow& row, Fields& fields);

/// Writes `NAME`, a row of put_row() for each, and where the table has a total `NAME_total`, one or none.
void put_table(const std::string& name, const CountTable& pattern, const ShownTable& table, Fields& fields);

} // namespace abide
