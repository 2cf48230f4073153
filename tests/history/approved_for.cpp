// What bears the name of another one after a record came in front of it is not what was approved.
#include "history/approved_for.hpp"

#include <boost/test/unit_test.hpp>

#include "history/exceptions.hpp"
#include "tests/history/history_sample.hpp"

namespace abide::tests {

namespace {

Duty placed(const std::string& record_id = "concern#1") {
    Duty duty = duty_of("C-1");
    duty.record_id = record_id;
    duty.fingerprint += record_id; // each has one of its own
    return duty;
}

std::string category(const std::string& value, const std::string& record_id = "concern#1") {
    return facts_text({{"concern", record_id, "category", value}});
}

const ApprovedFor approved = {day("2026-03-02"), day("2026-03-05"), category("2")};

Exception over_placed() {
    Exception one = exception_over(placed());
    one.start = approved.start;
    one.due = approved.due;
    one.facts = approved.facts;
    return one;
}

OpenFinding finding_of(const Duty& duty, const ApprovedFor& what) {
    OpenFinding finding = open_finding("C-1");
    finding.duty = duty;
    finding.what = what;
    return finding;
}

} // namespace

BOOST_AUTO_TEST_SUITE(approved_for_what)

BOOST_AUTO_TEST_CASE(a_name_that_was_made_of_a_place_or_a_day_does_not_last) {
    for (const char* id : {"concern#1", "", "2026-04-02", "2026-04-02#2", "c1#2", "2026-04-02T10:15:00+01:00"})
        BOOST_TEST(is_named_by_place(placed(id)), id);
    for (const char* id : {"c1", "2026", "2026-a", "1"}) BOOST_TEST(!is_named_by_place(placed(id)), id);
    Duty period = placed("c1");
    period.period = 2;
    BOOST_TEST(is_named_by_place(period));
    Duty whole = placed("");
    whole.record = "case";
    BOOST_TEST(!is_named_by_place(whole));
}

BOOST_AUTO_TEST_CASE(it_is_the_same_while_days_and_facts_are) {
    const Exception one = over_placed();
    BOOST_TEST(still_means(one, approved));
    ApprovedFor now = approved;
    now.start = day("2026-03-01");
    BOOST_TEST(!still_means(one, now));
    now = approved;
    now.due.reset();
    BOOST_TEST(!still_means(one, now));
    now = approved;
    now.facts = category("3"); // two of one day
    BOOST_TEST(!still_means(one, now));
    now.facts.clear(); // not looked at tonight
    BOOST_TEST(still_means(one, now));
    now.facts = category("2", "concern#7") + facts_text({{"concern", "concern#7", "believed-date", "2026-03-02"}});
    BOOST_TEST(still_means(one, now));
}

BOOST_AUTO_TEST_CASE(what_nothing_tells_apart_is_never_the_same) {
    Exception bare = exception_over(placed());
    BOOST_TEST(!still_means(bare, {}));
    BOOST_TEST(!can_be_told({}));
    bare.facts = category("2");
    BOOST_TEST(still_means(bare, {std::nullopt, std::nullopt, category("2")}));
    BOOST_TEST(!still_means(bare, {}));
    const OpenFinding finding = finding_of(placed(), {});
    const std::vector<std::string> refused = {
        "Its record has no id of its own, and neither a date nor a fact tells it from another one; give the record an "
        "id in the export."};
    BOOST_TEST(check_new_exception(exception_over(placed()), &finding) == refused, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(over_a_record_with_an_id_of_its_own_it_holds_whatever_its_days_are) {
    BOOST_TEST(still_means(exception_over(duty_of("C-1")), {day("2026-01-01"), std::nullopt, category("3", "c1")}));
}

BOOST_AUTO_TEST_CASE(of_a_standing_only_the_facts_of_the_record_itself_count) {
    Standing standing;
    standing.duty = placed();
    standing.start = approved.start;
    standing.due = approved.due;
    standing.facts = facts_text({{"concern", "concern#1", "", ""},
                                 {"concern", "concern#1", "category", "2"},
                                 {"concern", "concern#2", "category", "3"},
                                 {"strategy-meeting", "concern#1", "held-date", "2026-03-09"}});
    BOOST_TEST((approved_for(standing) == approved));
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_any_more_is_listed_so_and_holds_over_nothing) {
    ApprovedFor other = approved;
    other.start = day("2026-02-02");
    other.due = day("2026-02-05");
    const std::vector<Exception> exceptions = {over_placed()};
    const std::vector<OpenFinding> slid = {finding_of(placed(), other), finding_of(placed("concern#2"), approved)};
    const ExceptionsOnDay found = exceptions_on(day("2026-04-10"), exceptions, slid);
    BOOST_TEST(found.holding.empty());
    BOOST_TEST(found.unused.empty());
    BOOST_TEST((found.unfitting == std::vector<std::size_t>{0}));
    Standing standing;
    standing.duty = placed();
    standing.state = State::breached;
    standing.is_open = true;
    standing.start = other.start;
    standing.due = other.due;
    const ExceptionOverlay overlay(exceptions, day("2026-04-10"));
    BOOST_TEST(overlay.numbers_over(standing).empty());
    standing.start = approved.start;
    standing.due = approved.due;
    BOOST_TEST((overlay.numbers_over(standing) == ExceptionNumbers{1}));
    BOOST_TEST(approved_for_words(exceptions.front()) == "began Mon 2 Mar 2026, due Thu 5 Mar 2026");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
