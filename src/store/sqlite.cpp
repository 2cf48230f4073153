// SQLite: one file, readable by its owner alone, that keeps nothing of what was deleted.
#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>
#include <Poco/Nullable.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/file.hpp"
#include "base/words.hpp"
#include "store/database.hpp"

namespace abide {

namespace {

constexpr int patience = 2000; // milliseconds that another one may hold the file; a sweep has a lock of its own

using Column = std::vector<Poco::Nullable<std::string>>;

/// Poco runs one prepared statement over all rows when it is given whole columns.
std::vector<Column> columns_from(std::vector<Cells>&& rows, std::size_t count) {
    std::vector<Column> columns(count);
    for (std::size_t i = 0; i < count; ++i) {
        columns[i].reserve(rows.size());
        for (Cells& row : rows) {
            columns[i].emplace_back();
            if (row[i]) columns[i].back() = std::move(*row[i]);
        }
    }
    return columns;
}

class SqliteDatabase : public Database {
  public:
    SqliteDatabase(std::unique_ptr<Poco::Data::Session> session, std::string path)
        : Database(std::move(session)), path_(std::move(path)) {}

    /// What holds for as long as it is open. synchronous: what was committed stays so when the power
    /// fails, since the journal's going away is flushed too. secure_delete: deleted bytes are overwritten. temp_store:
    /// what SQLite puts aside while it sorts or squeezes stays in memory, never in a folder of temporary files.
    void settle() {
        sqlite3_busy_timeout(handle(), patience);
        for (const char* setting : {"journal_mode = DELETE", "synchronous = EXTRA", "secure_delete = ON",
                                    "temp_store = MEMORY", "cache_size = -262144"})
            run(std::string("PRAGMA ") + setting);
    }

    bool has_table(const std::string& name) override {
        return number("count(*)", "FROM sqlite_master WHERE type = 'table' AND name = $1", {name}) > 0;
    }

    bool is_empty() override { return number("count(*)", "FROM sqlite_master") == 0; }

    std::vector<std::string> columns_of(const std::string& table) override {
        std::vector<std::string> columns;
        for (const Cells& row : rows({{"name"}, "FROM pragma_table_info($1) ORDER BY cid", {table}}))
            columns.push_back(row.front().value_or(""));
        return columns;
    }

    std::string with_types(std::string sql) const override {
        // INTEGER and not BIGINT: only so is a primary key the row's own number.
        constexpr std::string_view wide = "BIGINT";
        for (std::size_t at = sql.find(wide); at != std::string::npos; at = sql.find(wide, at))
            sql.replace(at, wide.size(), "INTEGER");
        return sql;
    }

    std::string is_among(const std::string& column, const std::string& placeholder) const override {
        return column + " IN (SELECT value FROM json_each(" + placeholder + "))";
    }

    std::string list_of_numbers(std::span<const std::int64_t> numbers) const override {
        std::string list = "[";
        for (const std::int64_t number : numbers) list += (list.size() > 1 ? "," : "") + std::to_string(number);
        return list + "]";
    }

    std::string holds(const std::string& column, const std::string& placeholder) const override {
        return "instr(" + column + ", " + placeholder + ") > 0";
    }

    // Whose file it is may write it; who may not learns that from the first attempt.
    std::optional<Error> refusal(Wish, std::span<const std::string>) override { return std::nullopt; }

    void squeeze(std::span<const std::string>) override { run("VACUUM"); }
    bool keeps_deleted_bytes() const override { return false; } // see secure_delete

    std::string damage() override {
        std::string all;
        for (const Cells& row : rows({{"integrity_check"}, "FROM pragma_integrity_check(10)", {}})) {
            const std::string said = row.front().value_or("");
            if (said != "ok") all += (all.empty() ? "" : "; ") + said;
        }
        return all;
    }

    std::optional<std::string> lock() override { return std::nullopt; }
    std::string name() const override { return path_; }

    Error trouble(const std::string& message) override {
        const int code = sqlite3_extended_errcode(handle());
        switch (code & 0xff) {
        case SQLITE_FULL: return {Exit::not_written, "cannot write " + path_ + ": the disk is full"};
        case SQLITE_IOERR:
            return {Exit::not_written, "cannot read or write " + path_ + ": " + sqlite3_errstr(code) +
                                           reason(sqlite3_system_errno(handle()))};
        case SQLITE_READONLY: return {Exit::not_written, "cannot write " + path_ + ": it may only be read"};
        case SQLITE_CANTOPEN:
            return {Exit::not_written, "cannot open " + path_ + reason(sqlite3_system_errno(handle()))};
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return {Exit::not_written, "cannot write " + path_ + ": another program is at work in it"};
        case SQLITE_NOTADB: return {Exit::usage, path_ + " is no store of Abide: it is not a database"};
        case SQLITE_CORRUPT:
            return {Exit::not_written, "cannot read " + path_ + ": the database is damaged; put a copy in its place"};
        case SQLITE_NOMEM: return {Exit::not_written, "cannot read or write " + path_ + ": there is not enough memory"};
        default: return {Exit::not_written, "cannot read or write " + path_ + ": " + message};
        }
    }

