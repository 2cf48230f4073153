// PostgreSQL: many rows in one statement, large answers through a cursor, and a lock that other machines see.
#include <Poco/Data/PostgreSQL/Connector.h>
#include <Poco/Data/Session.h>
#include <Poco/Environment.h>
#include <Poco/Exception.h>
#include <Poco/Process.h>

#include <array>
#include <chrono>
#include <thread>
#include <utility>

#include "base/words.hpp"
#include "store/database.hpp"
#include "store/postgresql_words.hpp"

namespace abide {

namespace {

/// Of all sweeps into one database; any number that nothing else takes.
constexpr const char* writers_lock = "4702394921427289928";
constexpr const char* rows_at_once = "10000";
constexpr std::int64_t oldest_server = 140000; // the first that looks, while it works, whether anybody still waits

/// In a session. What somebody who is no longer there has begun ends soon, so that it keeps nobody else waiting: a
/// process that was killed while the server works for it, or a machine that lost its power. Notices are for nobody.
constexpr std::array<std::pair<const char*, const char*>, 6> session_settings = {{
    {"client_encoding", "UTF8"},
    {"client_min_messages", "error"},
    {"client_connection_check_interval", "250ms"},
    {"tcp_keepalives_idle", "60"},
    {"tcp_keepalives_interval", "10"},
    {"tcp_keepalives_count", "3"},
}};

/// One element of an array written as text: always in quotes, so that no word in it has a meaning.
void add_element(const Cell& cell, std::string& array) {
    if (array.size() > 1) array += ',';
    if (!cell) {
        array += "NULL";
        return;
    }
    array += '"';
    for (const char c : *cell) {
        if (c == '"' || c == '\\') array += '\\';
        array += c;
    }
    array += '"';
}

std::string array_of(std::span<const Cells> rows, std::size_t column) {
    std::string array = "{";
    for (const Cells& row : rows) add_element(row[column], array);
    return array + "}";
}

std::string list_of_words(std::span<const std::string> words) {
    std::string list = "{";
    for (const std::string& word : words) add_element(word, list);
    return list + "}";
}

/// The machine's name is cut where the server would cut the process.
std::string who_we_are() {
    constexpr std::size_t most = 63;
    const std::string process = ", process " + std::to_string(Poco::Process::id());
    return ("abide on " + Poco::Environment::nodeName()).substr(0, most - process.size()) + process;
}

class PostgresqlDatabase : public Database {
  public:
    PostgresqlDatabase(std::unique_ptr<Poco::Data::Session> session, std::string name)
        : Database(std::move(session)), name_(std::move(name)) {}

    void settle() {
        set("application_name", who_we_are());
        expect_server();
        // What was committed stays so when the server fails, whatever its own choice is.
        if (setting("synchronous_commit") == "off") set("synchronous_commit", "on");
        for (const auto& [name, value] : session_settings) set(name, value);
    }

    bool has_table(const std::string& name) override {
        return number("count(*)", "FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1", {name}) > 0;
    }

    // What else is in a database does not concern us: a server's database is often shared.
    bool is_empty() override { return true; }

    std::vector<std::string> columns_of(const std::string& table) override {
        std::vector<std::string> columns;
        const Select select = {{"CAST(column_name AS TEXT)"},
                               "FROM information_schema.columns WHERE table_schema = current_schema() "
                               "AND table_name = $1 ORDER BY ordinal_position",
                               {table}};
        for (const Cells& row : rows(select)) columns.push_back(row.front().value_or(""));
        return columns;
    }

    std::string with_types(std::string sql) const override {
        // By bytes, as SQLite sorts: the order of rows is then the same from every database.
        constexpr std::string_view text = "TEXT";
        constexpr std::string_view sorted = "TEXT COLLATE \"C\"";
        for (std::size_t at = sql.find(text); at != std::string::npos; at = sql.find(text, at + sorted.size()))
            sql.replace(at, text.size(), sorted);
        return sql;
    }

    std::string is_among(const std::string& column, const std::string& placeholder) const override {
        return column + " = ANY(CAST(" + placeholder + " AS BIGINT[]))";
    }

    std::string list_of_numbers(std::span<const std::int64_t> numbers) const override {
        std::string list = "{";
        for (const std::int64_t number : numbers) list += (list.size() > 1 ? "," : "") + std::to_string(number);
        return list + "}";
    }

    std::string holds(const std::string& column, const std::string& placeholder) const override {
        return "strpos(" + column + ", " + placeholder + ") > 0";
    }

