// A PostgreSQL server of the tests' own: a folder, a socket in it, and a process that ends when the tests do.
#include "tests/store/server.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/places.hpp"

namespace abide::tests::stored {

namespace fs = std::filesystem;

namespace {

constexpr const char* user = "abide";

/// Debian keeps the server's programs where no PATH leads: the newest version's.
fs::path programs() {
    fs::path newest;
    for (const fs::path root = "/usr/lib/postgresql"; fs::exists(root);) {
        for (const auto& version : fs::directory_iterator(root))
            if (fs::exists(version.path() / "bin/initdb") && version.path() > newest) newest = version.path();
        break;
    }
    if (newest.empty()) throw std::runtime_error("there is no PostgreSQL server here: install the package postgresql");
    return newest / "bin";
}

/// The server refuses to run as root; then it is run as the user that Debian's package made for it.
const passwd* other_user() {
    if (::geteuid() != 0) return nullptr;
    const passwd* postgres = ::getpwnam("postgres");
    if (postgres == nullptr) throw std::runtime_error("there is no user postgres: install the package postgresql");
    return postgres;
}

[[noreturn]] void become(const std::vector<std::string>& words, const fs::path& folder) {
    if (const passwd* postgres = other_user()) {
        if (::setgid(postgres->pw_gid) != 0 || ::setuid(postgres->pw_uid) != 0) ::_exit(126);
    }
    ::prctl(PR_SET_PDEATHSIG, SIGINT); // also when the tests are killed
    if (::chdir(folder.c_str()) != 0) ::_exit(126);
    const int log = ::open((folder / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(log, STDOUT_FILENO);
    ::dup2(log, STDERR_FILENO);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

pid_t start(const std::vector<std::string>& words, const fs::path& folder) {
    const pid_t child = ::fork();
    if (child == 0) become(words, folder);
    return child;
}

bool runs_well(const std::vector<std::string>& words, const fs::path& folder) {
    int status = 0;
    ::waitpid(start(words, folder), &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

class Server {
  public:
    Server() : programs_(programs()) {
        if (const passwd* postgres = other_user()) {
            if (::chown(folder_.path().c_str(), postgres->pw_uid, postgres->pw_gid) != 0)
                throw std::runtime_error("cannot hand a folder to the user postgres");
        }
        const std::string data = (folder_.path() / "data").string();
        // A language's order of words, as most servers have: ours must not depend on it.
        if (!runs_well({programs_ / "initdb", "-D", data, "-U", user, "--auth=trust", "--encoding=UTF8", "--locale=C",
                        "--locale-provider=icu", "--icu-locale=en-GB", "--no-sync"},
                       folder_.path()))
            throw std::runtime_error("initdb failed");
        process_ = start({programs_ / "postgres", "-D", data, "-k", folder_.path(), "-c", "listen_addresses=", "-c",
                          "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c",
                          "max_wal_size=4GB", "-c", "shared_buffers=256MB"},
                         folder_.path());
        wait_until_ready();
    }
    ~Server() {
        ::kill(process_, SIGINT);
        ::waitpid(process_, nullptr, 0);
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::string new_address() {
        const std::string name = "store_" + std::to_string(++databases_);
        if (!runs_well({programs_ / "createdb", "-h", folder_.path(), "-U", user, name}, folder_.path()))
            throw std::runtime_error("createdb failed");
        return "postgresql:host=" + folder_.path().string() + " dbname=" + name + " user=" + user;
    }

  private:
    void wait_until_ready() {
        constexpr int tries = 600;
        for (int i = 0; i < tries; ++i) {
            if (runs_well({programs_ / "pg_isready", "-q", "-h", folder_.path()}, folder_.path())) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        throw std::runtime_error("the PostgreSQL server does not start");
    }

    fs::path programs_;
    TemporaryFolder folder_;
    pid_t process_ = -1;
    int databases_ = 0;
};

} // namespace

std::string new_postgresql_address() {
    static Server server;
    return server.new_address();
}

} // namespace abide::tests::stored
