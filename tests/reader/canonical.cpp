// The canonical export: elements become records, attributes facts, nesting a reference; what does not fit is said.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

using Lines = std::vector<std::string>;

Lines records_of(const std::string& inside) {
    const Outcome outcome = read_canonical(canonical("<case id=\"C\">" + inside + "</case>"));
    return outcome.cases.empty() ? Lines{"no case"} : outcome.cases.front().records;
}

Lines said_of(const std::string& inside) { return read_canonical(canonical(inside)).said(); }

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(canonical_export)

BOOST_AUTO_TEST_CASE(facts_of_every_type_are_read) {
    const Lines expected = {"case C: team=north opened=2026-01",
                            "concern c1: category=2 believed-date=2026-04-02T14:30 harm-believed=yes "
                            "reason=seen & heard times=3"};
    const Outcome outcome = read_canonical(canonical(
        "<case id=\"C\" team=\"north\" opened=\"2026-01\">\n"
        "  <concern id=\"c1\" category=\"2\" believed-date=\"2026-04-02T14:30\" harm-believed=\"yes\" times=\"3\">\n"
        "    <reason> seen &amp;<!-- not this --><![CDATA[ heard]]> </reason>\n"
        "  </concern>\n</case>\n"));
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 1);
    BOOST_TEST(outcome.cases[0].records == expected, boost::test_tools::per_element());
    BOOST_TEST(outcome.said() == Lines{}, boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].area == "Islington");
}

