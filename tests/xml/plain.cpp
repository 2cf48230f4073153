// What is read plainly is told just as libxml2 tells it, and whatever is not plain is left to libxml2.
#include "xml/plain.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

namespace abide::tests {

namespace {

/// Writes down everything that a listener can learn.
class Witness final : public XmlEvents {
  public:
    explicit Witness(XmlStream& of) : stream_(of) {}

    void start(const XmlStart& tag) override {
        end_text();
        const std::string uri = tag.uri == nullptr ? "" : "{" + std::string(tag.uri) + "}";
        note("<" + uri + tag.name + " declares " + std::to_string(tag.namespaces) + " from line " +
             std::to_string(stream_.tag_line()));
        for (std::size_t i = 0; i < tag.attributes.size(); ++i) {
            const std::string of = tag.attributes.uri(i) == nullptr ? "" : tag.attributes.uri(i);
            const std::string value(tag.attributes.value(i));
            const auto at = stream_.offset_of(tag.attributes.value(i));
            // Where letters beyond ASCII stand libxml2 cannot say.
            const bool is_ascii = std::all_of(value.begin(), value.end(), [](char c) { return (c & 0x80) == 0; });
            const std::string where = is_ascii && at ? " at " + std::to_string(*at) : "";
            note(std::string("  ").append(of).append(" ").append(tag.attributes.name(i)).append("=").append(value) +
                 where);
        }
    }
    void end() override {
        end_text();
        note("</>");
    }
    // Of a text only the whole counts: libxml2 may tell it in pieces.
    void text(std::string_view piece) override { text_ += piece; }

    std::string heard;

  private:
    void end_text() {
        if (!text_.empty()) heard.append("text ").append(text_).append("\n");
        text_.clear();
    }
    void note(const std::string& what) {
        heard += what + " | " + std::to_string(stream_.line()) + ":" + std::to_string(stream_.offset()) + "\n";
    }
    XmlStream& stream_;
    std::string text_;
};

/// Both ways, each with a stream of its own that is used again and again.
class BothWays {
  public:
    BothWays() { slow_.read_plainly(false); }

    struct Told {
        std::string plainly;
        std::string by_libxml2;
    };
    Told tell(const XmlParts& parts) { return {tell(quick_, parts), tell(slow_, parts)}; }

  private:
    static std::string tell(XmlStream& stream, const XmlParts& parts) {
        Witness witness(stream);
        const bool is_whole = stream.parse(parts, witness);
        const XmlFault& fault = stream.fault();
        return witness.heard + (is_whole ? "whole" : "not: " + fault.says + " at " + std::to_string(fault.offset));
    }
    XmlStream quick_;
    XmlStream slow_;
};

bool is_plain(std::string_view document) {
    XmlStream stream;
    PlainReader reader([&](std::string_view name) { return stream.intern(name); });
    return reader.read(document);
}

class Dice {
  public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    std::size_t below(std::size_t end) { return engine_() % end; }
    bool once_in(std::size_t n) { return below(n) == 0; }
    template <std::size_t n>
    std::string pick(const std::array<const char*, n>& from) {
        return from.at(below(n));
    }

