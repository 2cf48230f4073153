// Input that means harm: refused within moments, with a word about why, and without harm to the cases beside it.
#include <boost/test/unit_test.hpp>

#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

using Lines = std::vector<std::string>;

std::string around(const std::string& second) {
    return canonical("<case id=\"A\"/>\n<case id=\"B\"><concern id=\"c1\">" + second +
                     "</concern></case>\n<case id=\"C\"/>\n");
}

std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

std::string attributes(std::size_t number) {
    std::string text = "<meeting";
    for (std::size_t i = 0; i < number; ++i) text += " a" + std::to_string(i) + "=''";
    return text + "/>";
}

std::string nested(std::size_t depth) { return repeated("<meeting>", depth) + repeated("</meeting>", depth); }

void expect_only_the_second_refused(const std::string& second, const std::string& said, const Limits& limits = {}) {
    const Outcome outcome = read_canonical(around(second), limits);
    BOOST_TEST(outcome.ids() == (Lines{"A", "C"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].refused == 1);
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
    BOOST_TEST(outcome.diagnostics[0].code == "XML-0108");
    BOOST_TEST(outcome.diagnostics[0].says == said);
    BOOST_TEST(outcome.diagnostics[0].case_id == "B");
    BOOST_TEST(outcome.diagnostics[0].place.line == 3);
}

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(hostile)

BOOST_AUTO_TEST_CASE(a_document_type_is_refused_with_the_whole_file) {
    const std::string bodies[] = {
        "<!DOCTYPE case-records>\n",
        "<!DOCTYPE case-records [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n",
        "<!DOCTYPE case-records [<!ENTITY file SYSTEM \"file:///etc/passwd\">]>\n",
        "<!DOCTYPE case-records SYSTEM \"http://example.invalid/x.dtd\">\n",
        "<!-- first -->\n<!DOCTYPE case-records>\n",
    };
    for (const std::string& body : bodies) {
        const Outcome outcome = read_canonical("<?xml version=\"1.0\"?>\n" + body +
                                               canonical("<case id=\"A\"><concern reason=\"&b;&file;\"/></case>"));
        BOOST_TEST(outcome.cases.empty());
        BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
        BOOST_TEST(outcome.diagnostics[0].code == "XML-0102");
    }
}

BOOST_AUTO_TEST_CASE(a_document_type_is_told_where_it_stands) {
    const Outcome outcome =
        read_canonical("<?xml version=\"1.0\"?>\n<!-- -->\n  <!DOCTYPE case-records>\n<case-records/>");
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
    BOOST_TEST(outcome.diagnostics[0].place.line == 3);
    BOOST_TEST(outcome.diagnostics[0].place.column == 3);
}

BOOST_AUTO_TEST_CASE(utf_16_without_its_mark_is_told) {
    for (const std::size_t first : {0U, 1U}) {
        std::string wide;
        for (const char c : canonical("<case id=\"A\"/>")) {
            std::string both = {c, '\0'};
            if (first == 1) std::swap(both[0], both[1]);
            wide += both;
        }
        const Outcome outcome = read_canonical(wide);
        BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
        BOOST_TEST(outcome.diagnostics[0].says.find("UTF-16 without the mark") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(cases_of_ever_new_prefixes_are_not_searched_for_again_and_again) {
    std::string cases;
    for (int i = 0; i < 20000; ++i) cases += "<a" + std::to_string(i) + ":case id=\"" + std::to_string(i) + "\">\n";
    const Outcome outcome = read_canonical(canonical(cases));
    BOOST_TEST(outcome.cases.empty());
    BOOST_TEST(outcome.has("XML-0104"));
    BOOST_TEST(has_errors(outcome.diagnostics));
}

BOOST_AUTO_TEST_CASE(only_the_encodings_that_exports_are_written_in_are_converted) {
    for (const std::string& name : {std::string("ISO-2022-CN-EXT"), std::string("../../etc/passwd"),
                                    std::string("UTF-7"), std::string(100000, 'A'), std::string("GB18030")}) {
        const Outcome outcome =
            read_canonical("<?xml version=\"1.0\" encoding=\"" + name + "\"?>" + canonical("<case id=\"A\"/>"));
        BOOST_TEST(outcome.cases.empty());
        BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
        BOOST_TEST(outcome.diagnostics[0].says.size() < 100U);
    }
}

BOOST_AUTO_TEST_CASE(a_document_type_further_down_is_refused_too) {
    const Outcome outcome =
        read_canonical(canonical("<case id=\"A\"/><!DOCTYPE x [<!ENTITY a \"b\">]><case id=\"B\"/>"));
    BOOST_TEST(outcome.ids() == (Lines{"A"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.has("XML-0102"));
    const Outcome inside = read_canonical(around("<!DOCTYPE x [<!ENTITY a \"b\">]>"));
    BOOST_TEST(inside.ids() == (Lines{"A", "C"}), boost::test_tools::per_element());
    BOOST_TEST(inside.exports[0].refused == 1);
}

BOOST_AUTO_TEST_CASE(very_many_attributes_are_refused_before_they_are_parsed) {
    for (const std::size_t number : {257U, 2000U, 40000U, 100000U})
        expect_only_the_second_refused(attributes(number), "this element has more than 256 attributes");
    BOOST_TEST(read_canonical(around(attributes(256))).cases.size() == 3);
}

BOOST_AUTO_TEST_CASE(very_many_namespaces_are_refused) {
    std::string one_each;
    for (int i = 0; i < 300; ++i) one_each += "<meeting xmlns:n" + std::to_string(i) + "='urn:x'/>";
    expect_only_the_second_refused(one_each, "more than 256 namespaces are declared");
}

BOOST_AUTO_TEST_CASE(a_very_long_tag_is_refused) {
    expect_only_the_second_refused("<meeting x='" + std::string(70000, 'x') + "'/>",
                                   "this start tag is longer than 65536 bytes");
    expect_only_the_second_refused("<meeting " + std::string(70000, ' ') + "/>",
                                   "this start tag is longer than 65536 bytes");
    expect_only_the_second_refused("<" + std::string(70000, 'm') + "/>", "this start tag is longer than 65536 bytes");
    BOOST_TEST(read_canonical(around("<meeting " + std::string(60000, ' ') + "/>")).cases.size() == 3);
}

BOOST_AUTO_TEST_CASE(a_start_tag_without_end_does_not_swallow_the_rest) {
    const Outcome outcome =
        read_canonical(canonical("<case id=\"A\"/><case id=\"B\" " + std::string(3000000, 'x') + "<case id=\"C\"/>"));
    BOOST_TEST(outcome.ids() == (Lines{"A", "C"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].refused == 1);
}

BOOST_AUTO_TEST_CASE(a_value_full_of_greater_than_signs_is_refused) {
    expect_only_the_second_refused("<meeting x='" + std::string(9U << 20U, '>') + "'/>",
                                   "this start tag is longer than 65536 bytes");
}

BOOST_AUTO_TEST_CASE(a_very_long_text_is_refused) {
    const std::string says = "the text here is longer than 1048576 bytes";
    expect_only_the_second_refused("<reason>" + std::string(12U << 20U, 't') + "</reason>", says);
    expect_only_the_second_refused("<reason><![CDATA[" + std::string(2U << 20U, 't') + "]]></reason>", says);
    expect_only_the_second_refused("<!--" + std::string(2U << 20U, 't') + "-->", says);
    // In many pieces, none of them long.
    expect_only_the_second_refused("<reason>" + repeated("<!-- -->" + std::string(1000, 't'), 2000) + "</reason>",
                                   "a text is longer than 1048576 bytes");
    BOOST_TEST(read_canonical(around("<reason>" + std::string(1000000, 't') + "</reason>")).cases.size() == 3);
}

BOOST_AUTO_TEST_CASE(very_deep_nesting_is_refused) {
    for (const std::size_t depth : {62U, 300U, 100000U})
        expect_only_the_second_refused(nested(depth), "elements are nested more than 64 deep");
    BOOST_TEST(read_canonical(around(nested(61))).cases.size() == 3);
}

BOOST_AUTO_TEST_CASE(a_very_long_case_is_refused_without_keeping_it) {
    Limits limits;
    limits.case_bytes = 1U << 20U;
    const Outcome outcome = read_canonical(around(repeated("<meeting/>", 300000)), limits);
    BOOST_TEST(outcome.ids() == (Lines{"A", "C"}), boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
    BOOST_TEST(outcome.diagnostics[0].says == "this case is longer than 1048576 bytes");
    BOOST_TEST(outcome.diagnostics[0].place.line == 3);
}

BOOST_AUTO_TEST_CASE(a_large_case_within_the_limit_is_read) {
    const Outcome outcome = read_canonical(around(repeated("<meeting held-date=\"2026-01-01\"/>\n", 400000)));
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 3);
    BOOST_TEST(outcome.cases[1].records.size() == 400002);
    BOOST_TEST(outcome.cases[1].lines.back() == 3 + 399999);
}

BOOST_AUTO_TEST_CASE(very_many_unknown_names_are_refused) {
    std::string names;
    for (int i = 0; i < 20000; ++i) names += "<n" + std::to_string(i) + "/>";
    expect_only_the_second_refused(names,
                                   "more than 5000 different names of elements and attributes that no format knows");
    // Spread over very many cases they cost none of them anything, and are let go of again.
    std::string cases;
    for (int i = 0; i < 60000; ++i)
        cases += "<case id=\"" + std::to_string(i) + "\"><n" + std::to_string(i) + "/></case>\n";
    const Outcome outcome = read_canonical(canonical(cases));
    BOOST_TEST(outcome.cases.size() == 60000);
    BOOST_TEST(outcome.exports[0].refused == 0);
    BOOST_TEST(outcome.exports[0].unmapped.size() == 5001);
    BOOST_TEST(outcome.exports[0].unmapped.at("(other names)") == 55000);
}

BOOST_AUTO_TEST_CASE(very_many_records_of_one_id_are_numbered_in_one_go) {
    const Outcome inside = read_canonical(around(repeated("<meeting id=\"m\"/>\n", 100000)));
    BOOST_REQUIRE_EQUAL(inside.cases.size(), 3);
    BOOST_TEST(inside.cases[1].records.back().starts_with("meeting m#100000"));
    // Some of the numbers are taken by those who write them.
    const Outcome taken = read_canonical(around("<meeting id=\"m#2\"/>" + repeated("<meeting id=\"m\"/>", 3)));
    BOOST_TEST(taken.cases[1].records.back().starts_with("meeting m#4"));
    const Outcome head = read_canonical(canonical(repeated("<panel id=\"p\"/>\n", 100000) + "<case id=\"A\"/>"));
    BOOST_REQUIRE_EQUAL(head.cases.size(), 1);
    BOOST_TEST(head.cases[0].records.back().starts_with("panel p#100000"));
}

BOOST_AUTO_TEST_CASE(openings_without_end_are_searched_for_once) {
    for (const char* opening : {"<![CDATA[", "<?pi ", "<!-- "}) {
        std::string cases;
        for (int i = 0; i < 20000; ++i) cases += "<case id=\"" + std::to_string(i) + "\">" + opening + "</case>\n";
        const Outcome outcome = read_canonical(canonical(cases + "<case id=\"last\"/>"));
        BOOST_TEST(outcome.ids() == (Lines{"last"}), boost::test_tools::per_element());
        BOOST_TEST(outcome.exports[0].refused == 20000);
        const Outcome outside = read_canonical(canonical(repeated(opening, 20000) + "<case id=\"last\"/>"));
        BOOST_TEST(outside.ids() == (Lines{"last"}), boost::test_tools::per_element());
        BOOST_TEST(has_errors(outside.diagnostics));
    }
}

BOOST_AUTO_TEST_CASE(unclosed_cases_are_not_searched_for_again_and_again) {
    std::string cases;
    for (int i = 0; i < 20000; ++i) cases += "<case id=\"" + std::to_string(i) + "\"><concern>\n";
    const Outcome outcome = read_canonical(canonical(cases + "<case id=\"last\"/>"));
    BOOST_TEST(outcome.ids() == (Lines{"last"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].refused == 20000);
}

BOOST_AUTO_TEST_CASE(a_zero_byte_is_refused_in_its_case) {
    const Outcome outcome = read_canonical(around(std::string("<reason>a\0b</reason>", 20)));
    BOOST_TEST(outcome.ids() == (Lines{"A", "C"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].refused == 1);
}

BOOST_AUTO_TEST_CASE(no_external_thing_is_fetched) {
    const Outcome outcome = read_canonical(canonical(
        "<?xml-stylesheet href=\"http://example.invalid/x.xsl\"?><case id=\"A\"><x:include xmlns:x=\"http://www.w3.org/2001/XInclude\" "
        "href=\"/etc/passwd\" parse=\"text\"/></case>"));
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 1);
    BOOST_TEST(outcome.cases[0].records.size() == 1);
}

BOOST_AUTO_TEST_CASE(the_head_is_bounded_too) {
    Limits limits;
    limits.case_bytes = 1U << 20U;
    const Outcome deep = read_canonical("<case-records xmlns=\"urn:abide:case-records:1\">" + nested(1000) +
                                        "<case id=\"A\"/></case-records>");
    BOOST_TEST(deep.has("XML-0108"));
    const Outcome wide = read_canonical("<case-records xmlns=\"urn:abide:case-records:1\">" + attributes(1000) +
                                        "<case id=\"A\"/></case-records>");
    BOOST_TEST(wide.has("XML-0108"));
    BOOST_TEST(wide.ids() == (Lines{"A"}), boost::test_tools::per_element());
    const Outcome longer = read_canonical(
        canonical("<!--" + repeated("x", 3U << 20U) + "--><panel/>" + repeated("<seat/>", 300000) + "<case id=\"A\"/>"),
        limits);
    BOOST_TEST(longer.has("XML-0108"));
    BOOST_TEST(longer.ids() == (Lines{"A"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
