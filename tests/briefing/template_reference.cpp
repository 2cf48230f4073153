// The reference of templates: every name of every report is in it with a meaning, and nothing that there is not.
#include "briefing/template_reference.hpp"

#include <boost/test/unit_test.hpp>

#include "base/words.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"
#include "tests/same_files.hpp"

namespace abide::tests {

namespace {

struct Meal {
    std::string dish;
    std::vector<std::string> eaters;
};

Fields menu() {
    Fields fields;
    fields.text("as_at", "");
    fields.text("made_by", "");
    fields.flag("is_late", false);
    fields.list("meals", std::vector<Meal>(), [](const Meal& row, Fields& one) {
        one.text("dish", row.dish);
        one.text("as_at", "");
        one.list("eaters", row.eaters, [](const std::string& eater, Fields& of_eater) {
            of_eater.text("as_at", eater);
            of_eater.text("made_by", eater);
        });
    });
    return fields;
}

constexpr std::string_view said = "group run: A run\n"
                                  "  as_at: the date\n"
                                  "  made_by: Abide\n"
                                  "\n"
                                  "is_late: yes when it is late\n"
                                  "meals: what there was\n"
                                  "meals.dish: the dish\n"
                                  "menu/meals.as_at: when it was served\n"
                                  "meals.eaters: who ate\n";

TemplateReference reference_of(std::string_view text) {
    Templates templates;
    Diagnostics faults;
    templates.names = read_names(text, "names.txt", faults);
    for (const Diagnostic& fault : faults) BOOST_ERROR(to_text(fault));
    templates.reports.emplace("menu", menu());
    return view_templates(templates, {{"menu", {"abide eat"}}});
}

/// "eaters (in meals): list, who ate".
std::vector<std::string> rows_of(const std::vector<NameRow>& names) {
    std::vector<std::string> rows;
    for (const NameRow& row : names)
        rows.push_back(row.name + (row.inside.empty() ? "" : " (in " + row.inside + ")") + ": " + row.meaning);
    return rows;
}

std::string fault_of(std::string_view text) {
    Diagnostics faults;
    (void)read_names(text, "names.txt", faults);
    std::string says;
    for (const Diagnostic& one : faults) says += std::to_string(one.place.line) + ": " + one.code + " " + one.says;
    return says;
}

using Words = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(template_reference)

BOOST_AUTO_TEST_CASE(names_of_a_list_stand_below_it_and_what_several_have_stands_once) {
    const TemplateReference reference = reference_of(said);
    BOOST_REQUIRE(reference.reports.size() == 1U);
    const NamedTemplate& menu = reference.reports.front();
    BOOST_TEST(menu.commands == Words{"abide eat"});
    BOOST_TEST(menu.shared == std::vector<std::size_t>{0});
    BOOST_TEST(rows_of(menu.names) == (Words{"is_late: yes when it is late", "meals: what there was",
                                             "as_at (in meals): when it was served", "dish (in meals): the dish",
                                             "eaters (in meals): who ate"}),
               boost::test_tools::per_element());
    BOOST_TEST(menu.names.back().shared == std::vector<std::size_t>{0});
    BOOST_REQUIRE(reference.shared.size() == 1U);
    BOOST_TEST(reference.shared.front().title == "A run");
    BOOST_TEST(rows_of(reference.shared.front().names) == (Words{"as_at: the date", "made_by: Abide"}),
               boost::test_tools::per_element());
    BOOST_TEST(reference.without_meaning.empty());
    BOOST_TEST(reference.unused.empty());
}

BOOST_AUTO_TEST_CASE(a_name_without_meaning_and_a_meaning_without_name_are_told) {
    std::string text(said);
    text.erase(text.find("meals.dish"), text.find("menu/") - text.find("meals.dish"));
    BOOST_TEST(reference_of(text).without_meaning == Words{"menu/meals.dish"});
    BOOST_TEST(reference_of(std::string(said) + "meals.drink: gone\n").unused == Words{"meals.drink"});
    // Whoever takes a name out of a group that several have finds the whole group without a place.
    const TemplateReference less = reference_of("group run: A run\n  as_at: x\n  gone: y\n" + text);
    BOOST_TEST(less.unused == (Words{"group run: as_at", "group run: gone"}));
}

BOOST_AUTO_TEST_CASE(a_line_that_says_no_meaning_is_a_fault_with_its_line) {
    BOOST_TEST(fault_of("a: b\nc\n") == "2: TPL-0304 this line says no name's meaning");
    BOOST_TEST(fault_of("a b: c\n") == "1: TPL-0304 this line says no name's meaning");
    BOOST_TEST(fault_of("a:\n") == "1: TPL-0304 this line says no name's meaning");
    BOOST_TEST(fault_of("  a: b\n") == "1: TPL-0304 a name of a group without a group above it");
    BOOST_TEST(fault_of("a: b\n# note\na: c\n") == "3: TPL-0304 \"a\" has a meaning already");
    BOOST_TEST(fault_of("group g: G\n  a: b\na: c\n") == "");
}

BOOST_AUTO_TEST_CASE(every_name_of_every_report_has_a_meaning_and_every_meaning_a_name) {
    const TemplateReference reference = view_templates(shipped_templates(), {});
    BOOST_TEST(reference.reports.size() >= 15U);
    BOOST_TEST(reference.forms.size() >= 3U);
    BOOST_TEST(list_of(reference.without_meaning) == "");
    BOOST_TEST(list_of(reference.unused) == "");
}

BOOST_AUTO_TEST_CASE(the_page_says_of_every_report_which_template_and_which_command) {
    const TemporaryFolder folder;
    const Ended ended = run_command({"report", "templates", "-o", folder.path().string(), "--also", "json", "--quiet"},
                                    {.home = repository().string()});
    BOOST_TEST(ended.exit == 0, ended.err);
    const Files files = files_of(folder.path().string());
    for (const std::string& fault : faults_of_page(files.at("/templates.html"))) BOOST_ERROR(fault);
    const std::string& page = files.at("/templates.md");
    BOOST_TEST(contains(page, "| [due](#report-due) | due.md |  | abide report due |\n"));
    BOOST_TEST(contains(page, "| [7mb](#report-7mb) | 7mb.md | forms/7mb.md | abide brief 7mb |\n"));
    BOOST_TEST(contains(page, "| [findings](#report-findings) | findings.md |  | abide check, abide sweep and abide "
                              "report findings |\n"));
    for (const auto& [report, fields] : shipped_templates().reports)
        BOOST_TEST(contains(page, "\n- **Template:** " + report + ".md\n- **"), report);
    BOOST_TEST(!contains(page, "**Made by:** \n"));
    BOOST_TEST(contains(files.at("/templates.json"), "\"meaning\":\"how far off it is"));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
