// Actions: how each stands on a day, what was noted of it, and what cannot be noted.
#include "history/actions.hpp"

#include <boost/test/unit_test.hpp>

#include "history/roles.hpp"
#include "tests/history/action_sample.hpp"
#include "tests/history/history_sample.hpp"

namespace abide::tests {

namespace {

using Kind = ActionEntryKind;

std::string status(const Action& action, std::string_view on) {
    return std::string(name_of(status_of(action, day(on))));
}
std::string review(const Action& action, std::string_view on) {
    return std::string(name_of(review_status_of(action, day(on))));
}

Action with(const std::vector<ActionEntry>& entries, std::string_view on = "2026-12-31") {
    return actions_on(day(on), {{sample_action()}, entries}).front();
}

Action due_on(std::string_view written) {
    Action action = sample_action();
    action.due = agreed(written);
    return action;
}

/// The sentences, a line each.
std::string lines(const std::vector<std::string>& faults) {
    std::string all;
    for (const std::string& fault : faults) all += fault + "\n";
    return all;
}

std::string refusal(const ActionEntry& entry, const Action& action) {
    return lines(check_new_entry(entry, action, day("2026-12-31")));
}

} // namespace

BOOST_AUTO_TEST_SUITE(actions)

BOOST_AUTO_TEST_CASE(it_is_overdue_from_the_day_after_its_date) {
    BOOST_TEST(status(due_on("2026-06-30"), "2026-06-30") == "open");
    BOOST_TEST(status(due_on("2026-06-30"), "2026-07-01") == "overdue");
}

BOOST_AUTO_TEST_CASE(a_month_is_past_with_its_last_day) {
    BOOST_TEST(status(due_on("June 2026"), "2026-06-30") == "open");
    BOOST_TEST(status(due_on("June 2026"), "2026-07-01") == "overdue");
}

BOOST_AUTO_TEST_CASE(without_a_date_and_with_one_nobody_can_read_it_is_never_overdue) {
    BOOST_TEST(status(due_on(""), "2040-01-01") == "no-date");
    BOOST_TEST(status(due_on("31,03,17"), "2040-01-01") == "date-questioned");
    BOOST_TEST(words_of(agreed("31,03,17")) == "questioned: \"31,03,17\"");
}

BOOST_AUTO_TEST_CASE(done_needs_evidence_and_worked_needs_more) {
    const Action done = with({evidence_of(Kind::done, "2026-07-02")});
    BOOST_TEST(status(done, "2026-07-02") == "done");
    BOOST_TEST((done.closed == day("2026-07-02")));
    BOOST_TEST(done.done.front().by == "practice lead");
    BOOST_TEST(!is_to_do(status_of(done, day("2026-07-02"))));
    const Action worked = with({evidence_of(Kind::done, "2026-07-02"), evidence_of(Kind::worked, "2026-10-01")});
    BOOST_TEST(status(worked, "2026-10-01") == "worked");
}

BOOST_AUTO_TEST_CASE(on_an_earlier_day_it_stands_as_it_did_then) {
    ActionEntry moved = entry_of(Kind::due, "2026-07-05");
    moved.date = agreed("2026-09-30").when;
    const std::vector<ActionEntry> entries = {moved, evidence_of(Kind::done, "2026-09-01"),
                                              evidence_of(Kind::worked, "2026-10-01")};
    BOOST_TEST(status(with(entries, "2026-07-04"), "2026-07-04") == "overdue");
    BOOST_TEST(status(with(entries, "2026-07-05"), "2026-07-05") == "open");
    BOOST_TEST(status(with(entries, "2026-09-30"), "2026-09-30") == "done");
    BOOST_TEST(status(with(entries, "2026-10-01"), "2026-10-01") == "worked");
}

BOOST_AUTO_TEST_CASE(what_was_agreed_before_stays_with_the_day_it_changed) {
    ActionEntry moved = entry_of(Kind::due, "2026-07-05");
    moved.date = agreed("Sep 2026").when;
    moved.reason = "The guidance comes first.";
    ActionEntry owners = entry_of(Kind::owners, "2026-07-06", "learning group chair");
    owners.is_imported = true;
    const Action now =
        with({moved, owners, entry_of(Kind::review, "2026-07-07"), entry_of(Kind::how_done, "2026-07-07", "Minutes")});
    const std::vector<ActionChange> expected = {
        {day("2026-07-05"), "due", "Tue 30 Jun 2026", "Sep 2026", "The guidance comes first.", false},
        {day("2026-07-06"), "owners", "all; business manager", "learning group chair", "", true},
        {day("2026-07-07"), "review", "Sep 2026", "not stated", "", false},
        {day("2026-07-07"), "how-done", "not stated", "Minutes", "", false}};
    BOOST_TEST((now.changes == expected));
    BOOST_TEST(now.owners == std::vector<std::string>{"learning group chair"});
    BOOST_TEST(with({owners, owners}).changes.size() == 1U); // the same again is no change
}

BOOST_AUTO_TEST_CASE(milestones_and_barriers_are_noted_and_met) {
    ActionEntry milestone = entry_of(Kind::milestone, "2026-05-01", "A draft");
    milestone.date = agreed("2026-06").when;
    ActionEntry met = entry_of(Kind::milestone_done, "2026-06-02");
    met.place = 1;
    ActionEntry removed = entry_of(Kind::barrier_removed, "2026-06-03");
    removed.place = 2;
    const Action now = with({milestone, entry_of(Kind::barrier, "2026-05-02", "No money"),
                             entry_of(Kind::barrier, "2026-05-03", "Nobody in post"), met, removed});
    BOOST_TEST((now.milestones == std::vector<ActionMilestone>{{"A draft", agreed("2026-06"), day("2026-06-02")}}));
    BOOST_TEST(!now.barriers.at(0).removed.has_value());
    BOOST_TEST((now.barriers.at(1).removed == day("2026-06-03")));
    BOOST_TEST(with({milestone, met}, "2026-06-01").milestones.front().done.has_value() == false);
}

BOOST_AUTO_TEST_CASE(what_was_closed_by_mistake_is_open_again_and_its_evidence_stays) {
    const std::vector<ActionEntry> entries = {evidence_of(Kind::done, "2026-05-02"),
                                              entry_of(Kind::reopened, "2026-05-04", "R-4 was meant.")};
    const Action again = with(entries);
    BOOST_TEST(status(again, "2026-05-04") == "open");
    BOOST_TEST(again.done.size() == 1U);
    BOOST_TEST(again.changes.back().reason == "R-4 was meant.");
    BOOST_TEST(status(with(entries, "2026-05-03"), "2026-05-03") == "done");
}

BOOST_AUTO_TEST_CASE(a_review_stands_beside_the_status) {
    Action action = sample_action();
    action.review = agreed("2026-06-30");
    BOOST_TEST(review(action, "2026-06-15") == "ahead");
    BOOST_TEST(review(action, "2026-06-16") == "due");
    BOOST_TEST(review(action, "2026-06-30") == "due");
    BOOST_TEST(review(action, "2026-07-01") == "overdue");
    action.review = agreed("soon");
    BOOST_TEST(review(action, "2026-07-01") == "questioned");
    action.review = {};
    BOOST_TEST(review(action, "2026-07-01") == "not-stated");
    const Action worked = with({evidence_of(Kind::done, "2026-07-02"), evidence_of(Kind::worked, "2026-07-03")});
    BOOST_TEST(review(worked, "2027-01-01") == "over");
    BOOST_TEST(review(with({evidence_of(Kind::done, "2026-07-02")}), "2027-01-01") == "overdue");
}

BOOST_AUTO_TEST_CASE(what_came_first_must_come_first) {
    const Action open = sample_action();
    const Action closed = with({evidence_of(Kind::done, "2026-07-02")});
    BOOST_TEST(refusal(evidence_of(Kind::worked, "2026-07-02"), open) ==
               "R-1 is not closed: that it was done comes first, \"abide actions close R-1\".\n");
    BOOST_TEST(refusal(evidence_of(Kind::worked, "2026-07-01"), closed) ==
               "It would be shown to have worked on 2026-07-01, before it was done on 2026-07-02.\n");
    BOOST_TEST(refusal(evidence_of(Kind::worked, "2026-07-02"), closed) == "");
    BOOST_TEST(refusal(evidence_of(Kind::done, "2026-07-03"), closed) ==
               "R-1 is closed since 2026-07-02; whether it worked is said by \"abide actions impact\".\n");
    BOOST_TEST(refusal(entry_of(Kind::due, "2026-07-03"), closed) ==
               "R-1 is closed since 2026-07-02; it is not due any more.\n");
    BOOST_TEST(refusal(entry_of(Kind::reopened, "2026-07-03", "Why."), open) == "R-1 is not closed.\n");
    BOOST_TEST(refusal(entry_of(Kind::done, "2027-01-01"), open) ==
               "It does not say what shows it, --evidence.\n"
               "It does not say which role says so, --by; a role, never a name.\n"
               "It would be so from 2027-01-01 on, a day that has not come.\n");
}

BOOST_AUTO_TEST_CASE(a_milestone_or_barrier_that_is_not_there_or_over_is_refused) {
    ActionEntry met = entry_of(Kind::milestone_done, "2026-06-02");
    met.place = 1;
    BOOST_TEST(refusal(met, sample_action()) == "R-1 has no milestone M1; none is noted.\n");
    const ActionEntry noted = entry_of(Kind::milestone, "2026-05-01", "A draft");
    BOOST_TEST(refusal(met, with({noted})) == "");
    BOOST_TEST(refusal(met, with({noted, met})) == "M1 is done since 2026-06-02.\n");
    met.place = 3;
    BOOST_TEST(refusal(met, with({noted})) == "R-1 has no milestone M3; there is M1.\n");
    BOOST_TEST(refusal(met, with({noted, noted})) == "R-1 has no milestone M3; there are M1 to M2.\n");
    ActionEntry removed = entry_of(Kind::barrier_removed, "2026-04-30");
    removed.place = 1;
    BOOST_TEST(refusal(removed, with({entry_of(Kind::barrier, "2026-05-01", "No money")})) ==
               "B1 would be removed on 2026-04-30, before it was noted on 2026-05-01.\n");
}

BOOST_AUTO_TEST_CASE(owners_are_roles_parted_by_strokes_and_never_how_to_reach_somebody) {
    BOOST_TEST(roles_in("All/BSM") == (std::vector<std::string>{"All", "BSM"}));
    BOOST_TEST(roles_in(" head of  service ; L&C;; head of service") ==
               (std::vector<std::string>{"head of service", "L&C"}));
    for (const char* nothing : {"", "-", "n/a", "not stated", "\u2013", " ; "}) BOOST_TEST(roles_in(nothing).empty());
    for (const char* contact : {"lead@example.org", "07700 900123", "+44 (0)1632 960961", "lead, 01632-960961"})
        BOOST_TEST(fault_of_role("An owner", contact).find("never a person") != std::string::npos, contact);
    for (const char* role : {"head of service", "LAPP sub-group 2", "team 2026/27", "band 7 (12 hours)"})
        BOOST_TEST(fault_of_role("An owner", role) == "", role);
    BOOST_TEST(fault_of_role("An owner", std::string(201, 'x')) == "An owner has 201 characters, and 200 is the most.");
}

BOOST_AUTO_TEST_CASE(every_fault_of_a_new_action_is_said_at_once) {
    BOOST_TEST(lines(check_new_action(sample_action())) == "");
    Action bad;
    bad.source.label = "the audit of 2017";
    bad.recommendation = std::string(61, '6');
    bad.owners = {"lead@example.org"};
    bad.how_worked = std::string(1001, 'x');
    BOOST_TEST(lines(check_new_action(bad)) ==
               "It does not say what needs to happen.\n"
               "It does not say what kind of source that is, --kind: audit, review, briefing, supervision, inspection, "
               "complaint or other.\n"
               "The source's label can hold letters, digits and -._/ only, as in maca-hsb-2017.\n"
               "The recommendation's id is longer than 60 characters.\n"
               "An owner looks like an e-mail address; a role is meant, never a person.\n"
               "How it will be known that it worked has 1001 characters, and 1000 is the most; say it shortly.\n");
}

BOOST_AUTO_TEST_CASE(every_kind_of_entry_has_a_name_of_its_own) {
    for (int i = 0; i <= static_cast<int>(Kind::reopened); ++i) {
        const auto kind = static_cast<Kind>(i);
        BOOST_TEST((parse_action_entry_kind(name_of(kind)) == kind), name_of(kind));
    }
    BOOST_TEST(!parse_action_entry_kind("forgotten").has_value());
}

BOOST_AUTO_TEST_CASE(an_action_counts_from_the_day_it_was_written_down) {
    const ActionRecords all = {{sample_action(1)}, {}}; // recorded on 10 April 2026
    BOOST_TEST(actions_on(day("2026-04-09"), all).empty());
    BOOST_TEST(actions_on(day("2026-04-10"), all).size() == 1U);
    BOOST_TEST(all_actions_on(day("2026-04-09"), all).size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_known_then_leaves_out_what_came_since) {
    ActionRecords all = {{sample_action(1), sample_action(2)},
                         {evidence_of(Kind::done, "2026-05-01"), evidence_of(Kind::worked, "2026-05-01")}};
    all.entries[0].number = 1;
    all.entries[1].number = 2;
    const ActionRecords then = known_then(all, 1, 1);
    BOOST_TEST(then.first.size() == 1U);
    BOOST_TEST(then.entries.size() == 1U);
    BOOST_TEST((known_then(all, 2, 2) == all));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
