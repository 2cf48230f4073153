// A role that answers for something is no person; and no role is taken for one.
#include "history/roles.hpp"

#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "base/words.hpp"
#include "tests/places.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(roles)

BOOST_AUTO_TEST_CASE(what_is_plainly_a_name_is_refused) {
    for (const char* name :
         {"Jane Bell", "jane bell", "Mrs Bell", "Dr. J. Bell", "J. Bell", "Sarah O'Neill-Khan",
          "Jane Bell, practice lead", "practice lead (Jane Bell)", "Mohammed Ali Khan", "Mr X", "DCI Jane Smith",
          "Mr Jones and Sarah", "Bell, Jane", "J Bell", "Jane\u00a0Bell", "Ja\u200bne Bell"})
        BOOST_TEST(fault_of_answering_role("It", name) ==
                       "It looks like somebody’s name; a role is meant, never a person, such as \"lead for quality "
                       "assurance\".",
                   name);
}

BOOST_AUTO_TEST_CASE(a_role_is_never_taken_for_a_name) {
    for (const char* role : {"",
                             "Lead for quality assurance",
                             "practice lead",
                             "Head of Service",
                             "Independent Chair",
                             "DPO",
                             "LADO",
                             "Principal Social Worker",
                             "Dr on call",
                             "Designated Doctor",
                             "Caldicott Guardian",
                             "Virtual School Head",
                             "Victoria Road team manager",
                             "St Mary's ward sister",
                             "Charlotte Street Duty Team",
                             "Mark of approval panel",
                             "team 2026/27",
                             "North locality manager",
                             "Director, Children's Services",
                             "A Team",
                             "Miss a beat group",
                             "Learning and improvement group chair",
                             "Sir John Cass School head",
                             "r",
                             "Grace period officer"})
        BOOST_TEST(fault_of_answering_role("It", role) == "", role);
}

// Every role that a procedure or a form of ours names.
BOOST_AUTO_TEST_CASE(the_roles_of_the_procedures_are_roles) {
    std::size_t seen = 0;
    for (const std::string& file : files_below((repository() / "procedures").string(), ".xml")) {
        const std::string text = read_file(file);
        constexpr std::string_view asks = " who=\"";
        for (std::size_t at = text.find(asks); at != std::string::npos; at = text.find(asks, at + 1)) {
            const std::size_t begin = at + asks.size();
            const std::string role = text.substr(begin, text.find('"', begin) - begin);
            BOOST_TEST(fault_of_answering_role("It", role) == "", file << ": " << role);
            ++seen;
        }
    }
    BOOST_TEST(seen > 20U);
}

BOOST_AUTO_TEST_CASE(whoever_approves_is_somebody) {
    for (const char* nobody : {"", " ", ".", "-", "tbc", "N/A", "nobody", "\u200b", "\u00a0", "12", "x"})
        BOOST_TEST(fault_of_approving_role("It", nobody) ==
                       "It says nothing of who approved it; a role is meant, such as \"practice lead\".",
                   nobody);
    for (const char* role : {"practice lead", "GP", "A nurse", "chair, partnership board"})
        BOOST_TEST(fault_of_approving_role("It", role) == "", role);
    BOOST_TEST(fault_of_approving_role("It", "Jane Bell").find("somebody’s name") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(how_to_reach_somebody_is_refused_all_the_same) {
    BOOST_TEST(fault_of_answering_role("It", "lead@example.org").find("e-mail") != std::string::npos);
    BOOST_TEST(fault_of_answering_role("It", "07700 900123").find("phone") != std::string::npos);
    BOOST_TEST(fault_of_answering_role("It", std::string(201, 'x')) == "It has 201 characters, and 200 is the most.");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
