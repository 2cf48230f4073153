// What managers and supervisors find on their pages: nothing critical is cut, what is current stands first, and what no
// export carries accuses nobody.
#include <boost/test/unit_test.hpp>

#include <optional>

#include "base/words.hpp"
#include "briefing/nightly.hpp"
#include "briefing/supervision.hpp"
#include "briefing/team_page.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"
#include "tests/same_files.hpp"

namespace abide::tests {

namespace {

/// What a report says of the demonstration's cases on 10 April 2026, by the end of its file's name.
Files pages_of_demonstration(std::vector<std::string> words, const std::string& cases) {
    const TemporaryFolder folder;
    words.insert(words.begin(), "report");
    words.insert(words.end(), {(repository() / "seeds/cases" / cases).string(), "--as-at", "2026-04-10", "-o",
                               folder.path().string(), "--quiet"});
    Surroundings surroundings;
    surroundings.home = repository().string();
    const Ended ended = run_command(words, surroundings);
    BOOST_TEST(ended.exit == 0, ended.err);
    return files_of(folder.path().string());
}

std::string team_page(const std::string& team) {
    return pages_of_demonstration({"team", "--team", team}, team + ".xml").at("/team-" + team + "-2026-04-10.md");
}

/// The lines under a heading.
std::string part_of(const std::string& page, const std::string& heading) {
    const std::size_t at = page.find("\n## " + heading + "\n");
    BOOST_TEST_REQUIRE(at != std::string::npos, heading << " is not on " << page);
    return page.substr(at, page.find("\n## ", at + 1) - at);
}

/// A child's pages of the demonstration, or the worker's.
std::string supervision_page(const std::string& file, const std::string& worker, const std::string& of) {
    return pages_of_demonstration({"supervision", "--worker", worker}, file)
        .at("/supervision-" + of + "-2026-04-10.md");
}

/// The lines that begin like this, without it.
std::vector<std::string> lines_after(const std::string& part, const std::string& beginning) {
    std::vector<std::string> lines;
    for (const std::string_view line : split_lines(part))
        if (line.starts_with(beginning)) lines.emplace_back(line.substr(beginning.size()));
    return lines;
}

std::vector<std::string> headings_of(const std::string& page) { return lines_after(page, "## "); }

VerdictView graded(const std::string& title, Severity severity, const std::optional<Day>& due) {
    VerdictView view;
    view.title = title;
    view.severity = severity;
    view.due = due;
    return view;
}

/// A finding that came to stand otherwise, for this reason.
Transition moved(std::optional<State> from, std::optional<State> to, CauseKind cause) {
    Transition one;
    one.from = from;
    one.to = to;
    one.causes = {{cause, ""}};
    return one;
}

VerdictView critical_view(const std::string& case_id) {
    VerdictView view;
    view.case_id = case_id;
    view.title = "Made safe";
    view.state = State::breached;
    view.severity = Severity::critical;
    view.says = "Nothing was done.";
    return view;
}

StillOpenRow critical_row(const std::string& case_id) {
    StillOpenRow row;
    row.finding.standing.duty.case_id = case_id;
    row.finding.standing.state = State::breached;
    row.finding.standing.severity = Severity::critical;
    row.rule.title = "Made safe";
    return row;
}

} // namespace

BOOST_AUTO_TEST_SUITE(manager_pages)

BOOST_AUTO_TEST_CASE(nothing_critical_is_cut_however_much_there_is) {
    const Toy toy;
    TeamPage team;
    NightlyPage nightly;
    team.run = nightly.run = toy.run;
    constexpr std::size_t many = most_of_a_night + 5;
    for (std::size_t i = 1; i <= many; ++i) {
        team.critical.push_back(critical_view("K-" + std::to_string(i)));
        nightly.critical.push_back(critical_row("K-" + std::to_string(i)));
    }
    const std::string of_team = write_team(team, shipped_templates()).markdown;
    const std::string of_night = write_nightly(nightly, shipped_templates()).markdown;
    for (std::size_t i = 1; i <= many; ++i) {
        const std::string id = "K-" + std::to_string(i);
        BOOST_TEST(contains(of_team, id + ": Nothing was done."), id);
        BOOST_TEST(contains(of_night, "| " + id + " | Made safe"), id);
    }
}

BOOST_AUTO_TEST_CASE(what_no_export_carries_is_one_line_after_what_rests_on_the_childs_record) {
    const std::string critical = part_of(team_page("west"), "Critical tonight");
    const std::size_t of_record = critical.find("C-0067: Cannot tell whether the strategy meeting was held sooner");
    const std::size_t gathered =
        critical.find("Immediate legal action is on file (6-3): no strategy meeting is exported");
    BOOST_TEST_REQUIRE(of_record != std::string::npos, critical);
    BOOST_TEST_REQUIRE(gathered != std::string::npos, critical);
    BOOST_TEST(of_record < gathered);
    BOOST_TEST(contains(critical, "7 children, C-0061, C-0062, C-0063, C-0064, C-0065, C-0066 and C-0067. *The systems "
                                  "team can settle it.*"),
               critical);
    BOOST_TEST(times(critical, "\n- ") == 2U);
}

// Nobody knows whether anything was decided, so nobody is told to make sure that it was done.
BOOST_AUTO_TEST_CASE(a_duty_of_records_that_no_export_carries_presupposes_nothing) {
    Surroundings surroundings;
    surroundings.home = repository().string();
    const Ended ended = run_command({"check", (repository() / "seeds/cases/west.xml").string(), "--as-at", "2026-04-10",
                                     "--format", "csv", "--states", "cannot-tell"},
                                    surroundings);
    BOOST_TEST(contains(ended.out, "Cannot tell whether this was owed at all, because this system does not export any "
                                   "strategy meeting."));
    BOOST_TEST(!contains(ended.out, "Make sure the action was taken"));
    BOOST_TEST(!contains(ended.out, "whether the legal action was taken"));
}

BOOST_AUTO_TEST_CASE(where_the_child_stands_begins_with_what_lasts_and_says_what_is_cut) {
    const std::string page = supervision_page("north.xml", "W-13", "C-0007");
    const std::vector<std::string> rows = lines_after(page, "  - ");
    BOOST_TEST_REQUIRE(rows.size() > 4U, page);
    BOOST_TEST(contains(rows[0], "kind child protection"), rows[0]);
    BOOST_TEST(contains(rows[1], "Concern c2: "), rows[1]);
    BOOST_TEST(contains(rows[2], "Wed 25 Mar 2026, category 3"), rows[2]);
    BOOST_TEST(contains(rows[3], "Section 47 enquiry s1: "), rows[3]);
    BOOST_TEST(contains(rows[4], "Plan p2: "), rows[4]);
    BOOST_TEST(page.find("  - Plan p2: ") < page.find("  - Plan p1: ")); // it ended in 2024
    BOOST_TEST(contains(rows.back(), " more, on the case sheet"), rows.back());
    BOOST_TEST(rows.back().starts_with("and "), rows.back());
}

BOOST_AUTO_TEST_CASE(current_work_comes_first_then_graver_then_newer) {
    const Day as_at = day_of(2026, 4, 10).value();
    std::vector<VerdictView> verdicts = {
        graded("old and grave", Severity::high, day_of(2018, 2, 22)),
        graded("old and graver", Severity::critical, day_of(2019, 2, 22)),
        graded("medium of May", Severity::medium, day_of(2025, 5, 2)),
        graded("medium of March", Severity::medium, day_of(2026, 3, 2)),
        graded("high without a day", Severity::high, std::nullopt),
        graded("high of a year ago", Severity::high, day_of(2025, 4, 10)),
    };
    sort_by_present(verdicts, as_at);
    std::vector<std::string> order;
    for (const VerdictView& one : verdicts) order.push_back(one.title);
    const std::vector<std::string> wanted = {"high of a year ago", "high without a day", "medium of March",
                                             "medium of May",      "old and graver",     "old and grave"};
    BOOST_TEST(order == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_the_record_shows_and_what_goes_well_begin_with_this_year) {
    const std::string page = supervision_page("north.xml", "W-13", "C-0007");
    const std::vector<std::string> shows = lines_after(part_of(page, "What the record shows"), "- ");
    BOOST_TEST_REQUIRE(shows.size() > 1U);
    BOOST_TEST(contains(shows.front(), " 2026"), shows.front());
    BOOST_TEST(!contains(shows.front(), " 2018"), shows.front());
    BOOST_TEST(contains(shows.back(), " more, on the case sheet"), shows.back());
    for (const std::string& line : lines_after(part_of(page, "What goes well"), "- **● Met** ")) {
        BOOST_TEST((contains(line, " 2025)") || contains(line, " 2026)")), line);
    }
}

// What was asked is what goes well first; what cannot wait is a note above it.
BOOST_AUTO_TEST_CASE(what_is_critical_is_named_at_the_top_and_told_after_what_goes_well) {
    const std::string child = supervision_page("contact.xml", "W-54", "C-0097");
    BOOST_TEST(contains(child, "> **Critical:** A child in danger was made safe at once (concern c1, "), child);
    BOOST_TEST(child.find("> **Critical:**") < child.find("- **As at:**"));
    BOOST_TEST(headings_of(child).at(0) == "What goes well");
    BOOST_TEST(headings_of(child).at(1) == "What the record shows");
    const std::vector<std::string> shows = lines_after(part_of(child, "What the record shows"), "- ");
    BOOST_TEST(shows.at(0).starts_with("**? Cannot tell** Critical: A child in danger was made safe at once (concern "
                                       "c1, "),
               shows.at(0));
    BOOST_TEST(contains(shows.at(0), "because the date of the protective action has no time of day"));
    const std::string worker = supervision_page("contact.xml", "W-54", "contact-W-54");
    BOOST_TEST(contains(worker, "> **Critical:** A child in danger was made safe at once: C-0097."), worker);
    const std::vector<std::string> wanted = {"What goes well", "What the record shows", "The children"};
    for (std::size_t i = 0; i < wanted.size(); ++i) BOOST_TEST(headings_of(worker).at(i) == wanted[i]);
    BOOST_TEST(contains(part_of(worker, "What the record shows"), "C-0097: A child in danger was made safe at once"));
    BOOST_TEST(contains(part_of(worker, "What goes well"), ": C-0097 ("), worker);
}

BOOST_AUTO_TEST_CASE(no_question_is_asked_because_of_what_no_export_carries) {
    const Files files = pages_of_demonstration({"supervision", "--team", "west"}, "west.xml");
    const std::string& page = files.at("/supervision-C-0063-2026-04-10.md");
    BOOST_TEST(!contains(page, "what is the second plan?"), page);
    BOOST_TEST(!contains(page, "Asked because of: Immediate legal action"), page);
    BOOST_TEST(contains(part_of(page, "What the record shows"),
                        "Immediate legal action is on file (6-3): no strategy meeting is exported"),
               page);
    BOOST_TEST(!contains(page, "> **Critical:**"), page);
}

BOOST_AUTO_TEST_CASE(a_childs_pages_draw_its_last_year_and_list_the_last_of_it) {
    const Files files = pages_of_demonstration({"supervision", "--worker", "W-13"}, "north.xml");
    const std::string& html = files.at("/supervision-C-0007-2026-04-10.html");
    BOOST_TEST(times(html, "<svg class=\"wide\"") == 1U);
    BOOST_TEST(contains(html, "From Thu 10 Apr 2025 to Fri 24 Apr 2026, as at Fri 10 Apr 2026"));
    for (const std::string& fault : faults_of_page(html)) BOOST_ERROR(fault);
    const std::string lately = part_of(files.at("/supervision-C-0007-2026-04-10.md"), "Lately");
    const std::vector<std::string> lines = lines_after(lately, "- **");
    BOOST_TEST(lines.size() == 6U, lately);
    BOOST_TEST(contains(lately, " more of the last twelve months, on the case sheet"), lately);
    BOOST_TEST(!contains(lately, " 2018"), lately);
    // What is still to be done has a list of its own.
    const std::string other = part_of(supervision_page("contact.xml", "W-54", "C-0098"), "Lately");
    BOOST_TEST(!contains(other, "Due soon"), other);
    BOOST_TEST(contains(lines.front(), "Apr 2026**"), lately);
}

BOOST_AUTO_TEST_CASE(three_counts_say_how_they_moved_and_what_moved_them) {
    const Toy toy;
    TeamPage team;
    team.run = toy.run;
    team.history = TeamHistory();
    TeamTrend& trend = team.history->trend;
    trend.nights = {{day_of(2026, 4, 10).value(), 12, 5, 4}};
    trend.week_ago = {{day_of(2026, 4, 3).value(), 10, 5, 6}};
    trend.month_ago = {{day_of(2026, 3, 10).value(), 13, 2, 6}};
    trend.changes = {moved(std::nullopt, State::breached, CauseKind::time_passed),
                     moved(State::not_yet_due, State::breached, CauseKind::time_passed),
                     moved(State::cannot_tell, State::met, CauseKind::record_changed),
                     moved(State::breached, State::cannot_tell, CauseKind::record_changed)};
    trend.changes.push_back(moved(State::breached, State::met, CauseKind::record_changed));
    trend.changes.back().category = Category::held;
    const std::string page = write_team(team, shipped_templates()).markdown;
    BOOST_TEST(contains(page, "- **Findings open: 12**, 2 more than on Fri 3 Apr 2026 and 1 fewer than on Tue 10 Mar "
                              "2026. Since Fri 3 Apr 2026 2 came (time passed: 2) and 1 went (the record changed: 1)."),
               page);
    BOOST_TEST(contains(page,
                        "- **Breached: 5**, as many as on Fri 3 Apr 2026 and 3 more than on Tue 10 Mar 2026. Since "
                        "Fri 3 Apr 2026 2 came (time passed: 2) and 1 went (the record changed: 1)."),
               page);
    BOOST_TEST(contains(page,
                        "- **Cannot tell: 4**, 2 fewer than on Fri 3 Apr 2026 and 2 fewer than on Tue 10 Mar 2026. "
                        "Since Fri 3 Apr 2026 1 came (the record changed: 1) and 1 went (the record changed: 1)."),
               page);
    trend.week_ago = trend.month_ago = std::nullopt;
    BOOST_TEST(contains(write_team(team, shipped_templates()).markdown,
                        "- **Findings open: 12**. No night of a week ago is kept to hold it against."));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