    std::optional<Error> refusal(Wish wish, std::span<const std::string> tables) override {
        if (wish == Wish::write && setting("transaction_read_only") == "on")
            return Error(Exit::not_written, "cannot write " + name_ + ": it may only be read");
        if (wish == Wish::make) {
            if (number("CASE WHEN has_schema_privilege(current_schema(), 'CREATE') THEN 1 ELSE 0 END", "") == 1)
                return std::nullopt;
            return not_allowed("may not make tables there");
        }
        const std::string may = wish == Wish::rewrite ? "pg_has_role(tableowner, 'USAGE')"
                                                      : "has_table_privilege(quote_ident(tablename), 'SELECT') AND "
                                                        "has_table_privilege(quote_ident(tablename), 'INSERT') AND "
                                                        "has_table_privilege(quote_ident(tablename), 'UPDATE') AND "
                                                        "has_table_privilege(quote_ident(tablename), 'DELETE')";
        // A CASE keeps the order: a table of another schema must not be asked about by its bare name.
        const std::vector<Cells> found = rows({{"CAST(tablename AS TEXT)"},
                                               "FROM pg_tables WHERE CASE WHEN schemaname = current_schema() AND "
                                               "tablename = ANY(CAST($1 AS TEXT[])) THEN NOT (" +
                                                   may + ") ELSE FALSE END ORDER BY tablename",
                                               {list_of_words(tables)}});
        if (found.empty()) return std::nullopt;
        const std::string table = found.front().front().value_or("");
        return not_allowed(wish == Wish::rewrite ? "does not own the table " + table +
                                                       ", and only its owner can take something out of it for good"
                                                 : "may not read and write the table " + table);
    }

    /// As a change of a column's type, since that leaves no row behind that anybody could still see: VACUUM FULL keeps
    /// deleted rows for as long as any other session of the database began before.
    void squeeze(std::span<const std::string> tables) override {
        // Nobody waits for ever for an analyst's open window; where the connection says how long, that holds.
        if (setting("lock_timeout") == "0") set("lock_timeout", "1min");
        for (const std::string& table : tables) {
            const std::vector<Cells> columns =
                rows({{"CAST(attname AS TEXT)", "CASE WHEN atttypid = CAST('bigint' AS regtype) THEN 1 ELSE 0 END"},
                      "FROM pg_attribute WHERE attrelid = CAST($1 AS regclass) AND attnum > 0 AND NOT attisdropped "
                      "ORDER BY 2 DESC, attnum LIMIT 1",
                      {table}});
            CellReader row(columns.front());
            const std::string column = row.text();
            std::string rewrite = "ALTER TABLE ";
            rewrite.append(table).append(" ALTER COLUMN ").append(column);
            if (row.flag())
                rewrite.append(" TYPE BIGINT USING ").append(column).append(" + 0");
            else
                rewrite.append(with_types(" TYPE TEXT USING ")).append(column).append(" || ''");
            run(rewrite);
            run("ANALYZE " + table);
        }
        // Statistics of a table hold some of its values.
        if (this->number("count(*)",
                         "FROM pg_database WHERE datname = current_database() AND pg_has_role(datdba, 'USAGE')"))
            run("VACUUM (FULL) pg_catalog.pg_statistic");
    }

    bool keeps_deleted_bytes() const override { return true; }

    std::string damage() override { return {}; }

    /// Whoever was killed a moment ago may still hold it, until the server has noticed.
    std::optional<std::string> lock() override {
        constexpr int tries = 20;
        constexpr auto pause = std::chrono::milliseconds(100);
        const std::string lock = std::string("pg_try_advisory_lock(") + writers_lock + ")";
        for (int i = 0; i < tries; ++i) {
            if (i > 0) std::this_thread::sleep_for(pause);
            if (number("CASE WHEN " + lock + " THEN 1 ELSE 0 END", "") == 1) return std::nullopt;
        }
        const Select holder = {{"application_name"},
                               std::string("FROM pg_stat_activity AS s JOIN pg_locks AS l ON l.pid = s.pid WHERE "
                                           "l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.database = "
                                           "(SELECT oid FROM pg_database WHERE datname = current_database()) AND "
                                           "((l.classid::bigint << 32) | l.objid::bigint) = ") +
                                   writers_lock,
                               {}};
        const std::vector<Cells> found = rows(holder);
        const std::string who = found.empty() ? "" : found.front().front().value_or("");
        return who.empty() ? "another session of the database" : who;
    }

