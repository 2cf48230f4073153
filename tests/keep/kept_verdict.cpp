// What is kept of a verdict for another night: an exception of tonight is no part of it.
#include "keep/kept_verdict.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/writer/sample.hpp"

namespace abide::tests {

namespace {

std::string kept(const Verdict& verdict, const RuleNumbers& rules) {
    Packer packer;
    put_verdict(verdict, CasePlace{verdict.case_id, verdict.file, 20}, rules, packer);
    return packer.bytes();
}

} // namespace

BOOST_AUTO_TEST_SUITE(kept_verdicts)

BOOST_AUTO_TEST_CASE(an_exception_stays_out_of_what_is_kept) {
    const Sample sample;
    const Verdict excepted = sample.excepted();
    const Procedure* const procedures[] = {excepted.procedure};
    const RuleNumbers rules(procedures);
    const std::string bytes = kept(excepted, rules);
    BOOST_TEST((bytes == kept(sample.breached(), rules)));
    Unpacker from(bytes);
    const auto taken = take_verdict(CasePlace{excepted.case_id, excepted.file, 20}, rules, from);
    BOOST_TEST_REQUIRE(taken.has_value());
    BOOST_TEST((taken->state == State::breached));
    BOOST_TEST(!taken->excepted.has_value());
    BOOST_TEST(!taken->items.front().excepted.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
