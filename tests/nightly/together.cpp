// Two sweeps are started at once: one does the work, the other says so and ends.
#include <boost/test/unit_test.hpp>

#include <atomic>

#include "tests/nightly/two_nights.hpp"

namespace abide::tests::nightly {

namespace fs = std::filesystem;

namespace {

constexpr int usage = 2;

bool names_holder(const Ended& ended, const RunningSweep& other) {
    const std::string holder = "process " + std::to_string(other.id());
    return ended.said == "abide: another sweep or erasure is at work here (" + holder + "); nothing was judged\n";
}

/// It counts when they met. One that came after the other did the night again, and that is looked at too.
Attempt two_at_once(const Undisturbed& night, const fs::path& folder) {
    RunningSweep one(folder, night.night());
    RunningSweep other(folder, night.night());
    const Ended first = one.end();
    const Ended second = other.end();
    const bool came_after = first.exit == night.ended().exit && second.exit == night.ended().exit;
    const bool first_was_turned_away = first.exit == usage && second.exit == night.ended().exit;
    const bool second_was_turned_away = second.exit == usage && first.exit == night.ended().exit;
    if (!came_after && !first_was_turned_away && !second_was_turned_away) return {first.said + second.said};
    if (first_was_turned_away && !names_holder(first, other)) return {first.said};
    if (second_was_turned_away && !names_holder(second, one)) return {second.said};
    return {difference(left_in(folder), came_after ? night.twice() : night.once()), !came_after};
}

void check_two_at_once(long times) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    std::atomic<long> met = 0;
    std::atomic<long> made = 0;
    check_counted(night, times, [&](const fs::path& folder) {
        ++made;
        const Attempt attempt = two_at_once(night, folder);
        if (attempt.counts) ++met;
        return attempt;
    });
    BOOST_TEST(met == times);
    BOOST_TEST_MESSAGE("of " << made << " pairs " << met << " met");
}

} // namespace

BOOST_AUTO_TEST_SUITE(killed)

BOOST_AUTO_TEST_CASE(of_two_sweeps_at_once_one_does_the_work) { check_two_at_once(5); }

BOOST_AUTO_TEST_CASE(of_two_sweeps_at_once_one_does_the_work_many_times, *boost::unit_test::label("slow")) {
    check_two_at_once(50);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::nightly
