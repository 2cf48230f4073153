// Somebody takes reports away between two nights: the next sweep writes its own and makes them current.
#include <boost/test/unit_test.hpp>

#include "tests/nightly/two_nights.hpp"

namespace abide::tests::nightly {

namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(taken_away)

BOOST_AUTO_TEST_CASE(where_reports_were_taken_away_the_next_sweep_of_the_same_exports_writes_them_anew) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    const Ground ground;
    const fs::path folder = ground.path() / "night";
    for (const char* gone : {"reports", "reports/sets", "reports/sets/2026-04-11-1", "reports/current"}) {
        night.lay_out(folder);
        night.sweep_in(folder);
        fs::remove_all(folder / gone);
        const Ended ended = night.sweep_in(folder);
        BOOST_TEST(ended.exit == night.ended().exit, gone << ": " << ended.said);
        const Left left = left_in(folder);
        BOOST_TEST(left.current_set().size() == night.once().current_set().size(), gone);
        BOOST_TEST(left.heartbeat().find("2026-04-11-2") != std::string::npos, left.heartbeat());
    }
}

BOOST_AUTO_TEST_CASE(where_reports_were_taken_away_the_next_night_is_as_any_other) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    const Ground ground;
    const fs::path folder = ground.path() / "night";
    for (const char* gone : {"reports", "reports/sets", "reports/sets/2026-04-10-1", "reports/current"}) {
        night.lay_out(folder);
        fs::remove_all(folder / gone);
        const Ended ended = night.sweep_in(folder);
        BOOST_TEST(ended.exit == night.ended().exit, gone << ": " << ended.said);
        BOOST_TEST((left_in(folder).current_set() == night.once().current_set()), gone);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::nightly
