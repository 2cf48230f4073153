// The grammars we give to editors: every file of ours fits its own, and a broken one does not.
#include "xml/grammar.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

#include "base/file.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

fs::path procedures() { return repository() / "procedures"; }

std::string first_of(const Diagnostics& diagnostics) { return diagnostics.empty() ? "" : to_text(diagnostics.front()); }

Grammar grammar(const std::string& name) {
    Diagnostics diagnostics;
    Grammar read((procedures() / name).string(), diagnostics);
    BOOST_REQUIRE_MESSAGE(diagnostics.empty(), first_of(diagnostics));
    return read;
}

/// Which grammar a file below procedures/ goes by; empty when its format has none here.
std::string grammar_of(const XmlDocument& document) {
    const std::string& uri = document.root().uri;
    if (uri == "urn:abide:procedure:1") return "procedure.rng";
    if (uri == "urn:abide:facts:1") return "facts.rng";
    if (uri == "urn:abide:calendar:1") return "calendar.rng";
    if (uri == "urn:abide:case-records:1") return "case-records.rng";
    return "";
}

bool fits(const Grammar& read, const std::string& source, Diagnostics& diagnostics) {
    const std::optional<XmlDocument> document = parse_document("test.xml", source, diagnostics);
    BOOST_REQUIRE(document);
    return read.fits(*document, diagnostics);
}

bool fits(const Grammar& read, const std::string& source) {
    Diagnostics diagnostics;
    const bool result = fits(read, source, diagnostics);
    BOOST_TEST(result == diagnostics.empty());
    return result;
}

} // namespace

BOOST_AUTO_TEST_SUITE(grammars)

BOOST_AUTO_TEST_CASE(every_shipped_file_fits_its_grammar) {
    std::size_t looked_at = 0;
    for (const fs::path& folder : {procedures(), repository() / "seeds", repository() / "tests" / "procedure"}) {
        if (!fs::exists(folder)) continue;
        for (const std::string& file : files_below(folder.string(), ".xml")) {
            Diagnostics diagnostics;
            const std::optional<XmlDocument> document = read_document(file, diagnostics);
            if (!document) continue; // demonstrations of bad exports are no XML at all
            const std::string name = grammar_of(*document);
            if (name.empty()) continue;
            const bool is_fit = grammar(name).fits(*document, diagnostics);
            BOOST_TEST(is_fit, file << "\n" << first_of(diagnostics));
            ++looked_at;
        }
    }
    BOOST_TEST(looked_at >= 6U);
}

BOOST_AUTO_TEST_CASE(a_broken_procedure_does_not_fit) {
    const Grammar read = grammar("procedure.rng");
    const std::string head = "<procedure xmlns=\"urn:abide:procedure:1\" id=\"a\" title=\"A\" area=\"B\">";
    BOOST_TEST(fits(read, head + "<edition id=\"e\" in-force-from=\"2016-12\"/></procedure>"));
    BOOST_TEST(!fits(read, head + "<edition id=\"e\" in-force-from=\"December 2016\"/></procedure>"));
    BOOST_TEST(!fits(read, head + "<editon id=\"e\" in-force-from=\"2016-12\"/></procedure>"));
    BOOST_TEST(!fits(read, "<procedure xmlns=\"urn:abide:procedure:1\" id=\"a\" title=\"A\"/>"));
    const auto rule = [&](const std::string& applies, const std::string& check) {
        return head + "<rule id=\"r\" clause=\"1\" severity=\"low\"><for-each record=\"concern\"/><applies>" + applies +
               "</applies>" + check + "</rule></procedure>";
    };
    const std::string is = "<is fact=\"a.b\" any-of=\"1\"/>";
    const std::string any_check = "<whatever start=\"a.b\"><where>" + is + "</where><item id=\"x\"/></whatever>";
    BOOST_TEST(fits(read, rule(is + "<not><recorded fact=\"a.b\"/></not>", any_check)));
    BOOST_TEST(!fits(read, rule("", any_check)));
    BOOST_TEST(!fits(read, rule("<iss fact=\"a.b\" any-of=\"1\"/>", any_check)));
    BOOST_TEST(!fits(read, rule("<is fact=\"a.b.c\" any-of=\"1\"/>", any_check)));
    BOOST_TEST(!fits(read, rule(is, "<whatever><where><iss/></where></whatever>")));
}

