// Texts of others in a page: one line of characters that can be shown, and no sign that begins a tag.
#include "base/markup.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(base)
BOOST_AUTO_TEST_SUITE(texts_of_others)

RC_BOOST_PROP(one_line_is_one_line_of_utf_8_and_settled, (const std::string& text)) {
    const std::string line = one_line(text);
    RC_ASSERT(line == one_line(line));
    for (const char c : line) RC_ASSERT(static_cast<unsigned char>(c) >= 0x20U);
    RC_ASSERT((line.empty() ||
               (line.front() != ' ' && line.back() != ' '))); // one bracket more: the macro would not stop at ||
}

BOOST_AUTO_TEST_CASE(what_cannot_be_shown_is_replaced_and_spaces_fold) {
    BOOST_TEST(one_line(" a\t\r\n b \xC2\xA0 c ") == "a b c");
    BOOST_TEST(one_line("a\xE2\x80\xA8"
                        "b") == "a b");
    BOOST_TEST(one_line("a\x07"
                        "b") == "a\xEF\xBF\xBD"
                                "b");
    BOOST_TEST(one_line("\xFFz\xED\xA0\x80") == "\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    BOOST_TEST(one_line("\xE2\x80\xAE"
                        "evil") == "\xEF\xBF\xBD"
                                   "evil");
    BOOST_TEST(one_line("A\u200bB\U000e0041") == "A\uFFFDB\uFFFD");
    BOOST_TEST(one_line("محمد") == "محمد");
}

BOOST_AUTO_TEST_CASE(signs_become_references_and_only_escape_html_folds) {
    BOOST_TEST(escape_html(" a\n<b> ") == "a &lt;b&gt;");
    BOOST_TEST(escape_signs(" a\n<b> & \"c\" 'd'") == " a\n&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
