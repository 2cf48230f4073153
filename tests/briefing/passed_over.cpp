// What gave no answer is one row a rule and reason, and none is lost from the counts.
#include "briefing/passed_over.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/briefing/toy.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(rules_passed_over)

BOOST_AUTO_TEST_CASE(records_a_rule_does_not_speak_of_share_a_row) {
    const Toy toy;
    Verdict verdict;
    verdict.rule = toy.procedure.rules.front().get();
    verdict.state = State::not_applicable;
    verdict.reason = Reason::outside_scope;
    verdict.subject_record = "concern";
    PassedOverRules rules;
    for (int i = 1; i <= 7; ++i) {
        verdict.subject_id = "c" + std::to_string(i);
        rules.add(verdict);
    }
    verdict.reason = Reason::superseded;
    rules.add(verdict);

    BOOST_TEST_REQUIRE(rules.rows().size() == 2U);
    Fields fields;
    put_passed_over(rules.rows().front(), fields);
    BOOST_TEST(fields.find("subjects")->text ==
               "concern c1, concern c2, concern c3, concern c4, concern c5 and 2 more");
    BOOST_TEST(fields.find("reason")->text == "outside the rule's scope");
    SplitCounts counts;
    rules.count_in(counts);
    BOOST_TEST(counts.of(State::not_applicable) == 8U);
}

BOOST_AUTO_TEST_CASE(what_was_not_checked_is_said_with_its_reasons) {
    Verdict verdict;
    PassedOverRules rules;
    verdict.state = State::not_applicable;
    verdict.reason = Reason::outside_scope;
    rules.add(verdict);
    BOOST_TEST(rules.unchecked_words(4) == "");
    verdict.state = State::not_checked;
    verdict.reason = Reason::no_edition_in_force;
    rules.add(verdict);
    rules.add(verdict);
    verdict.reason = Reason::for_people;
    rules.add(verdict);
    BOOST_TEST(
        rules.unchecked_words(5) ==
        "3 of 5 verdicts were not checked: 2 because no edition of the procedure was in force when the duty would "
        "have begun, 1 because it is for people to judge");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
