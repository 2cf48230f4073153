// What stands outside the cases: area and system, shared records, what cannot be exported; and which format a file is
// in.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "tests/places.hpp"
#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

using Lines = std::vector<std::string>;

std::string headed(std::string_view attributes, std::string_view inside) {
    return "<?xml version=\"1.0\"?>\n<case-records xmlns=\"urn:abide:case-records:1\" " + std::string(attributes) +
           ">\n" + std::string(inside) + "</case-records>\n";
}

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(heads)

BOOST_AUTO_TEST_CASE(the_head_says_area_system_time_and_number) {
    const Outcome outcome =
        read_canonical(headed("area=\"Islington\" system=\"demo\" exported=\"2026-07-10T02:00:00Z\" cases=\"0\"", ""));
    const ExportFacts& facts = outcome.exports[0];
    BOOST_TEST(facts.format == "abide-cases");
    BOOST_TEST(facts.area == "Islington");
    BOOST_TEST(facts.system == "demo");
    BOOST_REQUIRE(facts.exported.has_value());
    BOOST_TEST(iso(*facts.exported) == "2026-07-10T03:00+01:00");
    BOOST_TEST((facts.cases_stated == std::optional<std::size_t>(0)));
    BOOST_TEST(facts.sha256.size() == 64);
    BOOST_TEST(outcome.said() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_wrong_in_the_head_is_told) {
    const Outcome outcome =
        read_canonical(headed("area=\"X\" exported=\"last night\" cases=\"many\" colour=\"red\"", ""));
    const Lines said = {
        "a.xml:2:1 EXP-0210: there is no fact or attribute \"colour\" here; it is counted and not read",
        "a.xml:2:67 EXP-0208: when the export was written: what is written is no date (10 characters, letters and spaces)",
        "a.xml:2:86 EXP-0208: the number of cases is no whole number (4 characters, letters), so nobody can tell whether some are missing"};
    Lines found = outcome.said();
    std::sort(found.begin(), found.end());
    BOOST_TEST(found == said, boost::test_tools::per_element());
    BOOST_TEST(outcome.exports[0].unmapped.at("case-records/@colour") == 1);
}

BOOST_AUTO_TEST_CASE(shared_records_stand_behind_every_case_s_own) {
    const Outcome outcome =
        read_canonical(headed("area=\"X\"", "<panel id=\"p1\" date=\"2026-04-16\"><seat held-by=\"a\"/></panel><panel/>"
                                            "<seat panel=\"p1\"/>"
                                            "<case id=\"A\"><concern id=\"c1\" panel=\"p1\"/></case><case id=\"B\"/>"));
    const Lines a = {
        "case A:",        "concern c1: panel->p1", "panel p1: date=2026-04-16", "seat seat#1 < p1: panel->p1 held-by=a",
        "panel panel#2:", "seat seat#2: panel->p1"};
    const Lines b = {"case B:", "panel p1: date=2026-04-16", "seat seat#1 < p1: panel->p1 held-by=a",
                     "panel panel#2:", "seat seat#2: panel->p1"};
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 2);
    BOOST_TEST(outcome.cases[0].records == a, boost::test_tools::per_element());
    BOOST_TEST(outcome.cases[0].own_records == 2);
    BOOST_TEST(outcome.cases[1].records == b, boost::test_tools::per_element());
    BOOST_TEST(outcome.cases[1].own_records == 1);
}

BOOST_AUTO_TEST_CASE(shared_records_belong_to_the_cases_of_all_files_and_are_taken_once) {
    const std::string first =
        headed("area=\"X\"", "<panel id=\"p1\" date=\"2026-04-16\"/><panel date=\"2026-05-01\"/><case id=\"A\"/>");
    const std::string second = headed(
        "area=\"X\"", "<panel id=\"p1\" date=\"2026-04-16\"><seat held-by=\"b\"/></panel><panel date=\"2026-05-01\"/>"
                      "<panel date=\"2026-06-01\"/><case id=\"B\"/>");
    const Outcome outcome = read_texts({first, second}, small_dictionary(), small_formats());
    const Lines shared = {"case A:", "panel p1: date=2026-04-16", "panel panel#2: date=2026-05-01",
                          "seat seat#1 < p1: panel->p1 held-by=b", "panel panel#3: date=2026-06-01"};
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 2);
    BOOST_TEST(outcome.cases[0].records == shared, boost::test_tools::per_element());
    BOOST_TEST(outcome.cases[1].records.size() == shared.size());
}

