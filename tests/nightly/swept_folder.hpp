// A folder in which the program itself sweeps, and everything that a sweep leaves there.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace abide::tests::nightly {

/// How a sweep ended: as a shell says it, 137 for one that was killed.
struct Ended {
    int exit = 0;
    std::string said; ///< on both its streams
};

/// A sweep as a process of its own, in the folder with the configuration. What it says must be little.
class RunningSweep {
  public:
    /// `night`: 1 is 10 April 2026. `variables` like "ABIDE_FAULT=kill:7"; `before` stands before the program's name.
    RunningSweep(const std::filesystem::path& folder, int night, const std::vector<std::string>& variables = {},
                 const std::vector<std::string>& before = {});
    [[nodiscard]] pid_t id() const { return id_; }
    void kill() const;
    /// Waits. Call once.
    Ended end();

  private:
    int said_ = -1; ///< the pipe it speaks into
    pid_t id_ = -1;
};

Ended sweep(const std::filesystem::path& folder, int night, const std::vector<std::string>& variables = {},
            const std::vector<std::string>& before = {});

/// The variables that load tests/faults before the program; `fault` like "kill:7", or empty.
std::vector<std::string> with_faults(const std::string& fault, const std::filesystem::path& count = {});

/// What is in such a folder besides exports and configuration: everything that a reader, or another sweep, would see.
struct Left {
    /// By path: a file's bytes, where a link leads to, "a folder". Who had the lock and what the cache is made of do
    /// not matter, only that they are there.
    std::map<std::string, std::string> files;
    std::string store; ///< every row of every table

    bool operator==(const Left&) const = default;
    /// The files of the current set, by name.
    [[nodiscard]] std::map<std::string, std::string> current_set() const;
    [[nodiscard]] std::string heartbeat() const;
};

/// Looks without leaving a trace: a journal that a sweep left is still there afterwards. Of a database only when nobody
/// else is in it any more. Throws std::runtime_error when the store is not whole.
Left left_in(const std::filesystem::path& folder);

/// The first line in which a text is otherwise than expected, and what was expected; empty when there is none.
std::string first_difference(const std::string& found, const std::string& expected);

/// What differs, in a few words; empty when nothing does.
std::string difference(const Left& found, const Left& expected);

/// The database of the shared server that a folder's sweeps remember in, where its configuration names PostgreSQL.
std::string database_of(const std::filesystem::path& folder);

/// The server has ended the sessions of whoever was killed.
void wait_until_alone(const std::string& database);

/// The folder `to` is as `from`, links as links; its database, where it has one, too.
void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace abide::tests::nightly
