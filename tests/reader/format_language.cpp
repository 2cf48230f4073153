// The format language: what its words do, and what is said of a format that is wrong.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "tests/places.hpp"
#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

using Lines = std::vector<std::string>;

/// A format for <Export><Kid>; `rest` stands in its <case>.
std::string format_with(std::string_view rest, std::string_view before_case = "", std::string_view attributes = "") {
    return "<format xmlns=\"urn:abide:format:1\" id=\"own\" title=\"Own\" " + std::string(attributes) +
           ">\n<recognise element=\"Export\"/>\n" + std::string(before_case) +
           "\n<case at=\"/Export/Kid\" id=\"@no\">\n" + std::string(rest) + "\n</case>\n</format>\n";
}

Outcome read_with(const std::string& format, const std::string& inside_of_kid) {
    const OwnFormat own(format);
    for (const Diagnostic& fault : own.faults) BOOST_TEST_MESSAGE(to_text(fault));
    BOOST_REQUIRE(own.faults.empty());
    return read_texts({"<Export><Kid no=\"K\">" + inside_of_kid + "</Kid></Export>"}, small_dictionary(), own.formats);
}

Lines records_with(const std::string& format, const std::string& inside_of_kid) {
    const Outcome outcome = read_with(format, inside_of_kid);
    return outcome.cases.empty() ? Lines{"no case"} : outcome.cases[0].records;
}

/// "line:column code: says | help" of each fault.
Lines faults_of(const std::string& format) {
    Lines faults;
    for (const Diagnostic& one : OwnFormat(format).faults)
        faults.push_back(std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + " " + one.code +
                         ": " + one.says + (one.help.empty() ? "" : " | " + one.help));
    return faults;
}

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(format_language)