BOOST_AUTO_TEST_CASE(nesting_sets_the_reference_to_the_record_around) {
    const Lines expected = {"case C:", "concern c1:", "meeting m1 < c1: concern->c1",
                            "attendee attendee#1 < m1: meeting->m1 role=police-officer",
                            "attendee attendee#2 < m1: meeting->m1"};
    const Lines found =
        records_of("<concern id=\"c1\"><meeting id=\"m1\"><attendee role=\"police-officer\"/><attendee/>"
                   "</meeting></concern>");
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_record_may_be_named_before_and_after_it_stands) {
    const Lines expected = {"case C:", "meeting m1: concern->c1", "concern c1:", "meeting m2: concern->c1"};
    const Lines found =
        records_of("<meeting id=\"m1\" concern=\"c1\"/><concern id=\"c1\"/><meeting id=\"m2\" concern=\" c1 \"/>");
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(made_ids_count_within_the_case_and_the_type) {
    const Lines expected = {"case C:", "concern concern#1:", "meeting meeting#1:", "concern c:", "concern concern#3:"};
    const Lines found = records_of("<concern/>  <meeting/>\n<concern id=\"c\"/><!-- --><concern/>");
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_there_but_empty_is_not_recorded) {
    const Lines expected = {"case C:", "concern c1:"};
    BOOST_TEST(records_of("<concern id=\"c1\" category=\"\" believed-date=\"  \"><reason> </reason></concern>") ==
                   expected,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(unreadable_values_are_named_with_place_and_right_shape) {
    const Lines expected = {
        "a.xml:2:46 EXP-0211 C: concern c1, believed-date: \"31,03,2026\" is no date | did you mean 2026-03-31?",
        "a.xml:2:68 EXP-0211 C: concern c1, category: \"4\" is none of its codes | it is one of 0, 1, 2 or 3",
        "a.xml:2:78 EXP-0211 C: concern c1, times: what is written is no whole number (5 characters, letters)",
        "a.xml:3:38 EXP-0211 C: attendee, role: \"police-oficer\" is none of its codes | did you mean \"police-officer\"?",
    };
    const Lines found =
        said_of("<case id=\"C\"><concern id=\"c1\" believed-date=\"31,03,2026\" category=\"4\" times=\"twice\"/>\n"
                "<meeting id=\"m1\"/><attendee    role=\"police-oficer\"/></case>\n");
    BOOST_TEST(found == expected, boost::test_tools::per_element());
    const Lines records = {"case C:", "concern c1: category=unreadable believed-date=unreadable times=unreadable"};
    BOOST_TEST(records_of("<concern id=\"c1\" believed-date=\"31,03,2026\" category=\"4\" times=\"twice\"/>") ==
                   records,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(words_in_the_place_of_a_date_are_not_passed_on) {
    const Lines expected = {
        "a.xml:2:34 EXP-0211 C: meeting, held-date: what is written is no date (19 characters, letters and spaces) | dates are written 2026-03-31",
        "a.xml:2:72 EXP-0211 C: attendee, role: what is written is none of its codes (11 characters, letters, spaces and signs) | it is one of police-officer or social-worker"};
    const Lines found =
        said_of("<case id=\"C\"><meeting held-date=\"when Alex came home\"/><attendee role=\"Alex's aunt\"/></case>\n");
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_fact_recorded_twice_differently_is_a_conflict) {
    const Lines expected = {"case C:", "concern c1: category=conflict reason=x"};
    BOOST_TEST(
        records_of(
            "<concern id=\"c1\" category=\"2\" reason=\"x\"><category>3</category><reason>x</reason></concern>") ==
            expected,
        boost::test_tools::per_element());
    const Lines said =
        said_of("<case id=\"C\"><concern id=\"c1\" category=\"2\"><category>3</category></concern></case>");
    const Lines expected_said = {"a.xml:2:44 EXP-0212 C: concern c1, category is recorded twice, differently"};
    BOOST_TEST(said == expected_said, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_second_record_where_a_case_has_one_adds_to_the_first) {
    const Lines expected = {"case C:", "child ch1: born=2012-05 sex=conflict"};
    const std::string inside = "<child id=\"ch1\" born=\"2012-05\" sex=\"M\"/><child sex=\"F\"/>";
    BOOST_TEST(records_of(inside) == expected, boost::test_tools::per_element());
    BOOST_TEST(read_canonical(canonical("<case id=\"C\">" + inside + "</case>")).has("EXP-0215"));
}

BOOST_AUTO_TEST_CASE(a_reference_that_leads_nowhere_is_unreadable) {
    const std::string inside = "<concern id=\"c1\"/>\n<meeting id=\"m1\" concern=\"c9\"/>";
    const Lines expected = {"case C:", "concern c1:", "meeting m1: concern=unreadable"};
    BOOST_TEST(records_of(inside) == expected, boost::test_tools::per_element());
    const Lines said = {"a.xml:3:27 EXP-0213 C: meeting m1: it names concern c9, which is not in this case"};
    BOOST_TEST(said_of("<case id=\"C\">" + inside + "</case>") == said, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_reference_is_to_a_record_of_the_right_type) {
    const Lines expected = {"case C:", "meeting x:", "meeting m1: concern=unreadable"};
    BOOST_TEST(records_of("<meeting id=\"x\"/><meeting id=\"m1\" concern=\"x\"/>") == expected,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(two_records_of_one_id_are_told_apart_and_no_reference_chooses_one) {
    const Lines expected = {"case C:", "concern c1: category=1", "concern c1#2: category=2",
                            "meeting m1: concern=conflict"};
    const std::string inside =
        "<concern id=\"c1\" category=\"1\"/>\n <concern id=\"c1\" category=\"2\"/><meeting id=\"m1\" concern=\"c1\"/>";
    BOOST_TEST(records_of(inside) == expected, boost::test_tools::per_element());
    const Lines said = {"a.xml:3:2 EXP-0214 C: concern c1: another concern of this case has the id c1 too",
                        "a.xml:3:59 EXP-0214 C: meeting m1: it names concern c1, and there are two"};
    BOOST_TEST(said_of("<case id=\"C\">" + inside + "</case>") == said, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_case_passes_for_the_service_itself) {
    const Outcome outcome = read_canonical(
        canonical("<case id=\"service\"/>\n<case id=\"the-service\"/>\n<case id=\"\n the-service\"/><case id=\"c\"/>"));
    BOOST_TEST(outcome.ids() == (std::vector<std::string>{"service", "c"}), boost::test_tools::per_element());
    BOOST_REQUIRE(outcome.said().size() == 2U);
    BOOST_TEST(outcome.said().front().find(
                   "3:1 EXP-0220 the-service: this case goes by the id \"the-service\", which is kept for the "
                   "service itself | give it another one") != std::string::npos,
               outcome.said().front());
}

BOOST_AUTO_TEST_CASE(a_reference_that_contradicts_the_nesting_is_a_conflict) {
    const Lines expected = {"case C:", "concern c1:", "concern c2:", "meeting m1 < c2: concern=conflict",
                            "meeting m2 < c2: concern->c2"};
    BOOST_TEST(records_of("<concern id=\"c1\"/><concern id=\"c2\"><meeting id=\"m1\" concern=\"c1\"/>"
                          "<meeting id=\"m2\" concern=\"c2\"/></concern>") == expected,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(unknown_names_are_counted_listed_and_reported_where_they_stand) {
    const Outcome outcome = read_canonical(
        canonical("<case id=\"C\"><concrn id=\"c1\"><sub/></concrn><concern categry=\"2\">stray</concern></case>\n"
                  "<case id=\"D\"><concrn/><concern id=\"c1\" categry=\"2\" xml:lang=\"en\"/></case>\n"));
    const Lines said = {
        "a.xml:2:14 EXP-0210 C: there is no record or fact \"concrn\" here; it is counted and not read | did you mean \"concern\"?",
        "a.xml:2:45 EXP-0210 C: there is no fact or attribute \"categry\" here; it is counted and not read | did you mean \"category\"?",
        "a.xml:3:14 EXP-0210 D: there is no record or fact \"concrn\" here; it is counted and not read | did you mean \"concern\"?",
        "a.xml:3:23 EXP-0210 D: there is no fact or attribute \"categry\" here; it is counted and not read | did you mean \"category\"?"};
    BOOST_TEST(outcome.said() == said, boost::test_tools::per_element());
    const std::map<std::string, std::size_t> unmapped = {{"case-records/case/concrn", 2},
                                                         {"case-records/case/concrn/sub", 1},
                                                         {"concern/@categry", 2},
                                                         {"concern/text()", 1}};
    BOOST_TEST((outcome.exports[0].unmapped == unmapped));
}

BOOST_AUTO_TEST_CASE(elements_of_another_namespace_are_not_ours) {
    const Outcome outcome = read_canonical(
        canonical("<case id=\"C\" xmlns:x=\"urn:x\"><x:concern id=\"c1\"/><concern xmlns=\"\" id=\"c2\"/></case>\n"));
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 1);
    BOOST_TEST(outcome.cases[0].records.size() == 1);
    BOOST_TEST(outcome.exports[0].unmapped.at("case-records/case/other-namespace:concern") == 2);
}

BOOST_AUTO_TEST_CASE(prefixes_are_only_spelling) {
    const Outcome outcome = read_canonical("<a:case-records xmlns:a='urn:abide:case-records:1'><a:case id='C'>"
                                           "<b:concern xmlns:b='urn:abide:case-records:1' id='c1'/></a:case>"
                                           "<b:case xmlns:b='urn:abide:case-records:1' id='D'/></a:case-records>");
    BOOST_TEST(outcome.ids() == (Lines{"C", "D"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.cases[0].records.back() == "concern c1:");
}

BOOST_AUTO_TEST_CASE(entities_stand_for_their_characters_everywhere) {
    const Lines expected = {"case C: team=a & b &amp; <c> \"d\" e", "concern x&y: reason=&#38;",
                            "meeting m1: concern->x&y"};
    Outcome outcome = read_canonical(canonical(
        "<case id=\"C\" team=\"a &amp; b &amp;amp; &lt;c> &quot;d&quot;&#10;e\"><concern id=\"x&#38;y\" reason=\"&amp;#38;\"/>"
        "<meeting id=\"m1\" concern=\"x&amp;y\"/></case>"));
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 1);
    std::string& team = outcome.cases[0].records[0];
    std::replace(team.begin(), team.end(), '\n', ' ');
    BOOST_TEST(outcome.cases[0].records == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(lines_are_those_of_the_tag_and_of_the_value) {
    const Outcome outcome = read_canonical(canonical("\n<case id=\"C\">\r\n<!-- two\nlines --><concern\n  id=\"c1\"\n"
                                                     "  category=\"9\"/>\n<concern/></case>"));
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 1);
    BOOST_TEST(outcome.cases[0].lines == (std::vector<std::uint32_t>{3, 5, 8}), boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
    BOOST_TEST(outcome.diagnostics[0].place.line == 7);
    BOOST_TEST(outcome.diagnostics[0].place.column == 13);
}

BOOST_AUTO_TEST_CASE(times_with_a_zone_become_local_ones) {
    const Lines expected = {"case C:", "meeting a: held-date=2026-07-01T10:00+01:00",
                            "meeting b: held-date=2026-01-01T00:30Z", "meeting c: held-date=2026-07-02T00:30+01:00",
                            "meeting d: held-date=2026-10-25T01:30Z"};
    BOOST_TEST(
        records_of(
            "<meeting id='a' held-date='2026-07-01T11:00+02:00'/><meeting id='b' held-date='2025-12-31T23:30-01:00'/>"
            "<meeting id='c' held-date='2026-07-01T23:30Z'/><meeting id='d' held-date='2026-10-25T01:30Z'/>") ==
            expected,
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_same_fault_a_thousand_times_is_summed_up) {
    std::string cases;
    for (int i = 0; i < 1000; ++i)
        cases += "<case id=\"C" + std::to_string(i) + "\"><concern category=\"7\"/></case>\n";
    const Outcome outcome = read_canonical(canonical(cases));
    BOOST_TEST(outcome.cases.size() == 1000);
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 201);
    BOOST_TEST(outcome.diagnostics.back().says == "800 more times in this file: concern.category");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
