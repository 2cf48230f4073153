// Questions for supervision: read from their file, brought up by findings and by nothing else, each with its source.
#include "briefing/prompts.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "base/file.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

constexpr std::string_view two = "source book: A book\n"
                                 "# a note\n"
                                 "book 1-1: Who was asked?\n"
                                 "  meeting-* panel-chair\n"
                                 "\n"
                                 "book 2: What now?\n"
                                 "  plan\n";

std::vector<Prompt> prompts_in(std::string_view text) {
    Diagnostics diagnostics;
    std::vector<Prompt> prompts = read_prompts(text, "prompts.txt", diagnostics);
    BOOST_TEST(diagnostics.empty());
    return prompts;
}

std::string fault_of(std::string_view text) {
    Diagnostics diagnostics;
    (void)read_prompts(text, "prompts.txt", diagnostics);
    std::string says;
    for (const Diagnostic& one : diagnostics) says += std::to_string(one.place.line) + ": " + one.says + ". ";
    return says;
}

VerdictView finding(const std::string& rule) {
    VerdictView view;
    view.rule_id = rule;
    view.title = "About " + rule;
    return view;
}

std::vector<std::string> asked(const std::vector<VerdictView>& findings, std::size_t most = 5) {
    std::vector<std::string> questions;
    for (const AskedPrompt& one : choose_prompts(prompts_in(two), findings, most))
        questions.push_back(one.prompt.question);
    return questions;
}

using Questions = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(prompts)

BOOST_AUTO_TEST_CASE(a_question_has_its_document_clause_and_rules) {
    const std::vector<Prompt> prompts = prompts_in(two);
    BOOST_REQUIRE(prompts.size() == 2);
    BOOST_TEST(prompts[0].title == "A book");
    BOOST_TEST(prompts[0].clause == "1-1");
    BOOST_TEST(prompts[0].question == "Who was asked?");
    BOOST_TEST(prompts[0].is_for("meeting-chair"));
    BOOST_TEST(prompts[0].is_for("meeting-"));
    BOOST_TEST(!prompts[0].is_for("strategy-meeting-chair"));
    BOOST_TEST(!prompts[0].is_for("panel-chairs"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_a_fault_with_its_line) {
    BOOST_TEST(fault_of("  rule\n") == "1: rules without a question above them. ");
    BOOST_TEST(fault_of("source book: A book\nbook 1: Why?\n") == "2: no rule brings this question up. ");
    BOOST_TEST(fault_of("source book: A book\nbok 1: Why?\n  rule\n") == "2: no document is called \"bok\". ");
    BOOST_TEST(fault_of("Why?\n") == "1: this line names neither a document nor a question. ");
}

BOOST_AUTO_TEST_CASE(only_a_finding_brings_a_question_up) {
    BOOST_TEST(asked({}) == Questions());
    BOOST_TEST(asked({finding("something-else")}) == Questions());
    BOOST_TEST(asked({finding("panel-chair")}) == Questions{"Who was asked?"});
}

BOOST_AUTO_TEST_CASE(the_gravest_finding_asks_first_and_no_more_are_asked_than_fit) {
    BOOST_TEST(asked({finding("plan"), finding("panel-chair")}) == (Questions{"What now?", "Who was asked?"}));
    BOOST_TEST(asked({finding("plan"), finding("panel-chair")}, 1) == Questions{"What now?"});
}

BOOST_AUTO_TEST_CASE(each_rule_that_brings_it_up_is_named_once) {
    const std::vector<VerdictView> findings = {finding("panel-chair"), finding("meeting-late"), finding("panel-chair")};
    const std::vector<AskedPrompt> chosen = choose_prompts(prompts_in(two), findings, 5);
    BOOST_REQUIRE(chosen.size() == 1);
    BOOST_TEST(chosen[0].because == (std::vector<std::string>{"About panel-chair", "About meeting-late"}));
}

// A misspelled rule would never ask anything, and a misspelled clause would send a reader to nowhere.
BOOST_AUTO_TEST_CASE(shipped_questions_name_rules_and_clauses_that_there_are) {
    std::string rules;
    for (const char* procedure : {"islington-hsb.xml", "working-together.xml"})
        rules += read_file((repository() / "procedures" / procedure).string());
    std::vector<std::string> ids;
    const std::string begin = "<rule id=\"";
    for (std::size_t at = rules.find(begin); at != std::string::npos; at = rules.find(begin, at + 1))
        ids.push_back(rules.substr(at + begin.size(), rules.find('"', at + begin.size()) - at - begin.size()));
    BOOST_TEST(ids.size() > 60U);
    BOOST_TEST(shipped_templates().prompts.size() > 10U);
    for (const Prompt& prompt : shipped_templates().prompts) {
        const std::string page = read_file((repository() / "seeds" / (prompt.source + ".md")).string());
        BOOST_TEST(page.find("| `" + prompt.clause + "` |") != std::string::npos,
                   prompt.source << " " << prompt.clause);
        for (const std::string& rule : prompt.rules) {
            const Prompt alone = {"", "", "", "", {rule}};
            BOOST_TEST(std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return alone.is_for(id); }),
                       rule << " is no rule");
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
