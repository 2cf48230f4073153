// Commands about procedures: listed, shown, linted, tested and accounted for.
#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "command/selection.hpp"
#include "tests/briefing/approved_page.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

/// What a command prints with the repository's own path taken out, so that it is the same everywhere.
std::string here(std::string text) {
    const std::string root = repository().string() + "/";
    for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root, at))
        text.erase(at, root.size());
    return text;
}

Surroundings shipped() {
    Surroundings surroundings;
    surroundings.home = repository().string();
    return surroundings;
}

/// A folder with the toy procedure in it, changed.
class ChangedToy {
  public:
    ChangedToy(const std::string& from, const std::string& to) {
        std::string text = read_file(join_path(home_procedures(), "toy.xml"));
        const std::size_t at = text.find(from);
        BOOST_REQUIRE(at != std::string::npos);
        write_text(folder_.path() / "toy.xml", text.replace(at, from.size(), to));
    }
    [[nodiscard]] std::string path() const { return folder_.path().string(); }
    [[nodiscard]] std::string file() const { return (folder_.path() / "toy.xml").string(); }

  private:
    TemporaryFolder folder_;
};

} // namespace

BOOST_AUTO_TEST_SUITE(procedures)

BOOST_AUTO_TEST_CASE(the_list_says_whose_they_are_and_what_is_past_its_review) {
    const Ended ended = run_command({"procedure", "list"});
    BOOST_TEST(ended.exit == 0);
    BOOST_TEST(ended.err == "");
    check_golden("command/procedure-list.txt", ended.out);
    BOOST_TEST(!contains(run_command({"procedure", "list", "--as-at", "2025-12-31"}).out, "past"));
}

BOOST_AUTO_TEST_CASE(a_procedure_is_shown_as_approved) {
    const Ended ended = run_command({"procedure", "show", "toy"});
    BOOST_TEST(ended.exit == 0);
    check_golden("command/procedure-show.txt", ended.out);
}

BOOST_AUTO_TEST_CASE(the_route_of_a_case_is_a_list_data_or_a_page_as_approved) {
    check_golden("command/procedure-flow.txt", run_command({"procedure", "flow", "toy"}).out);
    check_golden("command/procedure-flow.json", run_command({"procedure", "flow", "toy", "--format", "json"}).out);
    const Ended page =
        run_command({"procedure", "flow", "working-together", "--format", "html", "--as-at", "2026-04-10"}, shipped());
    BOOST_TEST(page.exit == 0, page.err);
    check_golden("command/procedure-flow.html", without_style(page.out));
    for (const std::string& fault : faults_of_page(page.out)) BOOST_ERROR(fault);
}

BOOST_AUTO_TEST_CASE(one_route_is_shown_at_a_time) {
    BOOST_TEST(run_command({"procedure", "flow"}).exit == 2);
    BOOST_TEST(run_command({"procedure", "flow", "toy", "toy"}).exit == 2);
    BOOST_TEST(contains(run_command({"procedure", "flow", "toy", "--format", "svg"}).err, "text, json or html"));
}

BOOST_AUTO_TEST_CASE(a_procedure_in_order_has_no_fault) {
    const Ended ended = run_command({"procedure", "lint"});
    BOOST_TEST(ended.exit == 0);
    BOOST_TEST(ended.err == "");
    BOOST_TEST(contains(here(ended.out), "tests/command/home/procedures/toy.xml: 3 rules, 6 clauses, 0 faults"));
}

BOOST_AUTO_TEST_CASE(faults_are_printed_with_their_places_and_nothing_else_runs) {
    const ChangedToy toy("concern.category\" any-of=\"2 3\"", "concern.categroy\" any-of=\"2 3\"");
    const Ended linted = run_command({"procedure", "lint", toy.file()});
    BOOST_TEST(linted.exit == 2);
    BOOST_TEST(contains(linted.err, "toy.xml:16:24: error[PROC-0202]"));
    BOOST_TEST(contains(linted.err, "did you mean \"concern.category\"?"));
    BOOST_TEST(contains(linted.out, "does not load"));
    const Ended checked = run_command({"check", export_file("north.xml"), "--procedures", toy.path()});
    BOOST_TEST(checked.exit == 2);
    BOOST_TEST(contains(checked.err, "nothing was judged"));
    BOOST_TEST(checked.out == "");
}

