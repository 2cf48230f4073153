// One malformed case costs nobody else: where the splitter picks up again, and what is said about the case it left.
#include <boost/test/unit_test.hpp>

#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

using Lines = std::vector<std::string>;

/// Three cases, the second as given; line 3.
std::string around(const std::string& second) {
    return canonical("<case id=\"A\"><concern id=\"c1\"/></case>\n" + second +
                     "\n<case id=\"C\"><concern id=\"c1\"/></case>\n");
}

struct Broken {
    const char* name;
    const char* second;
    const char* said; ///< without help
};

const Broken broken_cases[] = {
    {"mismatched end tag", "<case id=\"B\"><concern></meeting></case>",
     "3:33 XML-0101 B: <concern> is closed by </meeting>"},
    {"missing end tag inside", "<case id=\"B\"><concern></case>", "3:30 XML-0101 B: <concern> is closed by </case>"},
    {"missing end tag of the case", "<case id=\"B\"><concern/>",
     "3:1 XML-0104 B: this case is not closed before the next one begins on line 4"},
    {"missing end tag of the case and of a record in it", "<case id=\"B\"><concern><meeting/>",
     "3:1 XML-0104 B: this case is not closed before the next one begins on line 4"},
    {"end tag too many", "<case id=\"B\"></concern></case>", "3:24 XML-0101 B: <case> is closed by </concern>"},
    {"attribute twice", "<case id=\"B\"><concern id=\"1\" id=\"2\"/></case>",
     "3:36 XML-0101 B: the attribute id stands twice in one tag"},
    {"quotation mark left open", "<case id=\"B\"><concern id=\"c1 category=\"2\"/></case>",
     "3:40 XML-0101 B: a space is missing between two attributes"},
    {"value without quotation marks", "<case id=\"B\"><concern id=c1/></case>",
     "3:26 XML-0101 B: an attribute's value does not begin with a quotation mark"},
    {"unknown entity", "<case id=\"B\"><concern reason=\"&nbsp;\"/></case>",
     "3:37 XML-0101 B: the entity &nbsp; is not one of the five that XML knows"},
    {"plain ampersand", "<case id=\"B\"><concern><reason>x & y</reason></concern></case>",
     "3:34 XML-0101 B: a name is missing here; a plain & is written &amp;"},
    {"control character", "<case id=\"B\"><concern><reason>x \x01 y</reason></concern></case>",
     "3:33 XML-0101 B: here is a character that XML does not allow"},
    {"reference to a control character", "<case id=\"B\"><concern reason=\"&#1;\"/></case>",
     "3:35 XML-0101 B: here is a character that XML does not allow"},
    {"not UTF-8", "<case id=\"B\"><concern><reason>caf\xE9 noir</reason></concern></case>",
     "3:34 XML-0101 B: here are bytes that are not UTF-8"},
    {"comment never closed", "<case id=\"B\"><!-- oops </case>",
     "3:14 XML-0105 B: the comment, CDATA section or processing instruction that begins here is never closed"},
    {"CDATA never closed", "<case id=\"B\"><concern><reason><![CDATA[ oops</reason></concern></case>",
     "3:31 XML-0105 B: the comment, CDATA section or processing instruction that begins here is never closed"},
    {"instruction never closed", "<case id=\"B\"><?oops </case>",
     "3:14 XML-0105 B: the comment, CDATA section or processing instruction that begins here is never closed"},
    {"undeclared prefix", "<case id=\"B\"><x:concern/></case>", "3:24 XML-0101 B: the prefix x is not declared"},
    {"broken start tag", "<case id=\"B\" <concern/></case>", "3:14 XML-0101: "},
    {"no id", "<case><concern/></case>", "3:1 EXP-0203: this case has no id, so nobody could find it again"},
    {"id used before", "<case id=\"A\"/>", "3:1 XML-0107 A: a case with this id has been read before, in "},
};

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(resync)

