// Two sweeps are started at once: one does the work, the other says so and ends, or comes after it.
#include <boost/test/unit_test.hpp>

#include "tests/nightly/two_nights.hpp"

namespace abide::tests::nightly {

namespace fs = std::filesystem;

namespace {

constexpr int usage = 2;

/// What it says to whom it turns away. In the instant before the other has written its name it is nameless.
bool names_holder(const Ended& ended, const RunningSweep& other) {
    const std::string by = "process " + std::to_string(other.id());
    for (const std::string& holder : {by, std::string("another process")})
        if (ended.said == "abide: another sweep is at work here (" + holder + "); nothing was judged\n") return true;
    return false;
}

std::string fault_of_two_at_once(const Undisturbed& night, const fs::path& folder) {
    RunningSweep one(folder, night.night());
    RunningSweep other(folder, night.night());
    const Ended first = one.end();
    const Ended second = other.end();
    const bool came_after = first.exit == night.ended().exit && second.exit == night.ended().exit;
    const bool first_was_turned_away = first.exit == usage && second.exit == night.ended().exit;
    const bool second_was_turned_away = second.exit == usage && first.exit == night.ended().exit;
    if (!came_after && !first_was_turned_away && !second_was_turned_away) return first.said + second.said;
    if (first_was_turned_away && !names_holder(first, other)) return first.said;
    if (second_was_turned_away && !names_holder(second, one)) return second.said;
    return difference(left_in(folder), came_after ? night.twice() : night.once());
}

void check_two_at_once(long times) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    check_each(night, every(1, 1, times),
               [&](long /*time*/, const fs::path& folder) { return fault_of_two_at_once(night, folder); });
}

} // namespace

BOOST_AUTO_TEST_SUITE(killed)

BOOST_AUTO_TEST_CASE(of_two_sweeps_at_once_one_does_the_work) { check_two_at_once(5); }

BOOST_AUTO_TEST_CASE(of_two_sweeps_at_once_one_does_the_work_many_times, *boost::unit_test::label("slow")) {
    check_two_at_once(50);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::nightly
