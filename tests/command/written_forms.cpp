// Forms that came back: what is no text, the wrong form or not fit to be approved is refused, and nothing approved is
// lost.
#include <boost/test/unit_test.hpp>

#include <utility>

#include "base/file.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/other_programs.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

/// A folder with forms and pages in it.
class Desk {
  public:
    [[nodiscard]] std::string inside(const std::string& name) const { return (folder_.path() / name).string(); }
    [[nodiscard]] std::string put(const std::string& name, const std::string& text) const {
        write_text(inside(name), text);
        return inside(name);
    }
    [[nodiscard]] Ended brief(std::vector<std::string> words) const {
        words.insert(words.begin(), "brief");
        words.insert(words.end(), {"-o", inside("out")});
        Surroundings shipped;
        shipped.home = repository().string();
        return run_command(words, shipped);
    }
    [[nodiscard]] Ended publish(std::vector<std::string> words, const std::string& role = "practice lead") const {
        words.insert(words.end(), {"--publish", "--approved-by", role});
        return brief(std::move(words));
    }

  private:
    TemporaryFolder folder_;
};

const std::string written = (repository() / "seeds/forms/statement-isc.md").string();

void check_refused(const Ended& ended, const std::string& why, int exit = 2) {
    BOOST_TEST(ended.exit == exit);
    BOOST_TEST(contains(ended.err, why), ended.err);
    BOOST_TEST(ended.out == "");
}

} // namespace

BOOST_AUTO_TEST_SUITE(written_forms)

BOOST_AUTO_TEST_CASE(what_is_no_text_is_refused_with_its_place) {
    const Desk desk;
    const std::string latin = desk.put("latin.md", "# A\n- **Headline:** caf\xE9\n");
    const Ended refused = desk.brief({"statement", latin});
    check_refused(refused, latin + ":2:20: error[FRM-0115]: what stands here is not UTF-8");
    BOOST_TEST(!contains(refused.err, "FRM-0103"), refused.err); // and is not held against the blank
    check_refused(desk.brief({"statement", desk.put("nul.md", std::string("# A\n\0", 5))}), "there is a NUL byte");
    for (const auto& [begins, kind] :
         {std::pair("PK\x03\x04", "a word processor's file"), std::pair("%PDF-1.7", "a PDF")})
        check_refused(desk.brief({"statement", desk.put("back.docx", begins)}),
                      "back.docx is " + std::string(kind) + "; what is wanted is the Markdown that was given out");
    BOOST_TEST(!is_folder(desk.inside("out")));
}

BOOST_AUTO_TEST_CASE(another_form_is_known_by_its_parts) {
    const Desk desk;
    check_refused(desk.brief({"7mb", written}),
                  "looks like a form of \"abide brief statement\", not of \"abide brief 7mb\"");
    check_refused(desk.brief({"learning", (repository() / "seeds/forms/maca-hsb.md").string()}),
                  "looks like a form of \"abide audit report\"");
    BOOST_TEST(desk.brief({"statement", written}).exit == 0);
}

BOOST_AUTO_TEST_CASE(a_role_approves_and_on_a_day_that_has_come) {
    const Desk desk;
    check_refused(desk.publish({"statement", written}, "Jane Bell"),
                  "--approved-by: It looks like somebody’s name; a role is meant, never a person, such as \"lead for "
                  "quality assurance\"");
    check_refused(desk.publish({"statement", written, "--on", "2026-04-11"}),
                  "--on: nobody has approved it on 2026-04-11, a day that has not come; today is 2026-04-10");
    BOOST_TEST(!is_folder(desk.inside("out")));
    BOOST_TEST(desk.publish({"statement", written, "--on", "2026-04-10"}).exit == 0);
}

BOOST_AUTO_TEST_CASE(a_draft_takes_no_approved_pages_place) {
    const Desk desk;
    const std::string page = desk.inside("out/statement-2026-04-10.md");
    BOOST_TEST(desk.brief({"statement", written}).exit == 0);
    BOOST_TEST(desk.brief({"statement", written}).exit == 0); // a draft that of a draft
    BOOST_TEST(desk.publish({"statement", written}).exit == 0);
    const std::string approved = read_file(page);
    check_refused(desk.brief({"statement", written}), page + " is there already, approved for sharing, and a draft", 4);
    BOOST_TEST(read_file(page) == approved);
    BOOST_TEST(desk.publish({"statement", written}, "panel chair").exit == 0); // somebody answers for it again
    BOOST_TEST(contains(read_file(page), "approved-by: \"panel chair\""));
}

