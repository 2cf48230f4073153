// The inside of an example's <given>: a case of the canonical export without the export around it.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

using Lines = std::vector<std::string>;

struct Given {
    std::string id;
    Lines records;
    std::size_t own = 0;
    std::vector<std::uint32_t> lines;
    bool lacks_meetings = false;
    Diagnostics diagnostics;
};

Given read(const std::string& text) {
    static const Formats none;
    Given given;
    Reader reader(small_dictionary(), none, british_calendar());
    reader.read_given(
        text, "procedure.xml", 40,
        [&](const Case& one) {
            given.id = one.id;
            given.own = one.own_records;
            given.lacks_meetings = one.not_exported->has(*small_dictionary().find("meeting"));
            for (std::size_t i = 0; i < one.records.size(); ++i) {
                given.records.push_back(in_one_line(one, static_cast<RecordIndex>(i), small_dictionary()));
                given.lines.push_back(one.records[i].line);
            }
        },
        given.diagnostics);
    return given;
}

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(given)

BOOST_AUTO_TEST_CASE(records_stand_in_it_as_in_a_case) {
    const Given given =
        read("<concern id=\"c1\" category=\"2\"/>\n  <meeting id=\"m1\" concern=\"c1\"><attendee/></meeting>\n");
    const Lines expected = {"case example:", "concern c1: category=2", "meeting m1: concern->c1",
                            "attendee attendee#1 < m1: meeting->m1"};
    BOOST_TEST(given.records == expected, boost::test_tools::per_element());
    BOOST_TEST(given.id == "example");
    BOOST_TEST(given.lines == (std::vector<std::uint32_t>{40, 40, 41, 41}), boost::test_tools::per_element());
    BOOST_TEST(given.diagnostics.empty());
    BOOST_TEST(!given.lacks_meetings);
}

BOOST_AUTO_TEST_CASE(shared_records_come_last_and_can_be_referred_to) {
    const Given given = read("<panel id=\"p1\"/><concern id=\"c1\" panel=\"p1\"/><seat panel=\"p1\"/>");
    const Lines expected = {"case example:", "concern c1: panel->p1", "panel p1:", "seat seat#1: panel->p1"};
    BOOST_TEST(given.records == expected, boost::test_tools::per_element());
    BOOST_TEST(given.own == 2);
}

BOOST_AUTO_TEST_CASE(the_case_itself_may_be_described) {
    const Given given = read("<concern id=\"c1\"/><case id=\"C-2\" team=\"north\"/><not-exported record=\"meeting\"/>");
    const Lines expected = {"case C-2: team=north", "concern c1:"};
    BOOST_TEST(given.records == expected, boost::test_tools::per_element());
    BOOST_TEST(given.lacks_meetings);
}

BOOST_AUTO_TEST_CASE(nothing_at_all_is_a_case_without_records) {
    BOOST_TEST(read("").records == (Lines{"case example:"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(unknown_names_are_errors_here) {
    const Given given = read("\n<concrn id=\"c1\"/><not-exported record=\"meting\"/>");
    BOOST_REQUIRE_EQUAL(given.diagnostics.size(), 2);
    BOOST_TEST(given.diagnostics[0].place.line == 41);
    BOOST_TEST(given.diagnostics[0].help == "did you mean \"concern\"?");
    for (const Diagnostic& one : given.diagnostics) BOOST_TEST((one.gravity == Gravity::error));
}

BOOST_AUTO_TEST_CASE(malformed_text_yields_no_case) {
    const Given given = read("<concern>");
    BOOST_TEST(given.records.empty());
    BOOST_REQUIRE_EQUAL(given.diagnostics.size(), 1);
    BOOST_TEST(given.diagnostics[0].code == "XML-0101");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
