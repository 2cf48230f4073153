// The page of attestations: who was asked what, what was said last, and what is overdue; it speaks of no case.
#include "briefing/attestations.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/briefing/approved_page.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/history/history_sample.hpp"

namespace abide::tests {

namespace {

Attestations some_attestations() {
    Attestations view;
    view.run = Toy().run;
    const std::string procedure = "Harmful behaviour between children";
    view.asked = {
        {procedure, "7-3", "Work with the child is reflective.", "principal social worker", day("2025-10-01"), "partly",
         "Two teams have not begun.", day("2026-04-01"), true},
        {procedure, "7-4", "Staff are trained.", "training lead", day("2026-03-02"), "yes", "", day("2027-03-02"),
         false},
        {procedure, "7-5", "The service listens to children.", "", std::nullopt, "", "", std::nullopt, false},
    };
    return view;
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(attestation_pages)

BOOST_AUTO_TEST_CASE(three_clauses_as_approved) {
    const Page page = write_attestations(some_attestations(), shipped_templates());
    BOOST_TEST(page.name == "attestations-2026-04-10");
    BOOST_TEST(has(page.html, "NO CASE DATA"));
    check_approved_page("briefing/attestations", page);
}

BOOST_AUTO_TEST_CASE(what_is_overdue_stands_first_and_what_was_never_answered_says_so) {
    const std::string page = write_attestations(some_attestations(), shipped_templates()).markdown;
    BOOST_TEST(has(page, "- **Clauses asked:** 3\n- **Answered:** 2\n- **Overdue:** 1\n"));
    BOOST_TEST(has(page,
                   "| 7-3, Harmful behaviour between children | principal social worker | Wed 1 Apr 2026 | partly "
                   "| Wed 1 Oct 2025 |"));
    BOOST_TEST(has(page, "| nobody is named | not answered yet |"));
    BOOST_TEST(times(page, "| 7-3,") == 2U);
    BOOST_TEST(times(page, "| 7-4,") == 1U);
}

BOOST_AUTO_TEST_CASE(where_nothing_is_for_people_it_says_so) {
    const Page page = write_attestations(Attestations(), shipped_templates());
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
    BOOST_TEST(has(page.markdown, "No clause of these procedures is for people to judge."));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
