// A sweep is killed at every change it makes to the disk, and at any instant: whoever comes next finds a night that
// was, or one that was not, and nothing between.
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <mutex>
#include <random>
#include <thread>

#include "store/store.hpp"
#include "tests/nightly/two_nights.hpp"

namespace abide::tests::nightly {

namespace fs = std::filesystem;

namespace {

constexpr int killed_exit = 128 + 9;

/// `fault`: "kill" or "tear".
void check_killed_at(Night which, const std::string& fault, const std::vector<long>& calls,
                     Undisturbed::Next next = Undisturbed::Next::same_night) {
    const Undisturbed& night = Undisturbed::of(which);
    check_each(night, calls, [&](long call, const fs::path& folder) -> std::string {
        const Ended ended = night.sweep_in(folder, with_faults(fault + ":" + std::to_string(call)));
        if (ended.exit != killed_exit) return "it was not killed: " + ended.said;
        if (std::string found = night.fault_in(folder, ended); !found.empty()) return found;
        return night.fault_after(next, folder);
    });
}

/// How long to wait before a kill is found while killing: longer after a sweep that did not get to its end, shorter
/// after one that did. So most kills fall into a sweep at work, however fast the machine is at the moment.
class Patience {
  public:
    explicit Patience(double seconds) : window_(seconds) {}
    std::chrono::duration<double> next() {
        const std::lock_guard lock(mutex_);
        return window_ * std::uniform_real_distribution<double>(0, 1)(dice_);
    }
    void learn(bool was_killed) {
        constexpr double longer = 1.5;
        constexpr double shorter = 0.5;
        const std::lock_guard lock(mutex_);
        window_ *= was_killed ? longer : shorter;
    }

  private:
    std::mutex mutex_;
    std::mt19937 dice_{20260410};
    std::chrono::duration<double> window_;
};

/// So many are killed in earnest; one that got to its end before does not count, but must have left all well too.
void check_killed_at_instants(long count) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    Patience patience(night.seconds()); // to begin with
    std::atomic<long> killed = 0;
    std::atomic<long> at_work = 0;
    std::atomic<long> ended_before = 0;
    check_counted(night, count, [&](const fs::path& folder) -> Attempt {
        RunningSweep running(folder, night.night());
        std::this_thread::sleep_for(patience.next());
        running.kill();
        const Ended ended = running.end();
        const bool was_killed = ended.exit == killed_exit;
        patience.learn(was_killed);
        ++(was_killed ? killed : ended_before);
        if (was_killed && left_in(folder) != night.before()) ++at_work;
        std::string found = night.fault_in(folder, ended);
        if (found.empty()) found = night.fault_after(Undisturbed::Next::same_night, folder);
        return {found, was_killed};
    });
    BOOST_TEST(killed == count);
    BOOST_TEST(ended_before > 0);      // else all may have been killed before they began
    BOOST_TEST(at_work >= count / 50); // something was half done
    BOOST_TEST_MESSAGE(killed << " sweeps were killed, " << at_work << " with something done; " << ended_before
                              << " had ended before");
}

/// Killed, and the next one killed too while it cleans up.
void check_killed_twice(std::size_t count) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    std::mt19937 dice(7);
    std::uniform_int_distribution<long> some(1, night.changes());
    std::vector<long> first(count);
    std::vector<long> then(count);
    for (std::size_t i = 0; i < count; ++i) {
        first[i] = some(dice);
        then[i] = some(dice);
    }
    check_each(night, every(1, 0, static_cast<long>(count) - 1), [&](long at, const fs::path& folder) -> std::string {
        const auto i = static_cast<std::size_t>(at);
        const std::string calls = " (killed at " + std::to_string(first[i]) + ", then " + std::to_string(then[i]) + ")";
        night.sweep_in(folder, with_faults("kill:" + std::to_string(first[i])));
        const bool was_remembered = left_in(folder).store == night.once().store;
        const Ended ended = night.sweep_in(folder, with_faults("tear:" + std::to_string(then[i])));
        if (!was_remembered)
            if (const std::string found = night.fault_in(folder, ended); !found.empty()) return found + calls;
        const bool is_again = left_in(folder).store == night.twice().store;
        if (was_remembered && is_again) return ""; // a third sweep would be a third row
        const std::string found = night.fault_after(Undisturbed::Next::same_night, folder);
        return found.empty() ? "" : found + calls;
    });
}

} // namespace

