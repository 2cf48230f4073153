// Escaping: whatever a record holds stands in the page as those characters, wherever a template puts it.
#include "briefing/markdown.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include "base/markup.hpp"
#include "briefing/html.hpp"
#include "briefing/markdown_tree.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"

namespace abide::tests {

namespace {

// Where templates put values; ¤ is the value.
const std::vector<std::string> contexts = {
    "Before.\n\n¤\n\nAfter.\n",
    "Before\n¤\nafter\n",
    "¤ and ¤\n",
    "¤¤\n",
    "- ¤\n- next\n",
    "1. ¤\n",
    "- **Label:** ¤\n- **Other:** ¤\n",
    "## ¤\n\nAfter.\n",
    "> ¤\n",
    "Some **¤** here\n",
    "A [¤](#place)\n",
    "Table: ¤\n\n| a | b |\n|---|--:|\n| ¤ | y |\n| z | ¤ |\n",
};

std::string in_context(std::string_view context, std::string_view value) {
    std::string text;
    constexpr std::string_view place = "¤";
    for (std::size_t at = context.find(place); at != std::string::npos; at = context.find(place)) {
        text += context.substr(0, at);
        text += value;
        context.remove_prefix(at + place.size());
    }
    return text.append(context);
}

// The tree's forms; neighbouring texts count as one.
std::string shape(const MarkdownNode& node) {
    std::string forms;
    bool after_text = false;
    for (const MarkdownNode& child : node.children) {
        const bool is_text = child.form == MarkdownNode::Form::text;
        if (!(is_text && after_text)) forms.append(std::to_string(static_cast<int>(child.form))).append(shape(child));
        after_text = is_text;
    }
    return "(" + forms + ")";
}

// How the context fails to hold the value as plain text, or nothing.
std::string trouble(const std::string& context, const std::string& value) {
    const std::string escaped = escape_markdown(value);
    if (escaped.empty()) return {};
    const MarkdownNode plain = read_markdown(in_context(context, "word"));
    const MarkdownNode tree = read_markdown(in_context(context, escaped));
    if (shape(tree) != shape(plain)) return "the text changed the document: " + escaped + " in " + context;
    const std::string expected = in_context(plain_text(read_markdown(context)), one_line(value));
    if (plain_text(tree) != expected) return plain_text(tree) + " is not " + expected;
    const std::vector<std::string> faults =
        faults_of_part("<p id=\"place\"></p>" + to_html(in_context(context, escaped), {}).html);
    return faults.empty() ? "" : faults.front() + ": " + escaped + " in " + context;
}

// Mostly marks, some letters, a few bytes that are no text at all.
rc::Gen<std::string> hostile_text() {
    static const std::string marks = "\\`*_[]{}()<>#+-.!|~&$=:;\"'/%,?@^ \t\n\r";
    const auto mark = rc::gen::elementOf(marks);
    const auto letter = rc::gen::elementOf(std::string("ab1 0Z"));
    const auto any = rc::gen::arbitrary<char>();
    return rc::gen::container<std::string>(rc::gen::weightedOneOf<char>({{8, mark}, {3, letter}, {1, any}}));
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(markdown)

BOOST_AUTO_TEST_CASE(hostile_texts_stay_texts_in_every_context) {
    for (const std::string& text : hostile_texts())
        for (const std::string& context : contexts) BOOST_TEST(trouble(context, text) == "");
}

RC_BOOST_PROP(any_text_stays_a_text_in_every_context, ()) {
    const std::string text = *hostile_text();
    for (const std::string& context : contexts) RC_ASSERT(trouble(context, text) == "");
}

BOOST_AUTO_TEST_CASE(ordinary_words_are_not_escaped) {
    for (const char* text : {"Thu 9 Apr 2026", "2026-04-09", "cases/north.xml:22", "5.3-1, 5.3-3", "O’Brien (no. 7)",
                             "first-day-counted: day-after; 50% \"sure\""})
        BOOST_TEST(escape_markdown(text) == text);
}

// pandoc makes links of these otherwise (-f gfm); GitHub does of mail addresses, whatever stands before the @.
BOOST_AUTO_TEST_CASE(an_address_is_no_link) {
    BOOST_TEST(escape_markdown("a@b.example") == "a\\@b.example");
    BOOST_TEST(escape_markdown("mailto:a@b.example") == "mailto:a\\@b.example");
    BOOST_TEST(escape_markdown("see WWW.x.example or http://x.example") == "see WWW\\.x.example or http\\://x.example");
}

BOOST_AUTO_TEST_CASE(marks_that_begin_a_block_are_escaped_only_where_they_begin_one) {
    BOOST_TEST(escape_markdown("- a - b") == "\\- a - b");
    BOOST_TEST(escape_markdown("1. a 2. b") == "1\\. a 2. b");
    BOOST_TEST(escape_markdown("12)") == "12\\)");
    BOOST_TEST(escape_markdown("5.3 a") == "5.3 a");
    BOOST_TEST(escape_markdown("Wow!") == "Wow\\!");
}

BOOST_AUTO_TEST_CASE(yaml_strings_are_quoted) {
    BOOST_TEST(quote_yaml("a \"b\" \\ c\nd") == "\"a \\\"b\\\" \\\\ c d\"");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
