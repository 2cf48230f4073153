// Reports that somebody writes between two sweeps: they know what the nights found, and which findings are excepted.
#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "base/words.hpp"
#include "tests/briefing/approved_page.hpp"
#include "tests/golden.hpp"
#include "tests/nightly/story.hpp"

namespace abide::tests {

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The Markdown of a report of the inbox, written on Sat 11 Apr 2026.
std::string written(const Story& story, const std::string& report, const std::string& file) {
    Surroundings around;
    around.home = story.path("home");
    around.today = *parse_day("2026-04-11");
    const Ended ended = run_command({"report", report, story.path("inbox"), "--team", "north", "--store",
                                     "sqlite:" + story.path("state/history.sqlite"), "-o", story.path("out")},
                                    around);
    BOOST_TEST(ended.exit == 0, ended.err);
    return read_file(story.path("out/" + file));
}

void pass_two_nights(Story& story) {
    story.put("a.xml", export_of(case_of("C-1", waiting) + case_of("C-2", nothing_asked)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(case_of("C-1", waiting) + case_of("C-2", waiting)));
    story.sweep("2026-04-11");
}

} // namespace

BOOST_AUTO_TEST_SUITE(reports_between_nights)

BOOST_AUTO_TEST_CASE(the_team_page_knows_what_is_new_and_what_stays_open) {
    Story story;
    pass_two_nights(story);
    const std::string page = written(story, "team", "team-north-2026-04-11.md");
    check_golden("reports/team-with-nights.md", page);
    BOOST_TEST(has(page, "C-2: "));
    BOOST_TEST(has(page, "due Thu 9 Apr 2026, **2 days overdue**; seen by Abide since Fri 10 Apr 2026"), page);
}

// A store that is a week old must not make duties of years ago a week old.
BOOST_AUTO_TEST_CASE(what_is_still_open_goes_by_the_day_it_was_due) {
    Story story;
    story.put("a.xml", export_of(case_of("C-1", waiting) + case_of("C-2", nothing_asked)));
    story.sweep("2026-04-10");
    story.put("a.xml", export_of(case_of("C-1", waiting) + case_of("C-2", waiting_a_day_longer)));
    story.sweep("2026-04-11");
    const std::string page = written(story, "team", "team-north-2026-04-11.md");
    const std::size_t longer = page.find("C-2: Strategy meeting held in time, due Wed 8 Apr 2026, **3 days overdue**");
    const std::size_t shorter = page.find("C-1: Strategy meeting held in time, due Thu 9 Apr 2026, **2 days overdue**");
    BOOST_TEST_REQUIRE(longer != std::string::npos, page);
    BOOST_TEST_REQUIRE(shorter != std::string::npos, page);
    BOOST_TEST(longer < shorter);
    BOOST_TEST(has(page, "**3 days overdue**; seen by Abide since Sat 11 Apr 2026"), page);
}

// Held against the last night that is a week older, and the last that is a month older.
BOOST_AUTO_TEST_CASE(the_three_counts_of_a_team_come_from_its_nights) {
    Story story;
    story.put("a.xml", export_of(case_of("C-1", nothing_asked) + case_of("C-2", waiting)));
    story.sweep("2026-03-02");
    story.sweep("2026-04-03");
    story.sweep("2026-04-09");
    story.put("a.xml", export_of(case_of("C-1", waiting) + case_of("C-2", waiting)));
    story.sweep("2026-04-10");
    const std::string page = written(story, "team", "team-north-2026-04-11.md");
    BOOST_TEST(has(page,
                   "- **Breached: 2**, 2 more than on Fri 3 Apr 2026 and 2 more than on Mon 2 Mar 2026. Since Fri "
                   "3 Apr 2026 2 came ("),
               page);
    BOOST_TEST(has(page, "the record changed: 1"), page);
    BOOST_TEST(has(page, "time passed: 1"), page);
    BOOST_TEST(has(page, "| Fri 10 Apr 2026 | 2 | 2 | 0 |"), page);
}

BOOST_AUTO_TEST_CASE(what_was_due_soon_and_is_breached_now_is_new_to_the_team) {
    Story story;
    story.put("a.xml", export_of(case_of("C-1", waiting)));
    story.sweep("2026-04-09");
    story.sweep("2026-04-10");
    const std::string page = written(story, "team", "team-north-2026-04-11.md");
    BOOST_TEST(has(page, "- **✕ Breached** C-1: Strategy meeting held in time ("), page);
    BOOST_TEST(has(page, "), was Due soon. Time passed"), page);
    BOOST_TEST(!has(page, "Nothing new on"), page);
    const std::string changes = story.report("changes-2026-04-10.md");
    BOOST_TEST(has(changes, "1 updated (1 of them newly breached, late or not to be told)"), changes);
}

BOOST_AUTO_TEST_CASE(the_changes_know_what_the_earlier_night_refused) {
    Story story;
    story.put("a.xml", export_of(case_of("C-1", waiting) + case_of("C-1", nothing_asked)));
    story.sweep("2026-04-10");
    story.sweep("2026-04-11");
    const std::string page = story.report("changes-2026-04-11.md");
    BOOST_TEST(has(page, "- **This night:** 2026-04-11-1, as at Sat 11 Apr 2026, 1 cases judged, 1 refused"), page);
    BOOST_TEST(has(page, "- **Earlier night:** 2026-04-10-1, as at Fri 10 Apr 2026, 1 cases judged, 1 refused"), page);
}

BOOST_AUTO_TEST_CASE(the_nightly_page_says_what_the_mailed_digest_says_and_names_the_cases) {
    Story story;
    pass_two_nights(story);
    const std::string page = story.report("nightly-2026-04-11.md");
    check_golden("reports/nightly-2026-04-11.md", page);
    check_golden("reports/nightly-2026-04-11.html", without_style(story.report("nightly-2026-04-11.html")));
    std::size_t lines = 0;
    const std::string digest = story.report("digest.txt");
    for (const std::string_view line : split_lines(digest)) {
        constexpr std::size_t width = 28; // of what is counted
        if (line.size() <= width || line[width - 1] != ' ' || line.front() == ' ') continue;
        ++lines;
        const std::string row =
            "| " + std::string(trim(line.substr(0, width))) + " | " + std::string(line.substr(width)) + " |\n";
        BOOST_TEST(has(page, row), row);
    }
    BOOST_TEST(lines >= 15U);
    BOOST_TEST(has(page, "| C-2 | "), page);
    bool is_sealed = false;
    const std::optional<SweepRecord> last = story.store()->last_sweep();
    BOOST_REQUIRE(last.has_value());
    for (const SweepOutput& one : last->outputs) is_sealed = is_sealed || one.file == "nightly-2026-04-11.html";
    BOOST_TEST(is_sealed);
}

BOOST_AUTO_TEST_CASE(overdue_actions_stand_on_the_team_page_and_on_the_nightly_page) {
    Story story;
    pass_two_nights(story);
    const auto add = [&](const std::string& text, const std::string& due) {
        const Ended ended = story.run({"actions", "add", text, "--source", "audit-2025", "--kind", "audit", "--owner",
                                       "police lead", "--due", due},
                                      "2026-04-11");
        BOOST_TEST(ended.exit == 0, ended.err);
    };
    add("Send somebody to every meeting.", "2026-03-31");
    add("Name a lead.", "2026-05-31");
    const std::string overdue = "**R-1** Send somebody to every meeting. *(audit-2025)*";
    const std::string team = written(story, "team", "team-north-2026-04-11.md");
    BOOST_TEST(has(team, "- " + overdue + ": police lead, due Tue 31 Mar 2026, **11 days overdue**"), team);
    BOOST_TEST(!has(team, "Name a lead."), team);
    story.sweep("2026-04-12");
    const std::string nightly = story.report("nightly-2026-04-12.md");
    BOOST_TEST(has(nightly, "## Actions overdue: 1\n"), nightly);
    BOOST_TEST(has(nightly, "| " + overdue + " | police lead | Tue 31 Mar 2026: **12 days overdue** | nothing noted |"),
               nightly);
}

// What somebody wrote into an action may name a case; then the page is one of those that do.
BOOST_AUTO_TEST_CASE(a_page_of_actions_that_names_a_case_says_so) {
    Story story;
    pass_two_nights(story);
    const auto run = [&](Lines words) {
        const Ended ended = story.run(std::move(words), "2026-04-11");
        BOOST_TEST(ended.exit == 0, ended.err);
    };
    const auto page = [&] {
        run({"report", "actions", "-o", story.path("out")});
        return read_file(story.path("out/actions-2026-04-11.md"));
    };
    run({"actions", "add", "Name a lead.", "--source", "audit-2025", "--kind", "audit"});
    BOOST_TEST(has(page(), "privacy: \"NO CASE DATA\""));
    run({"actions", "note", "R-1", "--barrier", "It waits for C-10, or C-1."});
    BOOST_TEST(has(page(), "privacy: \"IDENTIFIED\""));
}

BOOST_AUTO_TEST_CASE(an_excepted_finding_is_listed_as_one) {
    Story story;
    pass_two_nights(story);
    BOOST_TEST(!has(written(story, "due", "due-north-2026-04-11.md"), "(excepted)"));
    const Ended added = story.run({"exception", "add", "C-1/meeting-in-time", "--reason", "Agreed.", "--approved-by",
                                   "head of service", "--until", "2026-04-30"},
                                  "2026-04-11");
    BOOST_TEST(added.exit == 0, added.err);
    const std::string page = written(story, "due", "due-north-2026-04-11.md");
    BOOST_TEST(has(page, "(excepted)"), page);
    // It is overdue all the same.
    BOOST_TEST(has(page, "| C-1 | **✕ Breached**"), page);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
