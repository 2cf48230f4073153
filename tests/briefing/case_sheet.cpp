// The case sheet: everything a reader needs to check a verdict, and counts that add up.
#include "briefing/case_sheet.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <numeric>

#include "procedure/load.hpp"
#include "tests/briefing/approved_page.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

std::vector<std::string> titles(const std::vector<AttentionEntry>& entries) {
    std::vector<std::string> all;
    for (const AttentionEntry& entry : entries)
        all.push_back(entry.record.empty() ? entry.verdict.title : entry.record);
    return all;
}

std::string age_at(Toy& toy, std::string_view born) {
    toy.one_case.records[1].values[0].when = parse_when(born).value();
    return toy.sheet().age;
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(case_sheets)

BOOST_AUTO_TEST_CASE(the_toy_case_as_approved) {
    const Toy toy;
    const Page page = write_case_sheet(toy.sheet(), shipped_templates());
    check_approved_page("briefing/case", page);
    BOOST_TEST(page.name == "case-C-0019-2026-04-10");
}

BOOST_AUTO_TEST_CASE(the_parts_stand_in_the_order_their_readers_expect) {
    const Toy toy;
    const std::string page = write_case_sheet(toy.sheet(), shipped_templates()).markdown;
    std::size_t last = 0;
    for (const char* part :
         {"# Case sheet", "Past its review date", "Child’s age", "## Needs attention", "## Timeline",
          "## Verdicts by clause", "## What cannot be told", "## Next deadlines", "## What went well",
          "## Rules that do not apply", "## Faults in this case", "## How this page was made"}) {
        const std::size_t at = page.find(part, last);
        BOOST_TEST(at != std::string::npos, part);
        last = at;
    }
}

BOOST_AUTO_TEST_CASE(every_verdict_is_on_the_sheet_once_and_the_counts_add_up) {
    const Toy toy;
    const CaseSheet sheet = toy.sheet();
    std::size_t judged = 0;
    for (const ClauseGroup& group : sheet.procedures.at(0).clauses) judged += group.verdicts.size();
    BOOST_TEST(judged + sheet.passed_over.rows().size() == toy.verdicts.size());
    BOOST_TEST(sheet.counts.verdicts() == toy.verdicts.size());
    for (std::size_t i = 0; i < state_count; ++i) {
        const auto state = static_cast<State>(i);
        const auto there = std::ranges::count(toy.verdicts, state, &Verdict::state);
        BOOST_TEST(sheet.counts.of(state) == static_cast<std::size_t>(there), name_of(state));
    }
    const Page page = write_case_sheet(sheet, shipped_templates());
    for (const ClauseGroup& group : sheet.procedures.at(0).clauses)
        for (const VerdictView& view : group.verdicts)
            BOOST_TEST(times(page.html, " id=\"" + view.anchor + "\"") == 1U, view.title);
    BOOST_TEST(has(page.markdown, "| Total | Every rule asked of every record it speaks of. | 9 | 1 | 10 |"));
}

BOOST_AUTO_TEST_CASE(an_indicator_is_in_no_rate_and_is_never_called_a_breach) {
    const Toy toy;
    const std::string page = write_case_sheet(toy.sheet(), shipped_templates()).markdown;
    BOOST_TEST(has(page, "- **Duties:** 3 judged: 1 met, 1 met late, 1 breached; cannot tell: 1\n"));
    BOOST_TEST(has(page, "**▽ Record does not show it** Brothers and sisters considered"));
    BOOST_TEST(!has(page, "**✕ Breached** Brothers and sisters considered"));
}

BOOST_AUTO_TEST_CASE(clauses_stand_in_the_order_of_their_register) {
    const CaseSheet sheet = Toy().sheet();
    std::vector<std::string> clauses;
    for (const ClauseGroup& group : sheet.procedures.at(0).clauses) clauses.push_back(group.clause);
    BOOST_TEST(clauses == (std::vector<std::string>{"4-1", "5.3-1", "5.4-2", "6-1"}), boost::test_tools::per_element());
    BOOST_TEST(sheet.procedures.at(0).clauses[1].says ==
               "A strategy meeting is held within three working days of the concern.");
}

BOOST_AUTO_TEST_CASE(what_needs_somebody_comes_critical_first_then_gravest_and_indicators_last) {
    BOOST_TEST(titles(Toy().sheet().attention) ==
                   (std::vector<std::string>{"Initial conference held in time", "Strategy meeting held in time",
                                             "Child’s plan agreed", "Section 47 enquiry begun in time",
                                             "Brothers and sisters considered"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(verdicts_that_wait_for_one_silent_record_stand_together_and_others_do_not) {
    Toy toy;
    const auto unknown = std::ranges::find(toy.verdicts, State::cannot_tell, &Verdict::state);
    BOOST_TEST_REQUIRE((unknown != toy.verdicts.end()));
    unknown->missing = {{"concern.category", "c2", Reason::missing}};
    Verdict other = *unknown;
    other.fingerprint = "11111111aaaa";
    other.missing = {{"concern.believed-date", "c2", Reason::missing}, {"concern.category", "c2", Reason::missing}};
    Verdict third = *unknown;
    third.fingerprint = "22222222aaaa";
    toy.verdicts.push_back(other);
    const std::vector<std::string> apart = titles(toy.sheet().attention);
    BOOST_TEST(std::ranges::count(apart, "Initial conference held in time") == 2);
    toy.verdicts.push_back(third);
    const CaseSheet sheet = toy.sheet();
    const std::vector<std::string> together = titles(sheet.attention);
    BOOST_TEST(std::ranges::count(together, "Initial conference held in time") == 0);
    BOOST_TEST_REQUIRE(std::ranges::count(together, "concern c2") == 1);
    const AttentionEntry& entry = *std::ranges::find(sheet.attention, "concern c2", &AttentionEntry::record);
    BOOST_TEST(entry.waiting == 3U);
    BOOST_TEST(entry.questions.size() == 2U);
    const std::string page = write_case_sheet(sheet, shipped_templates()).markdown;
    BOOST_TEST(has(page, "3 rules wait for what the concern c2 does not say:\n  - category, not recorded."));
    third.missing.push_back({"concern.category", "c1", Reason::missing});
    toy.verdicts.back() = third;
    BOOST_TEST(std::ranges::count(titles(toy.sheet().attention), "Initial conference held in time") == 3);
}

BOOST_AUTO_TEST_CASE(where_the_child_stands_comes_before_any_verdict_and_holds_no_texts) {
    const Toy toy;
    Diagnostics faults;
    const StandingFacts wanted = read_standing(
        "# words\n\nconcern: date category words\nnobody: date\n\nconcern\n: date\n", "standing.txt", faults);
    BOOST_TEST_REQUIRE(faults.size() == 2U);
    BOOST_TEST(faults[0].place.line == 6U);
    BOOST_TEST(faults[1].place.line == 7U);
    BOOST_TEST_REQUIRE(wanted.rows.size() == 2U);
    const std::vector<StandingRecord> all =
        view_standing(wanted, toy.one_case, toy.dictionary, toy.set_aside, toy.run.as_at);
    BOOST_TEST_REQUIRE(!all.empty());
    BOOST_TEST(all[0].record == "Concern c1");
    for (const char* line : {"concern: until date", "concern: date until", ": until date"}) {
        Diagnostics found;
        BOOST_TEST(read_standing(line, "standing.txt", found).rows.empty(), line);
        BOOST_TEST(found.size() == 1U, line);
    }
    const std::string page = write_case_sheet(toy.sheet(), shipped_templates()).markdown;
    BOOST_TEST(page.find("Where the child stands") < page.find("## Needs attention"));
}

// What has come to its end is over; what ends on a later day is not, nor what may end later.
BOOST_AUTO_TEST_CASE(a_record_is_over_when_its_list_says_so) {
    Toy toy;
    toy.add_record("concern", "c7", 90, {{"date", "2026-04-01"}, {"category", "1"}});
    toy.add_record("concern", "c8", 91, {{"date", "2026-04"}, {"category", "2"}});
    const auto over = [&](std::string_view line) {
        Diagnostics faults;
        std::string ids;
        for (const StandingRecord& one : view_standing(read_standing(line, "standing.txt", faults), toy.one_case,
                                                       toy.dictionary, toy.set_aside, day_of(2026, 4, 10).value()))
            if (one.is_over && one.place.ends_with(":90"))
                ids += "c7";
            else if (one.is_over && one.place.ends_with(":91"))
                ids += "c8";
        BOOST_TEST(faults.empty());
        return ids;
    };
    BOOST_TEST(over("concern: date category") == "");
    BOOST_TEST(over("concern: date category until date") == "c7");
    BOOST_TEST(over("concern: date category until category=1") == "c7");
    BOOST_TEST(over("concern: date category until category") == "c7c8");
    BOOST_TEST(over("concern: date until newer") == "c7c8");
}

BOOST_AUTO_TEST_CASE(every_type_and_fact_of_the_shipped_list_is_in_the_dictionary) {
    Diagnostics faults;
    Dictionary dictionary;
    load_dictionary((repository() / "procedures" / "facts.xml").string(), dictionary, faults);
    for (const StandingFacts::Row& row : shipped_templates().standing.rows) {
        const std::optional<RecordTypeId> type = dictionary.find(row.type);
        BOOST_TEST_REQUIRE(type.has_value(), row.type);
        for (const std::string& fact : row.facts)
            BOOST_TEST(dictionary.find(*type, fact).has_value(), row.type << fact);
        for (const StandingFacts::Ending& ending : row.endings) {
            const std::optional<FactId> fact = dictionary.find(*type, ending.fact);
            BOOST_TEST_REQUIRE(fact.has_value(), row.type << ending.fact);
            const std::vector<std::string>& codes = dictionary.fact({*type, *fact}).codes;
            BOOST_TEST((ending.code.empty() || std::ranges::find(codes, ending.code) != codes.end()), ending.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(evidence_is_gathered_record_by_record_and_records_without_an_id_are_counted) {
    Toy toy;
    Verdict& verdict = toy.verdicts.front();
    verdict.evidence = {{"concern", "c2", "", "", "a.xml", 24},
                        {"strategy-meeting", "strategy-meeting#2", "date", "2026-03-16", "a.xml", 26},
                        {"concern", "c2", "date", "2026-04-02", "a.xml", 24},
                        {"concern", "c2", "category", "2", "a.xml", 24}};
    const std::string page = write_case_sheet(toy.sheet(), shipped_templates()).markdown;
    BOOST_TEST(has(page, "- **Evidence:**\n  - concern c2: date 2026-04-02, category 2 (a.xml:24)\n"
                         "  - strategy meeting no. 2: date 2026-03-16 (a.xml:26)\n"));
}

BOOST_AUTO_TEST_CASE(deadlines_come_soonest_first_with_their_distance_in_working_days) {
    const Toy toy;
    const CaseSheet sheet = toy.sheet();
    BOOST_TEST_REQUIRE(sheet.deadlines.size() == 2U);
    BOOST_TEST(sheet.deadlines[0].verdict.title == "Child’s plan agreed");
    BOOST_TEST(sheet.deadlines[0].working_days.value() == 1);
    BOOST_TEST(has(write_case_sheet(sheet, shipped_templates()).markdown, "| in 1 working day |"));
}

BOOST_AUTO_TEST_CASE(questions_name_what_is_missing_why_and_who_could_say) {
    const CaseSheet sheet = Toy().sheet();
    BOOST_TEST_REQUIRE(sheet.questions.size() == 2U);
    BOOST_TEST(sheet.questions[0].what == "category");
    BOOST_TEST(sheet.questions[0].on == "concern c2");
    BOOST_TEST(sheet.questions[0].why == "not recorded");
    BOOST_TEST(sheet.questions[0].who == "social work manager");
    BOOST_TEST(sheet.questions[1].what == "initial conference");
    BOOST_TEST(sheet.questions[1].why == "this export cannot carry it");
    BOOST_TEST(sheet.questions[1].who == "systems team");
}

BOOST_AUTO_TEST_CASE(one_missing_fact_is_one_question_however_many_verdicts_wait_for_it) {
    Toy toy;
    toy.add_verdict("panel-told", State::cannot_tell, "Cannot tell.").missing = {
        {"concern.category", "c2", Reason::missing}};
    const CaseSheet sheet = toy.sheet();
    BOOST_TEST_REQUIRE(sheet.questions.size() == 2U);
    BOOST_TEST(sheet.questions[0].waiting.size() == 2U);
    BOOST_TEST(has(write_case_sheet(sheet, shipped_templates()).markdown, "); [Panel told of the case](#finding-"));
}

BOOST_AUTO_TEST_CASE(a_verdict_no_fact_is_named_for_is_a_question_too) {
    Toy toy;
    toy.add_verdict("panel-told", State::cannot_tell, "Cannot tell.").reason = Reason::procedure_text;
    const OpenQuestion question = toy.sheet().questions.back();
    BOOST_TEST(question.what == "Panel told of the case");
    BOOST_TEST(question.who == "procedure owner");
}

BOOST_AUTO_TEST_CASE(the_childs_age_is_said_as_exactly_as_it_is_known) {
    Toy toy;
    BOOST_TEST(toy.sheet().age == "13");
    BOOST_TEST(age_at(toy, "2012-04") == "13 or 14");
    BOOST_TEST(age_at(toy, "2012") == "13 or 14");
    BOOST_TEST(age_at(toy, "2012-04-10") == "14");
    BOOST_TEST(age_at(toy, "2026-04") == "0");
    BOOST_TEST(age_at(toy, "2027") == "");
    const std::string page = write_case_sheet(toy.sheet(), shipped_templates()).html;
    BOOST_TEST(has(words_in(page), "no birth date is recorded"));
}

BOOST_AUTO_TEST_CASE(no_birth_date_is_on_the_sheet) {
    const std::string page = write_case_sheet(Toy().sheet(), shipped_templates()).html;
    BOOST_TEST(!has(page, "2012"));
}

BOOST_AUTO_TEST_CASE(only_faults_of_this_case_are_on_its_sheet) {
    const CaseSheet sheet = Toy().sheet();
    BOOST_TEST_REQUIRE(sheet.diagnostics.size() == 1U);
    BOOST_TEST(sheet.diagnostics[0].code == "XML-0107");
}

BOOST_AUTO_TEST_CASE(a_case_with_nothing_to_say_says_so) {
    Toy toy;
    toy.verdicts.clear();
    toy.set_aside.clear();
    toy.run.diagnostics.clear();
    toy.one_case.records.resize(2);
    toy.one_case.own_records = 2;
    const Page page = write_case_sheet(toy.sheet(), shipped_templates());
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
    for (const char* words :
         {"No verdict on this case needs attention", "No record of this case carries a date",
          "No rule applied to this case", "Nothing with a date is due", "none judged; cannot tell: 0"})
        BOOST_TEST(has(page.markdown, words), words);
    BOOST_TEST(!has(page.html, "<svg"));
}

BOOST_AUTO_TEST_CASE(verdicts_without_a_fingerprint_have_places_of_their_own_all_the_same) {
    Toy toy;
    for (Verdict& verdict : toy.verdicts) verdict.fingerprint = "";
    const Page page = write_case_sheet(toy.sheet(), shipped_templates());
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
}

BOOST_AUTO_TEST_CASE(anchors_grow_where_fingerprints_begin_alike) {
    Anchors anchors("finding-");
    Verdict verdict;
    verdict.fingerprint = "aaaaaaaaaaaabbbbbbbbbbbbcccc";
    BOOST_TEST(anchors.for_verdict(verdict) == "finding-aaaaaaaaaaaa");
    verdict.fingerprint = "aaaaaaaaaaaadddddddddddddddd";
    BOOST_TEST(anchors.for_verdict(verdict) == "finding-aaaaaaaaaaaadddddddddddd");
    BOOST_TEST(anchors.for_verdict(verdict) == "finding-aaaaaaaaaaaadddddddddddddddd");
    BOOST_TEST(anchors.for_verdict(verdict) == "finding-aaaaaaaaaaaadddddddddddddddd-2");
}

BOOST_AUTO_TEST_CASE(an_exception_is_said_beside_what_needs_attention) {
    Toy toy;
    BOOST_TEST(!has(write_case_sheet(toy.sheet(), shipped_templates()).markdown, "xcepted"));
    toy.except_the_breach();
    const Page page = write_case_sheet(toy.sheet(), shipped_templates());
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
    BOOST_TEST(has(page.markdown, "- **Findings:** 5, 1 of them excepted\n"));
    BOOST_TEST(has(page.markdown, " (excepted until Thu 30 Apr 2026). No strategy meeting is recorded."));
    BOOST_TEST(has(page.markdown, "- **Duties:** 3 judged: 1 met, 1 met late, 1 breached; cannot tell: 1\n"));
    BOOST_TEST(has(page.markdown, "- **Excepted:** E-1, from Wed 1 Apr 2026 to Thu 30 Apr 2026,"));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
