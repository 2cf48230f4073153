// Pages: self-contained, with no script but the filters', with a policy that fits their bytes, and sound whatever a
// record holds.
#include "briefing/page.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

#include "briefing/case_sheet.hpp"
#include "briefing/findings.hpp"
#include "briefing/rule_pages.hpp"
#include "hash/hash.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"

namespace abide::tests {

namespace {

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t from = text.find(begin);
    if (from == std::string::npos) return "(no " + begin + ")";
    const std::size_t start = from + begin.size();
    return text.substr(start, text.find(end, start) - start);
}

// By hand, so that the page's own way is not its own witness.
std::string base64(const std::string& hex) {
    const std::string signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bits;
    for (const char c : hex) {
        const int digit = std::stoi(std::string(1, c), nullptr, 16);
        for (int bit = 8; bit > 0; bit /= 2) bits += (digit & bit) != 0 ? '1' : '0';
    }
    while (bits.size() % 6 != 0) bits += '0';
    std::string text;
    for (std::size_t i = 0; i < bits.size(); i += 6) text += signs.at(std::stoul(bits.substr(i, 6), nullptr, 2));
    while (text.size() % 4 != 0) text += '=';
    return text;
}

std::vector<Page> all_pages(const Toy& toy) {
    return {
        write_case_sheet(toy.sheet(), shipped_templates()),
        write_findings(toy.findings(), shipped_templates()),
        write_rule_pages(toy.procedure, toy.dictionary, toy.run.as_at, "Abide 0.1.0", shipped_templates()),
    };
}

void check_page(const Page& page) {
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(page.name << ": " << fault);
    const std::string style = between(page.html, "<style>", "</style>");
    const bool is_filtered = has(page.html, "<section class=\"filter\"");
    const std::string script = is_filtered ? between(page.html, "<script>", "</script>") : "";
    BOOST_TEST(has(page.html, "<script") == is_filtered);
    BOOST_TEST(between(page.html, "Content-Security-Policy\" content=\"", "\"") ==
               "default-src 'none'; style-src 'sha256-" + base64(sha256(style)) + "'" +
                   (is_filtered ? "; script-src 'sha256-" + base64(sha256(script)) + "'" : "") +
                   "; img-src data:; base-uri 'none'; form-action 'none'");
    for (const char* never : {"@import", "url(", "expression(", "http-equiv=\"refresh"})
        BOOST_TEST(page.html.find(never) == std::string::npos, never);
}

// Puts a text everywhere a record or a procedure's author could.
void poison(Toy& toy, const std::string& text) {
    toy.one_case.id = text;
    toy.procedure.title = text;
    toy.procedure.clauses.front().says = text;
    toy.procedure.clauses.back().why = text;
    toy.procedure.settings.back()->why = text;
    for (const auto& rule : toy.procedure.rules) {
        rule->title = text;
        rule->say.requirement = text;
        rule->say.ask_who = text;
    }
    for (Verdict& verdict : toy.verdicts) {
        verdict.case_id = text;
        verdict.says = text;
        verdict.sum = text;
        verdict.requires_ = text;
        verdict.ask = text;
        verdict.subject_id = text;
        verdict.file = text;
        for (Evidence& one : verdict.evidence) one.value = one.id = one.file = text;
        for (MissingFact& one : verdict.missing) one.record_id = text;
        for (UsedSetting& one : verdict.settings) one.value = text;
    }
    for (Record& record : toy.one_case.records) record.id = text;
    toy.run.procedures = {used_procedure(toy.procedure, toy.run.as_at)};
    toy.run.exports.front().file = text;
    toy.run.exports.front().unmapped = {{text, 1}};
    for (Diagnostic& one : toy.run.diagnostics) one.case_id = one.says = one.help = one.place.file = text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(pages)

BOOST_AUTO_TEST_CASE(every_page_is_sound_and_its_policy_fits_its_style) {
    const Toy toy;
    for (const Page& page : all_pages(toy)) check_page(page);
}

BOOST_AUTO_TEST_CASE(hostile_texts_everywhere_leave_every_page_sound) {
    for (const std::string& text : hostile_texts()) {
        Toy toy;
        poison(toy, text);
        for (const Page& page : all_pages(toy)) check_page(page);
    }
}

BOOST_AUTO_TEST_CASE(only_a_page_with_a_filter_has_the_script_and_none_where_it_is_not_allowed) {
    const Toy toy;
    Templates templates = shipped_templates();
    BOOST_TEST(has(write_findings(toy.findings(), templates).html, "<script>\n// What a page"));
    BOOST_TEST(!has(write_case_sheet(toy.sheet(), templates).html, "<script"));
    templates.shell.script.clear();
    const Page without = write_findings(toy.findings(), templates);
    for (const std::string& fault : faults_of_page(without.html)) BOOST_ERROR(fault);
    BOOST_TEST(has(without.html, "<section class=\"filter\""));
    BOOST_TEST(!has(without.html, "<script"));
    BOOST_TEST(!has(without.html, "script-src"));
}

BOOST_AUTO_TEST_CASE(titles_tell_pages_apart) {
    const Toy toy;
    const std::vector<Page> pages = all_pages(toy);
    BOOST_TEST(between(pages[0].html, "<title>", "</title>") == "Case sheet – C-0019 – Fri 10 Apr 2026 – IDENTIFIED");
    BOOST_TEST(between(pages[1].html, "<title>", "</title>") == "Findings – all cases – Fri 10 Apr 2026 – IDENTIFIED");
    BOOST_TEST(between(pages[2].html, "<title>", "</title>") ==
               "Rules – Harmful behaviour between children – edition 2016-12 – NO CASE DATA");
}

BOOST_AUTO_TEST_CASE(every_page_is_marked_in_both_forms) {
    const Toy toy;
    for (const Page& page : all_pages(toy)) {
        const std::string marking = page.name.starts_with("rules") ? "NO CASE DATA" : "IDENTIFIED";
        BOOST_TEST(words_in(between(page.html, "<header", "</header>")).find(marking) != std::string::npos);
        BOOST_TEST(page.html.find("@top-left{content:\"" + marking + "\"}") != std::string::npos);
        BOOST_TEST(page.markdown.find("privacy: \"" + marking + "\"") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(the_same_input_gives_the_same_bytes) {
    const std::vector<Page> once = all_pages(Toy());
    const std::vector<Page> again = all_pages(Toy());
    for (std::size_t i = 0; i < once.size(); ++i) {
        BOOST_TEST(once[i].html == again[i].html);
        BOOST_TEST(once[i].markdown == again[i].markdown);
    }
}

BOOST_AUTO_TEST_CASE(file_names_are_safe_and_never_shared) {
    BOOST_TEST(file_name_of({"case", "C-0019", "2026-04-10"}) == "case-C-0019-2026-04-10");
    BOOST_TEST(file_name_of({"case", "../../etc/x"}) == "case-..__2F..__2Fetc__2Fx");
    BOOST_TEST(file_name_of({"..", "a_b"}) == "__2E.-a__5Fb");
    BOOST_TEST(file_name_of({"case", "C/1"}) != file_name_of({"case", "C__2F1"}));
    BOOST_TEST(file_name_of({"learning", "Child R"}) == "learning-Child_R");
    std::set<std::string> names;
    const std::vector<std::string> alike = {"a b",  "a_b",    "a  b",  "a _b",   "a_ b", "a b ",
                                            " a b", "a  5Fb", "a 20b", "a__20b", "a\tb"};
    for (const std::string& one : alike) names.insert(file_name_of({one}));
    BOOST_TEST(names.size() == alike.size());
}

BOOST_AUTO_TEST_CASE(a_shell_with_wrong_slots_is_told_all_at_once) {
    PageShell shell = shipped_templates().shell;
    shell.html += "\n[[boddy]]";
    shell.html.erase(shell.html.find("[[title]]"), 9);
    shell.style += "</style>";
    shell.script += "\"</script>\"";
    Diagnostics faults;
    check_shell(shell, "page.html", faults);
    BOOST_TEST_REQUIRE(faults.size() == 4U);
    BOOST_TEST(faults[0].says == "the page has no slot \"boddy\"");
    BOOST_TEST(faults[0].help == "did you mean \"body\"?");
    BOOST_TEST(faults[1].says == "the page lacks the slot [[title]]");
    BOOST_TEST(faults[2].code == "TPL-0203");
    BOOST_TEST(faults[3].code == "TPL-0204");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
