// Laws of reading: splitting changes nothing, cutting off loses only what is cut, and no bytes bring the reader down.
#include <boost/test/unit_test.hpp>

#include <random>
#include <set>

#include "base/file.hpp"
#include "tests/places.hpp"
#include "tests/reader/reading.hpp"
#include "tests/rounds.hpp"
#include "xml/document.hpp"

namespace abide::tests {

namespace {

using Lines = std::vector<std::string>;

/// Well-formed exports with everything between the lines that XML allows.
class ExportMaker {
  public:
    explicit ExportMaker(unsigned seed) : random_(seed) {}

    std::string make(int cases) {
        std::string text =
            pick({"", "\xEF\xBB\xBF", "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='UTF-8'?>\n"});
        text += noise() + "<case-records xmlns" + pick({"=", " = ", "\n="}) + "\"urn:abide:case-records:1\"" +
                pick({"", " area='A > B'", " area=\"a&lt;b\""}) + ">" + filler();
        for (int i = 0; i < cases; ++i) text += one_case(i) + filler();
        return text + "</case-records" + pick({"", " ", "\n"}) + ">" + noise();
    }

  private:
    std::size_t below(std::size_t n) { return random_() % n; }
    std::string pick(std::initializer_list<const char*> choices) {
        return std::string(*(choices.begin() + static_cast<std::ptrdiff_t>(below(choices.size()))));
    }
    std::string space() { return pick({"", " ", "\n", "\r\n", "\t", "\n\n    "}); }
    std::string noise() {
        return space() +
               pick({"", "", "<!-- a - b > c < d -->", "<!-- </case> -->", "<?go a > b ?>", "<!---->",
                     "<!-- ]]> ' \" -->"}) +
               space();
    }
    std::string filler() { return below(3) == 0 ? noise() + noise() : space(); }
    std::string text() {
        return pick({"plain", "a &lt;case&gt; b", "<![CDATA[</case> <x> ]] > ]]>", "&#233;\xC3\xA9", "<![CDATA[]]>",
                     "x<!-- <b> -->y", "<?p?>", "> ' \"", ""});
    }
    std::string quoted(const std::string& value) { return below(2) == 0 ? "\"" + value + "\"" : "'" + value + "'"; }
    std::string attribute(const char* name, std::initializer_list<const char*> values) {
        if (below(3) == 0) return "";
        return " " + space() + name + pick({"=", " =", "= "}) + quoted(pick(values));
    }
    std::string one_case(int number) {
        std::string text = "<case " + space() + "id=" + quoted("C" + std::to_string(number)) +
                           attribute("team", {"north", "a > b", "/>", "]]&gt;", "&lt;/case&gt;", "caf\xC3\xA9"}) +
                           space();
        if (below(5) == 0) return text + "/>";
        text += ">" + filler();
        for (std::size_t i = below(4); i > 0; --i) text += concern(i) + filler();
        return text + "</case" + space() + ">";
    }
    std::string concern(std::size_t number) {
        std::string inside;
        if (below(2) == 0) inside += "<reason>" + text() + text() + "</reason>" + filler();
        for (std::size_t i = below(3); i > 0; --i)
            inside += "<meeting" + attribute("held-date", {"2026-01-02", "2026-13-01", "soon"}) +
                      attribute("odd", {"1"}) + "/>" + filler();
        return "<concern id=\"c" + std::to_string(number) + "\"" + attribute("category", {"1", "2", "7"}) +
               attribute("times", {"3", "x"}) +
               (inside.empty() && below(2) == 0 ? "/>" : ">" + filler() + inside + "</concern>");
    }

