// What tells of a person is found in a text where it is plain, and what only looks a little like it is left alone.
#include "history/tellings.hpp"

#include <boost/test/unit_test.hpp>

namespace abide::tests {

namespace {

std::string told(std::string_view text, const KnownCases& known = {}) {
    std::string all;
    for (const Telling& one : tellings_in(text, known)) all += one.is + ": " + one.words + "; ";
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tellings)

BOOST_AUTO_TEST_CASE(ids_of_cases_and_workers_are_known_by_their_shape) {
    BOOST_TEST(told("Case C-0088 (worker W-12) had a good plan.") ==
               "the id of a case or a worker: C-0088; the id of a case or a worker: W-12; ");
    BOOST_TEST(told("HSB-117's plan, and C-0019/W-12.") == "the id of a case or a worker: HSB-117; "
                                                           "the id of a case or a worker: C-0019; "
                                                           "the id of a case or a worker: W-12; ");
    for (const char* fine :
         {"R-12 and E-3 are numbers of ours", "WT-2018 asks for it", "COVID-19", "recommendation 6.0-1", "KS-2", "B19",
          "a 3-5 day limit", "2016-12", "maca-hsb-2017", "pre-2016", "section 47 of 1989", "C-", "-12", "aC-12x"})
        BOOST_TEST(told(fine) == "", fine);
}

BOOST_AUTO_TEST_CASE(the_store_says_which_cases_and_shapes_there_are) {
    const KnownCases known = {{"2026/881", "77441", "12"}, {"A", "C"}};
    BOOST_TEST(told("Of 2026/881.", known) == "the id of a case: 2026/881; ");
    BOOST_TEST(told("Of 2025/104, and 80011.", known) ==
               "the id of a case or a worker: 2025/104; the id of a case or a worker: 80011; ");
    BOOST_TEST(told("Of 13 and 2016 and 2025/26.", known) == "");
    BOOST_TEST(told("In case A and Case C, in case B, in case Also.", known) ==
               "the label of a case: case A; the label of a case: Case C; ");
    BOOST_TEST(told("Of 2025/104, and case A.") == "");
}

BOOST_AUTO_TEST_CASE(a_day_of_birth_is_found_by_the_word_before_it) {
    for (const char* birth : {"born on 12 May 2012", "DOB 12/05/2012.", "(date of birth: 2012-05-12)", "d.o.b. 12.5.12",
                              "born in London on 1st May 2012"})
        BOOST_TEST(told(birth).starts_with("somebody’s day of birth: "), birth);
    for (const char* fine : {"born in 2012", "born in May 2012", "on 12 May 2012 the panel met", "born too early"})
        BOOST_TEST(told(fine) == "", fine);
}

BOOST_AUTO_TEST_CASE(names_are_found_where_they_are_plain) {
    BOOST_TEST(told("Seen by Jane Bell’s manager, Mr Jones and Dr. Khan.") ==
               "somebody’s name: Jane Bell; somebody’s name: Mr Jones; somebody’s name: Dr. Khan; ");
    BOOST_TEST(told("DCI Jane Smith wrote to **Sarah O'Neill**.") ==
               "somebody’s name: Jane Smith; somebody’s name: Sarah O'Neill; ");
    for (const char* fine :
         {"the Victoria Climbié Foundation", "Sir John Cass School", "St Mary Magdalene", "Charlotte Street Duty Team",
          "It was said by Mark. The plan", "Grace Period", "Will Everybody", "Dr on call", "James, Independent Chair",
          "Victoria Road", "a Miss in the record"})
        BOOST_TEST(told(fine) == "", fine);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
