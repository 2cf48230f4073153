// How a finding is named: each way means it, and nothing that is near does.
#include "history/duty_address.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/history/history_sample.hpp"

namespace abide::tests {

namespace {

Duty repeated() {
    Duty duty = duty_of("C-1");
    duty.fingerprint = "0123456789abcdef";
    duty.procedure = "islington-hsb";
    duty.rule = "plan-reviewed";
    duty.record_id = "p/1";
    duty.period = 2;
    return duty;
}

} // namespace

BOOST_AUTO_TEST_SUITE(duty_address)

BOOST_AUTO_TEST_CASE(a_finding_is_meant_by_each_of_its_names) {
    for (const char* word :
         {"0123456789abcdef", "0123456789abcdef/1", "C-1/plan-reviewed", "C-1/islington-hsb/plan-reviewed",
          "C-1/plan-reviewed/p/1", "C-1/plan-reviewed#2", "C-1/islington-hsb/plan-reviewed/p/1#2", "C-1/4.2-1",
          "C-1/islington-hsb/4.2-2", "C-1/4.2-2/p/1#2"})
        BOOST_TEST(may_mean(word, repeated(), "4.2-1 4.2-2"), word);
}

BOOST_AUTO_TEST_CASE(what_is_near_does_not_mean_it) {
    for (const char* word :
         {"", "C-1", "C-1/", "C-1/plan-review", "C-1/plan-reviewed#", "C-1/plan-reviewed#1", "C-1/plan-reviewed/p",
          "C-11/plan-reviewed", "C-1/working-together/plan-reviewed", "0123456789abcdef/2", "0123456789ABCDEF",
          "C-1/plan-reviewed#2/p/1", "C-1/4.2-3", "C-1/4.2", "C-1/working-together/4.2-1", "C-1/4.2-1 4.2-2", "/4.2-1"})
        BOOST_TEST(!may_mean(word, repeated(), "4.2-1 4.2-2"), word);
}

BOOST_AUTO_TEST_CASE(the_address_of_a_duty_means_it) {
    BOOST_TEST(address_of(repeated()) == "C-1/islington-hsb/plan-reviewed/p/1#2");
    BOOST_TEST(may_mean(address_of(repeated()), repeated(), ""));
    Duty bare = repeated();
    bare.record_id.clear();
    bare.period = 0;
    BOOST_TEST(address_of(bare) == "C-1/islington-hsb/plan-reviewed");
    BOOST_TEST(!may_mean("C-1/plan-reviewed#", bare, ""));
    BOOST_TEST(!may_mean("C-1/plan-reviewed/", bare, ""));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
