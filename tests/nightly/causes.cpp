// Each cause of change in a story of two or three nights: what moved is put down to what moved it, and to nothing else.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "base/file.hpp"
#include "tests/nightly/story.hpp"

namespace abide::tests {

namespace {

/// One case that waits for its meeting, swept on that day.
void begin(Story& story, const std::string& as_at, const std::string& records = waiting) {
    story.put("a.xml", export_of(case_of("C-1", records)));
    story.sweep(as_at);
}

/// The decision of a meeting is owed from the day on which it was held.
const std::string decision_rule =
    R"(<rule id="decided" clause="5.3-2" modal="must" severity="high"><title>Decided</title>
  <for-each record="strategy-meeting"/>
  <decided fact="strategy-meeting.decision" once="strategy-meeting.held-date"/>
  <say><requirement>It must be decided.</requirement><met>It was.</met><breached>It was not.</breached>
  <cannot-tell>Cannot tell, because {missing}.</cannot-tell><ask who="chair">Decide.</ask></say></rule>
  <clauses>)";

void ask_for_decision(const Story& story) {
    story.edit("toy.xml", "<clauses>", decision_rule);
    story.edit("facts.xml", R"(<fact name="minutes")",
               R"(<fact name="decision" type="yes-no" meaning="The decision."/><fact name="minutes")");
}

} // namespace

BOOST_AUTO_TEST_SUITE(causes_of_change)

BOOST_AUTO_TEST_CASE(the_first_night_meets_every_case) {
    Story story;
    story.put("a.xml", export_of(case_of("C-1", waiting)));
    expect(story.sweep("2026-04-10"),
           Lines{"new C-1 meeting-in-time c1: - -> breached/not-done since 2026-04-10 | record-changed the case "
                 "is in the exports for the first time"});
}

BOOST_AUTO_TEST_CASE(a_record_that_is_added_resolves) {
    Story story;
    begin(story, "2026-04-10");
    story.put("a.xml", export_of(case_of("C-1", waiting + meeting)));
    expect(
        story.sweep("2026-04-10"),
        Lines{"resolved C-1 meeting-in-time c1: breached/not-done -> met since 2026-04-10 | record-changed "
              "strategy-meeting m1 concern: c1 (not recorded before); strategy-meeting m1 held-date: 2026-04-09 (not "
              "recorded before)"});
    expect(story.open_on(2), Lines{});
}

BOOST_AUTO_TEST_CASE(a_fact_that_is_changed_updates) {
    Story story;
    begin(story, "2026-04-13");
    story.put("a.xml", export_of(case_of("C-1", waiting_a_day_longer)));
    expect(story.sweep("2026-04-13"),
           Lines{"updated C-1 meeting-in-time c1: breached/not-done -> breached/not-done since 2026-04-13 | "
                 "record-changed concern c1 believed-date: 2026-04-01 (was 2026-04-02)"});
}

BOOST_AUTO_TEST_CASE(a_fact_that_is_removed_can_make_it_untellable) {
    Story story;
    begin(story, "2026-04-13");
    story.put("a.xml",
              export_of(case_of("C-1", R"(<concern id="c1" believed-date="2026-04-02" looking-back="yes"/>)")));
    expect(story.sweep("2026-04-13"),
           Lines{"became-cannot-tell C-1 meeting-in-time c1: breached/not-done -> cannot-tell/applicability "
                 "since 2026-04-13 | record-changed concern c1 category (no longer recorded; was 2)"});
}

BOOST_AUTO_TEST_CASE(what_a_system_stops_exporting_is_a_change_of_the_record) {
    Story story;
    begin(story, "2026-04-13", waiting + meeting);
    expect(story.open_on(1), Lines{});
    story.put("a.xml", export_of(case_of("C-1", waiting + R"(<strategy-meeting id="m1" concern="c1"
                                                              held-date="2026-04-09"/>)"),
                                 R"(<not-exported fact="strategy-meeting.minutes"/>)"));
    expect(
        story.sweep("2026-04-13"),
        Lines{"became-cannot-tell C-1 meeting-minuted m1: met -> cannot-tell/not-exported since 2026-04-13 | "
              "record-changed strategy-meeting m1 (still recorded, no longer decides); strategy-meeting m1 minutes (no "
              "longer exported)"});
}

