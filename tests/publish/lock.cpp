// The lock: one at a time, whoever only looks takes nothing, and the dead hold nothing.
#include "publish/lock.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <csignal>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/places.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(lock)

BOOST_AUTO_TEST_CASE(a_second_one_is_told_who_has_it) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "lock").string();
    const std::string me = "process " + std::to_string(::getpid());
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
    BOOST_TEST(read_file(file) == ""); // it names nobody who has let go
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
    int status = 0;
    BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
    BOOST_TEST(WIFSIGNALED(status));
    std::string held_by;
    BOOST_TEST(Lock::take(file, held_by).has_value());
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