BOOST_AUTO_TEST_CASE(a_broken_dictionary_does_not_fit) {
    const Grammar read = grammar("facts.rng");
    const auto facts = [](const std::string& fact) {
        return "<facts xmlns=\"urn:abide:facts:1\"><record name=\"a\" meaning=\"A.\">" + fact + "</record></facts>";
    };
    BOOST_TEST(fits(read, facts("<fact name=\"b\" type=\"date\" meaning=\"B.\"/>")));
    BOOST_TEST(!fits(read, facts("<fact name=\"b\" type=\"day\" meaning=\"B.\"/>")));
    BOOST_TEST(!fits(read, facts("<fact name=\"b\" type=\"code\" meaning=\"B.\"/>")));
    BOOST_TEST(!fits(read, facts("<fact name=\"b\" type=\"date\"/>")));
}

BOOST_AUTO_TEST_CASE(a_broken_calendar_does_not_fit) {
    const Grammar read = grammar("calendar.rng");
    const auto calendar = [](const std::string& inside) {
        return "<calendar xmlns=\"urn:abide:calendar:1\" id=\"a\" title=\"A\" first=\"2026-01-01\" last=\"2026-12-31\">"
               "<source>S</source><area name=\"A\"/>" +
               inside + "</calendar>";
    };
    BOOST_TEST(fits(read, calendar("<holiday on=\"2026-04-03\" name=\"Good Friday\"/>")));
    BOOST_TEST(!fits(read, calendar("<holiday on=\"2026-04-31\" name=\"Good Friday\"/>")));
    BOOST_TEST(!fits(read, calendar("<holiday on=\"2026-04-03\"/>")));
    BOOST_TEST(!fits(read, calendar("<clock-change at=\"2026-03-29T01:00:00\" offset=\"+01:00\"/>")));
}

BOOST_AUTO_TEST_CASE(a_broken_export_does_not_fit) {
    const Grammar read = grammar("case-records.rng");
    const auto records = [](const std::string& inside) {
        return "<case-records xmlns=\"urn:abide:case-records:1\" area=\"A\" cases=\"1\">" + inside + "</case-records>";
    };
    BOOST_TEST(fits(read, records("<not-exported record=\"plan\"/><panel date=\"2026-01-01\"/>"
                                  "<case id=\"1\"><meeting id=\"m\"><attendee role=\"x\"/></meeting></case>")));
    BOOST_TEST(
        fits(read, records("<case id=\"1\"><consultation><rationale>Long text.</rationale></consultation></case>")));
    BOOST_TEST(!fits(read, records("<case/>")));
    BOOST_TEST(!fits(read, records("<case id=\"1\"><case id=\"2\"/></case>")));
    BOOST_TEST(!fits(read, records("<not-exported/>")));
    // Every way of saying it that the reader takes.
    BOOST_TEST(fits(read, records("<not-exported fact=\"plan.start\"/>")));
    BOOST_TEST(fits(read, records("<not-exported record=\"plan\" fact=\"start end\"/>")));
    BOOST_TEST(!fits(read, records("<not-exported record=\"plan\" since=\"2026\"/>")));
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_named_by_line) {
    Diagnostics diagnostics;
    BOOST_TEST(!fits(grammar("facts.rng"), "<facts xmlns=\"urn:abide:facts:1\">\n<recrd/>\n</facts>", diagnostics));
    BOOST_REQUIRE(!diagnostics.empty());
    BOOST_TEST(diagnostics.front().code == "XML-0005");
    BOOST_TEST(diagnostics.front().place.line == 2U);
}

BOOST_AUTO_TEST_CASE(a_broken_grammar_is_said_to_be_one) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "broken.rng";
    write_text(file,
               "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"><start><ref name=\"x\"/></start></grammar>");
    Diagnostics diagnostics;
    const Grammar read(file.string(), diagnostics);
    BOOST_REQUIRE(!diagnostics.empty());
    BOOST_TEST(diagnostics.front().code == "XML-0004");
    BOOST_TEST(!read.fits(*parse_document("a.xml", "<a/>", diagnostics), diagnostics));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
