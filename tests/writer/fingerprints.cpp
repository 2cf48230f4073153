// A fingerprint stays the same from night to night and tells different verdicts apart.
#include <boost/test/unit_test.hpp>

#include "tests/writer/sample.hpp"
#include "writer/fingerprint.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(fingerprints)

BOOST_AUTO_TEST_CASE(it_is_the_beginning_of_a_sha_256_of_what_the_verdict_is_about) {
    const Sample sample;
    BOOST_TEST(fingerprint_text(sample.breached(), "") == "toy|meeting-in-time||C-0019|concern|c1|0");
    // printf 'toy|meeting-in-time||C-0019|concern|c1|0' | sha256sum
    BOOST_TEST(fingerprint_of(sample.breached()) == "7127dbfa07afc2ea");
}

BOOST_AUTO_TEST_CASE(dates_wording_order_file_and_edition_do_not_move_it) {
    const Sample sample;
    Verdict moved = sample.breached();
    moved.start.reset();
    moved.due.reset();
    moved.says = "said otherwise";
    moved.state = State::met;
    moved.file = "elsewhere.xml";
    moved.line = 1;
    moved.edition = "2027-01";
    moved.severity = Severity::low;
    BOOST_TEST(fingerprint_of(moved) == fingerprint_of(sample.breached()));
}

BOOST_AUTO_TEST_CASE(whatever_else_differs_moves_it) {
    const Sample sample;
    const std::string usual = fingerprint_of(sample.breached());
    Verdict other = sample.breached();
    other.case_id = "C-0020";
    BOOST_TEST(fingerprint_of(other) != usual);
    other = sample.breached();
    other.subject_id = "c2";
    BOOST_TEST(fingerprint_of(other) != usual);
    other = sample.breached();
    other.period = 1;
    BOOST_TEST(fingerprint_of(other) != usual);
    BOOST_TEST(fingerprint_of(sample.breached(), "minutes") != usual);
}

BOOST_AUTO_TEST_CASE(a_bar_inside_an_id_does_not_make_two_verdicts_one) {
    const Sample sample;
    Verdict one = sample.breached();
    one.case_id = "a|b";
    one.subject_record = "c";
    Verdict two = sample.breached();
    two.case_id = "a";
    two.subject_record = "b|c";
    BOOST_TEST(fingerprint_text(one, "") != fingerprint_text(two, ""));
}

BOOST_AUTO_TEST_CASE(another_reading_of_the_text_makes_even_a_met_verdict_worth_a_look) {
    const Sample sample;
    BOOST_TEST(needs_attention(sample.breached()));
    BOOST_TEST(needs_attention(sample.met_but_turning()));
    Verdict met = sample.met_but_turning();
    met.sensitive_to.clear();
    BOOST_TEST(!needs_attention(met));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
