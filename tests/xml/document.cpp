// Small XML files: the tree, the place of everything in it, and what is refused.
#include "xml/document.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <string>

#include "base/diagnostic.hpp"
#include "xml/source_text.hpp"

namespace abide::tests {

namespace {

XmlDocument parse(const std::string& source) {
    Diagnostics diagnostics;
    std::optional<XmlDocument> document = parse_document("test.xml", source, diagnostics);
    BOOST_REQUIRE(document);
    BOOST_TEST(diagnostics.empty());
    return *std::move(document);
}

/// The one diagnostic of a source that is refused, as "line:column code".
std::string refusal(const std::string& source) {
    Diagnostics diagnostics;
    BOOST_TEST(!parse_document("test.xml", source, diagnostics).has_value());
    BOOST_REQUIRE(diagnostics.size() == 1);
    const Diagnostic& one = diagnostics.front();
    return std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + " " + one.code;
}

/// What the bytes of a spot are.
std::string bytes(const XmlDocument& document, const Spot& spot) {
    return std::string(document.line(spot.line).substr(spot.column - 1, spot.width));
}

} // namespace

BOOST_AUTO_TEST_SUITE(xml_document)

BOOST_AUTO_TEST_CASE(elements_attributes_and_text_become_a_tree) {
    const XmlDocument document =
        parse("<?xml version=\"1.0\"?>\n<!-- <x> -->\n"
              "<a xmlns=\"urn:a\" xmlns:p=\"urn:p\" p:k=\"1\" k='two'>one<b/> two<c>in</c></a>\n");
    const XmlElement& root = document.root();
    BOOST_TEST(root.name == "a");
    BOOST_TEST(root.uri == "urn:a");
    BOOST_TEST(root.text == "one two");
    BOOST_REQUIRE(root.attributes.size() == 2);
    BOOST_TEST(root.attributes[0].uri == "urn:p");
    BOOST_TEST(root.attribute("k")->value == "two");
    BOOST_TEST(root.attribute("p") == nullptr);
    BOOST_REQUIRE(root.children.size() == 2);
    BOOST_TEST(root.child("c")->text == "in");
    BOOST_TEST(root.child("c")->uri == "urn:a");
    BOOST_TEST(root.child("d") == nullptr);
}

BOOST_AUTO_TEST_CASE(everything_knows_its_line_and_column) {
    const XmlDocument document = parse("<a>\n  <!-- > -->\n  <b one=\"1\"\n     two = '2 > 1'/>\n</a>");
    const XmlElement& b = document.root().children.front();
    BOOST_TEST(b.line == 3U);
    BOOST_TEST(b.column == 3U);
    BOOST_TEST(bytes(document, document.spot(b)) == "<b");
    const XmlAttribute& two = *b.attribute("two");
    BOOST_TEST(two.line == 4U);
    BOOST_TEST(two.column == 6U);
    BOOST_TEST(bytes(document, document.spot(two)) == "two");
    BOOST_TEST(bytes(document, document.value_spot(two)) == "2 > 1");
    BOOST_TEST(bytes(document, document.value_spot(two, 2, 1)) == ">");
}

BOOST_AUTO_TEST_CASE(entities_do_not_move_what_stands_behind_them) {
    const XmlDocument document =
        parse("<a k=\"&lt;&#233;&#x20AC; last\">x &amp; <![CDATA[<y>&]]><!-- & --> {here}<b>no</b></a>");
    const XmlElement& root = document.root();
    const XmlAttribute& k = *root.attribute("k");
    BOOST_TEST(k.value == "<\u00E9\u20AC last");
    BOOST_TEST(bytes(document, document.value_spot(k, k.value.find("last"), 4)) == "last");
    BOOST_TEST(root.text == "x & <y>& {here}");
    BOOST_TEST(bytes(document, document.text_spot(root, root.text.find("{here}"), 6)) == "{here}");
    BOOST_TEST(bytes(document, document.text_spot(root, root.text.find("<y>"), 3)) == "<y>");
}

BOOST_AUTO_TEST_CASE(white_space_in_attributes_and_line_ends_are_made_alike) {
    const XmlDocument document = parse("<a k=\"one\r\n\ttwo&#10;three\">x\r\ny\rz</a>");
    BOOST_TEST(document.root().attribute("k")->value == "one  two\nthree");
    BOOST_TEST(document.root().text == "x\ny\nz");
    BOOST_TEST(document.line(1) == "<a k=\"one");
    // A spot stays on its line.
    BOOST_TEST(bytes(document, document.value_spot(*document.root().attribute("k"))) == "one");
}

BOOST_AUTO_TEST_CASE(the_inside_of_an_element_is_given_as_written) {
    const XmlDocument document = parse("<a>\n<given>\n  <x y='1'/> &amp;\n</given><given/></a>");
    BOOST_TEST(document.inner(document.root().children[0]) == "\n  <x y='1'/> &amp;\n");
    BOOST_TEST(document.inner_line(document.root().children[0]) == 2U);
    BOOST_TEST(document.inner(document.root().children[1]) == "");
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_no_text) { BOOST_TEST(parse("\xEF\xBB\xBF<a/>").root().column == 1U); }

BOOST_AUTO_TEST_CASE(what_is_not_well_formed_is_refused_with_its_place) {
    BOOST_TEST(refusal("<a>\n<b></a>") == "2:8 XML-0001");
    BOOST_TEST(refusal("<a k=\"1\" k=\"2\"/>") == "1:15 XML-0001");
    BOOST_TEST(refusal("<p:a/>") == "1:5 XML-0001");
    BOOST_TEST(refusal("<a>&nbsp;</a>") == "1:10 XML-0001");
    BOOST_TEST(refusal("<a>\xFF</a>") == "1:4 XML-0001");
    BOOST_TEST(refusal("<a/><b/>") == "1:5 XML-0001");
    BOOST_TEST(refusal("") == "1:1 XML-0001");
    BOOST_TEST(refusal("just words") == "1:1 XML-0001");
}

BOOST_AUTO_TEST_CASE(a_document_type_declaration_is_refused) {
    BOOST_TEST(refusal("<!-- <!DOCTYPE a> -->\n<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>") == "2:1 XML-0002");
    BOOST_TEST(refusal("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>") == "1:1 XML-0002");
}

BOOST_AUTO_TEST_CASE(other_encodings_are_refused) {
    BOOST_TEST(refusal("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xE9</a>") == "1:1 XML-0003");
    BOOST_TEST(refusal(std::string("\xFE\xFF\0<\0a\0/\0>", 10)) == "1:1 XML-0003");
    BOOST_TEST(parse("<?xml version='1.0' encoding='utf-8'?><a/>").root().name == "a");
}

BOOST_AUTO_TEST_CASE(a_diagnostic_shows_its_line_with_a_caret) {
    const XmlDocument document = parse("<a xmlns=\"urn:abide:facts:1\">\n  <b k=\"wrong\"/>\n</a>");
    const XmlAttribute& k = document.root().children.front().attributes.front();
    const Diagnostic diagnostic = document.diagnostic("X-1", document.value_spot(k), "this is wrong", "mend it");
    BOOST_TEST(to_text(diagnostic) == "test.xml:2:9: error[X-1]: this is wrong\n"
                                      "  2 |   <b k=\"wrong\"/>\n"
                                      "    |         ^^^^^\n"
                                      "  help: mend it\n");
}

RC_BOOST_PROP(every_byte_of_a_text_leads_back_to_where_it_was_written, ()) {
    // Pieces of raw XML and the text each stands for.
    const std::vector<std::pair<std::string, std::string>> pieces = {
        {"word", "word"},     {" ", " "},        {"&amp;", "&"},          {"&#65;", "A"},
        {"<!-- & -->", ""},   {"<b>in</b>", ""}, {"<b k='>'/>", ""},      {"<![CDATA[<&]]>", "<&"},
        {"<![CDATA[]]>", ""}, {"<?go > ?>", ""}, {"\xC3\xA9", "\xC3\xA9"}};
    std::string raw;
    std::string text;
    std::vector<std::string> written_as; // for each byte of the text
    std::vector<std::size_t> from;
    const auto picks = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, pieces.size()));
    for (const std::size_t pick : picks) {
        const auto& [written, meant] = pieces[pick];
        const bool is_entity = written.starts_with('&');
        const std::size_t lead = written.starts_with("<![CDATA[") ? 9 : 0;
        for (std::size_t i = 0; i < meant.size(); ++i) {
            from.push_back(raw.size() + (is_entity ? 0 : lead + i));
            written_as.push_back(is_entity ? written : meant.substr(i, 1));
        }
        raw += written;
        text += meant;
    }
    RC_ASSERT(decode(raw, RawKind::content) == text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const RawRange range = raw_range(raw, RawKind::content, i, i + 1);
        RC_ASSERT(range.begin == from[i]);
        RC_ASSERT(raw.substr(range.begin, range.end - range.begin) == written_as[i]);
    }
    RC_ASSERT(raw_range(raw, RawKind::content, text.size(), text.size()).begin == raw.size());
    const XmlDocument document = parse("<a>" + raw + "</a>");
    RC_ASSERT(document.root().text == text);
    RC_ASSERT(document.inner(document.root()) == raw);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
