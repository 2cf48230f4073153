// Another program run to its end, without a shell.
#include "base/other_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "base/error.hpp"

namespace abide {

namespace {

constexpr std::size_t most_kept = 4096;

/// What the program writes comes out here; its end tells that the program has ended.
class Pipe {
  public:
    Pipe() {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0)
            throw Error(Exit::fault, std::string("cannot start another program: ") + std::strerror(errno));
    }
    ~Pipe() {
        close_writing();
        ::close(ends_[0]);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    [[nodiscard]] int reading() const { return ends_[0]; }
    [[nodiscard]] int writing() const { return ends_[1]; }
    void close_writing() {
        if (ends_[1] >= 0) ::close(ends_[1]);
        ends_[1] = -1;
    }

  private:
    std::array<int, 2> ends_{-1, -1};
};

/// A session of its own has no terminal to ask a password at.
int start(const std::vector<std::string>& words, const Pipe& pipe, pid_t& id) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): the system's call does not change them
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t streams;
    posix_spawn_file_actions_init(&streams);
    posix_spawn_file_actions_addopen(&streams, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&streams, pipe.writing(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&streams, pipe.writing(), STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    const int trouble = ::posix_spawnp(&id, arguments.front(), &streams, &attributes, arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&streams);
    return trouble;
}

/// Until the program has closed its streams; false when that took too long. Only waiting is counted, in tenths of a
/// second, so that no clock is asked.
bool listen(const Pipe& pipe, int seconds_allowed, std::string& says) {
    constexpr int tenth = 100;
    std::string piece(most_kept, '\0');
    for (int waited = 0; waited < 10 * seconds_allowed;) {
        pollfd waiting{pipe.reading(), POLLIN, 0};
        const int ready = ::poll(&waiting, 1, tenth);
        if (ready < 0 && errno != EINTR) return false;
        if (ready <= 0) {
            ++waited;
            continue;
        }
        const ssize_t got = ::read(pipe.reading(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return true;
        says.append(piece, 0, static_cast<std::size_t>(got));
        if (says.size() < most_kept) continue;
        says.erase(0, says.size() - most_kept); // why it failed is what it says last
        ++waited;                               // one that never stops writing is stopped too
    }
    return false;
}

} // namespace

Finished run_other_program(const std::vector<std::string>& words, int seconds_allowed) {
    Finished finished;
    Pipe pipe;
    pid_t id = -1;
    const int trouble = start(words, pipe, id);
    if (trouble == ENOENT || trouble == EACCES) return finished;
    if (trouble != 0) throw Error(Exit::fault, "cannot start " + words.front() + ": " + std::strerror(trouble));
    finished.was_found = true;
    pipe.close_writing();
    finished.was_stopped = !listen(pipe, seconds_allowed, finished.says);
    // All of its session, which it leads.
    if (finished.was_stopped) ::kill(-id, SIGKILL);
    int status = 0;
    while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && !finished.was_stopped) finished.exit = WEXITSTATUS(status);
    return finished;
}

} // namespace abide