BOOST_AUTO_TEST_CASE(facts_come_from_attributes_text_children_and_conditions) {
    const std::string format = format_with(R"(
      <fact name="team" from="Team/Name"/>
      <record type="concern" at="Worry" id="@ref">
        <fact name="category" from="@cat"/>
        <fact name="reason" from="."/>
        <fact name="believed-date" from="Dates/date[@kind='believed']/@on"/>
        <fact name="times" from="Counts/n"/>
        <fact name="harm-believed" is="yes"/>
      </record>)");
    const Lines expected = {"case K: team=North",
                            "concern w1: category=2 believed-date=2026-01-02 harm-believed=yes reason=said so times=4"};
    BOOST_TEST(
        records_with(format,
                     "<Team><Name> North </Name></Team><Worry ref='w1' cat='2'>said<Counts><n> 4 </n></Counts>"
                     " so<Dates><date kind='closed' on='x'/><date kind='believed' on='2026-01-02'/></Dates></Worry>") !=
        expected); // the text of an element is all the text in it, numbers included
    BOOST_TEST(
        records_with(format,
                     "<Team><Name> North </Name></Team><Worry ref='w1' cat='2'>said so<Counts/>"
                     "<Dates><date kind='closed' on='x'/><date kind='believed' on='2026-01-02'/></Dates></Worry>") ==
            (Lines{"case K: team=North",
                   "concern w1: category=2 believed-date=2026-01-02 harm-believed=yes reason=said so"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_element_may_begin_several_records_and_fill_several_facts) {
    const std::string format = format_with(R"(
      <record type="concern" at="Meeting" id-from="On">
        <fact name="believed-date" from="On"/>
        <record type="meeting" at="."> <fact name="held-date" from="On"/>
          <record type="attendee" at="Who"> <fact name="role" from="."/> </record>
        </record>
      </record>)");
    const Lines expected = {"case K:", "concern 2026-01-02: believed-date=2026-01-02",
                            "meeting meeting#1 < 2026-01-02: concern->2026-01-02 held-date=2026-01-02",
                            "attendee attendee#1 < meeting#1: meeting->meeting#1 role=police-officer"};
    BOOST_TEST(records_with(format, "<Meeting><Who>police-officer</Who><On>2026-01-02</On></Meeting>") == expected,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_repeated_child_is_a_record_each_time) {
    const std::string format = format_with(R"(
      <record type="concern" at="Plan" id="@id">
        <record type="meeting" at="Reviews/Date" only-with="held-date"> <fact name="held-date" from="."/> </record>
      </record>)");
    const Lines expected = {"case K:", "concern p:", "meeting meeting#1 < p: concern->p held-date=2026-01-02",
                            "meeting meeting#2 < p: concern->p held-date=2026-01-03",
                            "meeting meeting#3 < p: concern->p held-date=unreadable"};
    BOOST_TEST(records_with(format, "<Plan id='p'><Reviews><Date>2026-01-02</Date><Date/><Date>2026-01-03</Date>"
                                    "<Date>soon</Date></Reviews></Plan>") == expected,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(codes_and_dates_are_read_as_the_export_writes_them) {
    const std::string format = format_with(
        R"(<record type="concern" at="W">
             <fact name="category" from="@c" codes="levels"/>
             <fact name="harm-believed" from="@h" codes="flags"/>
             <fact name="believed-date" from="@d"/>
             <record type="meeting" at="M"><fact name="held-date" from="@d" dates="iso"/></record>
           </record>)",
        R"(<codes id="levels"><code theirs="Low risk | low" ours="1"/><code theirs="High" ours="3"/><code theirs="n/k" ours=""/></codes>
           <codes id="flags" others="not-recorded"><code theirs="X" ours="yes"/></codes>)",
        "dates=\"day-first\"");
    const Lines expected = {"case K:",
                            "concern concern#1: category=1 believed-date=2026-03-31 harm-believed=yes",
                            "meeting meeting#1 < concern#1: concern->concern#1 held-date=2026-03-31",
                            "concern concern#2: category=3 believed-date=2026-03-31T14:30",
                            "concern concern#3:",
                            "concern concern#4: category=unreadable believed-date=unreadable"};
    BOOST_TEST(
        records_with(
            format,
            "<W c='Low risk' h='X' d='31/03/2026'><M d='2026-03-31'/></W><W c='High' h='Y' d='31/03/2026 14:30'/>"
            "<W c='n/k'/><W c='high' d='2026-03-31'/>") == expected,
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_kind_of_record_may_be_chosen_by_an_attribute) {
    const std::string format = format_with(R"(
      <choose at="Steps/Step" by="@type">
        <when is="12 | 14" type="meeting"> <fact name="held-date" from="@on"/> </when>
        <when is="99" pass-over="yes"/>
        <otherwise type="step"> <fact name="kind" from="@type"/> <fact name="date" from="@on"/> </otherwise>
      </choose>)");
    const Lines expected = {"case K:", "meeting meeting#1: held-date=2026-01-01",
                            "step step#1: kind=13 date=2026-01-02", "meeting meeting#2: held-date=2026-01-03",
                            "step step#2: date=2026-01-05"};
    BOOST_TEST(
        records_with(
            format,
            "<Steps><Step type='12' on='2026-01-01'/><Step type='13' on='2026-01-02'/>"
            "<Step type='14' on='2026-01-03'/><Step type='99' on='2026-01-04'/><Step on='2026-01-05'/></Steps>") ==
            expected,
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_kind_of_record_may_be_chosen_by_what_the_element_holds) {
    const std::string format = format_with(R"(
      <choose at="Step" by="Kind/Id">
        <when is="Strategy meeting" type="meeting" id="Ref"> <fact name="held-date" from="On"/>
          <record type="attendee" at="Who"> <fact name="role" from="."/> </record> </when>
        <otherwise type="step" id="Ref"> <fact name="kind" from="Kind/Id"/> <fact name="date" from="On"/> </otherwise>
      </choose>)");
    const Lines expected = {"case K:", "meeting s1: held-date=2026-01-01",
                            "attendee attendee#1 < s1: meeting->s1 role=social-worker",
                            "step s2: kind=Visit date=2026-01-02", "step s3: date=2026-01-03"};
    BOOST_TEST(
        records_with(
            format,
            "<Step><Ref>s1</Ref><On>2026-01-01</On><Who>social-worker</Who><Kind><Id>Strategy meeting</Id></Kind></Step>"
            "<Step><Kind><Id>Visit</Id></Kind><Who>social-worker</Who><Ref>s2</Ref><On>2026-01-02</On></Step>"
            "<Step><Ref>s3</Ref><On>2026-01-03</On></Step>") == expected,
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_choice_without_otherwise_leaves_the_others_unmapped) {
    const std::string format = format_with(
        R"(<choose at="Step" by="@type"><when is="12" type="meeting"><fact name="held-date" from="@on"/></when></choose>)");
    const Outcome outcome = read_with(format, "<Step type='12'/><Step type='13' on='x'/><Step type='13'/>");
    BOOST_TEST(outcome.cases[0].records.size() == 2);
    BOOST_TEST(outcome.exports[0].unmapped.at("Export/Kid/Step[@type='13']") == 2);
}

BOOST_AUTO_TEST_CASE(what_is_passed_over_is_not_listed_and_everything_else_is) {
    const std::string format =
        format_with(R"(<pass-over at="Photo"/><pass-over at="@weight"/><record type="concern" at="A/B"/>)");
    const Outcome outcome = read_with(format, "<Photo><x y='1'>text</x></Photo><A z='1'><B/><C/></A>");
    const std::map<std::string, std::size_t> unmapped = {{"Export/Kid/A/@z", 1}, {"Export/Kid/A/C", 1}};
    BOOST_TEST((outcome.exports[0].unmapped == unmapped));
}

BOOST_AUTO_TEST_CASE(what_no_element_yields_is_not_exported) {
    const std::string format = format_with(
        R"(<record type="concern" at="W"><fact name="category" from="@c"/><record type="meeting" at="M"/></record>)",
        R"(<not-exported record="panel"/><not-exported fact="meeting.concern"/>)");
    const Lines expected = {"case.team",
                            "case.opened",
                            "child",
                            "concern.believed-date",
                            "concern.harm-believed",
                            "concern.reason",
                            "concern.times",
                            "concern.panel",
                            "meeting.concern",
                            "meeting.held-date",
                            "attendee",
                            "panel",
                            "seat",
                            "step"};
    BOOST_TEST(read_with(format, "").cases[0].not_exported == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_id_of_a_case_may_be_text_below_it) {
    std::string format = format_with("");
    format.replace(format.find("@no"), 3, "Who/Number");
    const OwnFormat own(format);
    const Outcome outcome = read_texts(
        {"<Export><Kid><Who><Number> 7 </Number></Who></Kid><Kid><Who><Number>8</Number><Number>9</Number></Who></Kid></Export>"},
        small_dictionary(), own.formats);
    BOOST_TEST(outcome.ids() == (Lines{"7"}), boost::test_tools::per_element());
    BOOST_TEST(outcome.has("EXP-0204"));
}

BOOST_AUTO_TEST_CASE(faults_of_a_format_are_all_told_at_once_with_their_place) {
    const Lines faults = faults_of(format_with(
        R"(<fact name="tea" from="@t"/>
<record type="concrn" at="W"/>
<record type="concern" at="W/@x"/>
<record type="concern" at="W//V"><fact name="category" from="string[@key=x]/@v" codes="none"/></record>
<record type="concern" at="W"><fact name="category"/><fact name="category" is="7"/><fact name="reason" from="." dates="iso"/></record>
<record type="meeting" at="M" link="held-date" only-with="held"/>
<choose at="S" by="@t"><when is="1"/></choose>
<pass-over at="."/>
<recrd/>)"));
    const Lines expected = {
        "5:13 FMT-0306: there is no fact of case \"tea\" | did you mean \"team\"?",
        "6:15 FMT-0305: there is no record \"concrn\" | did you mean \"concern\"?",
        "7:28 FMT-0308: a record begins with an element",
        "8:30 FMT-0308: this is no name of an element; names stand without prefix, parted by /",
        "9:31 FMT-0304: a <fact> needs either from, a path, or is, a value",
        "9:80 FMT-0307: this is no value of concern.category",
        "9:120 FMT-0312: this fact is no date",
        "10:37 FMT-0314: this fact does not refer to the record around it",
        "10:59 FMT-0306: there is no fact of meeting \"held\"",
        "11:24 FMT-0304: <when> needs a type, or pass-over=\"yes\"",
        "12:16 FMT-0308: an element that holds mapped things cannot be passed over itself",
        "13:1 FMT-0302: <recrd> cannot stand in <case> | did you mean \"record\"?",
    };
    BOOST_TEST(faults == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(faults_outside_the_case_are_told_too) {
    const Lines found = faults_of(
        "<format xmlns=\"urn:abide:format:1\" id=\"own\" vocabulary=\"english\">\n"
        "<recognise element=\"Exprt\"/>\n"
        "<codes id=\"c\"><code theirs=\"1 | 1\" ours=\"9\"/></codes>\n"
        "<head><area from=\"@a\" codes=\"d\"/><record type=\"concern\" at=\"C\"/></head>\n"
        "<case at=\"/Export/Kid\" id=\"@no\"><record type=\"concern\" at=\"W\"><fact name=\"category\" from=\"@c\" codes=\"c\"/></record></case>\n"
        "<not-exported record=\"pannel\"/><not-exported fact=\"concern.reson\"/><not-exported/>\n</format>");
    const Lines expected = {
        "1:1 FMT-0304: <format> needs the attribute title",
        "1:57 FMT-0309: the only vocabulary there is is \"dictionary\"",
        "2:21 FMT-0308: the path to the case begins with <Export>",
        "3:29 FMT-0310: the code \"1\" is named twice",
        "4:30 FMT-0311: there is no list of codes \"d\"",
        "4:48 FMT-0312: a concern belongs to one case and cannot stand outside",
        "5:102 FMT-0307: \"9\", which this list has, is no code of this fact",
        "6:23 FMT-0305: there is no record \"pannel\" | did you mean \"panel\"?",
        "6:60 FMT-0306: there is no fact of concern \"reson\" | did you mean \"reason\"?",
        "6:68 FMT-0304: <not-exported> needs either a record or a fact",
    };
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(two_formats_cannot_have_one_id_or_know_one_element) {
    const TemporaryFolder folder;
    Formats formats;
    Diagnostics faults;
    const auto load = [&](const char* name, const std::string& text) {
        write_text(folder.path() / name, text);
        formats.load((folder.path() / name).string(), small_dictionary(), faults);
    };
    load("a.xml", format_with(""));
    load("b.xml", format_with(""));
    std::string other = format_with("");
    other.replace(other.find("own"), 3, "two");
    load("c.xml", other);
    BOOST_REQUIRE_EQUAL(faults.size(), 2);
    BOOST_TEST(faults[0].says.starts_with("there is a format own already"));
    BOOST_TEST(faults[1].says == "the format own knows the document element <Export> already");
    BOOST_TEST(formats.ids() == (Lines{"own"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_format_follows_a_dictionary_that_grows_after_it_was_loaded) {
    const TemporaryFolder folder;
    Dictionary dictionary = small_dictionary();
    Formats formats;
    Diagnostics faults;
    const std::string file = (repository() / "procedures/formats/abide-cases.xml").string();
    formats.load(file, dictionary, faults);
    RecordType visit;
    visit.name = "visit";
    dictionary.add(visit);
    const Outcome outcome = read_texts({canonical("<case id='A'><visit id='v1'/></case>")}, dictionary, formats);
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 1);
    BOOST_TEST(outcome.cases[0].records.back() == "visit v1:");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
