// Tables of counts as figures to be protected, and as texts afterwards.
#include "briefing/assurance/count_table.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

namespace abide {

namespace {

constexpr const char* no_percentage = "–";
constexpr const char* all_rows = "all";
/// With fewer an exact percentage says more than it knows.
constexpr std::int64_t least_exact_denominator = 6;

/// What a rate is of, where that is more than one column: a count of its own.
std::string whole_column(const CountTable& table, const RateColumn& rate) {
    std::string id;
    for (const std::size_t column : rate.whole) id += (id.empty() ? "" : "+") + table.columns.at(column);
    return id;
}

std::vector<std::size_t> all_columns(const CountTable& table) {
    std::vector<std::size_t> columns(table.columns.size());
    std::iota(columns.begin(), columns.end(), std::size_t{0});
    return columns;
}

/// The key of what a rate is of.
std::string whole_key(const CountTable& table, const CountRow& row, const RateColumn& rate) {
    if (!table.row_total.empty() && rate.whole == all_columns(table)) return table.row_total;
    return key_of(table, row.id, whole_column(table, rate));
}

/// The rows, and last the total where there is one.
std::vector<CountRow> rows_and_total(const CountTable& table) {
    std::vector<CountRow> rows = table.rows;
    if (!table.has_total) return rows;
    CountRow total = {all_rows, "All", std::vector<std::int64_t>(table.columns.size(), 0),
                      std::vector<std::string>(table.texts.size())};
    for (const CountRow& row : table.rows)
        for (std::size_t i = 0; i < total.counts.size(); ++i) total.counts[i] += row.counts.at(i);
    rows.push_back(std::move(total));
    return rows;
}

std::int64_t whole_of(const CountRow& row, const RateColumn& rate) {
    return std::accumulate(rate.whole.begin(), rate.whole.end(), std::int64_t{0},
                           [&](std::int64_t sum, std::size_t column) { return sum + row.counts.at(column); });
}

CountSum sum_of(const CountTable& table, const CountRow& row, const std::string& whole,
                const std::vector<std::size_t>& columns) {
    CountSum sum = {whole, {}, {}};
    for (const std::size_t column : columns) sum.parts.push_back(key_of(table, row.id, table.columns.at(column)));
    return sum;
}

/// Adds the counts of a row, and what its rates are of with the sums that make it.
void add_row(const CountTable& table, const CountRow& row, FiguresToPublish& figures) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        figures.counts.push_back({key_of(table, row.id, table.columns[i]), row.counts.at(i)});
    std::set<std::string> wholes;
    for (const RateColumn& rate : table.rates) {
        const std::string whole = whole_key(table, row, rate);
        if (rate.whole.size() > 1 && whole != table.row_total && wholes.insert(whole).second) {
            figures.counts.push_back({whole, whole_of(row, rate)});
            figures.sums.push_back(sum_of(table, row, whole, rate.whole));
        }
        figures.ratios.push_back({key_of(table, row.id, table.columns.at(rate.part)), whole});
    }
    if (!table.row_total.empty()) figures.sums.push_back(sum_of(table, row, table.row_total, all_columns(table)));
}

/// The columns' ids and those of what rates are of that are counts of their own.
std::set<std::string> counted_columns(const CountTable& table) {
    std::set<std::string> columns(table.columns.begin(), table.columns.end());
    for (const RateColumn& rate : table.rates)
        if (table.row_total.empty()) columns.insert(whole_column(table, rate));
    return columns;
}

void add_totals(const CountTable& table, FiguresToPublish& figures) {
    for (const std::string& column : counted_columns(table)) {
        CountSum sum = {key_of(table, all_rows, column), {}, {}};
        for (const CountRow& row : table.rows) sum.parts.push_back(key_of(table, row.id, column));
        figures.sums.push_back(std::move(sum));
    }
}

ShownCell cell_of(const ShownCount& count) { return {count.text(), count.number()}; }

ShownCell percentage_cell(std::optional<int> percentage) {
    if (!percentage) return {no_percentage, std::nullopt};
    return {std::to_string(*percentage) + "%", *percentage};
}

std::optional<int> exact_percentage(std::int64_t part, std::int64_t whole) {
    if (whole < least_exact_denominator) return std::nullopt;
    return static_cast<int>((200 * part + whole) / (2 * whole));
}

/// A percentage of what is settled already: mostly the quick and the overdue.
void say_so_far(const CountTable& table, ShownRow& row) {
    if (!table.open || row.counts.at(*table.open).number == 0) return;
    for (ShownCell& rate : row.rates)
        if (rate.number) rate.text += " so far";
}

ShownTable table_of(const CountTable& table, std::vector<ShownRow> rows) {
    ShownTable shown;
    for (const ShownRow& row : rows)
        shown.has_hidden =
            shown.has_hidden || std::ranges::any_of(row.counts, [](const ShownCell& cell) { return !cell.number; });
    if (table.has_total) {
        shown.total = std::move(rows.back());
        rows.pop_back();
    }
    shown.rows = std::move(rows);
    return shown;
}

ShownRow exact_row(const CountTable& table, const CountRow& row) {
    ShownRow shown = {row.label, {}, {}, {}, row.texts};
    for (const std::int64_t count : row.counts) shown.counts.push_back({std::to_string(count), count});
    for (const RateColumn& rate : table.rates) {
        const std::int64_t whole = whole_of(row, rate);
        shown.rates.push_back(percentage_cell(exact_percentage(row.counts.at(rate.part), whole)));
        shown.bases.push_back({std::to_string(whole), whole});
    }
    say_so_far(table, shown);
    return shown;
}

ShownRow protected_row(const CountTable& table, const CountRow& row, const ShownFigures& figures) {
    ShownRow shown = {row.label, {}, {}, {}, row.texts};
    for (const std::string& column : table.columns)
        shown.counts.push_back(cell_of(figures.count(key_of(table, row.id, column))));
    for (const RateColumn& rate : table.rates) {
        const std::string whole = whole_key(table, row, rate);
        shown.rates.push_back(
            percentage_cell(figures.percentage(key_of(table, row.id, table.columns.at(rate.part)), whole)));
        shown.bases.push_back(cell_of(figures.count(whole)));
    }
    say_so_far(table, shown);
    return shown;
}

ShownTables show_all(const std::vector<CountTable>& tables,
                     const std::function<ShownRow(const CountTable&, const CountRow&)>& show_row) {
    ShownTables shown;
    for (const CountTable& table : tables) {
        std::vector<ShownRow> rows;
        for (const CountRow& row : rows_and_total(table)) rows.push_back(show_row(table, row));
        shown[table.id] = table_of(table, std::move(rows));
    }
    return shown;
}

} // namespace

