// Words and diagnostics: lists, counts, "did you mean", carets.
#include "base/words.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(the_nearest_known_word_is_suggested) {
    const std::vector<std::string> known = {"concern", "meeting", "plan", "plan-item", "0", "yes", "no"};
    BOOST_TEST(nearest("conern", known) == "concern");
    BOOST_TEST(nearest("concenr", known) == "concern");
    BOOST_TEST(nearest("metting", known) == "meeting");
    BOOST_TEST(nearest("plan-itme", known) == "plan-item");
    BOOST_TEST(nearest("yess", known) == "yes");
    BOOST_TEST(did_you_mean("pln", known) == "did you mean \"plan\"?");
}

BOOST_AUTO_TEST_CASE(what_is_not_near_is_not_suggested) {
    const std::vector<std::string> known = {"concern", "meeting", "0"};
    BOOST_TEST(nearest("visit", known) == "");
    BOOST_TEST(nearest("4", known) == "");
    BOOST_TEST(nearest("", known) == "");
    BOOST_TEST(did_you_mean("visit", known) == "");
}

BOOST_AUTO_TEST_CASE(lists_and_counts) {
    BOOST_TEST(list_of(std::vector<std::string>{}) == "");
    BOOST_TEST(list_of(std::vector<std::string>{"a"}) == "a");
    BOOST_TEST(list_of(std::vector<std::string>{"a", "b"}, "or") == "a or b");
    BOOST_TEST(list_of(std::vector<std::string>{"a", "b", "c"}) == "a, b and c");
    BOOST_TEST(count_of(1, "child", "children") == "1 child");
    BOOST_TEST(count_of(0, "child", "children") == "0 children");
    BOOST_TEST(one("meeting") == "a meeting");
    BOOST_TEST(one("attendee") == "an attendee");
    BOOST_TEST(quoted("a") == "\"a\"");
}

BOOST_AUTO_TEST_CASE(white_space_is_folded_and_trimmed) {
    BOOST_TEST(fold_space("  a \n\t b ") == "a b");
    BOOST_TEST(trim(" \r\n a b \t") == "a b");
    BOOST_TEST(split_words(" 1  2\n3 ") == (std::vector<std::string>{"1", "2", "3"}), boost::test_tools::per_element());
    BOOST_TEST(spoken("strategy-meeting") == "strategy meeting");
    BOOST_TEST(capitalised("thursday") == "Thursday");
}

BOOST_AUTO_TEST_CASE(carets_stand_below_characters_not_bytes) {
    Diagnostic diagnostic;
    diagnostic.code = "X-1";
    diagnostic.place = {"a.xml", 12, 10};
    diagnostic.says = "wrong";
    diagnostic.source_line = "\t\u201Ca\u201D \u00E9\u00E9 x";
    diagnostic.width = 4;
    BOOST_TEST(to_text(diagnostic) == "a.xml:12:10: error[X-1]: wrong\n"
                                      "  12 | \t\u201Ca\u201D \u00E9\u00E9 x\n"
                                      "     | \t    ^^\n");
}

BOOST_AUTO_TEST_CASE(a_caret_past_the_end_of_its_line_is_still_shown) {
    Diagnostic diagnostic;
    diagnostic.place = {"a.xml", 1, 4};
    diagnostic.source_line = "<a";
    diagnostic.gravity = Gravity::warning;
    diagnostic.code = "X-1";
    BOOST_TEST(to_text(diagnostic) == "a.xml:1:4: warning[X-1]: \n  1 | <a\n    |   ^\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
