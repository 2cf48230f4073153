// From Markdown to HTML: what becomes what, and what is refused.
#include "briefing/html.hpp"

#include <boost/test/unit_test.hpp>

#include "base/error.hpp"
#include "briefing/markdown_pieces.hpp"
#include "tests/briefing/page_check.hpp"

namespace abide::tests {

namespace {

std::string html(const std::string& markdown) {
    const std::string body = to_html(markdown, {{"timeline", "<figure>drawing</figure>\n"}}).html;
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
BOOST_AUTO_TEST_SUITE(html_bodies)

BOOST_AUTO_TEST_CASE(a_pipe_table_becomes_a_table_with_caption_and_heads) {
    BOOST_TEST(
        html("Table: Counts\n\n| State | n |\n|---|--:|\n| **● Met** | 3 |\n| a \\| b | 4 |\n") ==
        "<div class=\"scroll\" role=\"region\" aria-labelledby=\"table-1\" tabindex=\"0\">\n<table>\n"
        "<caption id=\"table-1\"><span>Counts</span></caption>\n<thead>\n"
        "<tr><th scope=\"col\">State</th><th scope=\"col\" class=\"number\">n</th></tr>\n</thead>\n<tbody>\n"
        "<tr><th scope=\"row\"><strong class=\"state state-met\"><span aria-hidden=\"true\">●</span> Met</strong>"
        "</th><td class=\"number\">3</td></tr>\n"
        "<tr><th scope=\"row\">a | b</th><td class=\"number\">4</td></tr>\n"
        "</tbody>\n</table>\n</div>\n");
}

BOOST_AUTO_TEST_CASE(a_table_without_a_caption_takes_the_heading_above_it) {
    BOOST_TEST(has(html("# By *team*\n\n| a |\n|---|\n| b |\n"), "<span>By team</span></caption>"));
}

BOOST_AUTO_TEST_CASE(only_what_has_the_shape_of_a_table_is_one) {
    BOOST_TEST(!has(html("| a |\nno rule\n"), "<table>"));
    BOOST_TEST(!has(html("| a | b |\n|---|\n"), "<table>"));
    BOOST_TEST(!has(html("a | b\n---|---\n"), "<table>"));
    BOOST_TEST(has(html("Table: not before a table\n"), "<p>Table: not before a table</p>"));
}

BOOST_AUTO_TEST_CASE(a_document_read_in_pieces_gives_the_same_page) {
    const std::string document =
        "# One\n\ntext\n\n- a\n- b\n## Two\n\nTable: Counts\n\n| a |\n|---|\n| b |\n\n```\n# no heading\n```\n"
        "### Two\n\n<a id=\"two\"></a>end\n\n#Three\n\n#### Two\n";
    const std::string whole = to_html(document, {}).html;
    for (const std::size_t bytes : {1U, 10U, 50U}) {
        const HtmlBody in_pieces = to_html(document, {}, bytes);
        BOOST_TEST(in_pieces.html == whole);
        BOOST_TEST(in_pieces.headings.size() == 4U);
    }
    BOOST_TEST(pieces_of(document, 1).size() == 4U);
}

BOOST_AUTO_TEST_CASE(a_fault_in_a_later_piece_is_told_with_its_line_in_the_document) {
    const auto later = [] { to_html("# One\n\n## Two\n\na <b>x</b>\n", {}, 1); };
    BOOST_CHECK_EXCEPTION(later(), Error, [](const Error& error) { return has(error.what(), "HTML (line 5"); });
}

BOOST_AUTO_TEST_CASE(a_row_with_too_many_or_too_few_cells_is_refused) {
    BOOST_TEST(has(refusal("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n"), "3 cells under 2 heads"));
    BOOST_TEST(has(refusal("\n| a | b |\n|---|---|\n| 1 |\n"), "1 cell under 2 heads (line 4"));
}

BOOST_AUTO_TEST_CASE(a_list_of_labels_becomes_a_list_of_terms) {
    BOOST_TEST(html("- **Team:** north\n- **Seen:**\n  - one\n  - two\n") ==
               "<dl>\n<div><dt>Team</dt><dd>north</dd></div>\n"
               "<div><dt>Seen</dt><dd>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n</dd></div>\n</dl>\n");
    BOOST_TEST(has(html("- **Team:** north\n- other\n"), "<ul>"));
}

BOOST_AUTO_TEST_CASE(headings_make_parts_and_ids_and_every_id_is_its_own) {
    const HtmlBody body =
        to_html("# Top\n\n## A b\n\n### C\n\n## A b\n\n## <a id=\"a-b-2\"></a>**✕ Breached** D\n\nx\n", {});
    BOOST_TEST(faults_of_part(body.html).empty());
    BOOST_TEST_REQUIRE(body.headings.size() == 5U);
    BOOST_TEST(body.headings[1].id == "a-b");
    BOOST_TEST(body.headings[3].id == "a-b-3");
    BOOST_TEST(body.headings[4].id == "a-b-2");
    BOOST_TEST(body.headings[4].text == "✕ Breached D");
    BOOST_TEST(has(body.html, "<section class=\"part-2 has-state-breached\">\n<h2 id=\"a-b-2\">"));
}

BOOST_AUTO_TEST_CASE(a_mark_alone_makes_no_badge) {
    BOOST_TEST(has(html("**Met** and **●** and ● Met\n"), "<strong>Met</strong>"));
    BOOST_TEST(has(html("**▽ Record does not show it**\n"), "state-not-shown"));
}

BOOST_AUTO_TEST_CASE(a_drawing_stands_where_it_is_named) {
    BOOST_TEST(html("a\n\n<!-- figure: timeline -->\n\nb\n") == "<p>a</p>\n<figure>drawing</figure>\n<p>b</p>\n");
    BOOST_TEST(has(refusal("<!-- figure: nothing -->\n"), "a drawing called \"nothing\""));
}

BOOST_AUTO_TEST_CASE(html_in_markdown_is_refused_with_its_line) {
    BOOST_TEST(has(refusal("a\n\n<div>x</div>\n"), "HTML (line 3"));
    BOOST_TEST(has(refusal("a <b>x</b>\n"), "HTML (line 1"));
    BOOST_TEST(has(refusal("<a id=\"x\" onclick=\"y\"></a> z\n"), "HTML (line 1"));
    BOOST_TEST(has(refusal("<a id=\"x\"></a>a\n\n<a id=\"x\"></a>b\n"), "two places called \"x\""));
    BOOST_TEST(has(refusal("<!-- figure: a b -->\n"), "HTML (line 1"));
}

BOOST_AUTO_TEST_CASE(links_lead_into_the_page_or_one_beside_it_or_to_https_only) {
    BOOST_TEST(has(html("## A\n\n[x](#a)\n"), "<a href=\"#a\">x</a>"));
    BOOST_TEST(has(html("[x](https://example.org/?a=1&b=2)\n"), "href=\"https://example.org/?a=1&amp;b=2\""));
    BOOST_TEST(html("[x](findings-part-2.html)\n") == "<p><a href=\"findings-part-2.html\">x</a></p>\n");
    BOOST_TEST(html("[x](nights/2026-04-10-1/digest.html)\n") ==
               "<p><a href=\"nights/2026-04-10-1/digest.html\">x</a></p>\n");
    for (const char* other : {"/x/y.html", "a/../b.html", "a//b.html", "a/.b.html", "./x.html", "a/.html", "a/",
                              "javascript:alert(1)", "javascript:x.html", "http://example.org", "//x/y.html",
                              "../file.html", "..html", "file.txt", "data:text/html,x"})
        BOOST_TEST(html("[x](" + std::string(other) + ")\n") == "<p>x</p>\n");
    BOOST_TEST(html("![words](https://example.org/x.png)\n") == "<p>words</p>\n");
}

BOOST_AUTO_TEST_CASE(text_is_escaped_for_html) {
    BOOST_TEST(html("\\<i\\> & \"q\" 'a' `<b>`\n") ==
               "<p>&lt;i&gt; &amp; &quot;q&quot; &#39;a&#39; <code>&lt;b&gt;</code></p>\n");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
