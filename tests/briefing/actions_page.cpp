// The action tracker: each action stands where it belongs, months are counted by what was known at their ends.
#include "briefing/actions_page.hpp"

#include <boost/test/unit_test.hpp>

#include "base/words.hpp"
#include "tests/history/action_sample.hpp"
#include "tests/history/history_sample.hpp"

namespace abide::tests {

namespace {

constexpr std::string_view as_at = "2026-07-10";

/// Another of the sample's actions.
Action action(std::int64_t number, const std::string& due, const std::string& owner = "business manager",
              const std::string& review = "") {
    Action one = sample_action(number);
    one.due = agreed(due);
    one.review = agreed(review);
    one.owners = owner.empty() ? std::vector<std::string>() : std::vector{owner};
    return one;
}

ActionEntry about(std::int64_t number, ActionEntry entry) {
    entry.action = number;
    return entry;
}

ActionRecords records() {
    ActionRecords known;
    known.first = {action(1, "2026-06-30"),
                   action(2, "2026-05"),
                   action(3, "2026-08-01", ""),
                   action(4, ""),
                   action(5, "31,05,26", "school lead"),
                   action(6, "2026-05-01", "school lead", "2026-07-20"),
                   action(7, "2026-05-01", "all", "2026-07-01")};
    known.entries = {about(1, entry_of(ActionEntryKind::barrier, "2026-06-01", "Nobody is free.")),
                     about(3, entry_of(ActionEntryKind::barrier, "2026-05-04", "No room.")),
                     about(6, evidence_of(ActionEntryKind::done, "2026-05-20")),
                     about(7, evidence_of(ActionEntryKind::done, "2026-04-30")),
                     about(7, evidence_of(ActionEntryKind::worked, "2026-06-15"))};
    ActionEntry removed = about(3, entry_of(ActionEntryKind::barrier_removed, "2026-06-02"));
    removed.place = 1;
    known.entries.push_back(removed);
    return known;
}

std::string numbers_of(const std::vector<Action>& actions) {
    std::vector<std::string> numbers;
    for (const Action& one : actions) numbers.push_back(number_words(one));
    return list_of(numbers);
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(action_tracker)

BOOST_AUTO_TEST_CASE(each_action_stands_where_it_belongs) {
    const ActionTracker tracker = view_actions(records(), day(as_at));
    BOOST_TEST(tracker.all == 7U);
    BOOST_TEST(numbers_of(tracker.overdue) == "R-2 and R-1"); // May was over first
    BOOST_TEST(numbers_of(tracker.ahead) == "R-3");
    BOOST_TEST(numbers_of(tracker.undated) == "R-4 and R-5");
    BOOST_TEST(numbers_of(tracker.unowned) == "R-3");
    BOOST_TEST(numbers_of(tracker.held_up) == "R-1"); // the barrier of R-3 was removed
    BOOST_TEST(numbers_of(tracker.done) == "R-6");
    BOOST_TEST(numbers_of(tracker.worked) == "R-7");
    // Nobody looks again at what was shown to have worked; however far off a review is, it is in the list.
    BOOST_TEST(numbers_of(tracker.reviews) == "R-6");
    ActionRecords far = records();
    far.first[2].review = agreed("2026-12-01");
    far.first[3].review = agreed("ASAP");
    far.first[4].review = agreed("2026-07-01");
    BOOST_TEST(numbers_of(view_actions(far, day(as_at)).reviews) == "R-5, R-6, R-3 and R-4");
}

// One meaning of "done" on the whole page: with evidence, shown to have worked or not.
BOOST_AUTO_TEST_CASE(what_was_shown_to_have_worked_is_counted_among_what_is_done) {
    const ActionTracker tracker = view_actions(records(), day(as_at));
    const Fields fields = fields_of(tracker);
    const auto number = [](const Fields& of, const char* name) { return of.find(name)->text; };
    BOOST_TEST(number(fields, "with_evidence") == "2");
    std::size_t by_source = 0;
    for (const ActionSummaryRow& row : tracker.sources) by_source += row.done;
    BOOST_TEST(by_source == 2U);
    BOOST_TEST(tracker.months.back().done == 2U);
    BOOST_TEST(number(fields, "reviews_overdue") == "0");
}

BOOST_AUTO_TEST_CASE(owners_are_counted_and_nobody_stands_last) {
    std::string counted;
    for (const ActionOwner& one : view_actions(records(), day(as_at)).owners)
        counted += one.owner + ": " + std::to_string(one.to_do) + " to do, " + std::to_string(one.overdue) +
                   " overdue, " + std::to_string(one.done) + " done\n";
    BOOST_TEST(counted == "all: 0 to do, 0 overdue, 1 done\n"
                          "business manager: 3 to do, 2 overdue, 0 done\n"
                          "school lead: 1 to do, 0 overdue, 1 done\n"
                          ": 1 to do, 0 overdue, 0 done\n");
}

BOOST_AUTO_TEST_CASE(one_role_spelt_in_two_ways_is_one_owner) {
    ActionRecords known = records();
    known.first[0].owners = {"Business  manager", "business Manager"};
    std::string owners;
    for (const ActionOwner& one : view_actions(known, day(as_at)).owners)
        owners += one.owner + " " + std::to_string(one.to_do) + "; ";
    BOOST_TEST(owners == "all 0; Business  manager 3; school lead 1;  1; ");
}

// The first action was recorded on 10 April 2026: what was before nobody knows.
BOOST_AUTO_TEST_CASE(a_month_counts_what_was_known_at_its_end) {
    ActionRecords later = records();
    later.first.push_back(action(8, "2026-09-01"));
    later.first.back().recorded = day("2026-06-03");
    std::string counted;
    for (const ActionMonth& one : view_actions(later, day(as_at)).months)
        counted += iso(one.end) + ": " + std::to_string(one.to_do) + " and " + std::to_string(one.done) + "\n";
    BOOST_TEST(counted == "2026-04-30: 6 and 1\n"
                          "2026-05-31: 5 and 2\n"
                          "2026-06-30: 6 and 2\n"
                          "2026-07-10: 6 and 2\n");
}

BOOST_AUTO_TEST_CASE(only_those_that_are_meant_are_told_of) {
    const ActionTracker tracker = view_actions(
        records(), day(as_at), [](const Action& one) { return one.owners == std::vector<std::string>{"school lead"}; });
    BOOST_TEST(tracker.all == 2U);
    BOOST_TEST(tracker.months.back().to_do + tracker.months.back().done == 2U);
    BOOST_TEST(tracker.sources.front().all == 2U);
}

BOOST_AUTO_TEST_CASE(how_far_off_it_is_goes_by_the_last_day_it_may_be_due_on) {
    const auto distance = [](const std::string& due) {
        Fields fields;
        put_action(action(1, due), day(as_at), fields);
        return fields.find("action_distance")->text;
    };
    BOOST_TEST(distance("2026-07-09") == "1 day overdue");
    BOOST_TEST(distance("2026-05") == "40 days overdue");
    BOOST_TEST(distance("2026-07-10") == "today");
    BOOST_TEST(distance("2026-07-12") == "in 2 days");
    BOOST_TEST(distance("31,05,26") == "");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
