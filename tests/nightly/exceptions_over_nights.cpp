// Exceptions from night to night: they begin and end as causes of their own, and resolve nothing.
#include <boost/test/unit_test.hpp>

#include "tests/nightly/story.hpp"

namespace abide::tests {

namespace {

Exception over(const Duty& duty, const std::string& from, const std::string& until, const std::string& item = {}) {
    Exception one;
    one.duty = duty;
    one.item = item;
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

/// A meeting of which minutes and plan have to be on file, on the first night neither is.
struct TwoItems {
    Story story;
    Duty duty;
    TwoItems() {
        story.edit("facts.xml", R"(<fact name="minutes")",
                   R"(<fact name="plan" type="text" meaning="The plan."/><fact name="minutes")");
        story.edit("toy.xml", R"(modal="must" severity="low")", R"(modal="must" severity="high")");
        story.edit("toy.xml", R"(with="minutes"/>)", R"(with="minutes"/><item id="plan" clause="5.3-2" with="plan"/>)");
        put("");
        story.sweep("2026-04-10");
        duty = story.open_duty("C-1", "meeting-minuted");
    }
    void put(const std::string& on_file) {
        story.put("a.xml", export_of(case_of("C-1", waiting + R"(<strategy-meeting id="m1" concern="c1"
                                                                  held-date="2026-04-09" )" +
                                                        on_file + "/>")));
    }
    /// How many stand on the page of exceptions where.
    [[nodiscard]] std::string exceptions_on(const std::string& day) const {
        const std::string page = story.report("exceptions-" + day + ".md");
        const std::size_t at = page.find("- **Holding:**");
        return page.substr(at, page.find("\n\n", at) - at);
    }
};

const std::string both_open = "updated C-1 meeting-minuted m1: breached/incomplete -> breached/incomplete since "
                              "2026-04-10 | ";

/// How judging the run again came out: "ok" when its reports were written again the same.
std::string reports_again(const Story& story, const std::string& run, const std::string& today) {
    const Ended ended = story.run({"verify", run, "--reports", story.path("reports")}, today);
    const std::size_t at = ended.out.find("reports       ");
    const std::size_t line = ended.out.rfind('\n', at) + 1;
    return at == std::string::npos ? ended.out + ended.err : ended.out.substr(line, ended.out.find(' ', line) - line);
}

} // namespace

BOOST_AUTO_TEST_SUITE(exceptions_over_nights)

BOOST_AUTO_TEST_CASE(one_over_an_item_holds_only_while_that_item_is_open) {
    TwoItems all;
    all.story.store()->add(over(all.duty, "2026-04-11", "2026-05-30", "plan"));
    expect(all.story.sweep("2026-04-11"), Lines{both_open + "exception-began E-1"});
    BOOST_TEST(contains(all.exceptions_on("2026-04-11"), "- **Holding:** 1\n"), all.exceptions_on("2026-04-11"));
    BOOST_TEST(all.story.ended().exit == 1); // nobody excepted the minutes
    // The plan is there: what the exception is over is settled. It has not ended for that, and is of no use.
    all.put(R"(plan="x")");
    Lines moved = all.story.sweep("2026-04-12");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(kinds_of(moved[0]) == "record-changed", moved[0]);
    BOOST_TEST(contains(all.exceptions_on("2026-04-12"), "- **Unused:** 1\n"), all.exceptions_on("2026-04-12"));
    BOOST_TEST(all.story.ended().exit == 1);
    // Open again: it was in force all along and did not begin.
    all.put("");
    moved = all.story.sweep("2026-04-13");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(kinds_of(moved[0]) == "record-changed", moved[0]);
    BOOST_TEST(contains(all.exceptions_on("2026-04-13"), "- **Holding:** 1\n"), all.exceptions_on("2026-04-13"));
    // That it is over is told, since it held.
    expect(all.story.sweep("2026-05-31"), Lines{both_open + "exception-ended E-1"});
}

BOOST_AUTO_TEST_CASE(what_is_left_of_a_finding_is_what_a_sweep_fails_on) {
    TwoItems all;
    BOOST_TEST(all.story.ended().exit == 1);
    all.story.store()->add(over(all.duty, "2026-04-11", "2026-04-30", "plan"));
    all.story.sweep("2026-04-11");
    BOOST_TEST(all.story.ended().exit == 1);
    all.story.store()->add(over(all.duty, "2026-04-12", "2026-04-20", "minutes"));
    all.story.sweep("2026-04-12");
    BOOST_TEST(all.story.ended().exit == 0); // each of its open items is excepted
    all.story.sweep("2026-04-21");
    BOOST_TEST(all.story.ended().exit == 1);
    // What is left is of little weight: the item that makes the finding high is the excepted one.
    all.story.edit("toy.xml", R"(with="minutes"/>)", R"(with="minutes" severity="low"/>)");
    all.story.sweep("2026-04-22");
    BOOST_TEST(all.story.ended().exit == 0);
    all.story.sweep("2026-04-22", {"--fail-on", "low"});
    BOOST_TEST(all.story.ended().exit == 1);
}

BOOST_AUTO_TEST_CASE(what_has_become_critical_is_excepted_no_longer_and_what_stands_beside_it_is) {
    TwoItems all;
    all.story.store()->add(over(all.duty, "2026-04-11", "2026-04-30", "plan"));
    all.story.store()->add(over(all.duty, "2026-04-11", "2026-04-20", "minutes"));
    all.story.sweep("2026-04-11");
    BOOST_TEST(all.story.ended().exit == 0);
    const std::string plain_plan = R"(with="plan"/>)";
    const std::string grave_plan = R"(with="plan" severity="critical"/>)";
    all.story.edit("toy.xml", plain_plan, grave_plan);
    expect(all.story.sweep("2026-04-12"), Lines{both_open + "procedure-changed toy"});
    BOOST_TEST(all.story.ended().exit == 1);
    const std::string counts = all.exceptions_on("2026-04-12");
    BOOST_TEST(contains(counts, "- **Holding:** 1\n"), counts); // over the minutes, which are as grave as the rule
    BOOST_TEST(contains(counts, "- **Not holding, become critical:** 1\n"), counts);
    const std::string json = all.story.report("findings-2026-04-12.json");
    BOOST_TEST(contains(json, "E-2"));
    BOOST_TEST(!contains(json, "E-1"));
    // Grave no longer: it holds again, and did not begin.
    all.story.edit("toy.xml", grave_plan, plain_plan);
    expect(all.story.sweep("2026-04-13"), Lines{both_open + "procedure-changed toy"});
    BOOST_TEST(all.story.ended().exit == 0);
}

BOOST_AUTO_TEST_CASE(one_recorded_over_an_item_that_is_settled_begins_over_nothing) {
    TwoItems all;
    all.put(R"(plan="x")");
    all.story.sweep("2026-04-10");
    all.story.store()->add(over(all.duty, "2026-04-11", "2026-04-30", "plan"));
    expect(all.story.sweep("2026-04-11"), Lines{});
    BOOST_TEST(all.story.ended().exit == 1);
}

BOOST_AUTO_TEST_CASE(what_is_done_to_one_after_a_night_leaves_that_night_as_it_was) {
    Excepted all("2026-04-11", "2026-05-30");
    all.story.sweep("2026-04-11");
    BOOST_TEST(reports_again(all.story, "2026-04-11-1", "2026-04-11") == "ok");
    // Ended on the day of the sweep, after it.
    BOOST_TEST(all.story.run({"exception", "expire", "E-1", "--on", "2026-04-11"}, "2026-04-11").exit == 0);
    BOOST_TEST(reports_again(all.story, "2026-04-11-1", "2026-04-11") == "ok");
    expect(all.story.sweep("2026-04-11"),
           Lines{"updated C-1 meeting-in-time c1: breached/not-done -> breached/not-done since 2026-04-10 | "
                 "exception-ended E-1"});
    for (const char* run : {"2026-04-10-1", "2026-04-11-1", "2026-04-11-2"})
        BOOST_TEST(reports_again(all.story, run, "2026-04-11") == "ok", run);
}

BOOST_AUTO_TEST_CASE(an_end_that_was_known_ahead_is_known_when_a_night_is_judged_again) {
    Excepted all("2026-04-11", "2026-05-30");
    BOOST_TEST(all.story.run({"exception", "expire", "E-1", "--on", "2026-04-20"}, "2026-04-11").exit == 0);
    all.story.sweep("2026-04-11"); // it is soon over
    BOOST_TEST(reports_again(all.story, "2026-04-11-1", "2026-04-12") == "ok");
    BOOST_TEST(all.story.run({"exception", "expire", "E-1", "--on", "2026-04-13"}, "2026-04-12").exit == 0);
    BOOST_TEST(reports_again(all.story, "2026-04-11-1", "2026-04-12") == "ok");
    all.story.sweep("2026-04-14");
    // Taken out of the lists: those nights still say of it what they said.
    BOOST_TEST(all.story.run({"exception", "prune"}, "2026-04-15").exit == 0);
    BOOST_TEST(all.story.store()->exceptions().empty());
    for (const char* run : {"2026-04-11-1", "2026-04-14-1", "2026-04-10-1"})
        BOOST_TEST(reports_again(all.story, run, "2026-04-15") == "ok", run);
    all.story.sweep("2026-04-16");
    BOOST_TEST(reports_again(all.story, "2026-04-16-1", "2026-04-16") == "ok");
}

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

BOOST_AUTO_TEST_CASE(each_of_several_over_one_finding_begins_and_ends) {
    const std::string still_open = "updated C-1 meeting-in-time c1: breached/not-done -> breached/not-done since "
                                   "2026-04-10 | ";
    Excepted all("2026-04-11", "2026-04-20");
    all.story.store()->add(over(all.duty, "2026-04-12", "2026-04-14"));
    all.story.store()->add(over(all.duty, "2026-04-13", "2026-04-30"));
    expect(all.story.sweep("2026-04-11"), Lines{still_open + "exception-began E-1"});
    expect(all.story.sweep("2026-04-12"), Lines{still_open + "exception-began E-2"}); // over before the first is
    expect(all.story.sweep("2026-04-13"), Lines{still_open + "exception-began E-3"});
    expect(all.story.sweep("2026-04-14"), Lines{});
    expect(all.story.sweep("2026-04-15"), Lines{still_open + "exception-ended E-2"});
    expect(all.story.sweep("2026-04-16"), Lines{});
    expect(all.story.sweep("2026-04-21"), Lines{still_open + "exception-ended E-1"}); // the third goes on
    expect(all.story.sweep("2026-05-01"), Lines{still_open + "exception-ended E-3"});
    BOOST_TEST(contains(all.story.run({"diff", "2026-04-13-1", "2026-04-21-1"}, "2026-05-01").out,
                        "An exception ended: E-2. An exception ended: E-1."));
}

BOOST_AUTO_TEST_CASE(one_over_the_whole_and_one_over_each_item_begin_and_end_each) {
    TwoItems all;
    all.story.store()->add(over(all.duty, "2026-04-11", "2026-04-13"));
    all.story.store()->add(over(all.duty, "2026-04-12", "2026-04-14", "plan"));
    all.story.store()->add(over(all.duty, "2026-04-12", "2026-04-15", "minutes"));
    expect(all.story.sweep("2026-04-11"), Lines{both_open + "exception-began E-1"});
    expect(all.story.sweep("2026-04-12"), Lines{both_open + "exception-began E-2 | exception-began E-3"});
    expect(all.story.sweep("2026-04-14"), Lines{both_open + "exception-ended E-1"});
    BOOST_TEST(contains(all.exceptions_on("2026-04-14"), "- **Holding:** 2\n"), all.exceptions_on("2026-04-14"));
    // The plan is there: the one over it has not ended for that; it ends on the next night, and nobody need be told.
    all.put(R"(plan="x")");
    const Lines moved = all.story.sweep("2026-04-14");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(kinds_of(moved[0]) == "record-changed", moved[0]);
    expect(all.story.sweep("2026-04-15"), Lines{});
    expect(all.story.sweep("2026-04-16"), Lines{both_open + "exception-ended E-3"});
}

BOOST_AUTO_TEST_CASE(what_an_earlier_abide_remembered_of_them_makes_none_begin_anew) {
    Excepted all("2026-04-11", "2026-04-20");
    all.story.store()->add(over(all.duty, "2026-04-11", "2026-04-30"));
    all.story.sweep("2026-04-11");
    // It knew the one that holds longest only.
    all.story.run_sql("UPDATE standings SET exceptions = '2' WHERE exceptions = '1 2'");
    expect(all.story.sweep("2026-04-12"), Lines{});
    expect(all.story.sweep("2026-04-21"),
           Lines{"updated C-1 meeting-in-time c1: breached/not-done -> breached/not-done since 2026-04-10 | "
                 "exception-ended E-1"});
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

BOOST_AUTO_TEST_CASE(what_only_turns_on_counting_days_is_no_finding_and_nothing_is_recorded_over_it) {
    Story story;
    // Met in time, but not where the first day is counted.
    const std::string reading = R"(<value from="2025-01">day-after</value>)";
    story.edit("toy.xml", reading, reading + other_reading);
    story.put("a.xml", export_of(case_of("C-1", waiting + meeting) + case_of("C-2", waiting)));
    story.sweep("2026-04-10");
    expect(story.open_on(1), Lines{"C-2 meeting-in-time c1: breached/not-done since 2026-04-10"});
    const std::string digest = story.report("digest.txt");
    BOOST_TEST(digest.find("New                         1 (1 high)\n") != std::string::npos, digest);
    BOOST_TEST(digest.find("Open                        1 (1 high)\n") != std::string::npos, digest);
    BOOST_TEST(digest.find("Turn on counting days       1 (no findings; ") != std::string::npos, digest);
    const std::string page = story.report("findings-2026-04-10.md");
    BOOST_TEST(page.find("- **Findings:** 1 listed below; 1 more would be one under the other way") !=
                   std::string::npos,
               page);
    BOOST_TEST(page.find("| C-1 | north | turns on counting days |") != std::string::npos, page);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
