// Encodings: UTF-8 as it is, others converted as a whole, and a clear word when neither goes.
#include <boost/test/unit_test.hpp>

#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

using Lines = std::vector<std::string>;

const std::string body = "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Jersey\">\n"
                         "<case id=\"A\"><concern id=\"c1\"><reason>caf\xC3\xA9</reason></concern></case>\n"
                         "<case id=\"B\"><concern id=\"c1\" category=\"9\"/></case>\n</case-records>\n";

std::string wide(const std::string& ascii_and_latin, bool is_big) {
    std::string text;
    for (std::size_t i = 0; i < ascii_and_latin.size(); ++i) {
        auto unit = static_cast<unsigned char>(ascii_and_latin[i]);
        if (unit == 0xC3) unit = static_cast<unsigned char>(static_cast<unsigned char>(ascii_and_latin[++i]) + 0x40);
        const char low = static_cast<char>(unit);
        text += is_big ? std::string{'\0', low} : std::string{low, '\0'};
    }
    return text;
}

std::string latin(std::string text) {
    for (std::size_t at = text.find("\xC3\xA9"); at != std::string::npos; at = text.find("\xC3\xA9"))
        text.replace(at, 2, "\xE9");
    return text;
}

void expect_read(const std::string& text) {
    const Outcome outcome = read_canonical(text);
    BOOST_TEST(outcome.ids() == (Lines{"A", "B"}), boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 2);
    BOOST_TEST(outcome.cases[0].records.back() == "concern c1: reason=caf\xC3\xA9");
    BOOST_TEST(outcome.cases[1].line == outcome.cases[0].line + 1);
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
    BOOST_TEST(outcome.diagnostics[0].place.column == 41);
    BOOST_TEST(outcome.exports[0].area == "Jersey");
    BOOST_TEST(outcome.whole[0]);
}

std::string said_of(const std::string& text) {
    const Lines said = read_canonical(text).said();
    return said.size() == 1 ? said[0] : std::to_string(said.size()) + " diagnostics";
}

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(encodings)

BOOST_AUTO_TEST_CASE(utf_8_with_and_without_its_mark_and_declaration) {
    expect_read(body);
    expect_read("\xEF\xBB\xBF" + body);
    expect_read("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n" + body);
    expect_read("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>" + body);
    expect_read("<?xml version=\"1.0\" encoding=\"US-ASCII\"?>\n" + body);
}

BOOST_AUTO_TEST_CASE(latin_1_is_converted) {
    expect_read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + latin(body));
    expect_read("<?xml version=\"1.0\" encoding='windows-1252' ?>\n" + latin(body));
}

BOOST_AUTO_TEST_CASE(utf_16_is_converted) {
    const std::string declared = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n" + body;
    expect_read("\xFF\xFE" + wide(declared, false));
    expect_read("\xFE\xFF" + wide(declared, true));
    expect_read("\xFF\xFE" + wide(body, false));
    expect_read(wide("<?xml version=\"1.0\"?>\n" + body, true));
}

BOOST_AUTO_TEST_CASE(a_long_file_is_converted_whole) {
    std::string cases;
    for (int i = 0; i < 30000; ++i)
        cases += "<case id=\"" + std::to_string(i) + "\"><concern reason=\"\xC3\xA9\"/></case>\n";
    const Outcome outcome = read_canonical("\xFF\xFE" + wide(canonical(cases), false));
    BOOST_TEST(outcome.cases.size() == 30000);
    BOOST_TEST(outcome.cases.back().records.back() == "concern concern#1: reason=\xC3\xA9");
    BOOST_TEST(outcome.cases.back().line == 30001);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_said_in_a_sentence) {
    BOOST_TEST(said_of("<?xml version=\"1.0\" encoding=\"KOI-99\"?>\n" + body) ==
               "a.xml:0:0 XML-0106: the encoding KOI-99 is not known here");
    BOOST_TEST(said_of("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n" + body) ==
               "a.xml:0:0 XML-0106: the file declares the encoding UTF-16 but is not written in it");
    BOOST_TEST(said_of("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + body) ==
               "a.xml:0:0 XML-0106: the file begins with the mark of UTF-8 but declares the encoding ISO-8859-1");
    BOOST_TEST(said_of("\xFF\xFE" + wide(body, false) + "x").ends_with("the file holds bytes that are not UTF-16LE"));
}

BOOST_AUTO_TEST_CASE(a_byte_that_is_not_utf_8_costs_its_case) {
    const Outcome outcome = read_canonical(latin(body));
    BOOST_TEST(outcome.ids() == (Lines{"B"}), boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 2);
    BOOST_TEST(outcome.diagnostics[0].says == "here are bytes that are not UTF-8");
    BOOST_TEST(outcome.diagnostics[0].place.line == 2);
    BOOST_TEST(outcome.diagnostics[0].place.column == 42);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
