// Filters: every row can be chosen, is counted where it is shown, and takes along what it leads to.
#include "briefing/filter.hpp"

#include <boost/test/unit_test.hpp>

#include "base/error.hpp"
#include "briefing/html.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"

namespace abide::tests {

namespace {

const std::string listed = "# Top\n\n## Findings\n\n"
                           "Table: To filter by State, Team: All of them\n\n"
                           "| Rule | Team | State |\n|---|---|---|\n"
                           "| [a](#p-a) | north | **✕ Breached** |\n"
                           "| [b](#p-b) | south | **✕ Breached** |\n"
                           "| c | north | **? Cannot tell** |\n\n"
                           "### North\n\n#### <a id=\"p-a\"></a>A\n\nfirst\n\n### South\n\n#### <a id=\"p-b\"></a>B\n\n"
                           "second\n\n## After\n\nend\n";

std::string html_of(const std::string& markdown) {
    const std::string body = to_html(markdown, {}).html;
    for (const std::string& fault : faults_of_part(body)) BOOST_ERROR(fault);
    return body;
}

std::string refusal(const std::string& markdown) {
    try {
        to_html(markdown, {});
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(filters)

BOOST_AUTO_TEST_CASE(each_value_of_a_column_is_a_choice_with_its_count) {
    const std::string html = html_of(listed);
    for (const char* choice :
         {"<span>Show all</span> <span class=\"count\">(3)</span>",
          "<span>Breached</span> <span class=\"count\">(2)</span>",
          "<span>Cannot tell</span> <span class=\"count\">(1)</span>",
          "<span>north</span> <span class=\"count\">(2)</span>", "<span>south</span> <span class=\"count\">(1)</span>"})
        BOOST_TEST(has(html, choice), choice);
    BOOST_TEST(has(html, "<caption id=\"table-1\"><span>All of them</span>"));
}

BOOST_AUTO_TEST_CASE(a_line_for_each_choice_says_what_it_shows) {
    const std::string html = html_of(listed);
    BOOST_TEST(
        has(html, "f1-0\"><strong>3 of 3</strong> shown. State: Breached 2, Cannot tell 1. Team: north 2, south 1.<"));
    BOOST_TEST(has(html, "f1-1\"><strong>2 of 3</strong> shown. State: Breached 2. Team: north 1, south 1.<"));
    BOOST_TEST(has(html, "f1-4\"><strong>1 of 3</strong> shown. State: Breached 1. Team: south 1.<"));
}

BOOST_AUTO_TEST_CASE(what_a_row_leads_to_and_what_is_around_that_go_with_the_row) {
    const std::string html = html_of(listed);
    BOOST_TEST(has(html, "<tr class=\"f1 f1-1 f1-3\"><th scope=\"row\"><a href=\"#p-a\">"));
    BOOST_TEST(has(html, "<tr class=\"f1 f1-2 f1-3\"><th scope=\"row\">c<"));
    BOOST_TEST(has(html, "<section class=\"part-4 f1 f1-1 f1-3\">\n<h4 id=\"p-a\">"));
    BOOST_TEST(has(html, "<section class=\"part-3 f1 f1-1 f1-4\">\n<h3 id=\"south\">"));
    // What is around the controls, and what no row leads to, is never left out.
    BOOST_TEST(has(html, "<section class=\"part-2\">\n<h2 id=\"findings\">"));
    BOOST_TEST(has(html, "<section class=\"part-2\">\n<h2 id=\"after\">"));
}

BOOST_AUTO_TEST_CASE(a_page_read_in_pieces_has_the_same_filters) {
    const HtmlBody whole = to_html(listed, {});
    for (const std::size_t bytes : {1U, 100U}) {
        const HtmlBody pieces = to_html(listed, {}, bytes);
        BOOST_TEST(pieces.html == whole.html);
        BOOST_TEST(pieces.style == whole.style);
    }
}

BOOST_AUTO_TEST_CASE(the_style_leaves_out_what_is_not_of_the_choice) {
    const std::string style = to_html(listed, {}).style;
    BOOST_TEST(has(style, "body:has(#filter_1_4[type=radio]:checked) .f1:not(.f1-4)"));
    BOOST_TEST(has(style, "body:has(#filter_1_0[type=radio]:checked) .shown.f1:not(.f1-0)"));
    BOOST_TEST(times(style, ":checked)") == 5U);
}

BOOST_AUTO_TEST_CASE(many_choices_are_folded_in_and_sorted_and_stay_out_of_the_line) {
    FilterColumn column = {"Rule", {}};
    for (const char letter : std::string("zyxwvutsrqponm")) column.cells.emplace_back(1, letter);
    const std::string html = Filter(1, {column}).controls();
    BOOST_TEST(has(html, "<summary>Rule: 14 to choose from</summary>"));
    BOOST_TEST(html.find("<span>m</span>") < html.find("<span>z</span>"));
    BOOST_TEST(has(html, "<strong>14 of 14</strong> shown.</div>"));
}

BOOST_AUTO_TEST_CASE(where_nothing_differs_there_is_nothing_to_choose) {
    BOOST_TEST(!Filter(1, {{"Team", {"north", "north"}}}).is_of_use());
    BOOST_TEST(!Filter(1, {{"Team", {}}}).is_of_use());
    const HtmlBody body = to_html("Table: To filter by a: Rows\n\n| a |\n|---|\n| b |\n| b |\n", {});
    BOOST_TEST(!has(body.html, "filter"));
    BOOST_TEST(has(body.html, "<span>Rows</span></caption>"));
    BOOST_TEST(body.style.empty());
}

BOOST_AUTO_TEST_CASE(a_template_that_filters_by_no_column_is_refused) {
    const std::string table = "\n\n| a |\n|---|\n| b |\n";
    BOOST_TEST(has(refusal("Table: To filter by a, c: Rows" + table), "a filter by \"c\", which is no column"));
    BOOST_TEST(has(refusal("Table: To filter by a" + table), "whose caption has no colon"));
}

BOOST_AUTO_TEST_CASE(a_value_of_a_record_is_a_choice_and_nothing_else) {
    for (const std::string& text : hostile_texts()) {
        const Filter filter(1, {{"Team", {text, "north"}}});
        for (const std::string& fault : faults_of_part(filter.controls())) BOOST_ERROR(fault);
        BOOST_TEST(has(filter.style(), "f1-2"));
        BOOST_TEST(!has(filter.style(), "<"));
    }
}

BOOST_AUTO_TEST_CASE(a_document_to_work_on_has_no_filters) {
    const std::string html = html_of(listed);
    const std::string plain = without_filters(html);
    BOOST_TEST(!has(plain, "filter"));
    BOOST_TEST(has(plain, "<h2 id=\"findings\">Findings</h2>\n<div class=\"scroll\""));
    BOOST_TEST(has(plain, "<h2 id=\"after\">"));
    BOOST_TEST(without_filters("<p>x</p>") == "<p>x</p>");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