BOOST_AUTO_TEST_CASE(an_unknown_procedure_is_met_with_what_was_meant) {
    const Ended ended = run_command({"procedure", "show", "tooy"});
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(contains(ended.err, "did you mean \"toy\"?"));
    const Ended checked = run_command({"check", export_file("north.xml"), "--procedure", "tooy"});
    BOOST_TEST(checked.exit == 2);
    BOOST_TEST(contains(checked.err, "did you mean \"toy\"?"));
}

BOOST_AUTO_TEST_CASE(examples_that_come_out_as_they_say_pass) {
    const Ended ended = run_command({"procedure", "test"});
    BOOST_TEST(ended.exit == 0);
    BOOST_TEST(ended.out == "toy: 12 examples, 12 as expected, 0 not\n");
    BOOST_TEST(ended.err == "");
    BOOST_TEST(run_command({"procedure", "test", "--quiet"}).out == "");
    BOOST_TEST(contains(run_command({"procedure", "test", "--verbose"}).out, "\"Held a day after it\": as expected"));
}

BOOST_AUTO_TEST_CASE(an_example_that_comes_out_otherwise_is_named_with_what_was_expected_and_what_came) {
    const ChangedToy toy(
        "<expect state=\"met-late\" due=\"2026-04-09\"/>",
        "<expect state=\"breached\" reason=\"not-done\" due=\"2026-04-08\" missing=\"concern.category\"/>");
    const Ended ended = run_command({"procedure", "test", "--procedures", toy.path()});
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(contains(ended.out, "toy.xml:37: meeting-in-time, \"Held a day after it\""));
    BOOST_TEST(contains(ended.out, "state: expected breached, got met-late"));
    BOOST_TEST(contains(ended.out, "reason: expected not-done, got none"));
    BOOST_TEST(contains(ended.out, "due: expected 2026-04-08, got 2026-04-09"));
    BOOST_TEST(contains(ended.out, "missing: expected concern.category, got none"));
    BOOST_TEST(contains(ended.out, "toy: 12 examples, 11 as expected, 1 not"));
}

BOOST_AUTO_TEST_CASE(an_expectation_that_could_mean_several_verdicts_is_not_guessed_at) {
    const ChangedToy toy("<given><concern id=\"c1\" category=\"3\" believed-date=\"2026-04-02\"/></given>",
                         "<given><concern id=\"c1\" category=\"3\" believed-date=\"2026-04-02\"/>"
                         "<concern id=\"c2\" category=\"3\" believed-date=\"2026-04-02\"/></given>");
    const Ended ended = run_command({"procedure", "test", "--procedures", toy.path()});
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(contains(ended.out, "there are 2 verdicts (c1 and c2); say which with subject or period"));
}

BOOST_AUTO_TEST_CASE(every_clause_is_accounted_for) {
    const Ended ended = run_command({"procedure", "coverage", "toy"});
    BOOST_TEST(ended.exit == 0);
    check_golden("command/procedure-coverage.txt", here(ended.out));
    check_golden("command/procedure-coverage-verbose.txt",
                 here(run_command({"procedure", "coverage", "toy", "--verbose"}).out));
}

BOOST_AUTO_TEST_CASE(what_a_service_can_answer_for_is_asked_of_a_role) {
    const Ended ended = run_command({"procedure", "coverage", "islington-hsb"}, shipped());
    BOOST_TEST(ended.exit == 0);
    BOOST_TEST(contains(ended.out, "a case record does not show it. Asked of the panel chair every 3 months.\n"));
    std::size_t asked = 0;
    for (std::size_t at = ended.out.find("Asked of"); at != std::string::npos; at = ended.out.find("Asked of", at + 1))
        ++asked;
    BOOST_TEST(asked == 6U);
    BOOST_TEST(contains(ended.out, "Learning.\n")); // what nobody could answer is asked of nobody
}

BOOST_AUTO_TEST_CASE(a_condition_no_example_makes_true_is_named) {
    const ChangedToy toy("complex=\"yes\" complex-date", "complex=\"no\" complex-date");
    const Ended ended = run_command({"procedure", "coverage", toy.file()});
    BOOST_TEST(ended.exit == 0);
    BOOST_TEST(contains(ended.out, "never held   concern complex is yes"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
