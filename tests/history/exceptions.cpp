// Exceptions: they hold over what they speak of and nothing else, change no state, and never hide what is critical.
#include "history/exceptions.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/history/history_sample.hpp"
#include "tests/writer/sample.hpp"

namespace abide::tests {

namespace {

const Day night = day("2026-04-10");

using Positions = std::vector<std::size_t>;

ExceptionsOnDay on(const std::vector<Exception>& exceptions, const std::vector<OpenFinding>& findings, Day at = night) {
    return exceptions_on(at, exceptions, findings);
}

Verdict breached_verdict(const Sample& sample) {
    Verdict verdict = sample.breached();
    verdict.fingerprint = duty_of(verdict.case_id).fingerprint;
    return verdict;
}

} // namespace

BOOST_AUTO_TEST_SUITE(history_exceptions)

BOOST_AUTO_TEST_CASE(it_holds_over_the_finding_of_its_duty_and_over_no_other) {
    Duty second = duty_of("C-2");
    second.ordinal = 2;
    const std::vector<OpenFinding> findings = {open_finding("C-1"), open_finding("C-2")};
    const ExceptionsOnDay found = on({exception_over(duty_of("C-2")), exception_over(second)}, findings);
    BOOST_TEST((found.holding == std::vector<ExceptionOver>{{1, 0, ""}}));
    BOOST_TEST((found.unused == Positions{1}));
}

BOOST_AUTO_TEST_CASE(it_holds_from_its_first_day_to_its_last_or_until_it_was_ended) {
    const std::vector<OpenFinding> findings = {open_finding("C-1")};
    Exception ended = exception_over(duty_of("C-1"));
    ended.expired = day("2026-04-15");
    const std::vector<Exception> both = {exception_over(duty_of("C-1")), ended};
    BOOST_TEST((on(both, findings, day("2026-03-31")).ahead == Positions{0, 1}));
    BOOST_TEST(on(both, findings, day("2026-04-01")).holding.size() == 2U);
    BOOST_TEST(on(both, findings, day("2026-04-14")).holding.size() == 2U);
    BOOST_TEST((on(both, findings, day("2026-04-15")).expired == Positions{1}));
    BOOST_TEST((on(both, findings, day("2026-04-30")).holding == std::vector<ExceptionOver>{{0, 0, ""}}));
    BOOST_TEST((on(both, findings, day("2026-05-01")).expired == Positions{0, 1}));
}

BOOST_AUTO_TEST_CASE(one_that_is_over_within_a_fortnight_is_said_to_expire) {
    const std::vector<OpenFinding> findings = {open_finding("C-1")};
    const std::vector<Exception> one = {exception_over(duty_of("C-1"))};
    BOOST_TEST(on(one, findings, day("2026-04-16")).expiring.empty());
    BOOST_TEST((on(one, findings, day("2026-04-17")).expiring == Positions{0}));
    BOOST_TEST((on(one, findings, day("2026-04-30")).expiring == Positions{0}));
    BOOST_TEST(on(one, findings, day("2026-05-01")).expiring.empty());
    BOOST_TEST(exceptions_on(day("2026-04-17"), one, findings, 3).expiring.empty());
}

BOOST_AUTO_TEST_CASE(one_over_an_item_needs_that_item_to_be_open) {
    const std::vector<OpenFinding> findings = {open_finding("C-1")};
    const ExceptionsOnDay found =
        on({exception_over(duty_of("C-1"), "minutes"), exception_over(duty_of("C-1"), "agenda")}, findings);
    BOOST_TEST((found.holding == std::vector<ExceptionOver>{{0, 0, "minutes"}}));
    BOOST_TEST((found.unused == Positions{1}));
}

BOOST_AUTO_TEST_CASE(over_what_has_become_critical_it_does_not_hold_and_that_is_said) {
    const std::vector<OpenFinding> findings = {open_finding("C-1", Severity::critical), open_finding("C-2")};
    const ExceptionsOnDay found =
        on({exception_over(duty_of("C-1")), exception_over(duty_of("C-2"), "risk-plan")}, findings);
    BOOST_TEST(found.holding.empty());
    BOOST_TEST((found.too_grave == std::vector<ExceptionOver>{{0, 0, ""}, {1, 1, "risk-plan"}}));
    BOOST_TEST(found.unused.empty());
}

BOOST_AUTO_TEST_CASE(of_several_over_the_same_the_one_that_holds_longest_comes_first) {
    Exception longer = exception_over(duty_of("C-1"));
    longer.until = day("2026-06-30");
    const ExceptionsOnDay found = on({exception_over(duty_of("C-1")), longer}, {open_finding("C-1")});
    BOOST_TEST((found.holding == std::vector<ExceptionOver>{{0, 1, ""}, {0, 0, ""}}));
}

BOOST_AUTO_TEST_CASE(everything_wrong_with_a_new_one_is_said_at_once) {
    const OpenFinding finding = open_finding("C-1");
    BOOST_TEST(check_new_exception(exception_over(duty_of("C-1")), &finding).empty());
    Exception wrong = exception_over(duty_of("C-1"), "minuts");
    wrong.reason = " ";
    wrong.approved_by = "";
    wrong.until = day("2026-03-31");
    const std::vector<std::string> expected = {
        "It has no reason; say why nobody acts on the finding.",
        "It does not say which role approved it; a role, never a name.",
        "It would end on 2026-03-31, before it begins on 2026-04-01.",
        "The finding has no item \"minuts\" that needs attention; did you mean \"minutes\"?",
    };
    BOOST_TEST(check_new_exception(wrong, &finding) == expected, boost::test_tools::per_element());
    Exception by_somebody = exception_over(duty_of("C-1"));
    by_somebody.approved_by = "Jane Bell";
    const std::vector<std::string> faults = check_new_exception(by_somebody, &finding);
    BOOST_REQUIRE(faults.size() == 1U);
    BOOST_TEST(faults.front().starts_with("The role that approved it looks like somebody’s name; a role is meant"));
}

BOOST_AUTO_TEST_CASE(what_is_critical_cannot_be_excepted) {
    const std::vector<std::string> refused = {"The finding is critical, and what is critical cannot be excepted."};
    const OpenFinding grave = open_finding("C-1", Severity::critical);
    BOOST_TEST(check_new_exception(exception_over(duty_of("C-1")), &grave) == refused,
               boost::test_tools::per_element());
    const OpenFinding high = open_finding("C-1");
    BOOST_TEST(check_new_exception(exception_over(duty_of("C-1"), "risk-plan"), &high) == refused,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_exception_is_from_a_finding_that_is_open_and_can_still_hold) {
    BOOST_TEST(check_new_exception(exception_over(duty_of("C-1")), nullptr) ==
                   (std::vector<std::string>{
                       "Case C-1 has no open finding of toy-procedure/strategy-meeting-in-time to except."}),
               boost::test_tools::per_element());
    const OpenFinding finding = open_finding("C-1");
    Exception late = exception_over(duty_of("C-1"));
    late.approved_on = day("2026-05-02");
    BOOST_TEST(check_new_exception(late, &finding) ==
                   (std::vector<std::string>{
                       "It would end on 2026-04-30, before it was approved on 2026-05-02: it could never hold."}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(laid_over_a_verdict_it_changes_nothing_but_what_is_shown_beside_it) {
    const Sample sample;
    Verdict verdict = breached_verdict(sample);
    Exception one = exception_over(duty_of(verdict.case_id));
    one.due = day("2026-03-20");
    const std::vector<Exception> exceptions = {one, exception_over(duty_of(verdict.case_id), "minutes"),
                                               exception_over(duty_of(verdict.case_id), "agenda")};
    ExceptionOverlay(exceptions, night).lay_over(verdict);
    BOOST_TEST((verdict.state == State::breached));
    BOOST_TEST_REQUIRE(verdict.excepted.has_value());
    BOOST_TEST(verdict.excepted->number == "E-1");
    BOOST_TEST(verdict.excepted->approved_late);
    BOOST_TEST((verdict.excepted->until == day("2026-04-30")));
    BOOST_TEST(verdict.items[0].excepted.has_value());
    BOOST_TEST(!verdict.items[1].excepted.has_value()); // the agenda is there: nothing to except
    BOOST_TEST(is_excepted(verdict));

    ExceptionOverlay(exceptions, day("2026-05-01")).lay_over(verdict);
    BOOST_TEST(!verdict.excepted.has_value());
    BOOST_TEST(!verdict.items[0].excepted.has_value());
    BOOST_TEST(!is_excepted(verdict));
}

BOOST_AUTO_TEST_CASE(it_is_laid_over_neither_what_is_critical_nor_what_is_no_finding_nor_another_duty) {
    const Sample sample;
    const std::vector<Exception> exceptions = {exception_over(duty_of("C-0019"))};
    const ExceptionOverlay overlay(exceptions, night);
    Verdict critical = breached_verdict(sample);
    critical.severity = Severity::critical;
    overlay.lay_over(critical);
    BOOST_TEST(!critical.excepted.has_value());
    Verdict met = breached_verdict(sample);
    met.state = State::met;
    overlay.lay_over(met);
    BOOST_TEST(!met.excepted.has_value());
    Verdict second = breached_verdict(sample);
    overlay.lay_over(second, 2);
    BOOST_TEST(!second.excepted.has_value());
    overlay.lay_over(second, 1);
    BOOST_TEST(second.excepted.has_value());
}

BOOST_AUTO_TEST_CASE(a_finding_whose_open_items_are_all_excepted_is_excepted) {
    const Sample sample;
    Verdict verdict = breached_verdict(sample);
    verdict.items.push_back({"risk-plan", {}, State::cannot_tell, Reason::missing, std::nullopt});
    std::vector<Exception> exceptions = {exception_over(duty_of(verdict.case_id), "minutes")};
    ExceptionOverlay(exceptions, night).lay_over(verdict);
    BOOST_TEST(!is_excepted(verdict));
    exceptions.push_back(exception_over(duty_of(verdict.case_id), "risk-plan"));
    ExceptionOverlay(exceptions, night).lay_over(verdict);
    BOOST_TEST(is_excepted(verdict));
}

BOOST_AUTO_TEST_CASE(one_that_was_ended_early_shows_the_last_day_it_holds) {
    Exception ended = exception_over(duty_of("C-1"));
    ended.expired = day("2026-04-15");
    BOOST_TEST((excepted_of(ended).until == day("2026-04-14")));
    BOOST_TEST(!excepted_of(ended).approved_late);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
