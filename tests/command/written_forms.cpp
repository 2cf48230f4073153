// Forms that came back: what is no text, the wrong form or not fit to be approved is refused, and nothing approved is
// lost.
#include <boost/test/unit_test.hpp>

#include <filesystem>
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
    [[nodiscard]] Ended brief(std::vector<std::string> words, const std::string& into = "") const {
        words.insert(words.begin(), "brief");
        words.insert(words.end(), {"-o", into.empty() ? inside("out") : into});
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
    const std::string page = desk.inside("out/statement-ISC.md");
    BOOST_TEST(desk.brief({"statement", written}).exit == 0);
    BOOST_TEST(desk.brief({"statement", written}).exit == 0); // a draft that of a draft
    BOOST_TEST(desk.publish({"statement", written}).exit == 0);
    const std::string approved = read_file(page);
    check_refused(desk.brief({"statement", written}), page + " is there already, approved for sharing, and a draft", 4);
    BOOST_TEST(read_file(page) == approved);
    BOOST_TEST(desk.publish({"statement", written}, "panel chair").exit == 0); // somebody answers for it again
    BOOST_TEST(contains(read_file(page), "approved-by: \"panel chair\""));
}

BOOST_AUTO_TEST_CASE(what_was_shared_is_not_replaced_by_other_words) {
    const Desk desk;
    const std::string page = desk.inside("out/statement-ISC.md");
    BOOST_TEST(desk.publish({"statement", written}).exit == 0);
    const std::string approved = read_file(page);
    std::string text = read_file(written);
    text.insert(text.find("## What went wrong"), "And more.\n\n");
    const std::string other = desk.put("other.md", text);
    check_refused(desk.publish({"statement", other}),
                  page + " is there already, approved for sharing, and says something else", 4);
    BOOST_TEST(read_file(page) == approved);
    text.replace(text.find("**Label:** ISC"), 14, "**Label:** ISC-2");
    BOOST_TEST(desk.publish({"statement", desk.put("other.md", text)}).exit == 0);
    BOOST_TEST(is_file(desk.inside("out/statement-ISC-2.md")));
}

BOOST_AUTO_TEST_CASE(another_form_does_not_stay_beside_a_page_with_other_words) {
    const Desk desk;
    const std::string json = desk.inside("out/statement-ISC.json");
    BOOST_TEST(desk.brief({"statement", written, "--also", "json"}).exit == 0);
    BOOST_TEST(desk.brief({"statement", written}).exit == 0); // it says the same
    std::string text = read_file(written);
    text.insert(text.find("## What went wrong"), "And more.\n\n");
    const std::string other = desk.put("other.md", text);
    check_refused(desk.brief({"statement", other}), json + " is there already and says what the page said before", 4);
    BOOST_TEST(!contains(read_file(desk.inside("out/statement-ISC.md")), "And more."));
    BOOST_TEST(desk.brief({"statement", other, "--also", "json"}).exit == 0);
    BOOST_TEST(contains(read_file(json), "And more."));
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
    BOOST_TEST(failed.err == "abide: chromium could not make statement-ISC.pdf: no room in /tmp. The pages were "
                             "written as Markdown and HTML\n");
    for (const char* ending : {"md", "html", "json"})
        BOOST_TEST(is_file(desk.inside("out/statement-ISC.") + ending), ending);
    BOOST_TEST(!is_file(desk.inside("out/statement-ISC.pdf")));
    BOOST_TEST(contains(failed.out, "Wrote " + desk.inside("out/statement-ISC.json")), failed.out);
    write_program(programs + "/chromium", "exit 3\n");
    BOOST_TEST(contains(desk.brief({"statement", written, "--also", "pdf"}).err,
                        "statement-ISC.pdf: it ended with 3 and did not say why."));
    write_program(programs + "/chromium", find_target + "test -z \"$to\" || echo %PDF > \"$to\"\n");
    BOOST_TEST(desk.brief({"statement", written, "--also", "pdf"}).exit == 0);
    BOOST_TEST(read_file(desk.inside("out/statement-ISC.pdf")) == "%PDF\n");
}

// A browser knows no relative addresses of files, and says much that is not why it failed.
BOOST_AUTO_TEST_CASE(a_browser_is_given_whole_addresses_and_its_noise_is_left_out) {
    const Desk desk;
    const std::string programs = desk.inside("programs");
    const OtherPrograms ours(programs + ":/usr/bin:/bin");
    write_program(programs + "/chromium",
                  "for word in \"$@\"; do case $word in --print-to-pdf=*) to=${word#*=} ;; esac; done\n"
                  "test -z \"$to\" || echo \"$to $word\" > \"$to\"\n");
    const std::string relative = std::filesystem::relative(desk.inside("a b")).string();
    BOOST_TEST(desk.brief({"statement", written, "--also", "pdf"}, relative).exit == 0);
    const std::string said = read_file(desk.inside("a b/statement-ISC.pdf"));
    BOOST_TEST(said.starts_with("/"), said);
    BOOST_TEST(contains(said, " file:///"), said);
    BOOST_TEST(contains(said, "/a%20b/"), said);
    const std::string log = "[1:2:1123/22.3:ERROR:";
    write_program(programs + "/chromium", "case $1 in --version) exit 0 ;; esac\n"
                                          "for i in $(seq 200); do echo '" +
                                              log +
                                              "dbus/bus.cc(4)] no bus' >&2; done\n"
                                              "echo '" +
                                              log +
                                              "a/b.cc(403)] Page load failed: no such page' >&2\n"
                                              "echo '" +
                                              log + "dbus/bus.cc(4)] no bus' >&2\n");
    BOOST_TEST(contains(desk.brief({"statement", written, "--also", "pdf"}).err,
                        "statement-ISC.pdf: Page load failed: no such page."));
}

BOOST_AUTO_TEST_CASE(what_tells_of_a_person_is_shared_by_nobody) {
    const Desk desk;
    const std::string briefing = (repository() / "seeds/forms/7mb-B19.md").string();
    BOOST_TEST(desk.publish({"7mb", briefing}).exit == 0);
    std::string text = read_file(briefing);
    const auto replace = [&](const std::string& old, const std::string& now) {
        text.replace(text.find(old), old.size(), now);
    };
    replace("**Label:** B19", "**Label:** C-0019");
    replace("## 03", "Worker W-12 and Jane Smith.\n\n## 03");
    const std::string told = desk.put("told.md", text);
    const Ended refused = desk.publish({"7mb", told});
    check_refused(refused, "error[FRM-0116]: this looks like the id of a case or a worker: \"C-0019\"");
    for (const char* words : {"\"W-12\"", "\"Jane Smith\"", "nothing was written: it is not fit for sharing yet"})
        BOOST_TEST(contains(refused.err, words), refused.err);
    BOOST_TEST(desk.brief({"7mb", told}).exit == 0); // a draft says so, and is made
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