BOOST_AUTO_TEST_CASE(one_id_for_two_different_shared_records_is_told) {
    const Outcome outcome = read_texts({headed("area=\"X\"", "<panel id=\"p1\" date=\"2026-04-16\"/>"),
                                        headed("area=\"X\"", "<panel id=\"p1\" date=\"2026-04-17\"/><case id=\"B\"/>")},
                                       small_dictionary(), small_formats());
    BOOST_TEST(outcome.has("EXP-0214"));
    const Lines expected = {"case B:", "panel p1: date=2026-04-16", "panel p1#2: date=2026-04-17"};
    BOOST_TEST(outcome.cases[0].records == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_exported_is_known_for_each_file_and_case) {
    const Outcome outcome = read_texts(
        {headed(
             "area=\"X\"",
             "<not-exported record=\"meeting\"/><not-exported record=\"concern\" fact=\"reason times\"/>"
             "<not-exported fact=\"child.sex\"/><case id=\"A\"/><case id=\"B\"><not-exported record=\"step\"/></case>"),
         headed("area=\"X\"", "<case id=\"C\"/>")},
        small_dictionary(), small_formats());
    const Lines a = {"child.sex", "concern.reason", "concern.times", "meeting"};
    const Lines b = {"child.sex", "concern.reason", "concern.times", "meeting", "step"};
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 3);
    BOOST_TEST(outcome.find("A")->not_exported == a, boost::test_tools::per_element());
    BOOST_TEST(outcome.find("B")->not_exported == b, boost::test_tools::per_element());
    BOOST_TEST(outcome.find("C")->not_exported == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_slip_in_what_cannot_be_exported_is_told) {
    const Outcome outcome = read_canonical(headed(
        "area=\"X\"", "<not-exported record=\"meting\"/>\n<not-exported fact=\"concern.reson\"/>\n<not-exported/>\n"));
    const Lines said = {"a.xml:3:1 EXP-0207: there is no record \"meting\" | did you mean \"meeting\"?",
                        "a.xml:4:1 EXP-0207: there is no fact \"reson\" of concern | did you mean \"reason\"?",
                        "a.xml:5:1 EXP-0207: <not-exported> names neither a record nor a fact"};
    BOOST_TEST(outcome.said() == said, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(head_matter_behind_the_first_case_is_told_and_not_read) {
    const Outcome outcome = read_canonical(
        headed("area=\"X\"", "<case id=\"A\"/>\n <panel id=\"p1\"/><case id=\"B\"/>\n<not-exported record=\"step\"/>"));
    BOOST_TEST(outcome.ids() == (Lines{"A", "B"}), boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 2);
    BOOST_TEST(outcome.diagnostics[0].code == "EXP-0206");
    BOOST_TEST(outcome.diagnostics[1].code == "EXP-0206");
    BOOST_TEST(outcome.cases[1].records.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_record_of_one_case_cannot_stand_outside) {
    const Outcome outcome = read_canonical(headed("area=\"X\"", "<concern id=\"c1\"/><case id=\"A\"/>"));
    BOOST_TEST(outcome.exports[0].unmapped.at("case-records/concern") == 1);
    BOOST_TEST(outcome.has("EXP-0210"));
}

BOOST_AUTO_TEST_CASE(a_file_that_no_format_knows_is_told) {
    const Outcome outcome =
        read_texts({"<letter xmlns=\"urn:x\"/>", "no xml at all", "", "PK\x03\x04 zipped", "\x1F\x8B gz"},
                   small_dictionary(), small_formats());
    const Lines said = outcome.said();
    BOOST_REQUIRE_EQUAL(said.size(), 5);
    BOOST_TEST(
        said[0].starts_with("a.xml:1:1 EXP-0201: no format knows a document element <letter> in the namespace urn:x"));
    BOOST_TEST(said[1].starts_with("b.xml:1:1 XML-0106: this is no XML"));
    BOOST_TEST(said[2].starts_with("c.xml:0:0 XML-0106: the file is empty"));
    BOOST_TEST(said[3].starts_with("d.xml:0:0 XML-0106: this begins like a zip archive"));
    BOOST_TEST(said[4].starts_with("e.xml:0:0 XML-0106: unpacking stopped: the file is damaged, or no gzip file"));
    for (const ExportFacts& facts : outcome.exports) BOOST_TEST(facts.format.empty());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_told) {
    const Outcome outcome = read_files({"/nowhere/at-all.xml"}, small_dictionary(), small_formats());
    BOOST_REQUIRE_EQUAL(outcome.diagnostics.size(), 1);
    BOOST_TEST(outcome.diagnostics[0].says.starts_with("this cannot be opened"));
}

BOOST_AUTO_TEST_CASE(a_format_asked_for_must_fit_the_document_element) {
    const Outcome unknown = read_texts({"<a/>"}, small_dictionary(), small_formats(), {}, "abide-case");
    const Lines said = {"a.xml:0:0 EXP-0202: there is no format abide-case | did you mean \"abide-cases\"?"};
    BOOST_TEST(unknown.said() == said, boost::test_tools::per_element());
    const Outcome other = read_texts({"<a/>"}, small_dictionary(), small_formats(), {}, "abide-cases");
    BOOST_TEST(other.has("EXP-0201"));
    BOOST_TEST(other.exports[0].format.empty());
    // The namespace is taken as the file has it: that is what asking for a format is good for.
    const Outcome same = read_texts({"<case-records><case id=\"A\"/></case-records>"}, small_dictionary(),
                                    small_formats(), {}, "abide-cases");
    BOOST_TEST(same.ids() == (Lines{"A"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(case_ids_can_be_had_before_the_cases) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "north.xml").string();
    write_text(file,
               headed("area=\"X\"", "<case id=\"A\"><concern/></case><case id=\"B\"><concern></case><case id=\"C\"/>"
                                    "<case team=\"t\"/><case id=\"D\">"));
    Reader reader(small_dictionary(), small_formats(), british_calendar());
    Shared shared;
    Diagnostics diagnostics;
    const ExportFacts facts = reader.read_prologue(file, "", shared, diagnostics);
    // Those of malformed cases too: the children are there although their records cannot be read.
    Lines ids;
    reader.read_case_ids(facts, [&](std::string_view id) { ids.emplace_back(id); });
    BOOST_TEST(ids == (Lines{"A", "B", "C", "D"}), boost::test_tools::per_element());
    BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
