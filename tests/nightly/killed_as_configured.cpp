// A sweep that remembers in PostgreSQL, or signs its certificates, is killed at the changes it makes to the disk.
#include <boost/test/unit_test.hpp>

#include "tests/nightly/two_nights.hpp"

namespace abide::tests::nightly {

namespace fs = std::filesystem;

namespace {

using Next = Undisturbed::Next;
constexpr int killed_exit = 128 + 9;

void check_killed_at(const Undisturbed& night, const std::string& fault, const std::vector<long>& calls, Next next) {
    check_each(night, calls, [&](long call, const fs::path& folder) -> std::string {
        const Ended ended = night.sweep_in(folder, with_faults(fault + ":" + std::to_string(call)));
        if (ended.exit != killed_exit) return "it was not killed: " + ended.said;
        if (next != Next::at_once)
            if (std::string found = night.fault_in(folder, ended); !found.empty()) return found;
        return night.fault_after(next, folder);
    });
}

/// A server takes the history, so fewer changes are made to the disk.
void check_killed_at_some(Keeping keeping) {
    const Undisturbed& night = Undisturbed::of(Night::second, keeping);
    BOOST_TEST(night.ended().exit == 1, night.ended().said);
    const long step = keeping == Keeping::server ? 19 : 41;
    check_killed_at(night, "kill", every(step, 1, night.changes()), Next::same_night);
    check_killed_at(night, "tear", every(step, step / 3, night.changes()), Next::at_once);
    check_killed_at(night, "kill", every(step, 2 * step / 3, night.changes()), Next::night_after);
}

void check_killed_at_each(Keeping keeping, Next next) {
    const Undisturbed& night = Undisturbed::of(Night::second, keeping);
    BOOST_TEST_MESSAGE("killed at each of " << night.changes() << " changes");
    check_killed_at(night, "tear", every(1, 1, night.changes()), next);
}

} // namespace

// Those at every change take half a minute or more each, and run when they are named.
BOOST_AUTO_TEST_SUITE(killed)

BOOST_AUTO_TEST_CASE(killed_at_some_changes_with_a_server_nothing_is_lost_and_nothing_half_done,
                     *boost::unit_test::label("slow")) {
    check_killed_at_some(Keeping::server);
}

BOOST_AUTO_TEST_CASE(killed_at_any_change_with_a_server,
                     *boost::unit_test::label("slow") * boost::unit_test::disabled()) {
    check_killed_at_each(Keeping::server, Next::same_night);
}

BOOST_AUTO_TEST_CASE(killed_at_any_change_with_a_server_and_swept_again_at_once,
                     *boost::unit_test::label("slow") * boost::unit_test::disabled()) {
    check_killed_at_each(Keeping::server, Next::at_once);
}

BOOST_AUTO_TEST_CASE(killed_on_the_first_night_with_a_server,
                     *boost::unit_test::label("slow") * boost::unit_test::disabled()) {
    const Undisturbed& night = Undisturbed::of(Night::first, Keeping::server);
    constexpr long step = 5;
    check_killed_at(night, "kill", every(step, 1, night.changes()), Next::same_night);
}

BOOST_AUTO_TEST_CASE(killed_at_some_changes_no_certificate_is_there_without_its_signature,
                     *boost::unit_test::label("slow")) {
    const Undisturbed& night = Undisturbed::of(Night::second, Keeping::with_signature);
    BOOST_TEST(night.once().files.contains("state/certificates/run-2026-04-11-1.json.minisig"));
    check_killed_at_some(Keeping::with_signature);
}

BOOST_AUTO_TEST_CASE(killed_at_any_change_no_certificate_is_there_without_its_signature,
                     *boost::unit_test::label("slow") * boost::unit_test::disabled()) {
    check_killed_at_each(Keeping::with_signature, Next::same_night);
}

BOOST_AUTO_TEST_CASE(killed_at_any_change_and_signed_only_a_night_later,
                     *boost::unit_test::label("slow") * boost::unit_test::disabled()) {
    check_killed_at_each(Keeping::with_signature, Next::night_after);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::nightly
