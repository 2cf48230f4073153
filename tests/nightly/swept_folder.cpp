// Starts the program's sweep in a folder, and reads what it left.
#include "tests/nightly/swept_folder.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "base/file.hpp"
#include "tests/places.hpp"
#include "tests/store/server.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests::nightly {

namespace fs = std::filesystem;
using stored::PostgresqlServer;

namespace {

constexpr long two_in_the_morning = 1775786400; // 2026-04-10T02:00:00Z
constexpr long day = 86400;

bool is_on_server(const fs::path& folder) {
    const std::string file = (folder / "abide.conf").string();
    return is_file(file) && read_file(file).find("postgresql:") != std::string::npos;
}

std::vector<std::string> environment(const fs::path& folder, int night, const std::vector<std::string>& more) {
    std::vector<std::string> variables = {
        "PATH=/usr/local/bin:/usr/bin:/bin",
        "HOME=" + folder.string(),
        "LC_ALL=C.UTF-8",
        "TZ=UTC0",
        "SOURCE_DATE_EPOCH=" + std::to_string(two_in_the_morning + (night - 1) * day),
    };
    // A build that watches itself takes its orders from these, and minds what is loaded before it.
    for (const char* kept : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
        const char* value = std::getenv(kept);
        const std::string also = std::string(kept) == "ASAN_OPTIONS" ? "verify_asan_link_order=0" : "";
        if (value != nullptr || !also.empty())
            variables.push_back(std::string(kept) + "=" + (value == nullptr ? "" : std::string(value) + ":") + also);
    }
    if (is_on_server(folder)) {
        const std::string server = PostgresqlServer::shared().folder().string();
        for (const std::string& where : {"PGHOST=" + server, "PGDATABASE=" + database_of(folder)})
            variables.push_back(where);
    }
    variables.insert(variables.end(), more.begin(), more.end());
    return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& strings) {
    std::vector<char*> pointers;
    for (std::string& one : strings) pointers.push_back(one.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// What has no meaning to whoever comes next, only its being there.
bool is_only_there(const std::string& path) { return path == "state/lock" || path.ends_with(".kept"); }

std::string described(const fs::directory_entry& entry, const std::string& path) {
    if (entry.is_symlink()) return "a link to " + fs::read_symlink(entry.path()).string();
    if (entry.is_directory()) return "a folder";
    return is_only_there(path) ? "a file" : read_file(entry.path().string());
}

std::string rows_of(Store& store) {
    if (const std::string said = store.check_integrity(); !said.empty()) throw std::runtime_error(said);
    return stored::everything(store);
}

std::string rows_on_server(const std::string& database) {
    const PostgresqlServer& server = PostgresqlServer::shared();
    wait_until_alone(database);
    return rows_of(*Store::open(server.address(database)));
}

/// Every row of a store, looked at in a copy: opening it would mend what a killed sweep left.
std::string rows_in(const fs::path& folder) {
    if (is_on_server(folder)) return rows_on_server(database_of(folder));
    const TemporaryFolder aside;
    for (const char* ending : {"", "-journal"}) {
        const std::string name = std::string("history.sqlite") + ending;
        if (fs::exists(folder / "state" / name)) fs::copy_file(folder / "state" / name, aside.path() / name);
    }
    return rows_of(*Store::open("sqlite:" + (aside.path() / "history.sqlite").string()));
}

} // namespace

RunningSweep::RunningSweep(const fs::path& folder, int night, const std::vector<std::string>& variables,
                           const std::vector<std::string>& before) {
    std::vector<std::string> words = before;
    for (const std::string& word : {program().string(), std::string("sweep"), std::string("--quiet")})
        words.push_back(word);
    std::vector<std::string> set = environment(folder, night, variables);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    const int trouble = ::posix_spawnp(&id_, words.front().c_str(), &actions, nullptr, pointers_to(words).data(),
                                       pointers_to(set).data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    said_ = ends[0];
    if (trouble != 0) throw std::system_error(trouble, std::generic_category(), words.front());
}

void RunningSweep::kill() const { ::kill(id_, SIGKILL); }

Ended RunningSweep::end() {
    std::string said;
    std::array<char, 4096> piece{};
    for (ssize_t got = 0; (got = ::read(said_, piece.data(), piece.size())) > 0;)
        said.append(piece.data(), static_cast<std::size_t>(got));
    ::close(said_);
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0)
        if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "waitpid");
    constexpr int by_signal = 128;
    return {WIFSIGNALED(status) ? by_signal + WTERMSIG(status) : WEXITSTATUS(status), said};
}

Ended sweep(const fs::path& folder, int night, const std::vector<std::string>& variables,
            const std::vector<std::string>& before) {
    return RunningSweep(folder, night, variables, before).end();
}

std::vector<std::string> with_faults(const std::string& fault, const fs::path& count) {
    std::vector<std::string> variables = {"LD_PRELOAD=" + preloaded_faults().string()};
    if (!fault.empty()) variables.push_back("ABIDE_FAULT=" + fault);
    if (!count.empty()) variables.push_back("ABIDE_FAULT_COUNT=" + count.string());
    return variables;
}

std::map<std::string, std::string> Left::current_set() const {
    const auto link = files.find("reports/current");
    if (link == files.end()) return {};
    const std::string set = "reports/" + link->second.substr(std::string("a link to ").size()) + "/";
    std::map<std::string, std::string> held;
    for (const auto& [path, what] : files)
        if (path.starts_with(set)) held[path.substr(set.size())] = what;
    return held;
}

std::string Left::heartbeat() const {
    const auto found = files.find("state/heartbeat.json");
    return found == files.end() ? "" : found->second;
}

Left left_in(const fs::path& folder) {
    Left left;
    for (const char* part : {"state", "reports"}) {
        if (!fs::exists(folder / part)) continue;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder / part)) {
            const std::string path = entry.path().lexically_relative(folder).string();
            if (path != "state/history.sqlite") left.files[path] = described(entry, path);
        }
    }
    left.store = rows_in(folder);
    return left;
}

