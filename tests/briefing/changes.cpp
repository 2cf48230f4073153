// The page of changes: everything that moved stands on it once with its causes, and a small export resolves nothing.
#include "briefing/changes.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

#include "tests/briefing/approved_page.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/history/history_sample.hpp"

namespace abide::tests {

namespace {

/// Two nights, with a change of each category between them.
class TwoNights {
  public:
    TwoNights() {
        earlier.id = "2026-04-09-1";
        earlier.as_at = day("2026-04-09");
        earlier.version = "0.1.0";
        earlier.cases = 100;
        tonight = earlier;
        tonight.id = "2026-04-10-1";
        tonight.as_at = day("2026-04-10");
        tonight.known_cases = 100;
        tonight.exports = {{"cases/north.xml", "", "", "", "", 100, 1, false}};
        add_changes();
        still_open.push_back(open_since("C-0030", "2026-04-05"));
        still_open.push_back(open_since("C-0031", "2025-12-01"));
        still_open.push_back(open_since("C-0032", "2026-03-20"));
    }

    static StillOpen open_since(const std::string& case_id, std::string_view since) {
        StillOpen one;
        one.open_since = day(since);
        Standing& standing = one.standing;
        standing.duty = duty_of(case_id);
        standing.team = "north";
        standing.state = State::breached;
        standing.reason = Reason::not_done;
        standing.severity = Severity::high;
        standing.due = day("2025-11-28");
        standing.clauses = "5.3-1";
        return one;
    }

    [[nodiscard]] Changes changes(std::size_t most = most_on_a_page) const {
        const Procedure* const procedures[] = {&toy.procedure};
        return view_changes({&tonight, &earlier, transitions, still_open, away, procedures}, toy.run, most);
    }

    Toy toy;
    SweepRecord earlier;
    SweepRecord tonight;
    std::vector<Transition> transitions;
    std::vector<StillOpen> still_open;
    std::vector<CaseAway> away;

