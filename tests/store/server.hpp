// PostgreSQL servers of the tests' own: one for most of them, others for those that stop it or shut somebody out.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace abide::tests::stored {

/// A folder, a socket in it, and a process that ends when the tests do. Throws std::runtime_error when Debian's server
/// is not installed or does not start, Error when it refuses what is asked for.
class PostgresqlServer {
  public:
    /// Loopback: at a port of 127.0.0.1 too that was free, with encryption for whoever wants it.
    enum class Doors { socket, loopback };
    /// `settings` like "fsync=off". Whoever can reach the socket is let in, but the role "locked" with a password only;
    /// over loopback everybody needs one.
    explicit PostgresqlServer(const std::vector<std::string>& settings, Doors doors = Doors::socket);
    ~PostgresqlServer();
    PostgresqlServer(const PostgresqlServer&) = delete;
    PostgresqlServer& operator=(const PostgresqlServer&) = delete;

    /// The one that most tests share: started when the first asks for it.
    static PostgresqlServer& shared();

    void start();          ///< again, after `stop`
    void stop(int signal); ///< SIGINT: in order; SIGQUIT: "immediate", as if it had crashed
    [[nodiscard]] std::filesystem::path folder() const; ///< of its socket and its data
    /// Of a database, there or not; for the role that owns everything, or another.
    [[nodiscard]] std::string address(const std::string& database, const std::string& role = {}) const;
    [[nodiscard]] std::string loopback_address(const std::string& database, const std::string& role) const;
    /// Of a new, empty database.
    std::string new_address();
    void run(const std::string& sql, const std::string& database = "postgres") const;
    /// The first cell of SELECT `what` `rest`.
    [[nodiscard]] std::string answer(const std::string& what, const std::string& rest) const;

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

/// "postgresql:host=/tmp/x dbname=store_1 user=abide" -> "store_1".
std::string name_of_database(const std::string& address);

/// A role of the shared server that may sign in and nothing else; `more` like "PASSWORD 'x'". Once more is no fault.
void make_role(const std::string& name, const std::string& more = {});

/// The address of a new, empty database of the shared server.
std::string new_postgresql_address();

} // namespace abide::tests::stored
