// Texts that are no texts yet, and ways to reach somebody, however they are written.
#include "briefing/placeholder.hpp"

#include <boost/test/unit_test.hpp>

#include "briefing/contact.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(placeholders)

BOOST_AUTO_TEST_CASE(what_a_reader_sees_nothing_of_is_no_text) {
    for (const char* text :
         {"\u200b", "\u00a0", "\u3164", "\u2060", "\u2800", "\x01", "\u2022", "\\", "``", "~~~~ ~~~~", "&nbsp;", "<br>",
          "<!-- practice lead to complete -->", "[](x)", "...", "???", "\u2026"})
        BOOST_TEST(is_put_off(text), text);
    for (const char* text : {"", "-", "n", "7", "\u00e9", "R&D; more", "a < b", "Less than half (3) < 10"})
        BOOST_TEST(!is_put_off(text), text);
}

BOOST_AUTO_TEST_CASE(who_is_to_write_it_is_no_text) {
    for (const char* text :
         {"Practice lead to complete", "To be completed by the practice lead.", "Draft", "to be agreed by the chair",
          "the panel to add", "TBC", "[to follow]", "\uff34\uff22\uff23"})
        BOOST_TEST(is_put_off(text), text);
    for (const char* text : {"It was to be agreed by whom the plan would be led, and nobody said so.",
                             "Drafts were shared.", "They came to complete the form together with the school nurse."})
        BOOST_TEST(!is_put_off(text), text);
}

BOOST_AUTO_TEST_CASE(a_number_or_an_address_is_found_however_it_is_parted) {
    for (const char* text : {"07700 900123", "07700.900.123", "07700/900/123", "07700\u00a0900\u2011123", "n7 9gu",
                             "N7 9GU", "EC1A 1BB", "a\uff20b.example", "943.476.5919"})
        BOOST_TEST(looks_like_contact(text), text);
    for (const char* text :
         {"12.05.2012", "31/03/2026", "2016-12 - 2018-03", "the M1 1st exit", "4 of 12", "7.2-1", "3 p.m. @ school"})
        BOOST_TEST(!looks_like_contact(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
