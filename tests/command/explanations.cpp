// abide explain: everything that has a name can be asked about.
#include <boost/test/unit_test.hpp>

#include <regex>
#include <set>

#include "base/file.hpp"
#include "checks/registry.hpp"
#include "procedure/complaints.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

std::string page(const std::string& word) {
    const Ended ended = run_command({"explain", word});
    BOOST_TEST(ended.exit == 0, word << ": " << ended.err);
    BOOST_TEST(ended.err == "");
    std::string text = ended.out;
    const std::string root = repository().string() + "/";
    for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root, at))
        text.erase(at, root.size());
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(explanations)

BOOST_AUTO_TEST_CASE(every_check_kind_has_a_page_with_its_attributes) {
    for (const Kind* kind : all_kinds()) {
        const std::string text = page(std::string(kind->name));
        BOOST_TEST(text.starts_with(std::string(kind->name) + ": "));
        for (const Parameter& parameter : kind->parameters) {
            if (parameter.type != ParameterType::implied) BOOST_TEST(contains(text, std::string(parameter.meaning)));
        }
        for (const Placeholder& one : kind->placeholders) {
            BOOST_TEST(contains(text, "{" + std::string(one.name) + "}"));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_fault_of_a_procedure_has_a_page) {
    for (const FaultInfo& fault : faults()) {
        BOOST_TEST(contains(page(std::string(fault.code)), std::string(fault.meaning)));
    }
}

BOOST_AUTO_TEST_CASE(every_code_in_the_source_has_a_page) {
    const std::regex code("\"([A-Z]+-[0-9]{4})\"");
    std::set<std::string> codes;
    for (const std::string& file : files_below((repository() / "src").string(), ".cpp")) {
        const std::string text = read_file(file);
        for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) codes.insert((*at)[1]);
    }
    BOOST_TEST(codes.size() > 50U);
    for (const std::string& one : codes) BOOST_TEST(page(one).starts_with(one + ": "), one);
}

BOOST_AUTO_TEST_CASE(a_rule_is_explained_as_approved) {
    check_golden("command/explain-rule.txt", page("meeting-in-time"));
}

BOOST_AUTO_TEST_CASE(a_clause_is_explained_as_approved) {
    check_golden("command/explain-clause.txt", page("toy/5.3-3"));
}

BOOST_AUTO_TEST_CASE(a_clause_nobody_checks_says_why) {
    BOOST_TEST(contains(page("5.3-4"), "Only somebody who was there can say."));
}

BOOST_AUTO_TEST_CASE(records_and_facts_are_explained) {
    BOOST_TEST(contains(page("concern"), "A concern about a child."));
    BOOST_TEST(contains(page("concern.category"), "0, 1, 2 or 3"));
    BOOST_TEST(contains(page("strategy-meeting.held-date"), "It says when the strategy meeting happened."));
}

BOOST_AUTO_TEST_CASE(what_nobody_knows_is_met_with_what_was_meant) {
    const Ended ended = run_command({"explain", "deadlin"});
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(contains(ended.err, "did you mean \"deadline\"?"));
    BOOST_TEST(contains(run_command({"explain", "toy/meeting-in-tim"}).err, "did you mean \"toy/meeting-in-time\"?"));
    BOOST_TEST(run_command({"explain"}).exit == 2);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
