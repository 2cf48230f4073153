// A sweep is killed at every change it makes to the disk, and at any instant: whoever comes next finds a night that
// was, or one that was not, and nothing between.
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
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

/// So many microseconds after it began, spread over somewhat longer than it takes.
std::vector<long> instants(const Undisturbed& night, std::size_t count) {
    std::mt19937 dice(20260410);
    constexpr double longer = 1.3e6;
    std::uniform_int_distribution<long> some(0, static_cast<long>(night.seconds() * longer));
    std::vector<long> microseconds(count);
    for (long& one : microseconds) one = some(dice);
    return microseconds;
}

void check_killed_at_instants(std::size_t count) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    std::atomic<std::size_t> killed = 0;
    check_each(night, instants(night, count), [&](long microseconds, const fs::path& folder) -> std::string {
        RunningSweep running(folder, night.night());
        std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
        running.kill();
        const Ended ended = running.end();
        if (ended.exit == killed_exit) ++killed;
        if (std::string found = night.fault_in(folder, ended); !found.empty()) return found;
        return night.fault_after(Undisturbed::Next::same_night, folder);
    });
    BOOST_TEST(killed > count / 3);
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
    // The last is about the lock, when all is done.
    for (const long call : {1L, night.changes(), night.changes() + 1}) {
        night.lay_out(folder);
        const Ended ended = night.sweep_in(folder, with_faults("kill:" + std::to_string(call)));
        BOOST_TEST(ended.exit == (call > night.changes() ? night.ended().exit : killed_exit), ended.said);
        BOOST_TEST((left_in(folder) == night.once()) == (call > 1));
    }
}

BOOST_AUTO_TEST_CASE(killed_at_some_changes_to_the_disk_nothing_is_lost_and_nothing_half_done) {
    constexpr long step = 17;
    const long last = Undisturbed::of(Night::second).changes();
    check_killed_at(Night::second, "kill", every(step, 1, last));
    check_killed_at(Night::second, "tear", every(step, 2, last));
    check_killed_at(Night::second, "kill", every(step, 3, last), Undisturbed::Next::night_after);
    check_killed_at(Night::first, "tear", every(3 * step, 3, Undisturbed::of(Night::first).changes()));
    check_killed_at_instants(10);
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