    std::string name() const override { return name_; }

    Error trouble(const std::string& message) override {
        if (message.find("lock timeout") != std::string::npos)
            return {Exit::not_written, "cannot write tables of " + name_ +
                                           " anew, for somebody else has been reading " +
                                           "them all the while: what was removed from them is still in the server's " +
                                           "files; it goes when this is done again once they have ended"};
        return {Exit::not_written, "cannot read or write " + name_ + ": " + words_of_server(message)};
    }

  private:
    std::string setting(const std::string& name) {
        return rows({{"current_setting($1)"}, "", {name}}).front().front().value_or("");
    }
    void set(const std::string& name, const std::string& value) {
        (void)rows({{"set_config($1, $2, false)"}, "", {name, value}});
    }

    void expect_server() {
        const auto expect = [&](bool is_right, const std::string& sentence) {
            if (!is_right) throw Error(Exit::usage, "cannot use " + name_ + ": " + sentence);
        };
        expect(number("CAST(current_setting('server_version_num') AS INTEGER)", "") >= oldest_server,
               "its server is PostgreSQL " + setting("server_version") + "; Abide needs 14 or a later one");
        expect(setting("server_encoding") == "UTF8",
               "its encoding is " + setting("server_encoding") + "; make the database with the encoding UTF8");
    }

    Error not_allowed(const std::string& what) {
        const std::string role = rows({{"CAST(current_user AS TEXT)"}, "", {}}).front().front().value_or("");
        return {Exit::usage, "cannot use " + name_ + ": the role " + role + " " + what};
    }

    void begin() override {
        session().begin();
        is_within_ = true;
    }
    void commit() override {
        session().commit();
        is_within_ = false;
    }
    void roll_back() override {
        is_within_ = false;
        session().rollback();
    }

    /// A page at a time: the library would hold the whole answer in memory.
    void read(const Select& select, const TakeRow& take) override {
        std::optional<Transaction> transaction; // a cursor lives in one only
        if (!is_within_) transaction.emplace(*this);
        const std::string cursor = "page_" + std::to_string(++cursors_);
        run_statement(session(), "DECLARE " + cursor + " NO SCROLL CURSOR FOR " + sql_of(select), select.cells);
        const std::string fetch = std::string("FETCH FORWARD ") + rows_at_once + " FROM " + cursor;
        for (std::size_t taken = 1; taken > 0;) {
            taken = 0;
            read_statement(session(), fetch, select.columns.size(), {}, [&](std::span<const Cell> row) {
                ++taken;
                take(row);
            });
        }
        run_statement(session(), "CLOSE " + cursor, {});
        if (transaction) transaction->commit();
    }

    /// INSERT … SELECT * FROM unnest(arrays): one statement for all rows, an array for each column.
    void write(const Into& into, std::vector<Cells>&& rows) override {
        std::string columns;
        std::string arrays;
        Cells bound;
        for (std::size_t i = 0; i < into.columns.size(); ++i) {
            columns += (i == 0 ? "" : ", ") + into.columns[i];
            arrays += (i == 0 ? "$" : ", $") + std::to_string(i + 1) + "::" + into.types[i] + "[]";
            bound.emplace_back(array_of(rows, i));
        }
        run_statement(session(),
                      "INSERT INTO " + into.table + " (" + columns + ") SELECT * FROM unnest(" + arrays + ") " +
                          into.otherwise,
                      bound);
    }

    std::string name_;
    bool is_within_ = false;
    std::size_t cursors_ = 0;
};

} // namespace

std::unique_ptr<Database> open_postgresql(const std::string& connection) {
    check_connection(connection);
    static const bool is_registered = (Poco::Data::PostgreSQL::Connector::registerConnector(), true);
    (void)is_registered;
    const std::string name = name_of_connection(connection);
    const std::vector<std::string> words = split_words(connection);
    std::string tidy = "client_encoding=UTF8";
    for (const std::string& word : words) tidy += " " + word;
    std::unique_ptr<Poco::Data::Session> session;
    try {
        session = std::make_unique<Poco::Data::Session>(Poco::Data::PostgreSQL::Connector::KEY, tidy);
    } catch (const Poco::Exception& exception) {
        throw refusal_of_connection(name, exception.message());
    }
    auto database = std::make_unique<PostgresqlDatabase>(std::move(session), name);
    database->settle();
    return database;
}

} // namespace abide
