// Where cases begin and end although the export is wrong about it: none is lost in silence, none is made up.
#include <boost/test/unit_test.hpp>

#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

using Lines = std::vector<std::string>;

struct Export {
    const char* name;
    std::string inside;
    Lines ids;           ///< read
    std::size_t refused; ///< reported and not read
    Lines said;          ///< place and code of each error
};

Lines errors_of(const Outcome& outcome) {
    Lines errors;
    for (const Diagnostic& one : outcome.diagnostics)
        if (one.gravity == Gravity::error)
            errors.push_back(std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + " " + one.code);
    return errors;
}

const std::string last = "\n<case id=\"C\"/>";

const Export exports[] = {
    {"a misspelt case", "<cae id=\"B\"><concern/></cae>" + last, {"C"}, 1, {"2:1 EXP-0210"}},
    {"a misspelt empty case", "<case id=\"A\"/><caes id=\"B\"/>" + last, {"A", "C"}, 1, {"2:15 EXP-0210"}},
    {"something else where cases stand", "<source-file/>" + last, {"C"}, 0, {"2:1 EXP-0210"}},
    {"an element around cases",
     "<x><case id=\"A\"/><!-- - --><case id=\"B\"/></x>" + last,
     {"A", "B", "C"},
     0,
     {"2:1 EXP-0210", "2:4 EXP-0219"}},
    {"an element with a case's name, nearly, around cases",
     "<cases><case id=\"A\"/></cases>" + last,
     {"A", "C"},
     0,
     {"2:1 EXP-0210", "2:8 EXP-0219"}},
    {"elements around elements around cases",
     "<x xmlns:a=\"urn:a\"><a:y><case id=\"A\"/></a:y><case id=\"B\"/></x>" + last,
     {"A", "B", "C"},
     0,
     {"2:1 EXP-0210", "2:25 EXP-0219", "2:45 EXP-0219"}},
    {"a record of the head that is never closed",
     "<panel id=\"p\">\n<case id=\"A\"/><!-- --><case id=\"B\"/>" + last,
     {"A", "B", "C"},
     0,
     {"3:1 EXP-0219", "4:30 XML-0101"}},
    {"the end of a case too often", "<case id=\"A\"></case></case>" + last, {"A", "C"}, 0, {"2:28 XML-0101"}},
    {"a case inside a case",
     "<case id=\"A\"><case id=\"B\"><concern/></case></case>" + last,
     {"A", "C"},
     1,
     {"2:14 EXP-0219"}},
    {"cases inside a record",
     "<case id=\"A\"><concern><case id=\"B\"/><x><case id=\"D\"/></x></concern></case>" + last,
     {"A", "C"},
     2,
     {"2:23 EXP-0219", "2:40 EXP-0219"}},
    {"the end of all cases in a value",
     "<case id=\"A\"><concern id=\"</case-records>\"/></case>" + last,
     {"C"},
     1,
     {"2:27 XML-0101"}},
    {"the end of all cases in a comment", "<!-- </case-records> -->" + last, {"C"}, 0, {}},
    {"a case in a value, in other quotes",
     "<case id=\"A\"><concern id='<case id=\"q\">'/></case>" + last,
     {"C"},
     1,
     {"2:27 XML-0101"}},
    {"a case in a value behind a less-than",
     "<case id=\"A\"><concern id='1 < 2 <case id=\"q\"/>'/><x/></case>" + last,
     {"C"},
     1,
     {"2:29 XML-0101"}},
    {"a case in a value of a record that is not empty",
     "<case id=\"A\"><concern id='<case id=\"q\">' category=\"2\">x</concern></case>" + last,
     {"C"},
     1,
     {"2:27 XML-0101"}},
    {"a case in a value of the head", "<panel id='<case id=\"q\">'/>" + last, {"C"}, 0, {"2:12 XML-0101"}},
    {"a case in a value of a case's own tag",
     "<case id=\"A\" team='<case id=\"q\">'/>" + last,
     {"C"},
     1,
     {"2:20 XML-0101"}},
    {"an open quotation mark before the next case",
     "<case id=\"A\"><concern id=\"c1 \n<case id=\"B\"/>" + last,
     {"B", "C"},
     1,
     {"2:1 XML-0104"}},
    {"the same on one line",
     "<case id=\"A\"><concern id=\"c1 <case id=\"B\"/>" + last,
     {"B", "C"},
     1,
     {"2:1 XML-0104"}},
    {"a case in a CDATA section",
     "<case id=\"A\"><concern><reason><![CDATA[<case id=\"q\">]]></reason></concern></case>" + last,
     {"A", "C"},
     0,
     {}},
};

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(lost_cases)