    std::mt19937 random_;
};

/// What a plain parse of the whole file says about its cases: their ids, lines and how many elements are inside.
Lines by_whole_parse(const std::string& text) {
    Diagnostics diagnostics;
    const std::optional<XmlDocument> document = parse_document("whole.xml", text, diagnostics);
    BOOST_REQUIRE(document.has_value());
    Lines cases;
    for (const XmlElement& child : document->root().children) {
        std::size_t records = 0;
        for (const XmlElement& concern : child.children) {
            ++records;
            for (const XmlElement& inner : concern.children) records += inner.name == "meeting" ? 1U : 0U;
        }
        cases.push_back(child.attribute("id")->value + " line " + std::to_string(child.line) + " records " +
                        std::to_string(records));
    }
    return cases;
}

Lines by_reader(const Outcome& outcome) {
    Lines cases;
    for (const Outcome::OneCase& one : outcome.cases)
        cases.push_back(one.id + " line " + std::to_string(one.line) + " records " +
                        std::to_string(one.records.size() - 1));
    return cases;
}

/// Each case as a file of its own, so that nothing has to be split: what it says must be the same.
Lines alone(const std::string& text, const Outcome::OneCase& one) {
    Diagnostics diagnostics;
    const std::optional<XmlDocument> document = parse_document("whole.xml", text, diagnostics);
    const std::string_view source = document->source();
    for (const XmlElement& child : document->root().children) {
        if (child.attribute("id")->value != one.id) continue;
        const std::size_t end = source.find(
            '>', child.inner_end == child.inner_begin && source[child.inner_begin - 2] == '/' ? child.inner_begin - 1
                                                                                              : child.inner_end);
        const Outcome single = read_canonical(canonical(source.substr(child.begin, end + 1 - child.begin)));
        return single.cases.empty() ? Lines{"not read"} : single.cases[0].records;
    }
    return {"not there"};
}

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(laws)

BOOST_AUTO_TEST_CASE(splitting_finds_the_cases_that_a_whole_parse_finds) {
    for (unsigned seed = 0; seed < rounds(300); ++seed) {
        const std::string text = ExportMaker(seed).make(static_cast<int>(seed % 7));
        const Outcome outcome = read_canonical(text);
        BOOST_TEST_CONTEXT("seed " << seed << "\n" << text) {
            BOOST_TEST(by_reader(outcome) == by_whole_parse(text), boost::test_tools::per_element());
            BOOST_TEST(outcome.exports[0].refused == 0);
            BOOST_TEST(outcome.whole[0]);
            BOOST_TEST(!has_errors(outcome.diagnostics));
            for (const Outcome::OneCase& one : outcome.cases)
                BOOST_TEST(one.records == alone(text, one), boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(an_export_longer_than_any_window_is_split_the_same) {
    ExportMaker maker(7);
    const std::string text = maker.make(12000);
    BOOST_REQUIRE(text.size() > 2U << 20U);
    const Outcome outcome = read_canonical(text);
    BOOST_TEST((by_reader(outcome) == by_whole_parse(text)));
}

BOOST_AUTO_TEST_CASE(an_export_cut_off_anywhere_keeps_its_whole_cases_and_says_so) {
    const std::string text =
        "<?xml version=\"1.0\"?>\n<!-- head --><case-records xmlns=\"urn:abide:case-records:1\">\n"
        "<panel id=\"p\"/><case id=\"A\"><concern id=\"c\"><reason><![CDATA[x]]></reason></concern></case>\n"
        "<!-- between --><case id=\"B\" team='t'/><?go on?><case id=\"C\"><meeting/>text</case>\n</case-records>";
    for (std::size_t size = 0; size < text.size(); ++size) {
        const Outcome outcome = read_canonical(text.substr(0, size));
        BOOST_TEST_CONTEXT("cut at " << size) {
            Lines whole;
            for (const auto& [id, end] :
                 {std::pair("A", "</concern></case>"), std::pair("B", "team='t'/>"), std::pair("C", "text</case>")})
                if (text.find(end) + std::string_view(end).size() <= size) whole.emplace_back(id);
            BOOST_TEST(outcome.ids() == whole, boost::test_tools::per_element());
            BOOST_TEST(has_errors(outcome.diagnostics));
            BOOST_TEST((!outcome.whole[0] || outcome.exports[0].format.empty()));
        }
    }
}

BOOST_AUTO_TEST_CASE(no_change_of_bytes_brings_the_reader_down_or_hides_a_case_in_silence) {
    const std::string text = ExportMaker(11).make(6);
    const std::set<std::string> all = {"C0", "C1", "C2", "C3", "C4", "C5"};
    std::mt19937 random(20260410);
    const std::string spice = "<>/\"'&!?-=[]; \n\x80\xFF" + std::string(1, '\0') + "ac";
    for (unsigned round = 0; round < rounds(3000); ++round) {
        std::string changed = text;
        for (auto changes = 1 + random() % 4; changes > 0 && !changed.empty(); --changes) {
            const std::size_t at = random() % changed.size();
            switch (random() % 4) {
            case 0: changed[at] = spice[random() % spice.size()]; break;
            case 1: changed.erase(at, 1 + random() % 9); break;
            case 2: changed.insert(at, 1, spice[random() % spice.size()]); break;
            default: changed.insert(at, changed.substr(random() % changed.size(), random() % 40)); break;
            }
        }
        const Outcome outcome = read_canonical(changed);
        std::set<std::string> found;
        for (const Outcome::OneCase& one : outcome.cases) found.insert(one.id);
        const bool is_all_there = std::includes(found.begin(), found.end(), all.begin(), all.end());
        if (!is_all_there && outcome.diagnostics.empty()) BOOST_TEST_CONTEXT("round " << round << "\n" << changed)
        BOOST_TEST(by_reader(outcome) == by_whole_parse(changed));
    }
}

BOOST_AUTO_TEST_CASE(the_same_bytes_give_the_same_answer_twice) {
    const std::string text = ExportMaker(3).make(6) + "<case id=";
    BOOST_TEST(read_canonical(text).said() == read_canonical(text).said(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