BOOST_AUTO_TEST_CASE(what_is_next_can_be_pasted) {
    const Desk desk;
    const std::string own = desk.inside("our templates");
    write_text(own + "/partials/review-past.md", "Ours.\n");
    const Ended given = desk.brief({"statement", "--templates", own});
    BOOST_TEST(contains(given.out, " -o " + desk.inside("out") + " --templates '" + own + "'\n"), given.out);
}

BOOST_AUTO_TEST_CASE(a_file_of_ones_own_folder_that_nothing_reads_is_named) {
    const Desk desk;
    const std::string own = desk.inside("own");
    write_text(own + "/bord.md", "# Board\n");
    write_text(own + "/partials/metod.md", "x\n");
    write_text(own + "/partials/ours.md", "x\n");
    write_text(own + "/partials/review-past.md", "{{> ours}}\n");
    write_text(own + "/README.md", "x\n");
    write_text(own + "/forms/poster.md", "# Poster\n\n## Words\n\n[to write: words]\n");
    write_text(own + "/poster.md", "# {{title}}\n\n{{#words}}\n{{text}}\n{{/words}}\n");
    const Ended given = desk.brief({"statement", written, "--templates", own});
    BOOST_TEST(given.exit == 0);
    BOOST_TEST(given.err == own +
                                "/bord.md: warning[TPL-0113]: nothing reads this file\n"
                                "  help: did you mean \"board.md\"?\n" +
                                own +
                                "/partials/metod.md: warning[TPL-0113]: nothing reads this file\n"
                                "  help: did you mean \"partials/method.md\"?\n");
    write_text(own + "/partials/review-past.md", "caf\xE9\n");
    check_refused(desk.brief({"statement", written, "--templates", own}),
                  own + "/partials/review-past.md:1:4: error[TPL-0110]: what stands here is not UTF-8");
}

BOOST_AUTO_TEST_CASE(what_markdown_refuses_is_told_with_its_template) {
    const Desk desk;
    const std::string own = desk.put("ours.md", "# {{title}}\n\n| a | b |\n|---|---|\n| c |\n");
    check_refused(desk.brief({"statement", written, "--template", own}),
                  own + ": the template makes Markdown that is refused: a table row with 1 cell under 2 heads");
}

// chromium makes no PDF of the first page: the others, and all that needs no other program, are written all the same.
BOOST_AUTO_TEST_CASE(what_another_program_cannot_make_costs_no_other_file) {
    const Desk desk;
    const std::string programs = desk.inside("programs");
    const OtherPrograms ours(programs + ":/usr/bin:/bin");
    const std::string find_target =
        "for word in \"$@\"; do case $word in --print-to-pdf=*) to=${word#*=} ;; esac; done\n";
    write_program(programs + "/chromium", find_target + "echo noise >&2\necho 'no room in /tmp' >&2\nexit 7\n");
    const Ended failed = desk.brief({"statement", written, "--also", "json,pdf"});
    BOOST_TEST(failed.exit == 4);
    BOOST_TEST(failed.err == "abide: chromium could not make statement-2026-04-10.pdf: no room in /tmp. The pages were "
                             "written as Markdown and HTML\n");
    for (const char* ending : {"md", "html", "json"})
        BOOST_TEST(is_file(desk.inside("out/statement-2026-04-10.") + ending), ending);
    BOOST_TEST(!is_file(desk.inside("out/statement-2026-04-10.pdf")));
    BOOST_TEST(contains(failed.out, "Wrote " + desk.inside("out/statement-2026-04-10.json")), failed.out);
    write_program(programs + "/chromium", "exit 3\n");
    BOOST_TEST(contains(desk.brief({"statement", written, "--also", "pdf"}).err,
                        "statement-2026-04-10.pdf: it ended with 3 and did not say why."));
    write_program(programs + "/chromium", find_target + "test -z \"$to\" || echo %PDF > \"$to\"\n");
    BOOST_TEST(desk.brief({"statement", written, "--also", "pdf"}).exit == 0);
    BOOST_TEST(read_file(desk.inside("out/statement-2026-04-10.pdf")) == "%PDF\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