BOOST_AUTO_TEST_CASE(a_fact_that_is_still_recorded_and_decides_no_longer_is_not_said_to_be_gone) {
    Story story;
    begin(story, "2026-04-13", waiting + meeting);
    // The meeting is linked to the other concern now: it is there as before.
    story.put("a.xml", export_of(case_of("C-1", waiting + R"(<concern id="c2" category="0" believed-date="2026-04-02"
                                                              looking-back="yes"/>
                                  <strategy-meeting id="m1" concern="c2" held-date="2026-04-09" minutes="yes"/>)")));
    expect(
        story.sweep("2026-04-13"),
        Lines{"new C-1 meeting-in-time c1: met -> breached/not-done since 2026-04-13 | record-changed "
              "strategy-meeting m1 concern: c2 (was c1; no longer decides); strategy-meeting m1 held-date: 2026-04-09 "
              "(still recorded, no longer decides)"});
    // And back: both were recorded all along. The history does not know that, so nothing is claimed.
    story.put("a.xml", export_of(case_of("C-1", waiting + meeting)));
    expect(
        story.sweep("2026-04-13"),
        Lines{
            "resolved C-1 meeting-in-time c1: breached/not-done -> met since 2026-04-13 | record-changed "
            "strategy-meeting m1 concern: c1 (now decides); strategy-meeting m1 held-date: 2026-04-09 (now decides)"});
}

BOOST_AUTO_TEST_CASE(a_record_that_was_there_and_decides_only_now_is_not_said_to_be_new) {
    Story story;
    const std::string of_none = R"(<strategy-meeting id="m1" concern="c9" held-date="2026-04-09" minutes="yes"/>)";
    begin(story, "2026-04-13", waiting + of_none);
    story.put("a.xml", export_of(case_of("C-1", waiting + meeting)));
    expect(story.sweep("2026-04-13"),
           Lines{"resolved C-1 meeting-in-time c1: cannot-tell/missing -> met since 2026-04-13 | record-changed "
                 "strategy-meeting m1 concern: c1 (now decides)"});
}

BOOST_AUTO_TEST_CASE(what_the_record_grew_by_is_known_for_certain_where_it_grew_by_that_alone) {
    const std::string of_concern = "concern: c1 (not recorded before); strategy-meeting m1 held-date: 2026-04-09 ";
    // A fact on a record that was there.
    Story by_fact;
    const std::string undated = R"(<strategy-meeting id="m1" concern="c1" minutes="yes"/>)";
    begin(by_fact, "2026-04-13", waiting + undated);
    by_fact.put("a.xml", export_of(case_of("C-1", waiting + meeting)));
    Lines moved = by_fact.sweep("2026-04-13");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(contains(moved[0], "strategy-meeting m1 held-date: 2026-04-09 (not recorded before)"), moved[0]);
    // Two records at once.
    const std::string another = R"(<concern id="c2" category="0" believed-date="2026-04-02" looking-back="yes"/>)";
    Story by_two;
    begin(by_two, "2026-04-13");
    by_two.put("a.xml", export_of(case_of("C-1", waiting + another + meeting)));
    moved = by_two.sweep("2026-04-13");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(contains(moved[0], of_concern + "(not recorded before)"), moved[0]);
    // A record, and something else about the case: only that it decides now is certain.
    Story by_more;
    begin(by_more, "2026-04-13", waiting + another);
    const std::string otherwise = R"(<concern id="c2" category="1" believed-date="2026-04-02" looking-back="yes"/>)";
    by_more.put("a.xml", export_of(case_of("C-1", waiting + otherwise + meeting)));
    moved = by_more.sweep("2026-04-13");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(contains(moved[0], "held-date: 2026-04-09 (now decides)"), moved[0]);
}

BOOST_AUTO_TEST_CASE(a_value_nobody_can_read_is_not_said_to_be_gone) {
    Story story;
    begin(story, "2026-04-13");
    story.put("a.xml", export_of(case_of("C-1", R"(<concern id="c1" category="zwei" believed-date="2026-04-02"
                                                   looking-back="yes"/>)")));
    const Lines moved = story.sweep("2026-04-13");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(contains(moved[0], "record-changed concern c1 category (cannot be read; was 2)"), moved[0]);
}

BOOST_AUTO_TEST_CASE(a_layout_is_no_change) {
    Story story;
    begin(story, "2026-04-10");
    story.put("b.xml", "\n<!-- moved -->\n" + export_of("\n\n" + case_of("C-1", "\n   " + waiting + "\n")));
    story.take_away("a.xml");
    expect(story.sweep("2026-04-10"), Lines{});
    BOOST_TEST(story.ended().exit == 1);
}

BOOST_AUTO_TEST_CASE(time_alone_moves_a_duty_day_by_day) {
    Story story;
    begin(story, "2026-04-07");
    expect(story.sweep("2026-04-08"),
           Lines{"new C-1 meeting-in-time c1: not-yet-due -> due-soon since 2026-04-08 | time-passed 2026-04-08"});
    expect(story.sweep("2026-04-09"), Lines{});
    expect(story.sweep("2026-04-10"),
           Lines{"updated C-1 meeting-in-time c1: due-soon -> breached/not-done since 2026-04-08 | time-passed "
                 "2026-04-10"});
    expect(story.sweep("2026-04-13"), Lines{});
}

BOOST_AUTO_TEST_CASE(a_record_dated_ahead_counts_once_its_day_has_come) {
    Story story;
    begin(story, "2026-04-08", waiting + meeting);
    expect(story.open_on(1), Lines{"C-1 meeting-in-time c1: due-soon since 2026-04-08"});
    expect(story.sweep("2026-04-09"),
           Lines{"resolved C-1 meeting-in-time c1: due-soon -> met since 2026-04-08 | time-passed now counts: "
                 "strategy-meeting m1 held-date 2026-04-09"});
}

BOOST_AUTO_TEST_CASE(what_is_recorded_on_its_own_day_is_the_record_alone) {
    Story story;
    begin(story, "2026-04-08");
    story.put("a.xml", export_of(case_of("C-1", waiting + meeting)));
    const Lines moved = story.sweep("2026-04-09");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(moved[0].starts_with("resolved C-1 meeting-in-time c1: due-soon -> met since 2026-04-08"), moved[0]);
    BOOST_TEST(kinds_of(moved[0]) == "record-changed", moved[0]);
}

BOOST_AUTO_TEST_CASE(what_is_owed_from_a_day_that_was_recorded_since_is_the_record_alone) {
    Story story;
    ask_for_decision(story);
    begin(story, "2026-04-08");
    story.put("a.xml", export_of(case_of("C-1", waiting + meeting)));
    const Lines moved = story.sweep("2026-04-09");
    BOOST_REQUIRE(moved.size() == 2U);
    for (const std::string& one : moved) BOOST_TEST(kinds_of(one) == "record-changed", one);
    BOOST_TEST(moved[0].starts_with("new C-1 decided m1: - -> breached/not-decided since 2026-04-09"), moved[0]);
}

BOOST_AUTO_TEST_CASE(what_is_owed_from_a_day_that_was_recorded_ahead_is_time_alone) {
    Story story;
    ask_for_decision(story);
    begin(story, "2026-04-08", waiting + meeting);
    const Lines moved = story.sweep("2026-04-09");
    BOOST_REQUIRE(moved.size() == 2U);
    for (const std::string& one : moved) BOOST_TEST(kinds_of(one) == "time-passed", one);
    BOOST_TEST(moved[0].starts_with("new C-1 decided m1: - -> breached/not-decided since 2026-04-09"), moved[0]);
}

BOOST_AUTO_TEST_CASE(another_calendar_moves_the_day) {
    Story story;
    begin(story, "2026-04-10");
    story.edit("calendars/england-and-wales.xml", "</calendar>",
               "<holiday on=\"2026-04-07\" name=\"Easter Tuesday\"/></calendar>");
    expect(story.sweep("2026-04-10"),
           Lines{"updated C-1 meeting-in-time c1: breached/not-done -> due-soon since 2026-04-10 | "
                 "calendar-changed due: 2026-04-10 (was 2026-04-09)"});
}

BOOST_AUTO_TEST_CASE(a_calendar_of_ones_own_takes_the_place_of_the_shipped_one) {
    Story story;
    begin(story, "2026-04-10");
    std::string text = read_file(story.path("home/procedures/calendars/england-and-wales.xml"));
    text.insert(text.find("</calendar>"), "<holiday on=\"2026-04-07\" name=\"Easter Tuesday\"/>");
    write_text(story.path("own/calendars/england-and-wales.xml"), text);
    const Lines moved = story.sweep("2026-04-10", {"--procedures", story.path("own")});
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(kinds_of(moved[0]) == "calendar-changed");
}

BOOST_AUTO_TEST_CASE(a_limit_is_a_setting) {
    Story story;
    begin(story, "2026-04-10");
    story.edit("toy.xml", "<value from=\"2025-01\">3</value>", "<value from=\"2025-01\">4</value>");
    expect(story.sweep("2026-04-10"),
           Lines{"updated C-1 meeting-in-time c1: breached/not-done -> due-soon since 2026-04-10 | "
                 "setting-changed meeting-limit: 4 working days (was 3 working days)"});
}

BOOST_AUTO_TEST_CASE(what_a_rule_says_is_the_procedure) {
    Story story;
    begin(story, "2026-04-10");
    story.edit("toy.xml", "severity=\"high\"", "severity=\"medium\"");
    expect(story.sweep("2026-04-10"),
           Lines{"updated C-1 meeting-in-time c1: breached/not-done -> breached/not-done since 2026-04-10 | "
                 "procedure-changed toy"});
}

BOOST_AUTO_TEST_CASE(words_of_a_procedure_move_nothing) {
    Story story;
    begin(story, "2026-04-10");
    story.edit("toy.xml", "No strategy meeting is recorded.", "There is none.");
    expect(story.sweep("2026-04-10"), Lines{});
}

BOOST_AUTO_TEST_CASE(a_rule_for_others_leaves_the_duty_outside_its_scope) {
    Story story;
    begin(story, "2026-04-10");
    story.edit("toy.xml", "any-of=\"2 3\"", "any-of=\"3\"");
    expect(story.sweep("2026-04-10"),
           Lines{"resolved C-1 meeting-in-time c1: breached/not-done -> not-applicable/outside-scope since "
                 "2026-04-10 | procedure-changed toy"});
}

BOOST_AUTO_TEST_CASE(a_record_that_is_gone_leaves_nothing_to_say) {
    Story story;
    begin(story, "2026-04-10");
    story.put("a.xml", export_of(case_of("C-1", "")));
    expect(
        story.sweep("2026-04-10"),
        Lines{"resolved C-1 meeting-in-time c1: breached/not-done -> - since 2026-04-10 | record-changed concern c1 "
              "believed-date (no longer recorded; was 2026-04-02); concern c1 category (no longer recorded; was 2)"});
}

BOOST_AUTO_TEST_CASE(a_procedure_that_is_not_asked_any_more_ends_what_it_asked) {
    Story story;
    story.copy_procedure("toy.xml", "other.xml", "id=\"toy\"", "id=\"other\"");
    begin(story, "2026-04-10");
    story.edit("toy.xml", "area=\"Toytown\"", "area=\"Elsewhere\"");
    expect(story.sweep("2026-04-10"),
           Lines{"resolved C-1 meeting-in-time c1: breached/not-done -> - since 2026-04-10 | "
                 "procedure-changed toy"});
    BOOST_TEST(story.open_on(2).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_procedure_that_is_new_finds_what_it_finds) {
    Story story;
    begin(story, "2026-04-10");
    story.copy_procedure("toy.xml", "other.xml", "id=\"toy\"", "id=\"other\"");
    expect(story.sweep("2026-04-13"), Lines{"new C-1 meeting-in-time c1: - -> breached/not-done since 2026-04-13 | "
                                            "procedure-changed other"});
}

BOOST_AUTO_TEST_CASE(abide_itself_may_have_changed) {
    Story story;
    begin(story, "2026-04-10");
    // As an earlier Abide left it, which judged otherwise.
    story.run_sql("UPDATE sweeps SET program = 'an earlier one'");
    story.run_sql("UPDATE standings SET severity = 'low', digest = 1 WHERE is_open = 1");
    expect(
        story.sweep("2026-04-10", {}, Story::Damage::expected),
        Lines{
            "updated C-1 meeting-in-time c1: breached/not-done -> breached/not-done since 2026-04-10 | abide-changed"});
}

BOOST_AUTO_TEST_CASE(another_abide_that_judges_alike_is_no_cause) {
    Story story;
    begin(story, "2026-04-09");
    story.run_sql("UPDATE sweeps SET program = 'an earlier one', ground = 'other dictionaries'");
    expect(story.sweep("2026-04-10"),
           Lines{"updated C-1 meeting-in-time c1: due-soon -> breached/not-done since 2026-04-09 | time-passed "
                 "2026-04-10"});
}

BOOST_AUTO_TEST_CASE(a_format_that_reads_otherwise_is_abide_when_the_facts_are_those_before) {
    Story story;
    begin(story, "2026-04-10");
    // The dictionary no longer knows a fact that this rule does not ask for; the record's own hash is another one then.
    story.run_sql("UPDATE sweeps SET ground = 'other dictionaries'");
    story.run_sql("UPDATE cases SET digest = 'of another dictionary'");
    story.run_sql("UPDATE standings SET severity = 'low', digest = 1 WHERE is_open = 1");
    const Lines moved = story.sweep("2026-04-10", {}, Story::Damage::expected);
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(kinds_of(moved[0]) == "abide-changed");
}

BOOST_AUTO_TEST_CASE(a_dictionary_that_has_learned_a_word_is_abide_and_no_change_of_the_record) {
    Story story;
    story.edit("toy.xml", "any-of=\"2 3\"", "any-of=\"2\"");
    story.edit("facts.xml", "codes=\"0 1 2 3\"", "codes=\"0 1 2\"");
    begin(story, "2026-04-10", R"(<concern id="c1" category="3" believed-date="2026-04-02" looking-back="yes"/>)");
    expect(story.open_on(1), Lines{"C-1 meeting-in-time c1: cannot-tell/applicability since 2026-04-10"});
    story.edit("facts.xml", "codes=\"0 1 2\"",
               "codes=\"0 1 2 3\" ordered=\"yes\" meaning=\"How serious.\"/>"
               "<fact name=\"told-by\" type=\"text\" meaning=\"Who told.\"/>"
               "<fact name=\"old-category\" type=\"code\" codes=\"0 1\"");
    expect(story.sweep("2026-04-10"),
           Lines{"resolved C-1 meeting-in-time c1: cannot-tell/applicability -> not-applicable/outside-scope since "
                 "2026-04-10 | abide-changed"});
}

BOOST_AUTO_TEST_CASE(the_record_and_the_day_are_two_causes) {
    Story story;
    begin(story, "2026-04-07");
    // The concern was believed a day earlier than was written: by last night's clock that is due soon, tonight
    // breached.
    story.put("a.xml", export_of(case_of("C-1", waiting_a_day_longer)));
    expect(story.sweep("2026-04-10"),
           Lines{"new C-1 meeting-in-time c1: not-yet-due -> breached/not-done since 2026-04-10 | record-changed "
                 "concern c1 believed-date: 2026-04-01 (was 2026-04-02) | time-passed 2026-04-09"});
}

BOOST_AUTO_TEST_CASE(a_change_of_the_record_that_moves_nothing_is_no_cause) {
    Story story;
    begin(story, "2026-04-09");
    story.put("a.xml", export_of(case_of("C-1", waiting + R"(<concern id="c2" category="0" believed-date="2026-04-02"
                                                              looking-back="yes"/>)")));
    expect(story.sweep("2026-04-10"),
           Lines{"updated C-1 meeting-in-time c1: due-soon -> breached/not-done since 2026-04-09 | time-passed "
                 "2026-04-10"});
}

BOOST_AUTO_TEST_CASE(the_record_and_the_procedure_are_two_causes) {
    Story story;
    begin(story, "2026-04-10");
    story.put("a.xml", export_of(case_of("C-1", waiting_a_day_longer)));
    story.edit("toy.xml", "<value from=\"2025-01\">3</value>", "<value from=\"2025-01\">4</value>");
    expect(story.sweep("2026-04-10"),
           Lines{"updated C-1 meeting-in-time c1: breached/not-done -> breached/not-done since 2026-04-10 | "
                 "record-changed concern c1 believed-date: 2026-04-01 (was 2026-04-02) | setting-changed "
                 "meeting-limit: 4 working days (was 3 working days)"});
}

BOOST_AUTO_TEST_CASE(what_one_cause_does_and_another_undoes_is_no_change) {
    Story story;
    begin(story, "2026-04-09");
    story.edit("calendars/england-and-wales.xml", "</calendar>",
               "<holiday on=\"2026-04-07\" name=\"Easter Tuesday\"/></calendar>");
    story.edit("toy.xml", "<value from=\"2025-01\">3</value>", "<value from=\"2025-01\">2</value>");
    expect(story.sweep("2026-04-09"), Lines{});
}

BOOST_AUTO_TEST_CASE(the_day_a_cause_names_is_one_that_passed) {
    Story story;
    begin(story, "2026-04-02"); // not yet due, due soon from the 8th
    // Due soon begins earlier now; nothing about the finding is different yet.
    story.edit("toy.xml", "why=\"As early as the area wants.\"><value from=\"2025-01\">1</value>",
               "why=\"As early as the area wants.\"><value from=\"2025-01\">2</value>");
    expect(story.sweep("2026-04-02"), Lines{});
    expect(story.sweep("2026-04-07"),
           Lines{"new C-1 meeting-in-time c1: not-yet-due -> due-soon since 2026-04-07 | time-passed 2026-04-07"});
}

BOOST_AUTO_TEST_CASE(a_shared_record_moves_the_cases_that_turn_on_it) {
    Story story((repository() / "procedures").string());
    const auto exported = [](const std::string& panel) {
        return "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" system=\"demo\">\n" + panel +
               "<case id=\"C-1\" team=\"north\"><concern id=\"c1\" linked-to-exploitation=\"yes\" "
               "link-recorded-date=\"2026-05-11\"/></case></case-records>\n";
    };
    const Lines one_procedure = {"--procedure", "islington-hsb"};
    story.put("a.xml", exported("<panel date=\"2026-07-09\"/>"));
    story.sweep("2026-06-15", one_procedure);
    story.put("a.xml", exported("<panel date=\"2026-06-11\"/><panel date=\"2026-07-09\"/>"));
    const Lines moved = story.sweep("2026-06-15", one_procedure);
    expect(
        moved,
        Lines{"new C-1 panel-nomination c1: not-yet-due -> breached/not-done since 2026-06-15 | record-changed panel "
              "panel#1 date: 2026-06-11 (was 2026-07-09); panel panel#2 date: 2026-07-09 (now decides)"});
}

BOOST_AUTO_TEST_CASE(what_becomes_of_the_service_is_told_of_the_service) {
    Story story((repository() / "procedures").string());
    const auto exported = [](const std::string& meetings) {
        return "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" system=\"demo\">\n" + meetings +
               "<case id=\"C-1\" team=\"north\"/></case-records>\n";
    };
    story.put("a.xml", exported("<panel-meeting id=\"p1\" held-date=\"2026-01-05\"/>"));
    story.sweep("2026-03-01");
    story.put("a.xml", exported("<panel-meeting id=\"p1\" held-date=\"2026-01-05\"/>"
                                "<panel-meeting id=\"p2\" held-date=\"2026-02-27\"/>"));
    Lines moved = story.sweep("2026-03-01");
    BOOST_REQUIRE(!moved.empty());
    for (const std::string& one : moved) BOOST_TEST(kinds_of(one) == "record-changed", one);
    BOOST_TEST(std::ranges::count_if(moved, [](const std::string& one) {
                   return one.starts_with("resolved the-service panel-meets-monthly");
               }) == 1);
    // Nobody asks about it tonight: no case is missing for that, and it is over only if somebody says so.
    const std::size_t open = story.open_on(2).size();
    BOOST_TEST(open > 0U);
    Lines other_procedure = {"--procedure", "working-together"};
    for (const char* became : {"held", "resolved"}) {
        moved = story.sweep("2026-03-01", other_procedure);
        BOOST_TEST(moved.size() == open);
        for (const std::string& one : moved) {
            BOOST_TEST(one.starts_with(became), one);
            BOOST_TEST(kinds_of(one) == "procedure-changed", one);
        }
        BOOST_TEST(!story.store()->last_sweep()->shrunk);
        other_procedure.emplace_back("--accept-missing");
    }
    // Somebody asks again: the service is not "in the exports again".
    moved = story.sweep("2026-03-01");
    BOOST_TEST(moved.size() == open);
    for (const std::string& one : moved) BOOST_TEST(kinds_of(one) == "procedure-changed", one);
}

BOOST_AUTO_TEST_CASE(that_nobody_asks_of_the_service_is_told_beside_whatever_else_is_missing) {
    Story story((repository() / "procedures").string());
    const auto exported = [](const std::string& cases) {
        return "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" system=\"demo\">\n"
               "<panel-meeting id=\"p1\" held-date=\"2026-01-05\"/>" +
               cases + "</case-records>\n";
    };
    std::string many;
    for (int i = 0; i < 20; ++i) many += "<case id=\"C-" + std::to_string(100 + i) + "\"/>";
    const std::string last = "<case id=\"C-9\"><referral id=\"f1\" received-date=\"2026-01-05\"/></case>";
    story.put("a.xml", exported(many + last));
    story.sweep("2026-03-01");
    story.put("a.xml", exported(many + "<case id=\"X\"><nothing></case>"));
    const Lines moved = story.sweep("2026-03-01", {"--procedure", "working-together"});
    BOOST_TEST(!moved.empty());
    for (const std::string& one : moved)
        if (contains(one, " the-service ")) BOOST_TEST(kinds_of(one) == "procedure-changed", one);
    BOOST_TEST(std::ranges::count_if(moved, [](const std::string& one) {
                   return one.starts_with("held the-service panel-meets-monthly");
               }) == 1);
}

BOOST_AUTO_TEST_CASE(another_child_s_case_may_be_the_one_that_left) {
    Story story((repository() / "procedures").string());
    const auto exported = [](const std::string& other) {
        return "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" system=\"demo\">\n"
               "<case id=\"C-1\" team=\"north\"><incident id=\"i1\" date=\"2026-03-02\" "
               "recorded-date=\"2026-03-02\" child-harmed-by-child=\"yes\" this-child=\"displayed\" "
               "other-child=\"known\" other-child-case=\"C-2\"/></case>" +
               other + cases(0, 20, nothing_asked) + "</case-records>\n";
    };
    const auto about_both = [&](const Lines& moved) {
        Lines found;
        for (const std::string& one : moved)
            if (contains(one, " C-1 both-children-answered i1")) found.push_back(one);
        return found;
    };
    story.put("a.xml", exported("<case id=\"C-2\" team=\"north\"/>"));
    story.sweep("2026-04-10");
    story.put("a.xml", exported(""));
    expect(about_both(story.sweep("2026-04-10")),
           Lines{"updated C-1 both-children-answered i1: breached/not-on-file -> breached/not-on-file since "
                 "2026-04-10 | not-in-export case C-2 is not in the exports"});
    // The case itself is there: it has not left.
    const std::string told = story.run({"diff"}, "2026-04-10").out;
    BOOST_TEST(contains(told, "Case C-2 is not in the exports."), told);
    BOOST_TEST(!contains(told, "only because their case left"), told);
    story.put("a.xml", exported("<case id=\"C-2\" team=\"north\"/>"));
    expect(about_both(story.sweep("2026-04-10")),
           Lines{"updated C-1 both-children-answered i1: breached/not-on-file -> breached/not-on-file since "
                 "2026-04-10 | record-changed case C-2 is in the exports now"});
}

BOOST_AUTO_TEST_CASE(what_a_procedure_found_is_not_over_because_nobody_judges_by_it_tonight) {
    Story story;
    story.copy_procedure("toy.xml", "other.xml", "id=\"toy\"", "id=\"other\"");
    begin(story, "2026-04-10");
    BOOST_TEST(story.open_on(1).size() == 2U);
    const Lines only_other = {"--procedure", "other"};
    expect(story.sweep("2026-04-10", only_other),
           Lines{"held C-1 meeting-in-time c1: breached/not-done -> - since 2026-04-10 | "
                 "procedure-changed toy: not judged by tonight"});
    BOOST_TEST(contains(story.ended().err, "the night before was judged by toy too; what was found by it stays open"),
               story.ended().err);
    BOOST_TEST(contains(story.report("digest.txt"), "Of them held                1\n"));
    expect(story.sweep("2026-04-11", only_other), Lines{});
    BOOST_TEST(story.open_on(3).size() == 2U);
    // Asked again it is as old as it was.
    expect(story.sweep("2026-04-11"), Lines{});
    expect(story.sweep("2026-04-11", {"--procedure", "other", "--accept-missing"}),
           Lines{"resolved C-1 meeting-in-time c1: breached/not-done -> - since 2026-04-10 | "
                 "procedure-changed toy"});
    BOOST_TEST(story.open_on(5).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
