// One verdict explained, and the pages of a run: the arithmetic, the facts, what is missing and what would change it.
#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

std::string here(std::string text) {
    const std::string root = repository().string() + "/";
    for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root, at))
        text.erase(at, root.size());
    return text;
}

std::string explained(const std::string& what, const std::string& name = "north.xml") {
    const Ended ended = run_command({"explain", what, export_file(name)});
    BOOST_TEST(ended.exit == 0, ended.err);
    return here(ended.out);
}

} // namespace

BOOST_AUTO_TEST_SUITE(findings)

BOOST_AUTO_TEST_CASE(a_breach_is_explained_as_approved) {
    check_golden("command/explain-breached.txt", explained("T-02/meeting-in-time"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_told_is_explained_as_approved) {
    check_golden("command/explain-cannot-tell.txt", explained("T-04/meeting-in-time"));
}

BOOST_AUTO_TEST_CASE(a_verdict_that_turns_on_the_counting_says_so) {
    const std::string page = explained("T-01/meeting-in-time");
    BOOST_TEST(contains(page, "Thu 2 Apr + 3 working days = Thu 9 Apr 2026"));
    BOOST_TEST(contains(page, "Wed 8 Apr 2026"));
    BOOST_TEST(contains(page, "That would be met-late: the verdict turns on"));
}

BOOST_AUTO_TEST_CASE(a_clause_and_a_fingerprint_lead_to_the_same_page) {
    const std::string page = explained("T-02/meeting-in-time");
    BOOST_TEST(explained("T-02/5.3-3") == page);
    const std::size_t at = page.find("Fingerprint ") + 12;
    BOOST_TEST(explained(page.substr(at, 16)) == page);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_said_not_to_be) {
    const Ended no_case = run_command({"explain", "T-99/meeting-in-time", export_file("north.xml")});
    BOOST_TEST(no_case.exit == 2);
    BOOST_TEST(contains(no_case.err, "there is no case \"T-99\""));
    const Ended no_rule = run_command({"explain", "T-02/meeting-in-tiem", export_file("north.xml")});
    BOOST_TEST(no_rule.exit == 2);
    BOOST_TEST(contains(no_rule.err, "did you mean \"meeting-in-time\"?"));
    const Ended refused = run_command({"explain", "B-01/meeting-in-time", export_file("broken.xml")});
    BOOST_TEST(refused.exit == 3);
    BOOST_TEST(run_command({"explain", "nothing", export_file("north.xml")}).exit == 2);
}

BOOST_AUTO_TEST_CASE(records_set_aside_are_named_where_a_reader_looks) {
    const Ended explained =
        run_command({"explain", "T-03/meeting-in-time", export_file("north.xml"), "--as-at", "2026-04-09"});
    BOOST_TEST(contains(explained.out, "Set aside: dated after the as-at date"));
    BOOST_TEST(contains(explained.out, "strategy-meeting m1"));
    const Ended other =
        run_command({"explain", "T-02/meeting-in-time", export_file("north.xml"), "--as-at", "2026-04-09"});
    BOOST_TEST(!contains(other.out, "Set aside"));
    const Ended page = run_command({"check", export_file("north.xml"), "--as-at", "2026-04-09", "--format", "md"});
    BOOST_TEST(contains(page.out, "| T-03 | strategy meeting m1 ("));
}

BOOST_AUTO_TEST_CASE(a_register_has_its_filter_with_the_script_or_without) {
    for (const bool is_allowed : {true, false}) {
        std::vector<std::string> words = {"check", export_file("north.xml"), "--as-at", "2026-04-09", "--format",
                                          "html"};
        if (!is_allowed) words.emplace_back("--no-script");
        const std::string page = run_command(words).out;
        BOOST_TEST(contains(page, "<section class=\"filter\""));
        BOOST_TEST(contains(page, "<script>") == is_allowed);
        BOOST_TEST(contains(page, "script-src") == is_allowed);
    }
}

BOOST_AUTO_TEST_CASE(a_case_of_thousands_of_verdicts_gets_no_sheet_and_is_told_what_to_do) {
    const TemporaryFolder folder;
    std::string text = "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Toytown\">\n<case id=\"T-01\">\n";
    for (int i = 0; i < 2600; ++i)
        text += "<concern id=\"c" + std::to_string(i) + "\" category=\"2\" believed-date=\"2026-04-02\"/>\n";
    const std::string file = (folder.path() / "flood.xml").string();
    write_file(file, text + "</case>\n</case-records>\n");
    const std::string out = (folder.path() / "out").string();
    const Ended ended = run_command({"report", "case", "T-01", file, "-o", out});
    BOOST_TEST(ended.exit == 4);
    BOOST_TEST(contains(ended.err, "case \"T-01\" has more than 5000 verdicts"));
    BOOST_TEST(!is_file(join_path(out, "case-T-01-2026-04-10.md")));
}

BOOST_AUTO_TEST_CASE(exports_are_validated_as_approved) {
    const Ended broken = run_command({"cases", "validate", export_file("broken.xml"), export_file("north.xml")});
    BOOST_TEST(broken.exit == 3);
    check_golden("command/validate.txt", here(broken.err + broken.out));
    const Ended clean = run_command({"cases", "validate", export_file("elsewhere.xml")});
    BOOST_TEST(clean.exit == 0);
    BOOST_TEST(clean.err == "");
}

BOOST_AUTO_TEST_CASE(facts_are_counted_as_approved) {
    const Ended text = run_command({"cases", "stats", export_file("north.xml")});
    BOOST_TEST(text.exit == 0);
    check_golden("command/stats.txt", text.out);
    const Ended csv = run_command({"cases", "stats", export_file("north.xml"), "--format", "csv"});
    check_golden("command/stats.csv", csv.out);
}

BOOST_AUTO_TEST_CASE(pages_are_written_into_a_folder_and_named) {
    const TemporaryFolder folder;
    const std::string out = (folder.path() / "out").string();
    const Ended list = run_command({"report", "findings", export_file("north.xml"), "-o", out});
    BOOST_TEST(list.exit == 0, list.err);
    BOOST_TEST(contains(list.out, "IDENTIFIED"));
    const Ended sheet = run_command({"report", "case", "T-02", export_file("north.xml"), "-o", out});
    BOOST_TEST(sheet.exit == 0, sheet.err);
    const Ended rules = run_command({"report", "rules", "toy", "-o", out});
    BOOST_TEST(rules.exit == 0, rules.err);
    BOOST_TEST(!contains(rules.out, "IDENTIFIED"));
    std::size_t pages = 0;
    for (const std::string& file : files_below(out, "")) {
        const std::string text = read_file(file);
        BOOST_TEST(text.size() > 500U, file << " is too short");
        ++pages;
    }
    BOOST_TEST(pages == 7U); // and the table of clauses
    BOOST_TEST(run_command({"report", "case", "T-02", export_file("north.xml")}).exit == 2);
    BOOST_TEST(run_command({"report", "case", "T-99", export_file("north.xml"), "-o", out}).exit == 2);
    BOOST_TEST(run_command({"report", "findings", export_file("broken.xml"), "-o", out}).exit == 3);
    BOOST_TEST(run_command({"report", "findings", export_file("north.xml"), "-o", "/proc/nowhere"}).exit == 4);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
