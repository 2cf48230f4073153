// A PostgreSQL server of the tests' own: a folder, a socket in it, and a process that ends when the tests do.
#include "tests/store/server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <thread>
#include <vector>

#include "store/database.hpp"
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

/// Of 127.0.0.1, at this moment.
std::string free_port() {
    const int door = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const place = reinterpret_cast<sockaddr*>(&address);
    const bool is_found = ::bind(door, place, size) == 0 && ::getsockname(door, place, &size) == 0;
    ::close(door);
    if (!is_found) throw std::runtime_error("there is no free port on 127.0.0.1");
    return std::to_string(ntohs(address.sin_port));
}

/// Of the shared server, and of nobody's records. Poco keeps hold of a connection that was refused, and the server does
/// not drop a database while somebody is about to come in.
constexpr std::array<const char*, 7> quick = {"fsync=off",
                                              "synchronous_commit=off",
                                              "full_page_writes=off",
                                              "max_wal_size=4GB",
                                              "shared_buffers=256MB",
                                              "wal_writer_delay=10s",
                                              "authentication_timeout=2s"};

} // namespace

struct PostgresqlServer::Work {
    fs::path programs = abide::tests::stored::programs();
    Doors doors = Doors::socket;
    std::string port = "5432"; ///< a part of the socket's name too
    TemporaryFolder folder;
    std::vector<std::string> settings;
    pid_t process = -1;
    std::atomic<int> databases = 0;

    [[nodiscard]] fs::path data() const { return folder.path() / "data"; }

    void make() const {
        if (const passwd* postgres = other_user()) {
            if (::chown(folder.path().c_str(), postgres->pw_uid, postgres->pw_gid) != 0)
                throw std::runtime_error("cannot hand a folder to the user postgres");
        }
        // A language's order of words, as most servers have: ours must not depend on it.
        if (!runs_well({programs / "initdb", "-D", data(), "-U", user, "--auth=trust", "--encoding=UTF8", "--locale=C",
                        "--locale-provider=icu", "--icu-locale=en-GB", "--no-sync"},
                       folder.path()))
            throw std::runtime_error("initdb failed");
        write_text(data() / "pg_hba.conf", "local all locked scram-sha-256\nlocal all all trust\n"
                                           "host all all 127.0.0.1/32 scram-sha-256\n");
        if (doors == Doors::loopback) make_certificate();
    }
    /// With it the server offers encryption, as Debian's own do.
    void make_certificate() const {
        if (!runs_well({"/usr/bin/openssl", "req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-subj", "/CN=localhost", "-out", data() / "server.crt",
                        "-keyout", data() / "server.key"},
                       folder.path()))
            throw std::runtime_error("openssl made no certificate for a PostgreSQL server");
    }
    [[nodiscard]] bool is_ready() const {
        return runs_well({programs / "pg_isready", "-q", "-h", folder.path(), "-p", port}, folder.path());
    }
};

PostgresqlServer::PostgresqlServer(const std::vector<std::string>& settings, Doors doors)
    : work_(std::make_unique<Work>()) {
    work_->settings = settings;
    work_->doors = doors;
    if (doors == Doors::loopback) {
        work_->port = free_port();
        for (const char* setting : {"listen_addresses=127.0.0.1", "ssl=on"}) work_->settings.emplace_back(setting);
    }
    work_->make();
    start();
}

PostgresqlServer::~PostgresqlServer() {
    if (work_->process > 0) stop(SIGINT);
}

PostgresqlServer& PostgresqlServer::shared() {
    static PostgresqlServer server({quick.begin(), quick.end()});
    return server;
}

void PostgresqlServer::start() {
    std::vector<std::string> words = {work_->programs / "postgres", "-D", work_->data(), "-k",
                                      work_->folder.path(),         "-p", work_->port,   "-c",
                                      "listen_addresses="};
    for (const std::string& setting : work_->settings) {
        words.emplace_back("-c");
        words.push_back(setting);
    }
    work_->process = stored::start(words, work_->folder.path());
    constexpr int tries = 3000;
    for (int i = 0; i < tries; ++i) {
        if (work_->is_ready()) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("the PostgreSQL server does not start");
}

void PostgresqlServer::stop(int signal) {
    ::kill(work_->process, signal);
    ::waitpid(work_->process, nullptr, 0);
    work_->process = -1;
}

fs::path PostgresqlServer::folder() const { return work_->folder.path(); }

std::string PostgresqlServer::address(const std::string& database, const std::string& role) const {
    const std::string port = work_->doors == Doors::loopback ? " port=" + work_->port : "";
    return "postgresql:host=" + folder().string() + port + " dbname=" + database +
           " user=" + (role.empty() ? user : role);
}

std::string PostgresqlServer::loopback_address(const std::string& database, const std::string& role) const {
    return "postgresql:host=127.0.0.1 port=" + work_->port + " dbname=" + database + " user=" + role;
}

std::string PostgresqlServer::new_address() {
    const std::string name = "store_" + std::to_string(++work_->databases);
    run("CREATE DATABASE " + name);
    return address(name);
}

void PostgresqlServer::run(const std::string& sql, const std::string& database) const {
    Database::open(address(database), false)->run(sql);
}

std::string PostgresqlServer::answer(const std::string& what, const std::string& rest) const {
    const std::vector<Cells> rows = Database::open(address("postgres"), false)->rows({{what}, rest, {}});
    return rows.empty() ? "" : rows.front().front().value_or("");
}

std::string name_of_database(const std::string& address) {
    const std::size_t at = address.find("dbname=") + std::string("dbname=").size();
    return address.substr(at, address.find(' ', at) - at);
}

void make_role(const std::string& name, const std::string& more) {
    const PostgresqlServer& server = PostgresqlServer::shared();
    if (server.answer("count(*)", "FROM pg_roles WHERE rolname = '" + name + "'") == "0")
        server.run("CREATE ROLE " + name + " LOGIN " + more);
}

std::string new_postgresql_address() { return PostgresqlServer::shared().new_address(); }

} // namespace abide::tests::stored
