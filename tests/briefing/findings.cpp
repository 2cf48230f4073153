// The findings register: nothing left out in silence, and no rate without what it is a rate of.
#include "briefing/findings.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include "tests/briefing/approved_page.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"

namespace abide::tests {

namespace {

Counts counts_of(std::size_t met, std::size_t late, std::size_t breached, std::size_t unknown = 0) {
    Counts counts;
    for (std::size_t i = 0; i < met; ++i) counts.add(State::met);
    for (std::size_t i = 0; i < late; ++i) counts.add(State::met_late);
    for (std::size_t i = 0; i < breached; ++i) counts.add(State::breached);
    for (std::size_t i = 0; i < unknown; ++i) counts.add(State::cannot_tell);
    return counts;
}

// The toy's verdicts once for each of these cases and teams.
FindingsRegister several(const Toy& toy, const std::vector<std::pair<std::string, std::string>>& cases,
                         std::size_t most = most_on_a_page) {
    Tally tally;
    std::vector<Finding> found;
    for (const auto& [id, team] : cases) {
        for (Verdict verdict : toy.verdicts) {
            verdict.case_id = id;
            verdict.fingerprint = id + verdict.fingerprint;
            tally.add(toy.procedure, *verdict.rule, team, verdict.state);
            found.push_back({verdict, team});
        }
    }
    const Procedure* const procedures[] = {&toy.procedure};
    return view_findings(std::move(found), tally, toy.run, procedures, most);
}

// The addresses of the findings on a page, in order.
std::vector<std::string> places_on(const std::string& html) {
    const std::string begin = " id=\"finding-";
    std::vector<std::string> places;
    for (std::size_t at = html.find(begin); at != std::string::npos; at = html.find(begin, at + 1))
        places.push_back(html.substr(at, html.find('"', at + begin.size()) - at));
    return places;
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(findings_registers)

BOOST_AUTO_TEST_CASE(the_toy_register_as_approved) {
    const Page page = write_findings(Toy().findings(), shipped_templates());
    check_approved_page("briefing/findings", page);
    BOOST_TEST(page.name == "findings-2026-04-10");
}

BOOST_AUTO_TEST_CASE(every_finding_is_listed_once_with_a_place_of_its_own) {
    const Toy toy;
    const FindingsRegister findings = several(toy, {{"C-2", "north"}, {"C-1", "south"}});
    const auto expected =
        2 * std::ranges::count_if(toy.verdicts, [](const Verdict& one) { return is_finding(one.state); });
    BOOST_TEST(findings.listed == static_cast<std::size_t>(expected));
    const Page page = write_findings(findings, shipped_templates());
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
    // And the verdicts that are met under one way of counting only.
    BOOST_TEST(times(page.html, " id=\"finding-") == findings.findings.size());
}

BOOST_AUTO_TEST_CASE(findings_come_gravest_first_then_by_case) {
    const Toy toy;
    const FindingsRegister findings = several(toy, {{"C-2", "north"}, {"C-1", "south"}});
    const std::vector<SeverityFindings>& severities = findings.parts.front().severities;
    BOOST_TEST_REQUIRE(severities.size() == 4U);
    BOOST_TEST((severities[0].severity == Severity::critical));
    BOOST_TEST((severities[3].severity == Severity::info));
    BOOST_TEST(severities[1].count == 4U);
    BOOST_TEST(severities[1].cases[0].case_id == "C-1");
    BOOST_TEST(severities[1].cases[0].team == "south");
    BOOST_TEST(severities[1].cases[1].case_id == "C-2");
}

BOOST_AUTO_TEST_CASE(too_many_for_a_page_are_parted_by_team_and_whole_cases) {
    const Toy toy;
    const FindingsRegister findings =
        several(toy, {{"C-4", "south"}, {"C-2", "north"}, {"C-1", "north"}, {"C-3", "north"}, {"C-5", ""}}, 15);
    std::vector<std::string> pages;
    for (const FindingsPart& part : findings.parts)
        pages.push_back(part.team + ": " + part.first_case + " to " + part.last_case);
    BOOST_TEST(pages == (std::vector<std::string>{": C-5 to C-5", "north: C-1 to C-2", "north: C-3 to C-3",
                                                  "south: C-4 to C-4"}),
               boost::test_tools::per_element());

    const Page own = write_findings(findings, shipped_templates());
    BOOST_TEST(places_on(own.html).empty());
    BOOST_TEST(!has(own.markdown, "not complete"));
    std::set<std::string> listed;
    for (const FindingsPart& part : findings.parts) {
        const Page page = write_findings_part(findings, part, shipped_templates());
        for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
        BOOST_TEST(has(own.html, "<a href=\"" + page.name + ".html\">"));
        BOOST_TEST(has(page.html, "<a href=\"" + own.name + ".html\">"));
        for (const std::string& place : places_on(page.html)) BOOST_TEST(listed.insert(place).second, place);
    }
    BOOST_TEST(listed.size() == findings.findings.size());
}

BOOST_AUTO_TEST_CASE(a_page_that_lists_less_than_was_found_says_so_at_its_head) {
    const Toy toy;
    FindingsRegister findings = toy.findings();
    BOOST_TEST(!has(write_findings(findings, shipped_templates()).markdown, "not complete"));
    findings.tally.add(toy.procedure, *toy.procedure.rules.front(), "north", State::breached);
    BOOST_TEST(has(write_findings(findings, shipped_templates()).markdown,
                   "> **This page is not complete.** It lists 5 of 6 findings.\n\n## Summary"));
}

BOOST_AUTO_TEST_CASE(counts_agree_by_rule_by_team_and_in_all) {
    const Toy toy;
    const FindingsRegister findings = several(toy, {{"C-1", "north"}, {"C-2", "south"}, {"C-3", ""}});
    for (std::size_t i = 0; i < state_count; ++i) {
        const auto state = static_cast<State>(i);
        std::size_t by_rule = 0;
        std::size_t by_team = 0;
        for (const auto& [key, row] : findings.tally.by_rule()) by_rule += row.counts.of(state);
        for (const auto& [team, counts] : findings.tally.by_team()) by_team += counts.of(state);
        BOOST_TEST(by_rule == findings.tally.all().of(state), name_of(state));
        BOOST_TEST(by_team == findings.tally.all().of(state), name_of(state));
    }
    BOOST_TEST(findings.tally.all().verdicts() == 3 * toy.verdicts.size());
    const std::string page = write_findings(findings, shipped_templates()).markdown;
    BOOST_TEST(has(page, "| Total | Every rule asked of every record it speaks of. | 27 | 3 | 30 |"));
    BOOST_TEST(has(page, "| No team recorded | 1 |"));
}

BOOST_AUTO_TEST_CASE(tallies_of_workers_merge_into_the_tally_of_one) {
    const Toy toy;
    Tally one;
    Tally first;
    Tally second;
    for (std::size_t i = 0; i < toy.verdicts.size(); ++i) {
        const Verdict& verdict = toy.verdicts[i];
        one.add(toy.procedure, *verdict.rule, "north", verdict.state);
        (i % 2 == 0 ? first : second).add(toy.procedure, *verdict.rule, "north", verdict.state);
    }
    first.merge(second);
    BOOST_TEST(first.by_rule().size() == one.by_rule().size());
    BOOST_TEST(first.all().verdicts() == one.all().verdicts());
    for (std::size_t i = 0; i < state_count; ++i) {
        const auto state = static_cast<State>(i);
        BOOST_TEST(first.all().of(state) == one.all().of(state));
        BOOST_TEST(first.by_team().at("north").of(state) == one.by_team().at("north").of(state));
    }
}

BOOST_AUTO_TEST_CASE(a_rate_has_its_counts_and_a_percentage_only_where_it_means_something) {
    BOOST_TEST(rate_of(counts_of(0, 0, 0, 9)) == "none judged");
    BOOST_TEST(judged_words(counts_of(0, 0, 0, 9)) == "none judged");
    BOOST_TEST(judged_words(counts_of(402, 3, 20, 38)) == "425 judged: 402 met, 3 met late, 20 breached");
    BOOST_TEST(rate_of(counts_of(2, 1, 0)) == "2 of 3");
    BOOST_TEST(rate_of(counts_of(5, 1, 0)) == "5 of 6 (83.3%)");
    BOOST_TEST(rate_of(counts_of(402, 3, 20, 38)) == "402 of 425 (94.6%)");
    BOOST_TEST(rate_of(counts_of(7, 0, 0)) == "7 of 7 (100.0%)");
}

BOOST_AUTO_TEST_CASE(a_percentage_never_rounds_one_breach_away) {
    BOOST_TEST(rate_of(counts_of(9999, 0, 1)) == "9999 of 10000 (99.9%)");
    BOOST_TEST(rate_of(counts_of(1, 0, 9999)) == "1 of 10000 (0.1%)");
    BOOST_TEST(rate_of(counts_of(0, 0, 10)) == "0 of 10 (0.0%)");
}

BOOST_AUTO_TEST_CASE(every_rate_on_the_page_has_cannot_tell_on_its_line) {
    const Toy toy;
    const std::string page = write_findings(toy.findings(), shipped_templates()).markdown;
    BOOST_TEST(has(page, "- **Duties:** 3 judged: 1 met, 1 met late, 1 breached; cannot tell: 1\n"));
    BOOST_TEST(has(page, "| Rule | Met of judged | Met late | Breached | Cannot tell |"));
    BOOST_TEST(has(page, "| north | 1 | 1 | 1 | 1 |"));
}

BOOST_AUTO_TEST_CASE(there_is_no_score_over_several_rules) {
    const Tally tally = [] {
        const Toy toy;
        Tally many;
        for (int i = 0; i < 9; ++i) many.add(toy.procedure, *toy.procedure.rules.front(), "north", State::met);
        return many;
    }();
    Fields fields;
    put_counts(tally.all().duties, fields);
    BOOST_TEST(fields.find("judged")->text == "9 judged: 9 met, 0 met late, 0 breached");
    for (const auto& [name, field] : fields.all()) BOOST_TEST(!has(field.text, "%"), name);
}

BOOST_AUTO_TEST_CASE(an_exception_is_counted_apart_and_takes_no_finding_and_no_rate_away) {
    Toy toy;
    const std::string without = write_findings(toy.findings(), shipped_templates()).markdown;
    BOOST_TEST(
        has(without, "- **Findings:** 5 listed below; 1 more would be one under the other way of counting days\n"));
    BOOST_TEST(!has(without, "xcepted"));
    toy.except_the_breach();
    const FindingsRegister findings = toy.findings();
    BOOST_TEST(findings.listed == 5U);
    BOOST_TEST(findings.excepted == 1U);
    const Page page = write_findings(findings, shipped_templates());
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
    for (
        const char* words :
        {"- **Findings:** 5 listed below, 1 of them excepted; 1 more would be one under the other way of counting days\n",
         "- **Duties:** 3 judged: 1 met, 1 met late, 1 breached;", "### High: 2 in all, 1 of them excepted\n",
         "</a>**✕ Breached** Strategy meeting held in time (excepted)\n",
         "- **Excepted:** E-1, from Wed 1 Apr 2026 to Thu 30 Apr 2026, approved by service manager after the due date",
         "; it stays a finding. The family is abroad \\*until\\* May.\n"})
        BOOST_TEST(has(page.markdown, words), words);
    BOOST_TEST(has(page.html, "class=\"state-breached\"") ==
               has(write_findings(Toy().findings(), shipped_templates()).html, "class=\"state-breached\""));
}

BOOST_AUTO_TEST_CASE(what_turns_on_counting_is_listed_though_it_is_met) {
    const Toy toy;
    const FindingsRegister findings = toy.findings();
    BOOST_TEST_REQUIRE(findings.parts.front().turns_on_counting.size() == 1U);
    const Finding& one = findings.findings[findings.parts.front().turns_on_counting[0]];
    BOOST_TEST(one.verdict.rule->title == "Follow-up strategy meeting held in time");
    BOOST_TEST(has(write_findings(findings, shipped_templates()).markdown,
                   "## No finding, but only under one way of counting"));
}

BOOST_AUTO_TEST_CASE(data_problems_gaps_and_settings_are_all_there) {
    const Toy toy;
    const std::string page = write_findings(toy.findings(), shipped_templates()).markdown;
    BOOST_TEST(has(page, "| cases/north.xml | Fri 10 Apr 2026 02:00 | 1 | 1 | 3 (differs) | 1 |"));
    BOOST_TEST(has(page, "| cases/north.xml:90:3 | C-0020 | the case ends before its last element is closed |"));
    BOOST_TEST(has(page, "| case/letter-to-parent | 4 | cases/north.xml |"));
    BOOST_TEST(has(page, "| 5.4-2 | An enquiry begins"));
    BOOST_TEST(has(page, "| 7-3 | Work with the child is reflective. | for people |"));
    BOOST_TEST(!has(page, "| 4-1 | A plan"));
    BOOST_TEST(has(page, "| first-day-counted | day-after | assumption | The text does not say"));
    BOOST_TEST(!has(page, "| strategy-limit |"));
}

BOOST_AUTO_TEST_CASE(a_run_without_findings_says_so) {
    const Toy toy;
    const FindingsRegister findings = view_findings({}, Tally(), RunFacts(), {});
    const Page page = write_findings(findings, shipped_templates());
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
    for (const char* words : {"No verdict needs attention.", "No fault was found", "none judged; cannot tell: 0",
                              "Every clause of these procedures is checked."})
        BOOST_TEST(has(page.markdown, words), words);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
