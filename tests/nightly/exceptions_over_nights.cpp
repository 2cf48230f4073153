// Exceptions from night to night: they begin and end as causes of their own, and resolve nothing.
#include <boost/test/unit_test.hpp>

#include "tests/nightly/story.hpp"

namespace abide::tests {

namespace {

Exception over(const Duty& duty, const std::string& from, const std::string& until) {
    Exception one;
    one.duty = duty;
    one.reason = "The family is abroad";
    one.approved_by = "service manager";
    one.approved_on = *parse_day(from);
    one.from = *parse_day(from);
    one.until = *parse_day(until);
    return one;
}

/// A breach on the first night, with an exception over it from the second.
struct Excepted {
    Story story;
    Duty duty;
    Excepted(const std::string& from, const std::string& until) {
        story.put("a.xml", export_of(case_of("C-1", waiting)));
        story.sweep("2026-04-10");
        duty = story.open_duty("C-1", "meeting-in-time");
        story.store()->add(over(duty, from, until));
    }
    void hold_meeting() {
        story.put("a.xml", export_of(case_of("C-1", waiting + R"(<strategy-meeting id="m1" concern="c1"
                                                                  held-date="2026-04-10" minutes="x"/>)")));
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(exceptions_over_nights)

BOOST_AUTO_TEST_CASE(one_begins_and_ends_and_the_finding_stays_open) {
    Excepted all("2026-04-11", "2026-04-12");
    expect(all.story.sweep("2026-04-11"),
           Lines{"updated C-1 meeting-in-time c1: breached/not-done -> breached/not-done since 2026-04-10 | "
                 "exception-began E-1"});
    expect(all.story.sweep("2026-04-12"), Lines{});
    expect(all.story.sweep("2026-04-13"),
           Lines{"updated C-1 meeting-in-time c1: breached/not-done -> breached/not-done since 2026-04-10 | "
                 "exception-ended E-1"});
}

BOOST_AUTO_TEST_CASE(one_takes_the_place_of_another) {
    Excepted all("2026-04-11", "2026-04-12");
    all.story.sweep("2026-04-11");
    all.story.store()->add(over(all.duty, "2026-04-13", "2026-04-30"));
    expect(all.story.sweep("2026-04-13"),
           Lines{"updated C-1 meeting-in-time c1: breached/not-done -> breached/not-done since 2026-04-10 | "
                 "exception-ended E-1 | exception-began E-2"});
}

BOOST_AUTO_TEST_CASE(what_resolves_a_finding_is_not_that_its_exception_is_of_no_use) {
    Excepted all("2026-04-11", "2026-05-30");
    all.story.sweep("2026-04-11");
    all.hold_meeting(); // a day late: still a finding
    BOOST_TEST(kinds_of(all.story.sweep("2026-04-12").at(0)) == "record-changed");
    all.story.edit("toy.xml", "<value from=\"2025-01\">3</value>", "<value from=\"2025-01\">4</value>");
    expect(all.story.sweep("2026-04-13"),
           Lines{"resolved C-1 meeting-in-time c1: met-late -> met since 2026-04-10 | setting-changed "
                 "meeting-limit: 4 working days (was 3 working days)"});
    // Open again: the exception was there all along and did not begin.
    all.story.edit("toy.xml", "<value from=\"2025-01\">4</value>", "<value from=\"2025-01\">3</value>");
    expect(all.story.sweep("2026-04-14"),
           Lines{"reopened C-1 meeting-in-time c1: met -> met-late since 2026-04-14 | setting-changed "
                 "meeting-limit: 3 working days (was 4 working days)"});
    // It is known to hold: that it ends is told.
    expect(all.story.sweep("2026-05-31"),
           Lines{"updated C-1 meeting-in-time c1: met-late -> met-late since 2026-04-14 | exception-ended E-1"});
}

BOOST_AUTO_TEST_CASE(one_that_ends_on_a_night_the_record_changes_is_one_of_two_causes) {
    Excepted all("2026-04-11", "2026-04-12");
    all.story.sweep("2026-04-11");
    all.hold_meeting();
    const Lines moved = all.story.sweep("2026-04-13");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(moved[0].starts_with("updated C-1 meeting-in-time c1: breached/not-done -> met-late since 2026-04-10"),
               moved[0]);
    BOOST_TEST(kinds_of(moved[0]) == "record-changed exception-ended");
}

BOOST_AUTO_TEST_CASE(over_what_is_closed_nothing_begins_and_nothing_ends) {
    Story story;
    story.put("a.xml", export_of(case_of("C-1", waiting)));
    story.sweep("2026-04-10");
    const Duty duty = story.open_duty("C-1", "meeting-in-time");
    story.put("a.xml", export_of(case_of("C-1", waiting + R"(<strategy-meeting id="m1" concern="c1"
                                                              held-date="2026-04-09" minutes="x"/>)")));
    story.sweep("2026-04-11");
    story.store()->add(over(duty, "2026-04-12", "2026-04-13"));
    expect(story.sweep("2026-04-12"), Lines{});
    expect(story.sweep("2026-04-14"), Lines{});
    BOOST_TEST(story.store()->standings(std::vector<std::int64_t>{1}).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
