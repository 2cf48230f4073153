// Rule pages: a compiled procedure put back into words that can be read beside its source.
#include "briefing/rule_pages.hpp"

#include <boost/test/unit_test.hpp>

#include "briefing/rule_words.hpp"
#include "rule/clause_accounts.hpp"
#include "rule/facts_read.hpp"
#include "tests/briefing/approved_page.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"

namespace abide::tests {

namespace {

// Writes conditions about the toy's concerns.
struct Conditions {
    const Toy toy;

    [[nodiscard]] FactPath path(const std::string& written) const {
        FactPath path;
        path.fact = toy.dictionary.find_path(written).value();
        path.written = written;
        return path;
    }
    [[nodiscard]] Condition about(Condition::Form form, const std::string& fact) const {
        Condition condition;
        condition.form = form;
        condition.fact = path(fact);
        return condition;
    }
    [[nodiscard]] Condition is(const std::string& fact, std::vector<std::int32_t> codes) const {
        Condition condition = about(Condition::Form::is, fact);
        condition.codes = std::move(codes);
        return condition;
    }
    [[nodiscard]] std::string words(const Condition& condition) const {
        return condition_words(condition, toy.dictionary);
    }
};

Condition group(Condition::Form form, std::vector<Condition> parts) {
    Condition condition;
    condition.form = form;
    condition.parts = std::move(parts);
    return condition;
}

Page rule_pages(const Toy& toy) {
    return write_rule_pages(toy.procedure, toy.dictionary, toy.run.as_at, "Abide 0.1.0", shipped_templates());
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(rule_pages_of_a_procedure)

BOOST_AUTO_TEST_CASE(the_toy_procedure_as_approved) {
    Toy toy;
    Rule& rule = *toy.procedure.rules.front();
    const Conditions conditions;
    rule.has_applies = true;
    rule.applies = group(Condition::Form::all, {conditions.is("concern.category", {2, 3}),
                                                conditions.is("concern.harm-to-other-believed", {0})});
    Example example;
    example.name = "Easter: due Thursday 9 April, held that day";
    example.as_at = parse_day("2026-04-20").value();
    Expectation expected;
    expected.state = State::met;
    expected.due = "2026-04-09";
    expected.sensitive_to = "first-day-counted";
    example.expects = {expected};
    rule.examples = {example};
    const Page page = rule_pages(toy);
    check_approved_page("briefing/rules", page);
    BOOST_TEST(page.name == "rules-toy-procedure");
    BOOST_TEST(has(page.markdown,
                   "- **Applies when:** concern category is 2 or 3, and concern harm to other believed is yes\n"));
    BOOST_TEST(has(page.markdown, "| need | strategy meeting |"));
    BOOST_TEST(has(page.markdown, "| within | 3 working days (strategy-limit) |"));
}

BOOST_AUTO_TEST_CASE(every_clause_stands_in_its_section_with_the_rules_that_rest_on_it) {
    const Toy toy;
    const std::string page = rule_pages(toy).markdown;
    std::size_t last = 0;
    for (const SectionAccount& section : clause_accounts(toy.procedure)) {
        const std::size_t at = page.find("\n### Section " + section.section + "\n");
        BOOST_REQUIRE(at != std::string::npos);
        BOOST_TEST(at > last);
        last = at;
    }
    BOOST_TEST(has(page, "[Strategy meeting held in time](#rule-strategy-meeting-in-time), 0 examples; [Follow-up"));
    for (const Clause& clause : toy.procedure.clauses) {
        const std::string row = "\n| " + clause.id + " | " + clause.says + " | " + clause.modal + " | ";
        BOOST_TEST(times(page, row) == (clause.status == ClauseStatus::checked ? 1U : 2U), clause.id);
    }
}

BOOST_AUTO_TEST_CASE(a_rule_says_which_facts_it_reads) {
    Toy toy;
    const Conditions conditions;
    Rule& rule = *toy.procedure.rules.front();
    BOOST_TEST(facts_read(rule, toy.dictionary) ==
                   (std::vector<std::string>{"concern", "concern.date", "strategy-meeting"}),
               boost::test_tools::per_element());
    rule.has_applies = true;
    rule.applies = group(Condition::Form::negation, {conditions.is("concern.category", {2})});
    BOOST_TEST(
        has(rule_pages(toy).markdown, "- **Reads:** concern, concern.category, concern.date and strategy-meeting\n"));
}

BOOST_AUTO_TEST_CASE(a_clause_for_people_says_who_is_asked_and_how_often) {
    Toy toy;
    BOOST_TEST(!has(rule_pages(toy).markdown, "Asked of the "));
    Clause& clause = toy.procedure.clauses.back();
    clause.asked_of = "panel chair";
    clause.every = toy.procedure.settings.front().get();
    BOOST_TEST(has(rule_pages(toy).markdown, clause.why + " Asked of the panel chair every 3 working days. |"));
}

BOOST_AUTO_TEST_CASE(conditions_are_said_as_sentences) {
    const Conditions conditions;
    using Form = Condition::Form;
    BOOST_TEST(conditions.words(conditions.is("concern.category", {0, 1, 2})) == "concern category is 0, 1 or 2");
    BOOST_TEST(conditions.words(conditions.about(Form::recorded, "concern.date")) == "concern date is recorded");
    BOOST_TEST(conditions.words(conditions.about(Form::not_recorded, "concern.date")) ==
               "concern date is not recorded");
    const Condition either =
        group(Form::any, {conditions.is("concern.category", {2}), conditions.about(Form::recorded, "concern.date")});
    BOOST_TEST(conditions.words(either) == "concern category is 2, or concern date is recorded");
    BOOST_TEST(conditions.words(group(Form::all, {either, conditions.is("concern.category", {3})})) ==
               "(concern category is 2, or concern date is recorded), and concern category is 3");
    BOOST_TEST(conditions.words(group(Form::negation, {conditions.is("concern.category", {3})})) ==
               "not: concern category is 3");
}

BOOST_AUTO_TEST_CASE(dates_are_before_or_after_and_numbers_are_more_or_less) {
    const Conditions conditions;
    Condition compared = conditions.about(Condition::Form::compare, "concern.date");
    compared.op = Condition::Op::at_most;
    compared.has_other = true;
    compared.other = conditions.path("section-47.date");
    BOOST_TEST(conditions.words(compared) == "concern date is on or before section 47 date");
    Condition counted;
    counted.form = Condition::Form::count;
    counted.record = conditions.toy.dictionary.find("strategy-meeting").value();
    counted.op = Condition::Op::at_least;
    counted.setting = conditions.toy.procedure.settings.front().get();
    BOOST_TEST(conditions.words(counted) ==
               "the count of strategy meeting records is at least 3 working days (strategy-limit)");
    counted.form = Condition::Form::none;
    counted.parts = {conditions.is("concern.category", {1})};
    BOOST_TEST(conditions.words(counted) == "there is no strategy meeting where concern category is 1");
}

BOOST_AUTO_TEST_CASE(settings_are_said_with_the_day_each_value_begins) {
    const Toy toy;
    Setting setting = *toy.procedure.settings.front();
    BOOST_TEST(setting_words(setting) == "3 working days");
    setting.values.push_back({parse_when("2027-01").value(), 5, ""});
    BOOST_TEST(setting_words(setting) == "3 working days; from Jan 2027 5 working days");
    setting.values.clear();
    BOOST_TEST(setting_words(setting) == "not set");
}

BOOST_AUTO_TEST_CASE(expectations_are_said_in_full) {
    Expectation expected;
    expected.state = State::breached;
    expected.reason = Reason::not_done;
    expected.due = "2026-04-09";
    expected.missing = "concern.category";
    BOOST_TEST(expectation_words(expected) == "breached (not done), due 2026-04-09, because of concern.category");
}

BOOST_AUTO_TEST_CASE(the_page_tells_what_is_checked_and_what_is_not) {
    const Toy toy;
    const std::string page = rule_pages(toy).markdown;
    BOOST_TEST(has(page, "- **Clauses:** 3 of 5 wholly checked\n"));
    BOOST_TEST(has(page, "> **Past its review date.**"));
    BOOST_TEST(has(page, "> **An indicator, not a duty.**"));
    BOOST_TEST(
        has(page, "| 7-3 | Work with the child is reflective. | should | for people | No record shows reflection. |"));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
