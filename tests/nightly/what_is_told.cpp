// Stories of nights on which not everything is in the exports: nothing that was open goes without a word in any report.
#include <boost/test/unit_test.hpp>

#include "base/words.hpp"
#include "store/store.hpp"
#include "tests/nightly/story.hpp"

namespace abide::tests {

namespace {

/// Cases C-100 to C-100 + last, of which the first `open` have a finding.
std::string cases_with(int last, int open) { return cases(0, open) + cases(open, last, nothing_asked); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Lines away_on_last_night(const Story& story) {
    Lines lines;
    const std::optional<SweepRecord> last = story.store()->last_sweep();
    for (const SweepAway& one : last.value().away)
        lines.push_back(one.case_id + (one.is_held ? " held" : " left") + (one.is_followed ? " followed" : "") +
                        (one.is_news ? " news" : ""));
    return lines;
}

} // namespace

BOOST_AUTO_TEST_SUITE(what_is_told_of_what_is_missing)

BOOST_AUTO_TEST_CASE(a_case_that_left_with_something_open_is_named_every_night_until_it_is_back) {
    Story story;
    story.put("a.xml", export_of(case_of("A-1", waiting) + cases_with(20, 0)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(cases_with(20, 0)));
    story.sweep("2026-04-11");
    expect(away_on_last_night(story), Lines{"A-1 left followed news"});
    const std::string page = story.report("changes-2026-04-11.md");
    BOOST_TEST(has(page, "1 resolved (1 of them only because the case left the exports)"));
    BOOST_TEST(has(page, "## Resolved, and the case is there: 0\n"));
    BOOST_TEST(has(page, "## Resolved only because the case left the exports: 1\n\nNothing says that these are done."));
    BOOST_TEST(has(page, "| not read | Thu 9 Apr 2026 |"));
    BOOST_TEST(has(page, "| A-1 | north | 1 | left the exports tonight |"));
    BOOST_TEST(has(story.report("digest.txt"), "Cases gone, not accepted    1 (open findings on them: 1)\n"));
    BOOST_TEST(has(story.report("digest.json"), "\"left_cases\":1,\"left_findings\":1"));

    story.sweep("2026-04-12");
    expect(away_on_last_night(story), Lines{"A-1 left followed"});
    BOOST_TEST(
        has(story.report("changes-2026-04-12.md"), "| A-1 | north | 1 | left the exports on an earlier night |"));
    BOOST_TEST(has(story.report("digest.json"), "\"left_cases\":1,\"left_findings\":1"));

    story.put("a.xml", export_of(case_of("A-1", waiting) + cases_with(20, 0)));
    expect(story.sweep("2026-04-13"),
           Lines{"reopened A-1 meeting-in-time c1: - -> breached/not-done since 2026-04-10 | "
                 "record-changed the case is in the exports again"});
    expect(away_on_last_night(story), Lines{});
    BOOST_TEST(has(story.report("changes-2026-04-13.md"), "Fri 10 Apr 2026 (3 days)"));
}

BOOST_AUTO_TEST_CASE(or_until_somebody_says_that_it_is_rightly_gone) {
    Story story;
    story.put("a.xml", export_of(case_of("A-1", waiting) + cases_with(20, 0)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(cases_with(20, 0)));
    story.sweep("2026-04-11");
    story.sweep("2026-04-12", {"--accept-missing"});
    expect(away_on_last_night(story), Lines{});
    story.sweep("2026-04-13");
    expect(away_on_last_night(story), Lines{});
}

BOOST_AUTO_TEST_CASE(a_case_that_left_with_nothing_open_is_named_once) {
    Story story;
    story.put("a.xml", export_of(cases_with(20, 0)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(cases_with(19, 0)));
    story.sweep("2026-04-11");
    expect(away_on_last_night(story), Lines{"C-119 left news"});
    story.sweep("2026-04-12");
    expect(away_on_last_night(story), Lines{});
}

BOOST_AUTO_TEST_CASE(a_case_that_left_and_came_back_otherwise_counts_from_that_night) {
    Story story;
    story.put("a.xml", export_of(case_of("A-1", waiting + meeting) + cases_with(20, 0)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(cases_with(20, 0)));
    story.sweep("2026-04-11");
    story.put("a.xml", export_of(case_of("A-1", waiting) + cases_with(20, 0)));
    expect(story.sweep("2026-04-13"), Lines{"new A-1 meeting-in-time c1: - -> breached/not-done since 2026-04-13 | "
                                            "record-changed the case is in the exports again"});
}

BOOST_AUTO_TEST_CASE(a_case_that_was_back_while_nothing_was_asked_of_it_counts_from_the_night_it_is_asked_again) {
    Story story;
    const std::string other = case_of("C-2", nothing_asked);
    const auto sweep = [&](const std::string& cases, const char* day) {
        story.put("a.xml", export_of(cases + other));
        return story.sweep(day, {"--accept-missing"});
    };
    sweep(case_of("C-1", waiting), "2026-04-10");
    sweep("", "2026-04-11");
    expect(sweep(case_of("C-1", R"(<child id="ch1" born="2012-05"/>)"), "2026-04-12"), Lines{});
    sweep("", "2026-04-13");
    const Lines back = sweep(case_of("C-1", waiting), "2026-04-14");
    BOOST_REQUIRE(back.size() == 1U);
    BOOST_TEST(back[0].starts_with("reopened C-1 meeting-in-time c1: - -> breached/not-done since 2026-04-14 |"),
               back[0]);
}

BOOST_AUTO_TEST_CASE(the_register_of_a_shrunk_night_lists_what_it_holds) {
    Story story;
    story.put("a.xml", export_of(cases_with(10, 4)));
    story.sweep("2026-04-10");
    BOOST_TEST(!has(story.report("findings-2026-04-10.md"), "Held"));
    story.put("a.xml", export_of(cases_with(1, 1)));
    story.sweep("2026-04-11");
    const std::string page = story.report("findings-2026-04-11.md");
    BOOST_TEST(has(page, "> **3 findings are not judged on this page.**"));
    BOOST_TEST(has(page, "- **Findings:** 1 listed below\n- **Held:** 3 more"));
    BOOST_TEST(has(page, "## Held from an earlier night: 3\n"));
    for (const char* held : {"| C-101 |", "| C-102 |", "| C-103 |"}) BOOST_TEST(has(page, held), held);
    const std::string list = story.report("held-2026-04-11.csv");
    for (const char* held : {"C-101", "C-102", "C-103"}) BOOST_TEST(has(list, held), held);
    BOOST_TEST(!has(list, "C-100"));
    BOOST_TEST(has(story.report("digest.json"), "\"held\":3,\"held_cases\":9,\"left_cases\":0"));

    // Nothing moves on the second night: they are held all the same.
    story.sweep("2026-04-12");
    BOOST_TEST(has(story.report("findings-2026-04-12.md"), "## Held from an earlier night: 3\n"));
    BOOST_TEST(has(story.report("digest.txt"), "Of them held                3\n"));
}

BOOST_AUTO_TEST_CASE(what_a_shrunk_night_would_settle_is_held_though_its_case_is_there) {
    Story story;
    story.put("a.xml", export_of(cases_with(10, 2)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(case_of("C-100", waiting + meeting)));
    story.sweep("2026-04-11");
    BOOST_TEST(has(story.report("findings-2026-04-11.md"), "## Held from an earlier night: 2\n"));
    BOOST_TEST(has(story.report("changes-2026-04-11.md"), "| Too many other cases are missing from the exports. |"));
}

BOOST_AUTO_TEST_CASE(what_was_breached_overnight_is_counted_by_how_grave_it_is) {
    Story story;
    story.put("a.xml", export_of(cases_with(2, 2)));
    story.sweep("2026-04-09");
    BOOST_TEST(has(story.report("digest.json"), "\"breached_by_severity\":{\"critical\":0,\"high\":0,"));
    story.sweep("2026-04-10");
    BOOST_TEST(has(story.report("digest.txt"), "Breached since last night   2 (2 high)\n"));
    BOOST_TEST(has(story.report("digest.txt"), "Open                        2 (2 high)\n"));
}

BOOST_AUTO_TEST_CASE(what_was_breached_long_ago_is_not_breached_since_last_night) {
    const auto breached = [](const Story& story) {
        const std::string digest = story.report("digest.txt");
        const std::size_t at = digest.find("Breached since last night");
        return digest.substr(at, digest.find('\n', at) - at);
    };
    Story story;
    // Due on Thu 9 Apr: on the first night there is no night before.
    story.put("a.xml", export_of(case_of("A-1", waiting) + cases_with(20, 0)));
    story.sweep("2026-04-13");
    BOOST_TEST(breached(story) == "Breached since last night   0");
    // The case is away for a night, and another one comes that should have been there long ago.
    story.put("a.xml", export_of(case_of("A-2", waiting) + cases_with(20, 0)));
    story.sweep("2026-04-14");
    BOOST_TEST(breached(story) == "Breached since last night   0");
    story.put("a.xml", export_of(case_of("A-1", waiting) + cases_with(20, 0)));
    story.sweep("2026-04-15");
    BOOST_TEST(breached(story) == "Breached since last night   0");
    // What could be told to be met last night could not be breached then.
    story.put("a.xml", export_of(case_of("A-1", waiting + meeting) + cases_with(20, 0)));
    story.sweep("2026-04-16");
    story.put("a.xml", export_of(case_of("A-1", waiting) + cases_with(20, 0)));
    story.sweep("2026-04-17");
    BOOST_TEST(breached(story) == "Breached since last night   1 (1 high)");
}

BOOST_AUTO_TEST_CASE(every_open_finding_is_told_once) {
    Story story;
    story.put("a.xml", export_of(cases_with(10, 4)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(cases_with(1, 1)));
    story.sweep("2026-04-11");
    const std::string all = story.run({"diff", "--still-open", "--format", "csv"}, "2026-04-11").out;
    const std::vector<std::string_view> lines = split_lines(all);
    BOOST_TEST(lines.size() == 1U + 4U); // the head
    BOOST_TEST(std::ranges::count_if(lines, [](std::string_view one) { return one.find("held") != one.npos; }) == 3);
    BOOST_TEST(has(story.report("changes-2026-04-11.md"), "- **Still open:** 1 as on the earlier night"));
    // Why each of them is held, also on the nights on which that is no news.
    for (const char* day : {"2026-04-11", "2026-04-12"}) {
        if (day == std::string("2026-04-12")) story.sweep(day);
        const std::string list = story.report(std::string("held-") + day + ".csv");
        BOOST_TEST(!has(list, "No cause is recorded"), list);
        BOOST_TEST(has(list, "The case is not in the exports."), list);
    }
}

BOOST_AUTO_TEST_CASE(why_it_is_held_is_as_true_on_the_nights_after) {
    Story story;
    story.copy_procedure("toy.xml", "other.xml", "id=\"toy\"", "id=\"other\"");
    story.put("a.xml", export_of(case_of("A-1", waiting) + cases_with(20, 0)));
    story.sweep("2026-04-10");
    // A case that nobody can read is there all the same.
    story.put("a.xml", export_of("<case id=\"A-1\"><nothing></case>" + cases_with(20, 0)));
    for (const std::string day : {"2026-04-11", "2026-04-12"}) {
        story.sweep(day);
        const std::string list = story.report("held-" + day + ".csv");
        BOOST_TEST(has(list, "could not be read"), list);
        BOOST_TEST(!has(list, "is not in the exports"), list);
    }
    story.put("a.xml", export_of(case_of("A-1", waiting) + cases_with(20, 0)));
    for (const std::string day : {"2026-04-13", "2026-04-14"}) {
        story.sweep(day, {"--procedure", "other"});
        const std::string list = story.report("held-" + day + ".csv");
        BOOST_TEST(has(list, "toy is not judged by tonight"), list);
    }
    // Over all these nights together it is held too.
    const std::string told = story.run({"diff", "2026-04-10-1", "2026-04-14-1"}, "2026-04-14").out;
    BOOST_TEST(has(told, "1 held"), told);
}

BOOST_AUTO_TEST_CASE(changed_and_changed_back_is_no_difference_between_two_nights) {
    Story story;
    const std::string other = R"(<concern id="c1" category="2" believed-date="2026-04-01"/>)";
    story.put("a.xml", export_of(cases_with(2, 2)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(case_of("C-100", other) + case_of("C-101", waiting)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(cases_with(2, 2)));
    story.sweep("2026-04-10");
    const std::string whole = story.run({"diff", "2026-04-10-1", "2026-04-10-3"}, "2026-04-10").out;
    BOOST_TEST(has(whole, "0 changes\nStill open: 2\n"), whole);
    const std::string half = story.run({"diff", "2026-04-10-1", "2026-04-10-2"}, "2026-04-10").out;
    BOOST_TEST(has(half, "2 changes: 1 became cannot tell, 1 updated\nStill open: 1\n"), half);
}

BOOST_AUTO_TEST_CASE(a_case_that_another_team_has_now_says_so_and_stands_under_it) {
    Story story;
    story.put("a.xml", export_of(case_of("A-1", waiting) + cases_with(2, 0)));
    story.sweep("2026-04-10");
    std::string moved = case_of("A-1", waiting);
    moved.replace(moved.find("north"), 5, "south");
    story.put("a.xml", export_of(moved + cases_with(2, 0)));
    expect(story.sweep("2026-04-11"),
           Lines{"updated A-1 meeting-in-time c1: breached/not-done -> breached/not-done since "
                 "2026-04-10 | record-changed team: south (was north)"});
    story.store()->each_open(2, [](const Standing& standing, Day) { BOOST_TEST(standing.team == "south"); });
    expect(story.sweep("2026-04-12"), Lines{});
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