  private:
    std::mt19937 engine_;
};

constexpr std::array names = {"a",   "concern", "strategy-meeting",           "held_date",
                              "x.1", "B",       "a-very-long-name-for-a-fact"};
constexpr std::array texts = {"",
                              "yes",
                              "2026-04-10",
                              "O'Brien",
                              "a > b",
                              "]]",
                              "h\xC3\xA9ll\xC3\xB8",
                              "\xF0\x9F\x91\xB6",
                              "\t",
                              " ",
                              "0123456789abcdef0123456789abcdef",
                              "] ]>"};
constexpr std::array blanks = {" ", "  ", "\n", "\n   ", "\t", " \n\t "};

std::string element(Dice& dice, int depth) {
    const std::string name = dice.pick(names);
    std::string out = "<" + name;
    for (std::size_t i = dice.below(4); i > 0; --i) {
        const char quote = dice.once_in(3) ? '\'' : '"';
        std::string value = dice.pick(texts);
        if (quote == '\'' && value.find('\'') != std::string::npos) value = "no";
        if (value == "\t") value = "";
        // Numbered, so that most tags give none twice.
        out += dice.pick(blanks) + dice.pick(names) + std::to_string(dice.once_in(20) ? 0 : i) +
               (dice.once_in(9) ? " = " : "=") + quote + value + quote;
    }
    if (dice.once_in(4)) out += dice.pick(blanks);
    if (depth == 0 || dice.once_in(3)) return out + "/>";
    out += ">";
    for (std::size_t i = dice.below(4); i > 0; --i)
        out += dice.pick(texts) + element(dice, depth - 1) + dice.pick(blanks);
    return out + dice.pick(texts) + "</" + name + (dice.once_in(9) ? dice.pick(blanks) : "") + ">";
}

/// One or a few bytes put in, taken out or replaced.
void spoil(std::string& document, Dice& dice) {
    constexpr std::array bits = {"<",
                                 ">",
                                 "&",
                                 "&amp;",
                                 "\"",
                                 "'",
                                 "/",
                                 "=",
                                 "\r\n",
                                 "\x01",
                                 "\xFF",
                                 "\xC3",
                                 "xmlns",
                                 ":",
                                 "<!-- c -->",
                                 "<?p i?>",
                                 "]]>",
                                 "<![CDATA[",
                                 "\xED\xA0\x80",
                                 "\xEF\xBF\xBE",
                                 "\xC0\x80",
                                 " ",
                                 "\n",
                                 " xmlns:p='u'"};
    for (std::size_t times = 1 + dice.below(2); times > 0; --times) {
        const std::size_t at = dice.below(document.size());
        const std::string bit = dice.pick(bits);
        switch (dice.below(3)) {
        case 0: document.insert(at, bit); break;
        case 1: document.replace(at, 1, bit); break;
        default: document.erase(at, 1); break;
        }
        if (document.empty()) document = "<";
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(xml)
BOOST_AUTO_TEST_SUITE(plain)

BOOST_AUTO_TEST_CASE(what_is_plain_and_what_is_not) {
    for (const char* document : {"<a/>", "<a b='1' c=\"2\"/>", "<a>\n  text > text\n</a>", "<a\n b = '1'\n/>",
                                 "<a>h\xC3\xA9</a >", "<a>]] &gt"})
        BOOST_TEST(is_plain(document) == (std::string_view(document).find('&') == std::string_view::npos), document);
    for (const char* document : {"",
                                 " <a/>",
                                 "<a/> ",
                                 "<a>",
                                 "<a/><b/>",
                                 "<a></b>",
                                 "<a b='1' b='2'/>",
                                 "<a b='1'c='2'/>",
                                 "<a b=1/>",
                                 "<a b/>",
                                 "<a b='<'/>",
                                 "<a b='&amp;'/>",
                                 "<a b='\n'/>",
                                 "<a>&lt;</a>",
                                 "<a>]]></a>",
                                 "<a>\r\n</a>",
                                 "<a><!-- --></a>",
                                 "<a><?b?></a>",
                                 "<a><![CDATA[]]></a>",
                                 "<a xmlns='u'/>",
                                 "<p:a/>",
                                 "<a p:b='1'/>",
                                 "<a>\x01</a>",
                                 "<a>\xC0\x80</a>",
                                 "<a>\xED\xA0\x80</a>",
                                 "<a>\xEF\xBF\xBF</a>",
                                 "<a>\xF4\x90\x80\x80</a>",
                                 "<a>\xE9</a>",
                                 "<1/>",
                                 "< a/>",
                                 "</a>"})
        BOOST_TEST(!is_plain(document), document);
}

BOOST_AUTO_TEST_CASE(random_documents_sound_and_spoilt_are_told_alike) {
    BothWays both;
    Dice dice(20260410);
    std::size_t plain = 0;
    for (int i = 0; i < 30000; ++i) {
        std::string body = element(dice, 3);
        if (dice.once_in(2)) spoil(body, dice);
        plain += is_plain(body) ? 1U : 0U;
        const auto told = both.tell({"", body, ""});
        BOOST_REQUIRE_MESSAGE(told.plainly == told.by_libxml2, body << "\nplainly:\n"
                                                                    << told.plainly << "\nby libxml2:\n"
                                                                    << told.by_libxml2);
    }
    BOOST_TEST(plain > 10000U);
    BOOST_TEST(plain < 25000U);
}

BOOST_AUTO_TEST_CASE(the_elements_around_are_told_as_libxml2_told_them_first) {
    BothWays both;
    Dice dice(7);
    const std::array<std::array<std::string, 2>, 6> around = {{
        {"<case-records xmlns=\"urn:x\">", "</case-records>"},
        {"<m:message xmlns:m='urn:m'\n xmlns='urn:d'><children>", "</children></m:message>"},
        {"<m:message xmlns:m='urn:m'>", "</m:message>"},
        {"<a><b xmlns=''>", "</b></a>"},
        {"<a xmlns='not a uri %%'>", "</a>"},
        {"<a attribute='1'>", "</a>"},
    }};
    for (int i = 0; i < 3000; ++i) {
        std::string body = element(dice, 2);
        if (dice.once_in(6)) spoil(body, dice);
        const auto& [before, after] = around.at(dice.below(around.size()));
        // Sometimes the end is left out, as of a case that breaks off.
        const auto told = both.tell({before, body, dice.once_in(10) ? "" : after});
        BOOST_REQUIRE_MESSAGE(told.plainly == told.by_libxml2, before << body << after << "\nplainly:\n"
                                                                      << told.plainly << "\nby libxml2:\n"
                                                                      << told.by_libxml2);
    }
}

BOOST_AUTO_TEST_CASE(very_many_names_deep_elements_and_long_documents_are_told_alike) {
    BothWays both;
    std::string names_of_all;
    for (int i = 0; i < 3000; ++i) names_of_all += "<n" + std::to_string(i) + " a" + std::to_string(i) + "='1'/>";
    std::string deep;
    std::string up;
    for (int i = 0; i < 230; ++i) {
        deep += "<d>";
        up += "</d>";
    }
    std::string wide = "<w";
    for (int i = 0; i < 80; ++i) wide += " a" + std::to_string(i) + "='" + std::to_string(i) + "'";
    for (const std::string& body :
         {"<a>" + names_of_all + "</a>", deep + up, wide + "/>", "<a>" + std::string(5U << 20U, 't') + "</a>",
          "<" + std::string(1200, 'n') + "/>"}) {
        const auto told = both.tell({"", body, ""});
        BOOST_TEST((told.plainly == told.by_libxml2), body.substr(0, 40));
    }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