std::string key_of(const CountTable& table, const std::string& row, const std::string& column) {
    if (row == all_rows && !table.total_key.empty()) return table.total_key;
    return table.id + "/" + row + "/" + column;
}

void CountTables::relate(const CountTable& whole, const std::vector<const CountTable*>& parts) {
    for (const CountRow& row : rows_and_total(whole))
        for (const std::string& column : counted_columns(whole)) {
            CountSum sum = {key_of(whole, row.id, column), {}, {}};
            for (const CountTable* part : parts) sum.parts.push_back(key_of(*part, row.id, column));
            relate(std::move(sum));
        }
}

// Its counts and what they add up to, as when it is shown.
void CountTables::think_of(const CountTable& table) {
    FiguresToPublish figures;
    for (const CountRow& row : table.total_key.empty() ? rows_and_total(table) : table.rows)
        add_row(table, row, figures);
    if (table.has_total) add_totals(table, figures);
    unshown_.insert(unshown_.end(), figures.counts.begin(), figures.counts.end());
    sums_.insert(sums_.end(), figures.sums.begin(), figures.sums.end());
}

void CountTables::add_with_months(const CountTable& whole, const std::vector<CountTable>& months,
                                  const std::function<bool(const CountRow&)>& is_shown) {
    if (months.size() > 1) {
        std::vector<const CountTable*> parts;
        for (const CountTable& month : months) parts.push_back(&month);
        relate(whole, parts);
        for (const CountTable& month : months) {
            CountTable shown = month;
            CountTable thought_of = month;
            std::erase_if(shown.rows, [&](const CountRow& row) { return !is_shown(row); });
            std::erase_if(thought_of.rows, is_shown);
            if (!shown.rows.empty()) tables_.push_back(std::move(shown));
            if (!thought_of.rows.empty()) think_of(thought_of);
        }
    }
    add(whole);
}

FiguresToPublish CountTables::figures(const std::string& title) const {
    FiguresToPublish figures;
    figures.title = title;
    for (const CountTable& table : tables_) {
        figures.tables.push_back(table.id + "/");
        for (const CountRow& row : table.total_key.empty() ? rows_and_total(table) : table.rows)
            add_row(table, row, figures);
        if (table.has_total) add_totals(table, figures);
    }
    figures.unshown = unshown_;
    figures.sums.insert(figures.sums.end(), sums_.begin(), sums_.end());
    return figures;
}

ShownTables CountTables::shown(const ShownFigures& figures) const {
    return show_all(tables_,
                    [&](const CountTable& table, const CountRow& row) { return protected_row(table, row, figures); });
}

ShownTables CountTables::exact() const {
    ShownTables shown = show_all(tables_, exact_row);
    for (auto& [id, table] : shown) table.is_exact = true;
    return shown;
}

ShownTable table_in(const ShownTables& shown, const CountTable& table) {
    const auto found = shown.find(table.id);
    return found == shown.end() ? ShownTable() : found->second;
}

void put_row(const CountTable& pattern, const ShownRow& row, Fields& fields) {
    const auto text = [](const std::vector<ShownCell>& cells, std::size_t i) {
        return i < cells.size() ? cells[i].text : std::string();
    };
    fields.text("label", row.label);
    for (std::size_t i = 0; i < pattern.texts.size(); ++i)
        fields.text(pattern.texts[i], i < row.texts.size() ? row.texts[i] : "");
    for (std::size_t i = 0; i < pattern.columns.size(); ++i) fields.text(pattern.columns[i], text(row.counts, i));
    for (std::size_t i = 0; i < pattern.rates.size(); ++i) {
        const std::string& column = pattern.columns.at(pattern.rates[i].part);
        fields.text(column + "_rate", text(row.rates, i));
        fields.text(column + "_of", text(row.bases, i));
    }
}

void put_table(const std::string& name, const CountTable& pattern, const ShownTable& table, Fields& fields) {
    const auto put = [&](const ShownRow& row, Fields& one) { put_row(pattern, row, one); };
    fields.list(name, table.rows, put);
    if (!pattern.has_total) return;
    std::vector<ShownRow> total;
    if (table.total) total.push_back(*table.total);
    fields.list(name + "_total", total, put);
}

} // namespace abide
