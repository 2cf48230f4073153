// Whether a report names a case: in every format's own spelling, and never as a part of a longer word.
#include "command/nightly/mentions.hpp"

#include <boost/test/unit_test.hpp>

#include "base/markup.hpp"
#include "briefing/markdown.hpp"
#include "history/scrub.hpp"
#include "writer/csv_cell.hpp"
#include "writer/json_text.hpp"

namespace abide::tests {

namespace {

std::string as_json(const std::string& text) {
    JsonText json;
    json.text(text);
    return json.take();
}

constexpr const char* strange = "=A&\"<7>_1*\\[x]'|#\t%2F \xC3\xA9";

} // namespace

BOOST_AUTO_TEST_SUITE(mentions)

BOOST_AUTO_TEST_CASE(every_format_writes_the_same_name) {
    for (const std::string id : {"C-0034", "A_1*b", "O'Hara & sons", strange,
                                 "C\xC2\xA0"
                                 "12",
                                 "C\xE2\x80\x8B"
                                 "12",
                                 "C\xE2\x80\xAE"
                                 "12",
                                 "C\xE2\x80\xA8"
                                 "12",
                                 "C\xC2\x85"
                                 "12",
                                 "C\xC2\x9B"
                                 "12"}) {
        const CaseName name(id);
        BOOST_TEST(name.is_in("of " + id + " it"), id);
        BOOST_TEST(name.is_in("{\"case\":" + as_json(id) + "}"), id);
        BOOST_TEST(name.is_in("<td>" + escape_html(id) + "</td>"), id);
        BOOST_TEST(name.is_in("| " + escape_markdown(id) + " |"), id);
        BOOST_TEST(name.is_in("north," + csv_cell(id) + ",1\r\n"), id);
        BOOST_TEST(name.is_in("# " + escape_markdown("sheet of " + escape_html(id))), id);
    }
    BOOST_TEST(CaseName("C-1").is_in("content:\"C\\2d 1\""));
    BOOST_TEST(CaseName("C/1").is_in("href=\"cases/C%2F1.html\""));
    BOOST_TEST(CaseName("C\x1b").is_in("C\\u{1b}"));
}

BOOST_AUTO_TEST_CASE(a_part_of_a_longer_word_is_another_name) {
    const CaseName name("C-1");
    for (const char* other : {"C-10", "AC-1",
                              "\xC3\xA9"
                              "C-1",
                              "C-", "c-1", ""})
        BOOST_TEST(!name.is_in(other), other);
    for (const char* same : {"C-1", "(C-1)", "case-C-1-2026.md", "C-10 and C-1.", "C-1/rule"})
        BOOST_TEST(name.is_in(same), same);
}

BOOST_AUTO_TEST_CASE(an_id_without_letters_is_no_part_of_a_date_and_ends_a_sentence) {
    const CaseName name("2026");
    BOOST_TEST(!name.is_in("2026-04-10"));
    BOOST_TEST(!name.is_in("as at 10.2026:3"));
    BOOST_TEST(name.is_in("the meeting of case 2026."));
    BOOST_TEST(name.is_in("\"2026\""));
}

BOOST_AUTO_TEST_CASE(a_case_that_somebody_spells_otherwise_is_named_all_the_same) {
    const NamesInText names({"C-0071", "C-0072", "12-34"});
    for (const char* text : {"Visit C-0072", "Visit c-0072.", "Visit C\u20110072", "Visit C\u20100072",
                             "Visit C\u20130072", "Visit C 0072", "Visit C\u00A00072", "Visit C - 0072", "Visit C0072",
                             "Visit C\u2212\u200B0072", "\uFF23\uFF0D\uFF10072", "of c\u00AD-0072's plan"}) {
        const std::string* const named = names.first_in(text);
        BOOST_REQUIRE_MESSAGE(named != nullptr, text);
        BOOST_TEST(*named == "C-0072", text);
    }
    for (const char* text : {"Visit 12-34", "Visit 12 34.", "Visit 12\u201334"}) BOOST_TEST(names.first_in(text), text);
    for (const char* text :
         {"", "Visit C-00722", "Visit AC-0072", "Visit C-72", "Visit 0072", "in 1234", "9-12-34", "C.0072",
          "C-\xFF"
          "0072"})
        BOOST_TEST(!names.first_in(text), text);
    BOOST_TEST(!NamesInText({}).first_in("C-0072"));
}

BOOST_AUTO_TEST_CASE(what_is_no_escape_stays) {
    BOOST_TEST(unescaped("50% & more; &unknown; \\") == "50% & more; &unknown; \\");
    BOOST_TEST(unescaped("&#x41;&#66;\\u0043\\u{44}%45") == "ABCDE");
    BOOST_TEST(unescaped("&#; &#x; \\uZ %G1 %2") == "&#; &#x; \\uZ %G1 %2");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
