// The lock: one at a time, whoever only looks takes nothing, and the dead hold nothing.
#include "base/lock.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <csignal>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

std::string name_of(pid_t process) { return "process " + std::to_string(process); }

/// Takes the lock and lets go of it, over and over.
struct Contention {
    std::string file;
    std::string other; ///< the only other one that ever holds it
    int refused = 0;
    std::string misnamed; ///< another name than `other`'s that was told

    void try_once() {
        std::string held_by;
        if (Lock::take(file, held_by)) return;
        ++refused;
        if (held_by != other) misnamed = held_by;
    }
};

/// What a process ends with, when it has ended.
std::optional<int> exit_of(pid_t process, int options) {
    int status = 0;
    if (::waitpid(process, &status, options) != process) return std::nullopt;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

BOOST_AUTO_TEST_SUITE(lock)

BOOST_AUTO_TEST_CASE(a_second_one_is_told_who_has_it) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "lock").string();
    const std::string me = name_of(::getpid());
    std::string held_by;
    BOOST_TEST(holder_of_lock(file) == "");
    {
        const std::optional<Lock> first = Lock::take(file, held_by);
        BOOST_REQUIRE(first);
        BOOST_TEST(holder_of_lock(file) == me);
        BOOST_TEST(!Lock::take(file, held_by));
        BOOST_TEST(held_by == me);
    }
    BOOST_TEST(holder_of_lock(file) == "");
    BOOST_TEST(Lock::take(file, held_by).has_value());
}

BOOST_AUTO_TEST_CASE(whoever_was_killed_holds_nothing) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "lock").string();
    const pid_t child = ::fork();
    if (child == 0) {
        std::string held_by;
        const std::optional<Lock> taken = Lock::take(file, held_by);
        ::kill(::getpid(), SIGKILL);
    }
    BOOST_TEST((exit_of(child, 0) == 128 + SIGKILL));
    BOOST_TEST(holder_of_lock(file) == "");
    std::string held_by;
    BOOST_TEST(Lock::take(file, held_by).has_value());
}

BOOST_AUTO_TEST_CASE(the_holder_is_named_in_every_instant) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "lock").string();
    write_text(file, "process 1\n"); // nobody's word is taken for it
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr int enough = 2000;
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        Contention contention{file, name_of(parent)};
        while (contention.refused < enough && std::chrono::steady_clock::now() < end) contention.try_once();
        constexpr int some = 20; // all that a busy machine may come to
        ::_exit(contention.misnamed.empty() && contention.refused >= some ? 0 : 1);
    }
    Contention contention{file, name_of(child)};
    std::optional<int> childs;
    while (!childs) {
        contention.try_once();
        childs = exit_of(child, WNOHANG);
    }
    BOOST_TEST((childs == 0));
    BOOST_TEST(contention.misnamed == "");
}

BOOST_AUTO_TEST_CASE(a_child_of_its_holder_neither_frees_it_nor_takes_its_name) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "lock").string();
    std::string held_by;
    std::optional<Lock> held = Lock::take(file, held_by);
    BOOST_REQUIRE(held);
    const pid_t child = ::fork();
    if (child == 0) {
        const bool is_named = holder_of_lock(file) == name_of(::getppid());
        held.reset();
        ::_exit(is_named ? 0 : 1);
    }
    BOOST_TEST((exit_of(child, 0) == 0));
    BOOST_TEST(holder_of_lock(file) == name_of(::getpid()));
    held.reset();
    BOOST_TEST(holder_of_lock(file) == "");
}

BOOST_AUTO_TEST_CASE(another_program_that_locks_the_file_is_named_too) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "lock").string();
    write_text(file, "");
    std::array<int, 2> is_locked{};
    BOOST_REQUIRE(::pipe(is_locked.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        struct flock whole {};
        whole.l_type = F_WRLCK;
        const bool has_it = ::fcntl(::open(file.c_str(), O_RDWR), F_SETLK, &whole) == 0;
        (void)!::write(is_locked[1], has_it ? "+" : "-", 1);
        for (;;) ::pause();
    }
    char said = 0;
    BOOST_TEST((::read(is_locked[0], &said, 1) == 1 && said == '+'));
    std::string held_by;
    BOOST_TEST(!Lock::take(file, held_by));
    BOOST_TEST(held_by == name_of(child));
    ::kill(child, SIGKILL);
    BOOST_TEST((exit_of(child, 0) == 128 + SIGKILL));
    for (const int end : is_locked) ::close(end);
}

BOOST_AUTO_TEST_CASE(a_place_where_nothing_can_be_written_is_named) {
    std::string held_by;
    BOOST_CHECK_EXCEPTION((void)Lock::take("/nowhere/lock", held_by), Error, [](const Error& error) {
        return error.exit() == Exit::not_written &&
               std::string(error.what()) == "cannot open the lock /nowhere/lock: No such file or directory";
    });
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