  private:
    void add_changes() {
        transitions.push_back(transition_of("C-0020", Category::new_));
        Transition& grave = transitions.emplace_back(transition_of("C-0021", Category::new_, Severity::critical));
        grave.duty.rule = "conference-in-time";
        grave.clauses = "5.4-2";
        grave.from.reset();
        grave.causes = {{CauseKind::record_changed, "concern c1 category: 2 (not recorded before)"},
                        {CauseKind::procedure_changed, "toy-procedure"}};
        Transition& learning = transitions.emplace_back(transition_of("C-0022", Category::reopened, Severity::info));
        learning.duty.rule = "sibling-considered";
        learning.from = State::met;
        Transition& unknown = transitions.emplace_back(transition_of("C-0023", Category::became_cannot_tell));
        unknown.from = State::breached;
        unknown.from_reason = Reason::not_done;
        unknown.to = State::cannot_tell;
        unknown.to_reason = Reason::missing;
        unknown.open_since = day("2026-03-01");
        transitions.push_back(transition_of("C-0024", Category::updated));
        Transition& held = transitions.emplace_back(transition_of("C-0025", Category::held));
        held.to.reset();
        held.to_reason = Reason::none;
        held.causes = {{CauseKind::not_in_export, ""}};
        Transition& resolved = transitions.emplace_back(transition_of("C-0026", Category::resolved));
        resolved.from = State::breached;
        resolved.to = State::met_late;
        resolved.to_reason = Reason::none;
        resolved.duty.rule = "rule-no-longer-there";
        resolved.causes = {
            {CauseKind::record_changed, "strategy-meeting m1 held-date: 2026-04-09 (not recorded before)"}};
    }
};

/// How often each case of these transitions stands in the first cell of a row.
std::size_t rows_of(const std::string& markdown, const std::string& case_id) {
    return times(markdown, "\n| " + case_id + " |");
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(changes_pages)

BOOST_AUTO_TEST_CASE(two_nights_as_approved) {
    const Page page = write_changes(TwoNights().changes(), shipped_templates());
    BOOST_TEST(page.name == "changes-2026-04-10");
    check_approved_page("briefing/changes", page);
}

BOOST_AUTO_TEST_CASE(the_head_counts_what_the_sections_list) {
    const TwoNights nights;
    const std::string page = write_changes(nights.changes(), shipped_templates()).markdown;
    BOOST_TEST(has(page, "- **Changes:** 7: 2 new, 1 reopened, 1 became cannot tell, 1 updated (1 of them newly "
                         "breached, late or not to be told), 1 held, 1 resolved"
                         "\n"));
    for (const Transition& one : nights.transitions) BOOST_TEST(rows_of(page, one.duty.case_id) == 1U);
    BOOST_TEST(page.find("| C-0021 |") < page.find("| C-0020 |")); // the critical one first
    std::size_t at = 0;
    for (const char* heading : {"## New: 2", "## Reopened: 1", "## Became cannot tell: 1", "## Updated: 1",
                                "## Held: 1", "## Resolved, and the case is there: 1"}) {
        const std::size_t next = page.find(heading);
        BOOST_REQUIRE_MESSAGE(next != std::string::npos, heading);
        BOOST_TEST(next > at, heading);
        at = next;
    }
}

BOOST_AUTO_TEST_CASE(a_line_says_from_what_to_what_and_why) {
    const std::string page = write_changes(TwoNights().changes(), shipped_templates()).markdown;
    BOOST_TEST(has(page, "| C-0021 | Initial conference held in time (5.4-2): concern c1 | not asked | **✕ Breached** "
                         "not done | Thu 9 Apr 2026 | Critical | Fri 10 Apr 2026 (0 days) | The record changed: "
                         "concern c1 category is 2 (not recorded before). The procedure changed: toy-procedure. |"));
    BOOST_TEST(has(page, "**✕ Breached** not done | **? Cannot tell** not recorded |"));
    BOOST_TEST(has(page, "Sun 1 Mar 2026 (40 days)"));
    BOOST_TEST(has(page, "| not read | Thu 9 Apr 2026 | High |"));
    BOOST_TEST(has(page, "| C-0026 | rule-no-longer-there (5.3-1 and 5.3-3)"));
}

BOOST_AUTO_TEST_CASE(what_learning_asks_is_never_called_breached) {
    const std::string page = write_changes(TwoNights().changes(), shipped_templates()).markdown;
    BOOST_TEST(has(page, "(indicator) (5.3-1 and 5.3-3): concern c1 | **● Record shows it** | **▽ Record does not show "
                         "it** not done |"));
}

BOOST_AUTO_TEST_CASE(when_the_exports_shrank_it_says_so_with_numbers_and_that_nothing_was_resolved) {
    TwoNights nights;
    BOOST_TEST(!has(write_changes(nights.changes(), shipped_templates()).markdown, "held too few cases"));
    nights.tonight.shrunk = true;
    nights.tonight.cases = 60;
    nights.away = {{"C-0090", "south", 3}, {"C-0025", "", 1}, {"C-0004", "north", 2, false, false}};
    std::erase_if(nights.transitions, [](const Transition& one) { return one.category == Category::resolved; });
    const Page page = write_changes(nights.changes(), shipped_templates());
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
    BOOST_TEST(has(page.markdown, "> **The exports held too few cases.** They held 60 cases, and 100 were known; 2 "
                                  "of these are not in them. Nothing was resolved:"));
    BOOST_TEST(has(page.markdown, "## Cases not in tonight’s exports: 3\n"));
    BOOST_TEST(has(page.markdown,
                   "| C-0004 | north | 2 | left the exports on an earlier night |\n| C-0025 |  | 1 | they stay "
                   "open |\n| C-0090 | south | 3 | they stay open |\n"));
}

BOOST_AUTO_TEST_CASE(what_is_still_open_is_counted_by_age_and_the_oldest_are_named) {
    TwoNights nights;
    const std::string page = write_changes(nights.changes(), shipped_templates()).markdown;
    BOOST_TEST(has(page, "| up to 7 days | 1 |\n| 8 to 28 days | 1 |\n| 29 to 90 days | 0 |\n| more than 90 days | 1 "
                         "|\n| not known | 0 |\n| All | 3 |\n"));
    BOOST_TEST(page.find("| C-0031 |") < page.find("| C-0032 |"));
    BOOST_TEST(page.find("| C-0032 |") < page.find("| C-0030 |"));
    BOOST_TEST(!has(page, "that have been open longest, of"));
    for (int i = 0; i < 30; ++i)
        nights.still_open.push_back(TwoNights::open_since("C-1" + std::to_string(i), "2026-04-01"));
    const Changes changes = nights.changes();
    BOOST_TEST(changes.oldest.size() == most_oldest);
    BOOST_TEST(has(write_changes(changes, shipped_templates()).markdown,
                   "The 20 that have been open longest, of 33. All of them are in the findings register.\n"));
}

BOOST_AUTO_TEST_CASE(age_bands_end_where_they_say) {
    TwoNights nights;
    nights.still_open.clear();
    for (const char* since :
         {"2026-04-10", "2026-04-03", "2026-04-02", "2026-03-13", "2026-03-12", "2026-01-10", "2026-01-09"})
        nights.still_open.push_back(TwoNights::open_since("C-1", since));
    nights.still_open.push_back(TwoNights::open_since("C-1", "2026-04-01"));
    nights.still_open.back().open_since.reset();
    std::vector<std::size_t> counts;
    for (const AgeBand& band : nights.changes().ages) counts.push_back(band.findings);
    BOOST_TEST(counts == (std::vector<std::size_t>{2, 2, 2, 1, 1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(too_many_for_a_page_are_parted_and_none_is_left_out) {
    TwoNights nights;
    for (int i = 0; i < 12; ++i) {
        nights.transitions.push_back(transition_of("C-5" + std::to_string(i), Category::new_));
        nights.transitions.back().team = i % 2 == 0 ? "south" : "";
    }
    nights.away = {{"C-9001", "south", 1}, {"C-9002", "west", 0}};
    const Changes changes = nights.changes(5);
    BOOST_TEST(changes.parts.size() > 3U);
    const Page own = write_changes(changes, shipped_templates());
    for (const std::string& fault : faults_of_page(own.html)) BOOST_ERROR(fault);
    std::string all;
    for (const ChangesPart& part : changes.parts) {
        BOOST_TEST(part.count + part.away.size() <= 5U);
        const Page page = write_changes_part(changes, part, shipped_templates());
        for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
        BOOST_TEST(has(own.html, "<a href=\"" + page.name + ".html\">"));
        BOOST_TEST(has(page.html, "<a href=\"" + own.name + ".html\">"));
        all += page.markdown;
    }
    for (const Transition& one : nights.transitions) BOOST_TEST(rows_of(all, one.duty.case_id) == 1U);
    for (const CaseAway& one : nights.away) BOOST_TEST(rows_of(all, one.case_id) == 1U);
    BOOST_TEST(rows_of(own.markdown, "C-0020") == 0U);
}

BOOST_AUTO_TEST_CASE(the_first_night_has_no_earlier_one_and_a_night_without_changes_says_none) {
    TwoNights nights;
    const Changes none = view_changes({&nights.tonight, nullptr, {}, {}, {}, {}}, nights.toy.run);
    const Page page = write_changes(none, shipped_templates());
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
    BOOST_TEST(has(page.markdown, "- **Earlier night:** none: this is the first\n"));
    BOOST_TEST(times(page.markdown, "\nNone.\n") == category_count);
    BOOST_TEST(has(page.markdown, "Nothing that was open on the earlier night is still open."));
}

BOOST_AUTO_TEST_CASE(hostile_ids_stay_words) {
    for (const std::string& text : hostile_texts()) {
        TwoNights nights;
        nights.transitions.front().duty.case_id = text;
        nights.transitions.front().duty.record_id = text;
        nights.transitions.front().causes = {{CauseKind::record_changed, text}};
        nights.away = {{text, text, 1}};
        const Page page = write_changes(nights.changes(), shipped_templates());
        for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
        BOOST_TEST(!has(page.html, "<script"), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