BOOST_AUTO_TEST_CASE(no_case_is_lost_in_silence_and_none_is_made_up) {
    for (const Export& one : exports) {
        BOOST_TEST_CONTEXT(one.name) {
            const Outcome outcome = read_canonical(canonical(one.inside));
            BOOST_TEST(outcome.ids() == one.ids, boost::test_tools::per_element());
            BOOST_TEST(outcome.exports[0].refused == one.refused);
            BOOST_TEST(errors_of(outcome) == one.said, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(records_of_a_case_inside_an_element_keep_their_places) {
    const std::string record = "<case id=\"A\"><concern id=\"c1\" category=\"2\"><meeting id=\"m1\"/></concern></case>";
    const Outcome plain = read_canonical(canonical(record));
    const Outcome inside = read_canonical(canonical("<x>" + record + "</x>"));
    BOOST_REQUIRE_EQUAL(inside.cases.size(), 1);
    BOOST_TEST(inside.cases[0].records == plain.cases[0].records, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(records_that_are_never_closed_cost_no_case_however_many_they_are) {
    std::string head;
    std::string between;
    for (int i = 0; i < 200; ++i) {
        head += "<panel id=\"h" + std::to_string(i) + "\">\n";
        between += "<panel id=\"b" + std::to_string(i) + "\"><case id=\"C" + std::to_string(i) + "\"/>\n";
    }
    for (const std::string& inside : {head + between, between, "<x xmlns:a=\"urn:a\">" + between + "</x>"}) {
        const Outcome outcome = read_canonical(canonical(inside));
        BOOST_TEST(outcome.cases.size() == 200U);
        BOOST_TEST(outcome.exports[0].refused == 0U);
        BOOST_TEST(outcome.has("EXP-0219"));
    }
}

BOOST_AUTO_TEST_CASE(the_number_of_cases_an_export_states_is_checked) {
    const auto read = [](const std::string& stated, const std::string& inside) {
        return read_canonical("<case-records xmlns=\"urn:abide:case-records:1\" cases=\"" + stated + "\">" + inside +
                              "</case-records>");
    };
    const std::string two = "<case id=\"A\"/><case id=\"B\"/>";
    BOOST_TEST(!has_errors(read("2", two).diagnostics));
    BOOST_TEST(!read("3", two + "<cae id=\"C\"/>").has("EXP-0205"));
    BOOST_TEST(read("3", two).has("EXP-0205"));
    BOOST_TEST(read("1", two).has("EXP-0205"));
    BOOST_TEST(read("0", two).has("EXP-0205"));
    for (const char* unreadable : {"-1", "two", "99999999999999999999999"})
        BOOST_TEST(has_errors(read(unreadable, two).diagnostics));
}

BOOST_AUTO_TEST_CASE(a_case_with_too_many_names_does_not_cost_the_others_theirs) {
    std::string names;
    for (int i = 0; i < 20000; ++i) names += "<n" + std::to_string(i) + "/>";
    const Outcome outcome = read_canonical(canonical("<case id=\"A\"><before/></case><case id=\"B\">" + names +
                                                     "</case><case id=\"C\"><after/><before/></case>"));
    BOOST_TEST(outcome.ids() == (Lines{"A", "C"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].refused == 1);
    const auto& unmapped = outcome.exports[0].unmapped;
    BOOST_TEST(unmapped.size() == 2U);
    BOOST_TEST(unmapped.at("case-records/case/before") == 2U);
    BOOST_TEST(unmapped.at("case-records/case/after") == 1U);
}

BOOST_AUTO_TEST_CASE(cases_of_a_container_with_a_misspelt_name_are_counted) {
    const OwnFormat own("<format xmlns=\"urn:abide:format:1\" id=\"own\" title=\"Own\"><recognise element=\"export\"/>"
                        "<case at=\"export/children/child\" id=\"@id\"/></format>");
    BOOST_REQUIRE(own.faults.empty());
    const Outcome outcome = read_texts(
        {"<export><children><child id=\"A\"/></children><chldren><child id=\"B\"/></chldren><row><child/></row></export>"},
        small_dictionary(), own.formats);
    BOOST_TEST(outcome.ids() == (Lines{"A"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].refused == 1);
    BOOST_TEST(outcome.has("EXP-0219"));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
