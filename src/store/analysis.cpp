// For analysts: every table row by row, and a copy of all of them as one SQLite file.
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "store/schema.hpp"
#include "store/work.hpp"

namespace abide {

namespace {

constexpr std::size_t rows_at_once = 10'000;

void copy(Database& from, Database& to, const TableMeaning& table) {
    const Into target = into(table.name);
    std::vector<Cells> rows;
    const auto flush = [&] { to.insert(target, std::exchange(rows, {})); };
    from.each({target.columns, "FROM " + target.table + " ORDER BY " + std::string(table.key), {}},
              [&](std::span<const Cell> row) {
                  rows.emplace_back(row.begin(), row.end());
                  if (rows.size() == rows_at_once) flush();
              });
    flush();
}

} // namespace

std::vector<Store::Table> Store::tables() {
    std::vector<Table> tables;
    for (const TableMeaning& meaning : table_meanings()) {
        Table table{std::string(meaning.name), columns_of(meaning.name), {}};
        for (const ColumnMeaning& column : meaning.columns) table.meanings.emplace_back(column.meaning);
        tables.push_back(std::move(table));
    }
    return tables;
}

void Store::each_row(const Table& table, const std::function<void(std::span<const std::optional<std::string>>)>& take) {
    const TableMeaning& meaning = table_called(table.name);
    work_->database->each({table.columns, "FROM " + table.name + " ORDER BY " + std::string(meaning.key), {}}, take);
}

void Store::copy_to(const std::string& path) {
    const std::string temporary = path + ".part-" + std::to_string(::getpid());
    ::unlink(temporary.c_str());
    try {
        {
            const std::unique_ptr<Database> target = open_sqlite(temporary, true);
            take_steps(*target);
            Transaction transaction(*target);
            for (const TableMeaning& table : table_meanings()) copy(*work_->database, *target, table);
            transaction.commit();
        }
        if (std::rename(temporary.c_str(), path.c_str()) != 0)
            throw Error(Exit::not_written, "cannot put in place " + path + ": " + std::strerror(errno));
    } catch (...) {
        ::unlink(temporary.c_str());
        ::unlink((temporary + "-journal").c_str());
        throw;
    }
}

} // namespace abide
