// The stream parser: views, places, faults, and what a listener may do.
#include "xml/stream.hpp"

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace abide::tests {

namespace {

/// Writes down what it is told.
class Listener final : public XmlEvents {
  public:
    explicit Listener(XmlStream& of) : stream(of) {}

    void start(const XmlStart& tag) override {
        heard += "<" + std::string(tag.uri == nullptr ? "" : "{" + std::string(tag.uri) + "}") + tag.name;
        for (std::size_t i = 0; i < tag.attributes.size(); ++i) {
            heard += std::string(" ") + tag.attributes.name(i) + "=" + std::string(tag.attributes.value(i));
            if (const auto at = stream.offset_of(tag.attributes.value(i))) offsets.push_back(*at);
        }
        heard += ">";
        tag_lines.push_back(stream.tag_line());
        names.push_back(tag.name);
        if (heard.find("throw") != std::string::npos) throw std::runtime_error("thrown");
        if (heard.find("stop") != std::string::npos) stream.stop();
    }
    void end() override { heard += "</>"; }
    void text(std::string_view piece) override { heard += piece; }

    XmlStream& stream;
    std::string heard;
    std::vector<std::uint32_t> tag_lines;
    std::vector<std::size_t> offsets;
    std::vector<XmlName> names;
};

struct Parsed {
    bool is_whole;
    std::string heard;
    XmlFault fault;
};

Parsed parse(const std::string& document) {
    XmlStream stream;
    Listener listener(stream);
    const bool is_whole = stream.parse(document, listener);
    return {is_whole, listener.heard, stream.fault()};
}

} // namespace

BOOST_AUTO_TEST_SUITE(xml)
BOOST_AUTO_TEST_SUITE(stream)

BOOST_AUTO_TEST_CASE(elements_attributes_and_text_are_told_in_order) {
    const Parsed parsed = parse("<a xmlns='urn:x' p='1&amp;2'>t<b/>&lt;<![CDATA[<c>]]><!-- no --><?no?></a>");
    BOOST_TEST(parsed.is_whole);
    BOOST_TEST(parsed.heard == "<{urn:x}a p=1&2>t<{urn:x}b></><<c></>");
}

BOOST_AUTO_TEST_CASE(one_stream_reads_many_documents_and_knows_names_by_their_address) {
    XmlStream stream;
    Listener listener(stream);
    const XmlName known = stream.intern("concern");
    BOOST_TEST(stream.parse("<concern/>", listener));
    BOOST_TEST(!stream.parse("<concern>", listener));
    BOOST_TEST(stream.parse("<concern/>", listener));
    for (const XmlName name : listener.names) BOOST_TEST((name == known));
    BOOST_TEST((stream.fault().kind == XmlFault::Kind::none));
}

BOOST_AUTO_TEST_CASE(lines_and_offsets_are_those_of_the_document) {
    XmlStream stream;
    Listener listener(stream);
    BOOST_TEST(stream.parse("<a>\n<!--\n--><b\n x='1'\n y='2'/>\n<c/></a>", listener));
    BOOST_TEST(listener.tag_lines == (std::vector<std::uint32_t>{1, 3, 6}), boost::test_tools::per_element());
    BOOST_TEST(listener.offsets == (std::vector<std::size_t>{19, 26}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(faults_have_a_place_and_quote_no_text) {
    const Parsed mismatch = parse("<a><b>secret</c></a>");
    BOOST_TEST(!mismatch.is_whole);
    BOOST_TEST(mismatch.fault.says == "<b> is closed by </c>");
    BOOST_TEST(mismatch.fault.offset >= 12);
    BOOST_TEST(mismatch.fault.offset <= 16);
    const Parsed bytes = parse("<a>secret \xE9 secret</a>");
    BOOST_TEST(bytes.fault.says == "here are bytes that are not UTF-8");
    BOOST_TEST(bytes.fault.offset == 10);
    BOOST_TEST((parse("<a><b/>").fault.kind == XmlFault::Kind::ended_early));
    BOOST_TEST((parse("").fault.kind == XmlFault::Kind::ended_early));
    BOOST_TEST((parse("<a/><b/>").fault.kind == XmlFault::Kind::malformed));
}

BOOST_AUTO_TEST_CASE(a_document_type_is_a_fault_although_libxml2_is_content) {
    const Parsed parsed = parse("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
    BOOST_TEST(!parsed.is_whole);
    BOOST_TEST((parsed.fault.kind == XmlFault::Kind::document_type));
    BOOST_TEST(parsed.heard.empty());
}

BOOST_AUTO_TEST_CASE(an_undeclared_prefix_is_a_fault_although_libxml2_is_content) {
    BOOST_TEST(!parse("<a><p:b/></a>").is_whole);
    BOOST_TEST(!parse("<a p:x='1'/>").is_whole);
}

BOOST_AUTO_TEST_CASE(a_text_longer_than_libxml2_looks_ahead_is_read_to_its_end) {
    const Parsed parsed = parse("<a><b>" + std::string(12U << 20U, 't') + "</b><c/></a>");
    BOOST_TEST(parsed.is_whole);
    BOOST_TEST(parsed.heard.ends_with("</><c></></>"));
}

BOOST_AUTO_TEST_CASE(what_a_listener_throws_comes_out_and_the_stream_can_be_used_again) {
    XmlStream stream;
    Listener listener(stream);
    BOOST_CHECK_THROW(stream.parse("<a><throw/></a>", listener), std::runtime_error);
    Listener other(stream);
    BOOST_TEST(stream.parse("<a/>", other));
}

BOOST_AUTO_TEST_CASE(a_listener_may_stop) {
    XmlStream stream;
    Listener listener(stream);
    BOOST_TEST(!stream.parse("<a><stop x='1'/><b/></a>", listener));
    BOOST_TEST(stream.was_stopped());
    BOOST_TEST((stream.fault().kind == XmlFault::Kind::none));
    BOOST_TEST(listener.heard == "<a><stop x=1>");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