BOOST_AUTO_TEST_CASE(a_malformed_case_is_reported_at_its_place_and_costs_only_itself) {
    for (const Broken& broken : broken_cases) {
        BOOST_TEST_CONTEXT(broken.name) {
            const Outcome outcome = read_canonical(around(broken.second));
            BOOST_TEST(outcome.ids() == (Lines{"A", "C"}), boost::test_tools::per_element());
            BOOST_TEST(outcome.exports[0].cases == 2);
            BOOST_TEST(outcome.exports[0].refused == 1);
            BOOST_TEST(outcome.whole[0]);
            const Lines said = outcome.said();
            BOOST_REQUIRE_EQUAL(said.size(), 1);
            BOOST_TEST(said[0].starts_with("a.xml:" + std::string(broken.said)), said[0]);
            BOOST_TEST(has_errors(outcome.diagnostics));
        }
    }
}

BOOST_AUTO_TEST_CASE(two_cases_without_an_end_are_two_refused_cases) {
    const Outcome outcome = read_canonical(around("<case id=\"B\"><concern>\n<case id=\"B2\"><meeting>"));
    BOOST_TEST(outcome.ids() == (Lines{"A", "C"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].refused == 2);
}

BOOST_AUTO_TEST_CASE(a_fault_before_the_missing_end_is_the_one_that_is_told) {
    const Outcome outcome = read_canonical(around("<case id=\"B\"><concern x=1><meeting/>"));
    BOOST_TEST(outcome.ids() == (Lines{"A", "C"}), boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
    BOOST_TEST(outcome.diagnostics[0].code == "XML-0101");
    BOOST_TEST(outcome.diagnostics[0].help == "this case is not closed before the next one begins on line 4");
}

BOOST_AUTO_TEST_CASE(a_case_missing_its_end_under_another_prefix_does_not_swallow_the_next) {
    const Outcome outcome =
        read_canonical("<r:case-records xmlns:r='urn:abide:case-records:1' xmlns:q='urn:abide:case-records:1'>"
                       "<r:case id='A'><r:concern>\n<q:case id='B'/><r:case id='C'/></r:case-records>");
    BOOST_TEST(outcome.ids() == (Lines{"B", "C"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].refused == 1);
}

BOOST_AUTO_TEST_CASE(a_case_in_a_comment_is_no_case) {
    const Outcome outcome = read_canonical(around("<!-- <case id=\"B\"/> -->"));
    BOOST_TEST(outcome.ids() == (Lines{"A", "C"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].refused == 0);
    BOOST_TEST(outcome.has("XML-0110"));
    BOOST_TEST(!has_errors(outcome.diagnostics));
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_case_in_a_section_of_text_is_told) {
    const Outcome outcome = read_canonical(around(
        "<case id=\"B\"><concern id=\"c1\"><reason><![CDATA[</reason></concern></case><case id=\"X\">]]></reason></concern></case>"));
    BOOST_TEST(outcome.ids() == (Lines{"A", "B", "C"}), boost::test_tools::per_element());
    const Lines said = {"a.xml:3:74 XML-0110 B: something inside this case looks like the start of another case; it is "
                        "taken as part of this one"};
    BOOST_TEST(outcome.said() == said, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_element_of_the_case_s_name_deeper_in_a_well_formed_case_belongs_to_it) {
    const Outcome outcome =
        read_canonical(around("<case id=\"B\"><concern id=\"c1\"><case id=\"X\"/></concern></case>"));
    BOOST_TEST(outcome.ids() == (Lines{"A", "B", "C"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.has("EXP-0219"));
    BOOST_TEST(outcome.exports[0].refused == 1);
}

BOOST_AUTO_TEST_CASE(only_the_case_s_own_name_ends_or_begins_it) {
    const Outcome outcome = read_canonical(canonical(
        "<case id=\"A\"><case-note/><casework></casework></case ><case\nid=\"B\"/><case\tid=\"C\"></case\n>"));
    BOOST_TEST(outcome.ids() == (Lines{"A", "B", "C"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(malformed_stretches_between_cases_cost_no_case) {
    const Outcome outcome = read_canonical(
        canonical("<case id=\"A\"/> & <case id=\"B\"/></nothing><case id=\"C\"/><!-- a -- b --><case id=\"D\"/>"
                  "<!-- never closed <case id=\"E\"/><!-- closed --><case id=\"F\"/>"));
    BOOST_TEST(outcome.ids() == (Lines{"A", "B", "C", "D", "E", "F"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].refused == 0);
    BOOST_TEST(outcome.diagnostics.size() == 4);
    BOOST_TEST(has_errors(outcome.diagnostics));
}

BOOST_AUTO_TEST_CASE(a_second_export_behind_the_first_is_told_and_not_read) {
    const Outcome outcome = read_canonical(canonical("<case id=\"A\"/>") + canonical("<case id=\"B\"/>"));
    BOOST_TEST(outcome.ids() == (Lines{"A"}), boost::test_tools::per_element());
    const Lines said = {
        "a.xml:3:1 XML-0109: the document element has ended; what follows is not read | is this more than one "
        "export in one file?"};
    BOOST_TEST(outcome.said() == said, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_truncated_export_keeps_its_whole_cases) {
    const std::string whole = canonical("<case id=\"A\"/>\n<case id=\"B\">\n<concern id=\"c1\"/></case>\n");
    const Outcome outcome = read_canonical(whole.substr(0, whole.find("</case>")));
    BOOST_TEST(outcome.ids() == (Lines{"A"}), boost::test_tools::per_element());
    BOOST_TEST(!outcome.whole[0]);
    BOOST_TEST(outcome.exports[0].refused == 1);
    const Lines said = {
        "a.xml:4:19 XML-0103 B: the file ends inside the case that begins on line 3 | was it still being "
        "written? what stands before has been read"};
    BOOST_TEST(outcome.said() == said, boost::test_tools::per_element());
    const Outcome between = read_canonical(whole.substr(0, whole.find("</case-records>")));
    BOOST_TEST(between.ids() == (Lines{"A", "B"}), boost::test_tools::per_element());
    BOOST_TEST(!between.whole[0]);
    BOOST_TEST(between.has("XML-0103"));
}

BOOST_AUTO_TEST_CASE(the_same_id_in_a_later_file_is_refused) {
    const Outcome outcome =
        read_texts({canonical("<case id=\"A\" team=\"first\"/>"), canonical("<case id=\"A\"/><case id=\"B\"/>")},
                   small_dictionary(), small_formats());
    BOOST_TEST(outcome.ids() == (Lines{"A", "B"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[1].refused == 1);
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
    BOOST_TEST(outcome.diagnostics[0].says.ends_with("a.xml on line 2"));
    BOOST_TEST(outcome.diagnostics[0].case_id == "A");
}

BOOST_AUTO_TEST_CASE(nothing_is_said_of_the_values_in_a_case_that_is_refused) {
    const Outcome outcome = read_canonical(around("<case id=\"B\"><concern category=\"9\"/><meeting></case>"));
    BOOST_TEST(!outcome.has("EXP-0211"));
}

BOOST_AUTO_TEST_CASE(the_stated_number_of_cases_is_checked) {
    const std::string text =
        "<case-records xmlns=\"urn:abide:case-records:1\" cases=\"3\"><case id=\"A\"/><case id=\"B\"></case-records>";
    const Outcome outcome = read_canonical(text);
    BOOST_TEST(outcome.has("EXP-0205"));
    const Outcome right =
        read_canonical("<case-records xmlns=\"urn:abide:case-records:1\" cases=\"1\"><case id=\"A\"/></case-records>");
    BOOST_TEST(right.said() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