BOOST_AUTO_TEST_SUITE(killed)

BOOST_AUTO_TEST_CASE(the_second_night_finds_something_new_something_resolved_and_something_different) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    BOOST_TEST(night.ended().exit == 1, night.ended().said);
    const Ground ground;
    night.lay_out(ground.path() / "night");
    night.sweep_in(ground.path() / "night");
    const auto store = Store::open("sqlite:" + (ground.path() / "night/state/history.sqlite").string());
    std::string moved;
    for (const Transition& one : store->transitions(1, 2))
        moved += one.duty.case_id + " " + std::string(name_of(one.category)) + "\n";
    BOOST_TEST(moved == "K-4 updated\nK-5 resolved\nK-6 new\nK-7 resolved\nK-8 new\n");
    BOOST_TEST(night.once().current_set() != night.before().current_set());
    BOOST_TEST(night.twice().store != night.once().store);
}

BOOST_AUTO_TEST_CASE(every_change_to_the_disk_is_counted_and_any_can_be_the_last) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    BOOST_TEST(night.changes() > 100);
    BOOST_TEST(night.flushes() > 15);
    const Ground ground;
    const fs::path folder = ground.path() / "night";
    // The first opens the lock. The last takes away the second name of the heartbeat of the night before.
    for (const long call : {1L, night.changes(), night.changes() + 1}) {
        night.lay_out(folder);
        const Ended ended = night.sweep_in(folder, with_faults("kill:" + std::to_string(call)));
        BOOST_TEST(ended.exit == (call > night.changes() ? night.ended().exit : killed_exit), ended.said);
        const Left left = left_in(folder);
        BOOST_TEST((left == night.before()) == (call == 1));
        BOOST_TEST((left.heartbeat() == night.once().heartbeat()) == (call > 1));
        BOOST_TEST((left == night.once()) == (call > night.changes()));
    }
}

BOOST_AUTO_TEST_CASE(killed_at_some_changes_to_the_disk_nothing_is_lost_and_nothing_half_done) {
    constexpr long step = 17;
    const long last = Undisturbed::of(Night::second).changes();
    check_killed_at(Night::second, "kill", every(step, 1, last));
    check_killed_at(Night::second, "tear", every(step, 2, last));
    check_killed_at(Night::second, "kill", every(step, 3, last), Undisturbed::Next::night_after);
    check_killed_at(Night::first, "tear", every(3 * step, 3, Undisturbed::of(Night::first).changes()));
    check_killed_at_instants(12);
}

BOOST_AUTO_TEST_CASE(killed_at_any_change_to_the_disk, *boost::unit_test::label("slow")) {
    check_killed_at(Night::second, "kill", every(1, 1, Undisturbed::of(Night::second).changes()));
}

BOOST_AUTO_TEST_CASE(killed_in_the_middle_of_any_change_to_the_disk, *boost::unit_test::label("slow")) {
    check_killed_at(Night::second, "tear", every(1, 1, Undisturbed::of(Night::second).changes()));
}

BOOST_AUTO_TEST_CASE(killed_at_any_change_to_the_disk_and_swept_again_only_a_night_later,
                     *boost::unit_test::label("slow")) {
    check_killed_at(Night::second, "tear", every(1, 1, Undisturbed::of(Night::second).changes()),
                    Undisturbed::Next::night_after);
}

BOOST_AUTO_TEST_CASE(killed_on_the_first_night_at_many_changes_to_the_disk, *boost::unit_test::label("slow")) {
    check_killed_at(Night::first, "kill", every(4, 1, Undisturbed::of(Night::first).changes()));
    check_killed_at(Night::first, "tear", every(4, 3, Undisturbed::of(Night::first).changes()));
}

BOOST_AUTO_TEST_CASE(killed_at_any_instant, *boost::unit_test::label("slow")) { check_killed_at_instants(200); }

BOOST_AUTO_TEST_CASE(killed_and_killed_again_while_cleaning_up, *boost::unit_test::label("slow")) {
    check_killed_twice(60);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::nightly