std::string first_difference(const std::string& found, const std::string& expected) {
    std::istringstream one(found);
    std::istringstream other(expected);
    std::string line;
    std::string wanted;
    for (;;) {
        const bool has_line = static_cast<bool>(std::getline(one, line));
        const bool has_wanted = static_cast<bool>(std::getline(other, wanted));
        if (!has_line && !has_wanted) return "";
        if (has_line != has_wanted || line != wanted)
            return "\n  found:    " + (has_line ? line : "its end") +
                   "\n  expected: " + (has_wanted ? wanted : "its end");
    }
}

std::string difference(const Left& found, const Left& expected) {
    for (const auto& [path, what] : expected.files) {
        const auto there = found.files.find(path);
        if (there == found.files.end()) return path + " is not there";
        if (there->second != what) return path + " is otherwise:" + first_difference(there->second, what);
    }
    for (const auto& [path, what] : found.files)
        if (!expected.files.contains(path)) return path + " was left";
    if (found.store != expected.store) return "the store is otherwise:" + first_difference(found.store, expected.store);
    return "";
}

std::string database_of(const fs::path& folder) {
    return "swept_" + std::to_string(std::hash<std::string>()(fs::weakly_canonical(folder).string()));
}

void wait_until_alone(const std::string& database) {
    const PostgresqlServer& server = PostgresqlServer::shared();
    constexpr int tries = 2000;
    for (int i = 0; i < tries; ++i) {
        if (server.answer("count(*)", "FROM pg_stat_activity WHERE datname = '" + database + "'") == "0") return;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    throw std::runtime_error("somebody stays in " + database);
}

void copy_folder(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    if (!is_on_server(from)) return;
    const PostgresqlServer& server = PostgresqlServer::shared();
    wait_until_alone(database_of(from));
    server.run("DROP DATABASE IF EXISTS " + database_of(to) + " WITH (FORCE)");
    server.run("CREATE DATABASE " + database_of(to) + " TEMPLATE " + database_of(from));
}

} // namespace abide::tests::nightly
