// The page of a certificate says what its JSON says.
#include <boost/test/unit_test.hpp>

#include "briefing/certificate_page.hpp"
#include "command/certificate_view.hpp"
#include "hash/hash.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/certificate/sample.hpp"
#include "tests/golden.hpp"

namespace abide::tests {

namespace {

std::string page_of(const Certificate& certificate) {
    return write_certificate_page(view_certificate(certificate), shipped_templates());
}

} // namespace

BOOST_AUTO_TEST_SUITE(certificate)
BOOST_AUTO_TEST_SUITE(page)

BOOST_AUTO_TEST_CASE(it_is_written_as_approved) { check_golden("certificate/run.md", page_of(sample_certificate())); }

BOOST_AUTO_TEST_CASE(one_that_repeats_another_says_so_and_names_the_one_before) {
    Certificate second = next_certificate(sample_certificate());
    second.repeats = "2026-04-10-1";
    second.known_at.reset();
    const std::string page = page_of(second);
    BOOST_TEST(has(page, "**Repeats:** run 2026-04-10-1, "));
    BOOST_TEST(has(page, "**Certificate before:** run 2026-04-10-1, SHA-256 " + second.previous->sha256));
    BOOST_TEST(!has(page, "Known at"));
    BOOST_TEST(has(page, "**This certificate:** SHA-256 " + sha256(to_json(second))));
}

BOOST_AUTO_TEST_CASE(one_of_each_is_said_as_one) {
    Certificate one = sample_certificate();
    one.exports.pop_back();
    one.cases_read = one.cases = one.verdicts = one.records_set_aside = 1;
    one.completeness = Completeness{1, 1, true, false, 1, ""};
    const std::string page = page_of(one);
    BOOST_TEST(has(page, "**In:** 1 export, 1 case read, 1 refused; 1 record was set aside as dated after Fri 10 Apr"));
    BOOST_TEST(has(page, "**Out:** 1 case judged, 1 verdict\n"));
    BOOST_TEST(has(page, "**Known cases:** 1 before the run; 1 of them is not among those read, which somebody said"));
    BOOST_TEST(has(page, "**Findings held:** 1, left as it was since nobody could tell whether it is over\n"));
    one.completeness = Completeness{1, 0, false, false, 0, ""};
    const std::string whole = page_of(one);
    BOOST_TEST(has(whole, "**Known cases:** 1 before the run; 0 of them are not among those read\n"));
    BOOST_TEST(has(whole, "**Findings held:** 0\n"));
}

BOOST_AUTO_TEST_CASE(every_hash_of_the_certificate_stands_on_it) {
    const Certificate one = sample_certificate();
    const std::string page = page_of(one);
    for (const CertifiedExport& file : one.exports) BOOST_TEST(has(page, file.sha256));
    for (const CertifiedProcedure& file : one.procedures) BOOST_TEST(has(page, file.sha256));
    for (const SweepOutput& file : one.outputs) BOOST_TEST(has(page, file.sha256));
    for (const std::string& hash : {one.program, one.ground, one.calendar.sha256}) BOOST_TEST(has(page, hash));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
