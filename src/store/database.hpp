// The database behind the store: the same few requests to SQLite and PostgreSQL, and what the two do not say alike.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/cells.hpp"

namespace Poco::Data { // NOLINT(readability-identifier-naming)
class Session;         // only named here; three files of this room know what it is
}

namespace abide {

/// A question: SELECT `columns` `rest`, with `cells` for $1, $2 … in this order.
struct Select {
    std::vector<std::string> columns;
    std::string rest;
    Cells cells;
};

/// Where rows go: every column of a table, and what to do about a row that is there already ("ON CONFLICT …").
struct Into {
    std::string table;
    std::vector<std::string> columns;
    std::vector<std::string> types; ///< of the columns: TEXT or BIGINT
    std::string otherwise;
};

using TakeRow = std::function<void(std::span<const Cell>)>;

/// Every member throws Error as Store says.
class Database {
  public:
    /// See Store::makes_file.
    static bool makes_file(const std::string& address);
    /// See Store::open. Without `may_make` a file that is not there is refused.
    static std::unique_ptr<Database> open(const std::string& address, bool may_make);
    virtual ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Returns how many rows it changed. The placeholders $1, $2 … stand in ascending order.
    std::int64_t run(const std::string& sql, const Cells& cells = {});
    /// Few rows, at once.
    std::vector<Cells> rows(const Select& select);
    /// A single number that the question asks for.
    std::int64_t number(const std::string& what, const std::string& rest, const Cells& cells = {});
    /// Any number of rows, some thousand of them in memory. `take` may ask further questions.
    void each(const Select& select, const TakeRow& take);
    /// Some thousand rows at a time, please.
    void insert(const Into& into, std::vector<Cells>&& rows);

    // ---- what the two do not say alike ----

    [[nodiscard]] virtual bool has_table(const std::string& name) = 0;
    /// Whether anything at all is in it.
    [[nodiscard]] virtual bool is_empty() = 0;
    /// A table's columns in order.
    [[nodiscard]] virtual std::vector<std::string> columns_of(const std::string& table) = 0;
    /// SQL of a step, written with TEXT and BIGINT, with this database's types.
    [[nodiscard]] virtual std::string with_types(std::string sql) const = 0;
    /// "column is one of the numbers of this placeholder", which are handed over by `list_of_numbers`.
    [[nodiscard]] virtual std::string is_among(const std::string& column, const std::string& placeholder) const = 0;
    [[nodiscard]] virtual std::string list_of_numbers(std::span<const std::int64_t> numbers) const = 0;
    /// "the text of this column holds this placeholder".
    [[nodiscard]] virtual std::string holds(const std::string& column, const std::string& placeholder) const = 0;
    /// Why whoever is signed in cannot do so with these tables of ours; nothing when they can.
    enum class Wish { make, write, rewrite };
    [[nodiscard]] virtual std::optional<Error> refusal(Wish wish, std::span<const std::string> tables) = 0;
    /// Writes the tables anew without what was deleted from them. Outside a transaction; who may not `rewrite` fails,
    /// and so does whoever has to wait for more than a minute for somebody who reads them.
    virtual void squeeze(std::span<const std::string> tables) = 0;
    /// Whether bytes of what was deleted stay in its files until then.
    [[nodiscard]] virtual bool keeps_deleted_bytes() const = 0;
    /// What the database itself finds wrong; empty when nothing.
    [[nodiscard]] virtual std::string damage() = 0;
    /// See Store::lock_for_writing.
    [[nodiscard]] virtual std::optional<std::string> lock() = 0;
    /// As messages name it; never with a password.
    [[nodiscard]] virtual std::string name() const = 0;

  protected:
    explicit Database(std::unique_ptr<Poco::Data::Session> session);
    [[nodiscard]] Poco::Data::Session& session() { return *session_; }
    /// What a request could not do, for people: whether the address is wrong or the work failed.
    [[nodiscard]] virtual Error trouble(const std::string& message) = 0;
    template <typename Request>
    auto guarded(const Request& request);

  private:
    friend class Transaction;
    virtual void begin() = 0;
    virtual void commit() = 0;
    virtual void roll_back() = 0;
    virtual void read(const Select& select, const TakeRow& take) = 0;
    virtual void write(const Into& into, std::vector<Cells>&& rows) = 0;
    std::unique_ptr<Poco::Data::Session> session_;
};

/// All that happens between its beginning and `commit` happens, or nothing does.
class Transaction {
  public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

  private:
    Database& database_;
    bool is_over_ = false;
};

std::unique_ptr<Database> open_sqlite(const std::string& path, bool may_make);
std::unique_ptr<Database> open_postgresql(const std::string& connection);

/// "SELECT a, b FROM t".
std::string sql_of(const Select& select);

// ---- for the files that know Poco Data: the parts the two have in common ----

std::int64_t run_statement(Poco::Data::Session& session, const std::string& sql, const Cells& cells);
/// Some thousand rows at a time, as far as the database hands them out so.
void read_statement(Poco::Data::Session& session, const std::string& sql, std::size_t columns, const Cells& cells,
                    const TakeRow& take);

} // namespace abide
