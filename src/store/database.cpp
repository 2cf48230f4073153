// The database behind the store: statements through Poco Data, whose exceptions end here.
#include "store/database.hpp"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>
#include <Poco/Nullable.h>

#include <filesystem>
#include <system_error>

#include "base/words.hpp"

namespace abide {

namespace {

constexpr std::size_t rows_at_once = 10'000;
constexpr std::string_view sqlite = "sqlite:";
constexpr std::string_view postgresql = "postgresql:";
using NullableText = Poco::Nullable<std::string>;

std::vector<NullableText> nullable(const Cells& cells) {
    std::vector<NullableText> values;
    values.reserve(cells.size());
    for (const Cell& cell : cells) values.push_back(cell ? NullableText(*cell) : NullableText());
    return values;
}

/// Poco binds by reference: `values` outlives the statement.
void bind_all(Poco::Data::Statement& statement, std::vector<NullableText>& values) {
    for (NullableText& value : values) statement, Poco::Data::Keywords::use(value);
}

} // namespace

std::int64_t run_statement(Poco::Data::Session& session, const std::string& sql, const Cells& cells) {
    std::vector<NullableText> values = nullable(cells);
    Poco::Data::Statement statement(session);
    statement << sql;
    bind_all(statement, values);
    return static_cast<std::int64_t>(statement.execute());
}

void read_statement(Poco::Data::Session& session, const std::string& sql, std::size_t columns, const Cells& cells,
                    const TakeRow& take) {
    std::vector<NullableText> values = nullable(cells);
    std::vector<std::vector<NullableText>> read(columns);
    Poco::Data::Statement statement(session);
    statement << sql;
    for (std::vector<NullableText>& column : read) statement, Poco::Data::Keywords::into(column);
    bind_all(statement, values);
    statement, Poco::Data::Keywords::limit(rows_at_once);
    Cells row(columns);
    while (!statement.done()) {
        for (std::vector<NullableText>& column : read) column.clear();
        statement.execute();
        for (std::size_t at = 0; at < read.front().size(); ++at) {
            for (std::size_t i = 0; i < columns; ++i) {
                NullableText& value = read[i][at];
                if (value.isNull())
                    row[i].reset();
                else
                    row[i] = std::move(value.value());
            }
            take(row);
        }
    }
}

std::string sql_of(const Select& select) {
    std::string sql = "SELECT ";
    for (const std::string& column : select.columns) sql += (&column == &select.columns.front() ? "" : ", ") + column;
    return sql + " " + select.rest;
}

Database::Database(std::unique_ptr<Poco::Data::Session> session) : session_(std::move(session)) {}

Database::~Database() = default;

bool Database::makes_file(const std::string& address) {
    if (!address.starts_with(sqlite)) return false;
    std::error_code trouble;
    const std::uintmax_t size = std::filesystem::file_size(address.substr(sqlite.size()), trouble);
    return trouble == std::errc::no_such_file_or_directory || (!trouble && size == 0);
}

std::unique_ptr<Database> Database::open(const std::string& address, bool may_make) {
    if (address.starts_with(sqlite) && address.size() > sqlite.size())
        return open_sqlite(address.substr(sqlite.size()), may_make);
    if (address.starts_with(postgresql)) return open_postgresql(address.substr(postgresql.size()));
    throw Error(Exit::usage, abide::quoted(address.substr(0, address.find(':'))) +
                                 " begins no address of a store; write sqlite:PATH or postgresql:CONNECTION, as in "
                                 "\"postgresql:host=127.0.0.1 dbname=abide user=abide\"");
}

template <typename Request>
auto Database::guarded(const Request& request) {
    try {
        return request();
    } catch (const Poco::Exception& exception) {
        throw trouble(exception.displayText());
    }
}

std::int64_t Database::run(const std::string& sql, const Cells& cells) {
    return guarded([&] { return run_statement(session(), sql, cells); });
}

std::vector<Cells> Database::rows(const Select& select) {
    std::vector<Cells> rows;
    guarded([&] {
        read_statement(session(), sql_of(select), select.columns.size(), select.cells,
                       [&](std::span<const Cell> row) { rows.emplace_back(row.begin(), row.end()); });
    });
    return rows;
}

std::int64_t Database::number(const std::string& what, const std::string& rest, const Cells& cells) {
    const std::vector<Cells> found = rows({{what}, rest, cells});
    return found.empty() ? 0 : CellReader(found.front()).number();
}

void Database::each(const Select& select, const TakeRow& take) {
    guarded([&] { read(select, take); });
}

void Database::insert(const Into& into, std::vector<Cells>&& rows) {
    if (rows.empty()) return;
    guarded([&] { write(into, std::move(rows)); });
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.guarded([&] { database_.begin(); });
}

void Transaction::commit() {
    database_.guarded([&] { database_.commit(); });
    is_over_ = true;
}

Transaction::~Transaction() {
    if (is_over_) return;
    try {
        database_.roll_back();
    } catch (...) { // NOLINT(bugprone-empty-catch): what was not committed is gone in any case
    }
}

} // namespace abide
