// From need to action on a case sheet: what was found, what is planned for it, and what came of that.
#include <boost/test/unit_test.hpp>

#include "base/words.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"
#include "tests/same_files.hpp"

namespace abide::tests {

namespace {

/// The part of a case sheet that follows plans, for a case with these records.
std::string thread_of(const std::string& records, const std::string& not_exported = "") {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "x.xml").string();
    write_text(file, "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" system=\"made\" "
                     "exported=\"2026-04-09T17:30:00\" cases=\"1\">" +
                         not_exported + "\n<case id=\"C-1\" team=\"west\" worker=\"W-1\">" + records +
                         "\n</case></case-records>");
    Surroundings shipped;
    shipped.home = repository().string();
    const std::string out = (folder.path() / "out").string();
    const Ended ended =
        run_command({"report", "case", "C-1", file, "--as-at", "2026-04-10", "-o", out, "--quiet"}, shipped);
    BOOST_TEST(ended.exit <= 1, ended.err);
    std::string page = files_of(out).at("/case-C-1-2026-04-10.md");
    const std::size_t from = page.find("## From need to action");
    page = page.substr(from, page.find("\n## ", from + 3) - from);
    for (std::size_t at = page.find(file); at != std::string::npos; at = page.find(file))
        page.replace(at, file.size(), "x.xml");
    return page;
}

/// Each row of the table, without its head.
std::vector<std::string> rows_of(const std::string& part) {
    std::vector<std::string> rows;
    for (const std::string_view line : split_lines(part))
        if (line.starts_with("| ") && !line.starts_with("| Found")) rows.emplace_back(line);
    return rows;
}

} // namespace

BOOST_AUTO_TEST_SUITE(plan_threads)

// What answers a need stands beside it; what was found and nothing planned names is told as that.
BOOST_AUTO_TEST_CASE(each_need_leads_to_what_is_planned_for_it) {
    const std::vector<std::string> rows = rows_of(thread_of(R"(
<assessment id="a1">
<assessed-need id="n1" date="2026-03-02" kind="need"/>
<assessed-need id="n2" date="2026-03-02" kind="risk"/>
<assessed-need id="n3" date="2026-03-02" kind="risk" not-met-reason="Zorrbly."/>
</assessment>
<diversion-plan id="d1" status="active"/>
<diversion-plan id="d2" status="proposed"/>
<child-plan id="p1" kind="cin-plan" start="2026-03-10">
<plan-item id="i1" purpose="both" owner-role="gp" due="2026-04-09"/>
<plan-item id="i2" need="n1" refers-to="d1" due="2026-04-10" requirement="Zorrbly." owner="W-9"/>
<plan-item id="i3" need="n1" due="2026-03-20" done="2026-03-19" outcome-reached="yes"/>
</child-plan>
<service id="s1" plan-item="i2" start="2026-03-12"/>
<service id="s2" need="n2" start="2026-03-13" ended="2026-03-27"/>)"));
    BOOST_TEST_REQUIRE(rows.size() == 6U);
    BOOST_TEST(rows[0] == "| Assessed need n1 (kind need, date Mon 2 Mar 2026) and diversion plan d1 (status active) "
                          "| Plan item i2, plan p1 (kind child-in-need plan); by service s1 (start Thu 12 Mar 2026) "
                          "(x.xml:12) | not recorded | Fri 10 Apr 2026 | not recorded | not recorded |");
    BOOST_TEST(rows[1] == "| Assessed need n1 (kind need, date Mon 2 Mar 2026) | Plan item i3, plan p1 (kind "
                          "child-in-need plan) (x.xml:13) | not recorded | Fri 20 Mar 2026 | Thu 19 Mar 2026 | yes |");
    BOOST_TEST(rows[2] ==
               "| Assessed need n2 (kind risk, date Mon 2 Mar 2026) | nothing planned names it; by service s2 "
               "(start Fri 13 Mar 2026, ended Fri 27 Mar 2026) (x.xml:5) | – | – | – | – |");
    BOOST_TEST(rows[3] == "| Assessed need n3 (kind risk, date Mon 2 Mar 2026) | nothing planned names it; why nothing "
                          "was provided is recorded (x.xml:6) | – | – | – | – |");
    BOOST_TEST(rows[4] ==
               "| names no need | Plan item i1 (purpose both), plan p1 (kind child-in-need plan) (x.xml:11) | "
               "GP | Thu 9 Apr 2026, which has passed | not recorded | not recorded |");
    BOOST_TEST(rows[5] ==
               "| Diversion plan d2 (status proposed) | nothing planned names it (x.xml:9) | – | – | – | – |");
}

// Nobody is told that a plan is missing whose export cannot carry plans, nor that an action is late by a day in doubt.
BOOST_AUTO_TEST_CASE(what_an_export_cannot_carry_is_not_missed) {
    const std::string need = "<assessment id=\"a1\"><assessed-need id=\"n1\" kind=\"need\"/></assessment>";
    BOOST_TEST(thread_of(need, "<not-exported record=\"plan-item\"/>") ==
               "## From need to action\n\nThis export cannot carry what is planned for a child, so nothing can be said "
               "of it here.\n");
    BOOST_TEST(rows_of(thread_of(need)).size() == 1U);
    BOOST_TEST(thread_of("<child id=\"ch1\"/>") ==
               "## From need to action\n\nNo assessed need, diversion plan or planned action is recorded.\n");
    const std::string vague = thread_of(R"(<child-plan id="p1"><plan-item id="i1" due="2026-03"/></child-plan>)");
    BOOST_TEST(!contains(vague, "passed"), vague);
    BOOST_TEST(contains(thread_of(R"(<child-plan id="p1"><plan-item id="i1" due="2026-03"/></child-plan>)",
                                  R"(<not-exported record="plan-item" fact="done"/>)"),
                        "| not recorded |"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
