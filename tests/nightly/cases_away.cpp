// Cases that are not in a night's exports: believed to be gone, held, or back again.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "tests/nightly/story.hpp"

namespace abide::tests {

namespace {

const std::string breached = "meeting-in-time c1: breached/not-done";

} // namespace

BOOST_AUTO_TEST_SUITE(cases_away)

BOOST_AUTO_TEST_CASE(one_of_many_that_is_gone_is_believed_to_be) {
    Story story;
    story.put("a.xml", export_of(cases(0, 10)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(cases(0, 9)));
    expect(story.sweep("2026-04-11"), Lines{"resolved C-109 " + breached + " -> - since 2026-04-10 | not-in-export"});
    BOOST_TEST(story.ended().exit == 1);
    BOOST_TEST(story.open_on(1).size() == 10U);
    BOOST_TEST(story.open_on(2).size() == 9U);
    // It is not missed twice.
    expect(story.sweep("2026-04-12"), Lines{});
    // Back again: that it was open before is remembered.
    story.put("a.xml", export_of(cases(0, 10)));
    expect(story.sweep("2026-04-13"), Lines{"reopened C-109 meeting-in-time c1: - -> breached/not-done since "
                                            "2026-04-10 | record-changed the case is in the exports again"});
}

BOOST_AUTO_TEST_CASE(a_tenth_may_be_missing_and_no_more) {
    Story story;
    story.put("a.xml", export_of(cases(0, 100)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(cases(0, 89)));
    Lines moved = story.sweep("2026-04-11");
    BOOST_REQUIRE(moved.size() == 11U);
    for (const std::string& one : moved) {
        BOOST_TEST(one.starts_with("held C-1"), one);
        BOOST_TEST(one.ends_with("-> - since 2026-04-10 | not-in-export"), one);
    }
    BOOST_TEST(story.ended().exit == 3);
    BOOST_TEST(story.open_on(2).size() == 100U);
    BOOST_TEST(story.store()->last_sweep()->shrunk);
    // The night after: nothing is new about it, and nothing is believed.
    expect(story.sweep("2026-04-12"), Lines{});
    BOOST_TEST(story.ended().exit == 3);
    BOOST_TEST(story.open_on(3).size() == 100U);
    // One of them is back: now it is a tenth, and believed.
    story.put("a.xml", export_of(cases(0, 90)));
    moved = story.sweep("2026-04-13");
    BOOST_REQUIRE(moved.size() == 10U);
    for (const std::string& one : moved) BOOST_TEST(one.starts_with("resolved C-19"), one);
    BOOST_TEST(story.ended().exit == 1);
    BOOST_TEST(story.open_on(4).size() == 90U);
}

BOOST_AUTO_TEST_CASE(on_a_shrunk_night_nothing_is_resolved_and_everything_else_is_said) {
    Story story;
    story.put("a.xml", export_of(case_of("M-1", waiting) + case_of("M-2", waiting) + case_of("M-3", nothing_asked)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(case_of("M-1", waiting + meeting) + case_of("M-2", waiting_a_day_longer)));
    expect(story.sweep("2026-04-10"),
           Lines{"held M-1 meeting-in-time c1: breached/not-done -> met since 2026-04-10 | not-in-export too many "
                 "other cases are missing from the exports",
                 "updated M-2 meeting-in-time c1: breached/not-done -> breached/not-done since 2026-04-10 | "
                 "record-changed concern c1 believed-date: 2026-04-01 (was 2026-04-02)"});
    BOOST_TEST(story.open_on(2).size() == 2U);
    // Everybody is back, and what was held is resolved by the cause it has had all along.
    story.put("a.xml", export_of(case_of("M-1", waiting + meeting) + case_of("M-2", waiting_a_day_longer) +
                                 case_of("M-3", nothing_asked)));
    expect(
        story.sweep("2026-04-11"),
        Lines{
            "resolved M-1 meeting-in-time c1: breached/not-done -> met since 2026-04-10 | record-changed "
            "strategy-meeting m1 concern: c1 (now decides); strategy-meeting m1 held-date: 2026-04-09 (now decides)"});
}

BOOST_AUTO_TEST_CASE(a_history_that_holds_what_a_shrunk_night_would_settle_is_whole) {
    Story story;
    story.put("a.xml", export_of(cases(0, 10)));
    story.sweep("2026-04-10");
    // The only case there is comes out as no other does, and is remembered as it was: the story looks at the store.
    const std::string later = R"(<concern id="c1" category="2" believed-date="2026-04-11" looking-back="yes"/>)";
    story.put("a.xml", export_of(case_of("C-100", later)));
    const Lines moved = story.sweep("2026-04-11");
    BOOST_TEST(std::ranges::count_if(moved, [](const std::string& one) {
                   return one.starts_with("held C-100 meeting-in-time c1: breached/not-done -> not-yet-due");
               }) == 1);
    BOOST_TEST(story.open_on(2).size() == 10U);
}

BOOST_AUTO_TEST_CASE(what_was_held_may_hold_after_all) {
    Story story;
    story.put("a.xml", export_of(case_of("M-1", waiting) + case_of("M-3", nothing_asked)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(case_of("M-1", waiting + meeting)));
    story.sweep("2026-04-11");
    story.put("a.xml", export_of(case_of("M-1", waiting) + case_of("M-3", nothing_asked)));
    expect(story.sweep("2026-04-12"), Lines{});
    // From here on it stands by this night again: only what changes now is a cause.
    story.put("a.xml", export_of(case_of("M-1", waiting + meeting) + case_of("M-3", nothing_asked)));
    const Lines moved = story.sweep("2026-04-13");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(kinds_of(moved[0]) == "record-changed");
}

BOOST_AUTO_TEST_CASE(an_export_all_of_whose_cases_are_missing_is_not_believed) {
    Story story;
    story.put("a.xml", export_of(cases(0, 95)));
    story.put("b.xml", export_of(cases(95, 100)));
    story.sweep("2026-04-10");
    story.take_away("b.xml");
    const Lines moved = story.sweep("2026-04-11");
    BOOST_REQUIRE(moved.size() == 5U);
    for (const std::string& one : moved) BOOST_TEST(one.starts_with("held C-19"), one);
    BOOST_TEST(story.ended().exit == 3);
    // Whoever has looked may say so.
    const Lines gone = story.sweep("2026-04-11", {"--accept-missing"});
    BOOST_REQUIRE(gone.size() == 5U);
    for (const std::string& one : gone) BOOST_TEST(one.starts_with("resolved C-19"), one);
    BOOST_TEST(story.ended().exit == 1);
    expect(story.sweep("2026-04-12"), Lines{});
    BOOST_TEST(story.ended().exit == 1);
}

BOOST_AUTO_TEST_CASE(an_export_that_has_another_name_lacks_nobody) {
    Story story;
    story.put("a.xml", export_of(cases(0, 10)));
    story.sweep("2026-04-10");
    story.take_away("a.xml");
    story.put("b.xml", export_of(cases(0, 10)));
    expect(story.sweep("2026-04-11"), Lines{});
    BOOST_TEST(story.ended().exit == 1);
}

BOOST_AUTO_TEST_CASE(that_cases_without_findings_are_gone_may_be_accepted_too) {
    Story story;
    story.put("a.xml", export_of(case_of("C-1", waiting) + case_of("C-2", nothing_asked)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(case_of("C-1", waiting)));
    story.sweep("2026-04-10");
    BOOST_TEST(story.ended().exit == 3);
    story.sweep("2026-04-10", {"--accept-missing"});
    BOOST_TEST(story.ended().exit == 1);
    story.sweep("2026-04-10");
    BOOST_TEST(story.ended().exit == 1);
    story.sweep("2026-04-11");
    BOOST_TEST(story.ended().exit == 1);
}

BOOST_AUTO_TEST_CASE(a_case_that_cannot_be_read_is_held) {
    Story story;
    story.put("a.xml", export_of(cases(0, 20)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(cases(0, 18) + "<case id=\"C-118\"><concern></case>\n" + cases(19, 20)));
    expect(story.sweep("2026-04-11"), Lines{"held C-118 " + breached + " -> - since 2026-04-10 | not-read"});
    BOOST_TEST(story.ended().exit == 3);
    expect(story.sweep("2026-04-12"), Lines{});
    // Read again: nothing about it is different, whatever the night it was judged last.
    story.put("a.xml", export_of(cases(0, 20)));
    expect(story.sweep("2026-04-13"), Lines{});
    BOOST_TEST(story.open_on(4).size() == 20U);
}

BOOST_AUTO_TEST_CASE(beside_one_that_cannot_be_read_another_may_be_gone) {
    Story story;
    story.put("a.xml", export_of(cases(0, 20)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(cases(0, 18) + "<case id=\"C-118\"><concern></case>\n"));
    expect(story.sweep("2026-04-11"), Lines({"held C-118 " + breached + " -> - since 2026-04-10 | not-read",
                                             "resolved C-119 " + breached + " -> - since 2026-04-10 | not-in-export"}));
}

BOOST_AUTO_TEST_CASE(a_file_cut_short_may_hold_whoever_is_missing) {
    Story story;
    story.put("a.xml", export_of(cases(0, 20)));
    story.sweep("2026-04-10");
    const std::string whole = export_of(cases(0, 20));
    story.put("a.xml", whole.substr(0, whole.find("<case id=\"C-119\"") + 8));
    expect(story.sweep("2026-04-11"), Lines{"held C-119 " + breached + " -> - since 2026-04-10 | not-read"});
    BOOST_TEST(story.ended().exit == 3);
    // Whole again, and it is not there: now it is gone.
    story.put("a.xml", export_of(cases(0, 19)));
    expect(story.sweep("2026-04-12"), Lines{"resolved C-119 " + breached + " -> - since 2026-04-10 | not-in-export"});
}

BOOST_AUTO_TEST_CASE(a_case_held_for_some_nights_is_held_against_the_night_it_was_read_last) {
    Story story;
    const std::string others = cases(0, 19);
    story.put("a.xml", export_of(others + case_of("C-1", waiting)));
    story.sweep("2026-04-07");
    story.put("a.xml", export_of(others + "<case id=\"C-1\"><concern></case>\n"));
    story.sweep("2026-04-08");
    story.sweep("2026-04-09");
    story.put("a.xml", export_of(others + case_of("C-1", waiting_a_day_longer)));
    const Lines moved = story.sweep("2026-04-10");
    BOOST_REQUIRE(moved.size() == 20U);
    BOOST_TEST(moved[0] ==
               "new C-1 meeting-in-time c1: not-yet-due -> breached/not-done since 2026-04-10 | "
               "record-changed concern c1 believed-date: 2026-04-01 (was 2026-04-02) | time-passed 2026-04-09");
    BOOST_TEST(kinds_of(moved[1]) == "time-passed");
}

BOOST_AUTO_TEST_CASE(a_case_of_which_nothing_was_asked_has_its_causes_too) {
    Story story;
    const std::string none = R"(<child id="ch1" born="2012-05"/>)";
    story.put("a.xml", export_of(case_of("C-1", none)));
    story.sweep("2026-04-08");
    story.put("a.xml", export_of(case_of("C-1", none + waiting)));
    const Lines moved = story.sweep("2026-04-10");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(moved[0].starts_with("new C-1 meeting-in-time c1: - -> breached/not-done"), moved[0]);
    // By the clock of the night before it would have been due soon.
    BOOST_TEST(kinds_of(moved[0]) == "record-changed time-passed");
}

BOOST_AUTO_TEST_CASE(values_nobody_can_read_do_not_keep_the_missing_from_being_gone) {
    Story story;
    const auto hard_to_read = [](int night) {
        std::string text;
        for (int i = 0; i < 30; ++i)
            text += case_of("H-" + std::to_string(100 + i),
                            "<concern id=\"c1\" category=\"0\" believed-date=\"??\" looking-back=\"yes\"/>");
        return night == 1 ? text + case_of("C-1", waiting) : text;
    };
    story.put("a.xml", export_of(hard_to_read(1)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(hard_to_read(2)));
    expect(story.sweep("2026-04-11"), Lines{"resolved C-1 " + breached + " -> - since 2026-04-10 | not-in-export"});
}

BOOST_AUTO_TEST_CASE(the_same_input_twice_moves_nothing_and_keeps_the_set) {
    Story story;
    story.put("a.xml", export_of(cases(0, 10)));
    story.sweep("2026-04-10");
    expect(story.sweep("2026-04-10"), Lines{});
    const auto last = story.store()->last_sweep();
    BOOST_TEST(last->number == 2);
    BOOST_TEST((last->repeats == 1));
    BOOST_TEST(last->set == story.store()->sweep(1)->set);
    BOOST_TEST((last->outputs == story.store()->sweep(1)->outputs));
    BOOST_TEST((last->counts == story.store()->sweep(1)->counts));
}

BOOST_AUTO_TEST_CASE(a_history_does_not_run_backwards) {
    Story story;
    story.put("a.xml", export_of(cases(0, 2)));
    story.sweep("2026-04-10");
    expect(story.sweep("2026-04-09"), Lines{"nothing was remembered"});
    BOOST_TEST(story.ended().exit == 2);
    BOOST_TEST(contains(story.ended().err, "the last sweep judged as at 2026-04-10"), story.ended().err);
}

BOOST_AUTO_TEST_CASE(records_without_ids_are_told_apart_by_their_order) {
    Story story;
    const auto concern = [](const std::string& day) {
        return R"(<concern category="2" looking-back="yes" believed-date=")" + day + "\"/>";
    };
    story.put("a.xml", export_of(case_of("C-1", concern("2026-04-01") + concern("2026-04-07"))));
    story.sweep("2026-04-10"); // breached; due on Fri 10 Apr
    expect(story.open_on(1), Lines({"C-1 meeting-in-time concern#1: breached/not-done since 2026-04-10",
                                    "C-1 meeting-in-time concern#2: due-soon since 2026-04-10"}));
    expect(story.sweep("2026-04-13"),
           Lines{"updated C-1 meeting-in-time concern#2: due-soon -> breached/not-done since 2026-04-10 | "
                 "time-passed 2026-04-11"});
    // One more behind them, and one of the first kind taken out.
    story.put("a.xml",
              export_of(case_of("C-1", concern("2026-04-01") + concern("2026-04-07") + concern("2026-04-10"))));
    expect(story.sweep("2026-04-13"), Lines{});
    BOOST_TEST(story.sweep("2026-04-14").size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
