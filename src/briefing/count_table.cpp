// Tables of counts as figures to be protected, and as texts afterwards.
#include "briefing/count_table.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "base/error.hpp"

namespace abide {

namespace {

constexpr const char* no_percentage = "–";
constexpr const char* all_rows = "all";

std::string key_of(const CountTable& table, const std::string& row, const std::string& column) {
    return table.id + "/" + row + "/" + column;
}

/// What a rate is of, where that is more than one column: a count of its own.
std::string whole_column(const CountTable& table, const RateColumn& rate) {
    std::string id;
    for (const std::size_t column : rate.whole) id += (id.empty() ? "" : "+") + table.columns.at(column);
    return id;
}

/// The rows, and last the total where there is one.
std::vector<CountRow> rows_and_total(const CountTable& table) {
    std::vector<CountRow> rows = table.rows;
    if (!table.has_total) return rows;
    CountRow total = {all_rows, "All", std::vector<std::int64_t>(table.columns.size(), 0)};
    for (const CountRow& row : table.rows)
        for (std::size_t i = 0; i < total.counts.size(); ++i) total.counts[i] += row.counts.at(i);
    rows.push_back(std::move(total));
    return rows;
}

std::int64_t whole_of(const CountRow& row, const RateColumn& rate) {
    return std::accumulate(rate.whole.begin(), rate.whole.end(), std::int64_t{0},
                           [&](std::int64_t sum, std::size_t column) { return sum + row.counts.at(column); });
}

/// Adds the counts of a row, and what its rates are of with the sums that make it.
void add_row(const CountTable& table, const CountRow& row, Figures& figures) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        figures.counts.push_back({key_of(table, row.id, table.columns[i]), row.counts.at(i)});
    std::set<std::string> wholes;
    for (const RateColumn& rate : table.rates) {
        const std::string whole = key_of(table, row.id, whole_column(table, rate));
        if (rate.whole.size() > 1 && wholes.insert(whole).second) {
            figures.counts.push_back({whole, whole_of(row, rate)});
            Sum sum = {whole, {}, {}};
            for (const std::size_t column : rate.whole)
                sum.parts.push_back(key_of(table, row.id, table.columns.at(column)));
            figures.sums.push_back(std::move(sum));
        }
        figures.ratios.push_back({key_of(table, row.id, table.columns.at(rate.part)), whole});
    }
}

void add_totals(const CountTable& table, Figures& figures) {
    std::set<std::string> columns(table.columns.begin(), table.columns.end());
    for (const RateColumn& rate : table.rates) columns.insert(whole_column(table, rate));
    for (const std::string& column : columns) {
        Sum sum = {key_of(table, all_rows, column), {}, {}};
        for (const CountRow& row : table.rows) sum.parts.push_back(key_of(table, row.id, column));
        figures.sums.push_back(std::move(sum));
    }
}

ShownCell cell_of(const ShownCount& count) { return {count.text(), count.number()}; }

ShownCell percentage_cell(std::optional<int> percentage) {
    if (!percentage) return {no_percentage, std::nullopt};
    return {std::to_string(*percentage) + "%", *percentage};
}

ShownTable table_of(const CountTable& table, const std::vector<ShownRow>& rows) {
    ShownTable shown;
    shown.rows = rows;
    if (table.has_total) {
        shown.total = std::move(shown.rows.back());
        shown.rows.pop_back();
    }
    for (const ShownRow& row : rows)
        shown.has_hidden =
            shown.has_hidden || std::ranges::any_of(row.counts, [](const ShownCell& cell) { return !cell.number; });
    return shown;
}

} // namespace

Figures CountTables::figures(const std::string& title) const {
    Figures figures;
    figures.title = title;
    for (const CountTable& table : tables_) {
        for (const CountRow& row : rows_and_total(table)) add_row(table, row, figures);
        if (table.has_total) add_totals(table, figures);
    }
    return figures;
}

std::map<std::string, ShownTable> CountTables::shown(const ShownFigures& figures) const {
    std::map<std::string, ShownTable> tables;
    for (const CountTable& table : tables_) {
        std::vector<ShownRow> rows;
        for (const CountRow& row : rows_and_total(table)) {
            ShownRow& shown = rows.emplace_back();
            shown.label = row.label;
            for (const std::string& column : table.columns)
                shown.counts.push_back(cell_of(figures.count(key_of(table, row.id, column))));
            for (const RateColumn& rate : table.rates)
                shown.rates.push_back(
                    percentage_cell(figures.percentage(key_of(table, row.id, table.columns.at(rate.part)),
                                                       key_of(table, row.id, whole_column(table, rate)))));
        }
        tables[table.id] = table_of(table, rows);
    }
    return tables;
}

std::map<std::string, ShownTable> CountTables::exact() const {
    std::map<std::string, ShownTable> tables;
    for (const CountTable& table : tables_) {
        std::vector<ShownRow> rows;
        for (const CountRow& row : rows_and_total(table)) {
            ShownRow& shown = rows.emplace_back();
            shown.label = row.label;
            for (const std::int64_t count : row.counts) shown.counts.push_back({std::to_string(count), count});
            for (const RateColumn& rate : table.rates) {
                const std::int64_t whole = whole_of(row, rate);
                const bool is_shown = whole >= least_exact_denominator;
                shown.rates.push_back(percentage_cell(
                    is_shown ? std::optional(static_cast<int>((200 * row.counts.at(rate.part) + whole) / (2 * whole)))
                             : std::nullopt));
            }
        }
        tables[table.id] = table_of(table, rows);
    }
    return tables;
}

void put_row(const CountTable& pattern, const ShownRow& row, Fields& fields) {
    const auto text = [](const std::vector<ShownCell>& cells, std::size_t i) {
        return i < cells.size() ? cells[i].text : std::string();
    };
    fields.text("label", row.label);
    for (std::size_t i = 0; i < pattern.columns.size(); ++i) fields.text(pattern.columns[i], text(row.counts, i));
    for (std::size_t i = 0; i < pattern.rates.size(); ++i)
        fields.text(pattern.rates[i].head + "_rate", text(row.rates, i));
}

void put_table(const std::string& name, const CountTable& pattern, const ShownTable& table, Fields& fields) {
    const auto put = [&](const ShownRow& row, Fields& one) { put_row(pattern, row, one); };
    fields.list(name, table.rows, put);
    std::vector<ShownRow> total;
    if (!table.total.counts.empty()) total.push_back(table.total);
    fields.list(name + "_total", total, put);
    fields.flag(name + "_has_hidden", table.has_hidden);
}

} // namespace abide
