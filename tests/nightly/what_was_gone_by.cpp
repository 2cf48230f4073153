// What an earlier night went by, when it is not all there any more, or was another for each area.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "tests/nightly/story.hpp"

namespace abide::tests {

namespace {

std::string export_of_area(const std::string& area, const std::string& cases) {
    return "<case-records xmlns=\"urn:abide:case-records:1\" area=\"" + area + "\" system=\"demo\">\n" + cases +
           "</case-records>\n";
}

/// Two towns with a procedure each, and one of the nation.
struct Towns {
    Story story;
    Towns() {
        story.copy_procedure("toy.xml", "other.xml", "id=\"toy\"", "id=\"other\"");
        story.edit("other.xml", "area=\"Toytown\"", "area=\"Otherton\"");
        story.copy_procedure("toy.xml", "all.xml", "id=\"toy\"", "id=\"all\"");
        story.edit("all.xml", "area=\"Toytown\"", "nation=\"England\"");
        story.edit("calendars/england-and-wales.xml", "<area name=\"Toytown\" nation=\"England\"/>",
                   "<area name=\"Toytown\" nation=\"England\"/><area name=\"Otherton\" nation=\"England\"/>");
    }
    void put(const std::string& of_toytown, const std::string& of_otherton) {
        story.put("a.xml", export_of_area("Toytown", case_of("A-1", waiting) + of_toytown));
        story.put("b.xml", export_of_area("Otherton", case_of("B-1", waiting) + of_otherton));
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(what_was_gone_by)

BOOST_AUTO_TEST_CASE(each_area_goes_by_its_own_procedures) {
    Towns towns;
    towns.put("", "");
    towns.story.sweep("2026-04-09");
    BOOST_TEST(towns.story.open_on(1).size() == 4U);
    towns.story.edit("other.xml", "severity=\"high\"", "severity=\"low\"");
    const Lines moved = towns.story.sweep("2026-04-10");
    BOOST_REQUIRE(moved.size() == 4U);
    for (const std::string& one : moved) BOOST_TEST(one.starts_with("updated"), one);
    BOOST_TEST(kinds_of(moved[0]) == "time-passed");
    BOOST_TEST(kinds_of(moved[1]) == "time-passed");
    BOOST_TEST(kinds_of(moved[2]) == "time-passed");
    BOOST_TEST(kinds_of(moved[3]) == "time-passed procedure-changed");
}

BOOST_AUTO_TEST_CASE(that_an_area_has_no_procedure_any_more_makes_nothing_unreadable) {
    Towns towns;
    std::string many;
    for (int i = 0; i < 20; ++i) many += case_of("M-" + std::to_string(100 + i), "");
    towns.put(many + case_of("M-1", waiting), "");
    towns.story.sweep("2026-04-10");
    towns.put(many, ""); // M-1 is gone
    for (const char* name : {"other.xml", "all.xml"}) towns.story.remove_procedure(name);
    const Lines moved = towns.story.sweep("2026-04-10");
    BOOST_TEST(std::ranges::count(moved, "resolved M-1 meeting-in-time c1: breached/not-done -> - since 2026-04-10 | "
                                         "not-in-export") == 2);
    for (const std::string& one : moved) BOOST_TEST(!contains(one, "not-read"), one);
}

BOOST_AUTO_TEST_CASE(a_case_that_moves_to_another_area_is_judged_by_that_one) {
    Towns towns;
    towns.put(case_of("M-1", waiting), "");
    towns.story.sweep("2026-04-10");
    towns.put("", case_of("M-1", waiting));
    // The nation asks the same as before.
    expect(towns.story.sweep("2026-04-13"),
           Lines{"new M-1 meeting-in-time c1: - -> breached/not-done since 2026-04-13 | record-changed concern c1 "
                 "believed-date: 2026-04-02 (now decides); concern c1 category: 2 (now decides)",
                 "resolved M-1 meeting-in-time c1: breached/not-done -> - since 2026-04-10 | record-changed concern c1 "
                 "believed-date: 2026-04-02 (still recorded, no longer decides); concern c1 category: 2 (still "
                 "recorded, no longer decides)"});
}

BOOST_AUTO_TEST_CASE(a_procedure_whose_text_is_lost_answers_for_its_duties_alone) {
    Towns towns;
    towns.put("", "");
    towns.story.sweep("2026-04-09");
    towns.story.edit("toy.xml", "Strategy meeting held in time", "A meeting is held in time");
    towns.story.run_sql("DELETE FROM documents WHERE id = 'toy'");
    const Lines moved = towns.story.sweep("2026-04-10", {}, Story::Damage::expected);
    BOOST_REQUIRE(moved.size() == 4U);
    Lines kinds;
    for (const std::string& one : moved) kinds.push_back(kinds_of(one));
    std::ranges::sort(kinds);
    expect(kinds, Lines{"procedure-changed", "time-passed", "time-passed", "time-passed"});
}

BOOST_AUTO_TEST_CASE(a_procedure_this_abide_cannot_read_any_more_is_as_good_as_lost) {
    Story story;
    story.put("a.xml", export_of(case_of("C-1", waiting)));
    story.sweep("2026-04-10");
    story.edit("toy.xml", "Strategy meeting held in time", "A meeting is held in time");
    story.run_sql("UPDATE documents SET content = '<procedure/>' WHERE id = 'toy'");
    story.put("a.xml", export_of(case_of("C-1", waiting_a_day_longer)));
    const Lines moved = story.sweep("2026-04-11", {}, Story::Damage::expected);
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(kinds_of(moved[0]) == "procedure-changed");
}

BOOST_AUTO_TEST_CASE(a_calendar_whose_text_is_lost_is_what_changed) {
    Story story;
    story.put("a.xml", export_of(case_of("C-1", waiting)));
    story.sweep("2026-04-10");
    story.edit("calendars/england-and-wales.xml", "</calendar>",
               "<holiday on=\"2026-04-07\" name=\"Easter Tuesday\"/></calendar>");
    story.edit("toy.xml", "severity=\"high\"", "severity=\"medium\"");
    story.run_sql("DELETE FROM documents WHERE kind = 'calendar'");
    const Lines moved = story.sweep("2026-04-13", {}, Story::Damage::expected);
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(kinds_of(moved[0]) == "calendar-changed procedure-changed");
}

BOOST_AUTO_TEST_CASE(of_a_night_that_is_forgotten_only_the_record_is_known) {
    Story story;
    const std::string others = [] {
        std::string text;
        for (int i = 0; i < 20; ++i) text += case_of("D-" + std::to_string(100 + i), waiting);
        return text;
    }();
    const std::string broken = "<case id=\"C-1\"><concern></case><case id=\"C-2\"><concern></case>";
    story.put("a.xml", export_of(others + case_of("C-1", waiting) + case_of("C-2", waiting)));
    story.sweep("2026-04-02");
    story.put("a.xml", export_of(others + broken));
    story.sweep("2026-04-03");
    story.sweep("2026-04-04");
    Erasure erasure;
    erasure.kind = "retention";
    erasure.on = *parse_day("2026-04-04");
    erasure.reason = "older than it may be kept";
    story.store()->erase_before(3, erasure);
    story.put("a.xml", export_of(others + case_of("C-1", waiting) + case_of("C-2", waiting_a_day_longer)));
    const Lines moved = story.sweep("2026-04-10");
    BOOST_REQUIRE(moved.size() == 22U);
    BOOST_TEST(moved[0].starts_with("new C-1"), moved[0]);
    BOOST_TEST(kinds_of(moved[0]) == "time-passed");
    BOOST_TEST(moved[1].starts_with("new C-2"), moved[1]);
    BOOST_TEST(kinds_of(moved[1]) == "record-changed");
}

BOOST_AUTO_TEST_CASE(a_finding_that_ends_beside_others_of_its_rule_says_why) {
    Story story;
    const std::string second = R"(<concern id="c2" category="3" believed-date="2026-04-02" looking-back="yes"/>)";
    story.put("a.xml", export_of(case_of("C-1", waiting + second)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(case_of("C-1", waiting + R"(<concern id="c2" category="0" believed-date="2026-04-02"
                                                              looking-back="yes"/>)")));
    const Lines moved = story.sweep("2026-04-10");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(moved[0].starts_with("resolved C-1 meeting-in-time c2: breached/not-done -> "
                                    "not-applicable/outside-scope since 2026-04-10 | record-changed"),
               moved[0]);
}

BOOST_AUTO_TEST_CASE(a_change_is_told_to_the_team_that_has_the_case_now) {
    Story story;
    std::string of_north = case_of("C-1", waiting);
    story.put("a.xml", export_of(of_north));
    story.sweep("2026-04-10");
    std::string of_south = case_of("C-1", "");
    of_south.replace(of_south.find("north"), 5, "south");
    story.put("a.xml", export_of(of_south));
    story.sweep("2026-04-10");
    const auto changes = story.store()->transitions(1, 2);
    BOOST_REQUIRE(changes.size() == 1U);
    BOOST_TEST(changes[0].team == "south");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
