// The exceptions register: what holds, what is soon over, what is over and what is of no use, each with who and why.
#include "briefing/exceptions.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/briefing/approved_page.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/history/history_sample.hpp"

namespace abide::tests {

namespace {

/// Exceptions E-1 to E-6, one of each sort, as at 10 April 2026.
struct Excused {
    Excused() {
        const auto add = [&](const std::string& case_id) -> Exception& {
            exceptions.push_back(exception_over(duty_of(case_id)));
            exceptions.back().number = static_cast<std::int64_t>(exceptions.size());
            return exceptions.back();
        };
        Exception& holding = add("C-0019");
        holding.due = day("2026-03-20");
        add("C-0020").until = day("2026-04-20");
        add("C-0021").until = day("2026-04-09");
        add("C-0022");
        add("C-0023").from = day("2026-04-11");
        Exception& item = add("C-0024");
        item.item = "risk-plan";
        findings = {open_finding("C-0019"), open_finding("C-0020"), open_finding("C-0021"), open_finding("C-0024")};
    }

    [[nodiscard]] ExceptionsRegister view() const {
        const Procedure* const procedures[] = {&toy.procedure};
        return view_exceptions(exceptions, findings, toy.run, procedures);
    }

    Toy toy;
    std::vector<Exception> exceptions;
    std::vector<OpenFinding> findings;
};

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(exceptions_registers)

BOOST_AUTO_TEST_CASE(one_of_each_sort_as_approved) {
    const Page page = write_exceptions(Excused().view(), shipped_templates());
    BOOST_TEST(page.name == "exceptions-2026-04-10");
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
    check_approved_page("briefing/exceptions", page);
}

BOOST_AUTO_TEST_CASE(each_says_why_who_and_until_when_and_whether_that_came_too_late) {
    const std::string page = write_exceptions(Excused().view(), shipped_templates()).markdown;
    BOOST_TEST(has(page, "| E-1 | C-0019 | Strategy meeting held in time | The family is abroad until May. | service "
                         "manager, Wed 1 Apr 2026, after the due date Fri 20 Mar 2026 | Wed 1 Apr 2026 | Thu 30 Apr "
                         "2026 |"));
    BOOST_TEST(times(page, "after the due date") == 1U);
    BOOST_TEST(has(page, "| E-6 | C-0024 | Strategy meeting held in time, item risk-plan |"));
}

BOOST_AUTO_TEST_CASE(each_is_where_it_belongs_and_only_what_expires_stands_twice) {
    const std::string page = write_exceptions(Excused().view(), shipped_templates()).markdown;
    for (const char* words :
         {"- **Holding:** 2\n", "- **Expiring:** 1 within 14 days\n", "- **Not holding, become critical:** 1\n",
          "- **Unused:** 1\n", "- **Not begun:** 1\n", "- **Expired:** 1\n"})
        BOOST_TEST(has(page, words), words);
    for (const char* number : {"E-1", "E-3", "E-4", "E-5", "E-6"})
        BOOST_TEST(times(page, "\n| " + std::string(number) + " |") == 1U, number);
    BOOST_TEST(times(page, "\n| E-2 |") == 2U);
    BOOST_TEST(has(page, "> **Become critical.** 1 in force no longer hold"));
}

BOOST_AUTO_TEST_CASE(too_many_for_a_page_are_parted_by_case_and_none_is_left_out) {
    Excused excused;
    for (int i = 0; i < 14; ++i) { // two over each of seven cases, all of them soon over
        Exception one = exception_over(duty_of("C-01" + std::to_string(i / 2)));
        one.number = 100 + i;
        one.until = day("2026-04-20");
        excused.exceptions.push_back(one);
    }
    const Procedure* const procedures[] = {&excused.toy.procedure};
    const ExceptionsRegister all =
        view_exceptions(excused.exceptions, excused.findings, excused.toy.run, procedures, expiring_days, 5);
    BOOST_TEST(all.parts.size() > 5U);
    const Page own = write_exceptions(all, shipped_templates());
    for (const std::string& fault : faults_of_page(own.html)) BOOST_ERROR(fault);
    BOOST_TEST(has(own.markdown, "- **Expiring:** 15 within 14 days\n"));
    std::string pages;
    std::size_t listed = 0;
    std::string last;
    for (const ExceptionsPart& part : all.parts) {
        BOOST_TEST((last.empty() || last < part.first_case), part.first_case);
        last = part.last_case;
        listed += part.count;
        const Page page = write_exceptions_part(all, part, shipped_templates());
        for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
        BOOST_TEST(page.name == "exceptions-2026-04-10-part-" + std::to_string(part.number));
        BOOST_TEST(has(own.html, "<a href=\"" + page.name + ".html\">"));
        BOOST_TEST(has(page.html, "<a href=\"" + own.name + ".html\">"));
        BOOST_TEST(times(page.markdown, "\n| E-") <= 5U);
        pages += page.markdown;
    }
    BOOST_TEST(listed == excused.exceptions.size());
    for (const Exception& one : excused.exceptions) {
        const bool is_twice = one.number >= 100 || one.number == 2; // unused or holding, and soon over
        BOOST_TEST(times(pages, "\n| " + number_words(one) + " |") == (is_twice ? 2U : 1U), number_words(one));
        BOOST_TEST(times(own.markdown, "\n| " + number_words(one) + " |") == 0U);
    }
}

BOOST_AUTO_TEST_CASE(without_exceptions_every_part_says_none) {
    const Page page = write_exceptions(view_exceptions({}, {}, RunFacts(), {}), shipped_templates());
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
    BOOST_TEST(times(page.markdown, "\nNone.\n") == 7U);
    BOOST_TEST(!has(page.markdown, "Become critical."));
}

BOOST_AUTO_TEST_CASE(a_hostile_reason_stays_words) {
    for (const std::string& text : hostile_texts()) {
        Excused excused;
        excused.exceptions.front().reason = text;
        excused.exceptions.front().approved_by = text;
        const Page page = write_exceptions(excused.view(), shipped_templates());
        for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
        BOOST_TEST(!has(page.html, "<script"), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
