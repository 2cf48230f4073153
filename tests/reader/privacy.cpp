// What is said about an export: never what somebody wrote about a child, never more than anybody could read.
#include <boost/test/unit_test.hpp>

#include "reader/mask.hpp"
#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

std::string all_said(const Outcome& outcome) {
    std::string text;
    for (const Diagnostic& one : outcome.diagnostics) text += to_text(one);
    return text;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string said_of(const std::string& inside) { return all_said(read_canonical(canonical(inside))); }

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(privacy)

BOOST_AUTO_TEST_CASE(a_wrong_value_is_quoted_only_where_it_is_what_was_meant) {
    const auto of_date = [](const std::string& v) {
        return said_of("<case id=\"C\"><meeting held-date=\"" + v + "\"/></case>");
    };
    for (const char* meant : {"2026-13-01", "31/03/2026", "31.3.26", "2026-02-30"})
        BOOST_TEST(holds(of_date(meant), std::string("\"") + meant + "\" is no date"), of_date(meant));
    for (const char* other : {"07700 900123", "07700900123", "020-7946-0958", "Tuesday", "Mrs Smith",
                              "2026-04-09T25:00", "1234567890", "1-2-3-4", "12--1"})
        BOOST_TEST(!holds(of_date(other), other), of_date(other));
    const auto of_role = [](const std::string& v) {
        return said_of("<case id=\"C\"><meeting/><attendee role=\"" + v + "\"/></case>");
    };
    BOOST_TEST(holds(of_role("police-oficer"), "\"police-oficer\" is none"));
    for (const char* other : {"johnny", "Police-Officer", "07700900123", "aunt-of-the-child"})
        BOOST_TEST(!holds(of_role(other), other), of_role(other));
    BOOST_TEST(holds(of_role("johnny"), "6 characters, letters"));
}

BOOST_AUTO_TEST_CASE(the_line_shown_holds_names_and_the_faulty_value_only) {
    const std::string said = said_of("<case id=\"C\"><concern id=\"c1\" reason=\"Johnny's aunt\" "
                                     "believed-date=\"2026-13-01\"/>text of Johnny</case>");
    BOOST_TEST(said.substr(said.find(": warning")) ==
               ": warning[EXP-0211]: concern c1, believed-date: \"2026-13-01\" is no date\n"
               "  2 | <case id=\"*\"><concern id=\"**\" reason=\"******'* ****\" believed-date=\"2026-13-01\"/>"
               "**** ** ******</case>\n"
               "    |                                                                     ^^^^^^^^^^\n"
               "  help: dates are written 2026-03-31\n");
}

BOOST_AUTO_TEST_CASE(broken_xml_gives_nothing_away) {
    for (const char* broken : {"<case id=\"C\"><concern reason=\"x\">Johnny <Smith said> so</concern></case>",
                               "<case id=\"C\"><concern><reason>seen by Johnny & Smithson</reason></concern></case>",
                               "<case id=\"C\"><concern><reason>seen by &Johnny; Smithson</reason></concern></case>",
                               "<case id=\"C\"><concern reason='x' Johnny='1' Johnny='2'/></case>",
                               "<case id=\"C\"><Johnny:Smith/></case>", "<case id=\"C\"><concern reason=Johnny></case>",
                               "<case id=\"C\"><concern></Johnny></case>", "<case id=\"C\">Johnny</Smith>"}) {
        const std::string said = said_of(broken);
        BOOST_TEST(said != "");
        BOOST_TEST(!holds(said, "Johnny"), said);
        BOOST_TEST(!holds(said, "Smith"), said);
    }
}

BOOST_AUTO_TEST_CASE(words_in_not_exported_are_quoted_only_when_meant) {
    BOOST_TEST(holds(said_of("<not-exported record=\"meetin\"/><case id=\"C\"/>"), "meetin"));
    BOOST_TEST(!holds(said_of("<not-exported record=\"Johnny\"/><case id=\"C\"/>"), "Johnny"));
}

BOOST_AUTO_TEST_CASE(shapes_are_told_without_words) {
    BOOST_TEST(shape_of("14 June, at 9") == "13 characters, letters, digits, spaces and signs");
    BOOST_TEST(shape_of("caf\u00E9") == "4 characters, letters");
    BOOST_TEST(shape_of("7") == "1 character, digits");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_a_million_times_is_counted, *boost::unit_test::label("slow")) {
    std::string openings;
    for (int i = 0; i < 1000000; ++i) openings += "<?";
    const Outcome outcome = read_canonical(canonical(openings + "<case id=\"A\"/>"));
    BOOST_TEST(outcome.diagnostics.size() < 1100U);
    BOOST_TEST(count_of_problems(outcome.diagnostics) >= 1000000U);
    BOOST_TEST(holds(all_said(outcome), "more times in this file"));
    BOOST_TEST(has_errors(outcome.diagnostics));
    std::string cases;
    for (int i = 0; i < 5000; ++i) cases += "<case/>\n";
    const Outcome refused = read_canonical(canonical(cases));
    BOOST_TEST(refused.exports[0].refused == 5000U);
    BOOST_TEST(count_of_problems(refused.diagnostics) == 5000U);
    BOOST_TEST(refused.diagnostics.size() == 1001U);
}

BOOST_AUTO_TEST_CASE(a_long_line_is_shown_in_part_and_long_names_are_cut) {
    const Outcome outcome =
        read_canonical(canonical("<case id=\"" + std::string(5000, 'x') + "\"><concern id=\"" +
                                 std::string(20000, 'y') + "\" believed-date=\"2026-13-01\"/></case>"));
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
    BOOST_TEST(outcome.diagnostics[0].source_line.size() < 400U);
    BOOST_TEST(outcome.diagnostics[0].says.size() < 700U);
    BOOST_TEST(holds(to_text(outcome.diagnostics[0]), "believed-date=\"2026-13-01\""));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