  private:
    sqlite3* handle() { return Poco::Data::SQLite::Utility::dbHandle(session()); }

    static std::string reason(int number) {
        return number == 0 ? std::string() : ": " + std::string(std::strerror(number));
    }

    // At once and not when the first row is written: who comes second learns it before any work is done.
    void begin() override { run_statement(session(), "BEGIN IMMEDIATE", {}); }
    void commit() override {
        flush_name_of_journal();
        run_statement(session(), "COMMIT", {});
    }
    void roll_back() override {
        // After a full disk SQLite has rolled back by itself.
        if (sqlite3_get_autocommit(handle()) == 0) run_statement(session(), "ROLLBACK", {});
    }

    /// SQLite does so itself in a moment, but goes on when that fails. Were the journal lost with the power while the
    /// file is written, the night before could not be put back.
    void flush_name_of_journal() {
        const std::filesystem::path file = sqlite3_db_filename(handle(), "main");
        if (is_file(file.string() + "-journal")) flush_folder(file.parent_path().string());
    }

    void read(const Select& select, const TakeRow& take) override {
        read_statement(session(), sql_of(select), select.columns.size(), select.cells, take);
    }

    void write(const Into& into, std::vector<Cells>&& rows) override {
        std::string sql = "INSERT INTO " + into.table + " (";
        std::string places;
        for (std::size_t i = 0; i < into.columns.size(); ++i) {
            sql += (i == 0 ? "" : ", ") + into.columns[i];
            places += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
        }
        std::vector<Column> columns = columns_from(std::move(rows), into.columns.size());
        Poco::Data::Statement statement(session());
        statement << sql + ") VALUES (" + places + ") " + into.otherwise;
        for (Column& column : columns) statement, Poco::Data::Keywords::use(column);
        statement.execute();
    }

    std::string path_;
};

/// Others who could read it know every child's history, and who could write it has made up what is in it.
void expect_private(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const fs::perms others = fs::status(path, ignored).permissions() & (fs::perms::group_all | fs::perms::others_all);
    if (!ignored && others != fs::perms::none)
        throw Error(Exit::usage, "others may read or change the store " + path +
                                     "; if nobody has, run chmod 600 on it, else put a copy in its place that only you "
                                     "could write");
}

/// Made before SQLite opens it: the file, and the journal that takes its mode from it, are then its owner's alone.
void make_file(const std::string& path, bool may_make) {
    std::error_code ignored;
    if (std::filesystem::is_other(std::filesystem::status(path, ignored))) // opening it would wait for the other end
        throw Error(Exit::usage, path + " is no store of Abide: it is a device or a pipe");
    const int flags = O_RDWR | O_CLOEXEC | O_NOCTTY | (may_make ? O_CREAT : 0);
    int file = ::open(path.c_str(), flags, 0600);
    if (file < 0 && (errno == EACCES || errno == EROFS)) file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file >= 0) {
        ::close(file);
        return expect_private(path);
    }
    if (errno == ENOENT && !may_make)
        throw Error(Exit::usage, "there is no store at " + path + "; the first sweep makes one");
    if (errno == EISDIR) throw Error(Exit::usage, path + " is no store of Abide: it is a folder");
    throw Error(Exit::not_written, "cannot open " + path + ": " + std::strerror(errno));
}

} // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, bool may_make) {
    make_file(path, may_make);
    static const bool is_registered = (Poco::Data::SQLite::Connector::registerConnector(), true);
    (void)is_registered;
    try {
        // Absolute: SQLite takes what begins with "file:" for something else than a path. Without "..", of which it
        // knows fewer than the system. And what cannot be opened at once cannot be opened later either.
        constexpr std::size_t seconds = 2;
        auto session = std::make_unique<Poco::Data::Session>(Poco::Data::SQLite::Connector::KEY,
                                                             std::filesystem::weakly_canonical(path).string(), seconds);
        auto database = std::make_unique<SqliteDatabase>(std::move(session), path);
        database->settle();
        return database;
    } catch (const Poco::Exception& exception) {
        throw Error(Exit::not_written, "cannot open " + path + ": " + exception.displayText());
    }
}

} // namespace abide
