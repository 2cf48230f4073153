// Runs every page below tests/transcripts, and tests that a wrong page fails.
#include "tests/transcripts.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "tests/places.hpp"
#include "tests/transcript.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

struct Played {
    std::vector<Outcome> outcomes;
    std::vector<std::string> complaints;
};

// All steps of a page run in one folder, so a file that one makes is there for the next.
Played play(const std::string& name, const std::vector<Step>& steps) {
    const TemporaryFolder folder;
    Played played;
    for (const Step& step : steps) {
        played.outcomes.push_back(run(step.command, folder.path()));
        const std::string wrong = complaint(name, step, played.outcomes.back());
        if (!wrong.empty()) played.complaints.push_back(wrong);
    }
    return played;
}

void run_page(const fs::path& file) {
    const std::string name = file.lexically_relative(repository()).generic_string();
    const std::string page = read_file(file.string());
    const std::vector<Step> steps = steps_of(page);
    BOOST_TEST(!steps.empty(), name << " has no console block");
    const Played played = play(name, steps);
    if (approving()) {
        if (!played.complaints.empty()) write_text(file, approved(page, steps, played.outcomes));
        return;
    }
    for (const std::string& wrong : played.complaints) BOOST_ERROR(wrong);
}

// The complaints about a page, as run_page() would make them.
std::vector<std::string> complaints_about(const std::string& page) {
    return play("page.md", steps_of(page)).complaints;
}

std::vector<std::string> lines(std::initializer_list<std::string> list) { return list; }

} // namespace

boost::unit_test::test_suite* transcripts() {
    auto* suite = BOOST_TEST_SUITE("transcripts");
    const fs::path folder = repository() / "tests" / "transcripts";
    for (const fs::path file : files_below(folder.string(), ".md")) {
        const std::string name = file.lexically_relative(folder).replace_extension().string();
        suite->add(boost::unit_test::make_test_case([file] { run_page(file); }, name, file.string(), 1));
    }
    return suite;
}

BOOST_AUTO_TEST_SUITE(transcript_runner)

BOOST_AUTO_TEST_CASE(a_right_page_passes) {
    BOOST_TEST(complaints_about("# Words\n\n```console\n$ echo one; echo two >&2\none\ntwo\n"
                                "$ exit 3\n[exit 3]\n```\n")
                   .empty());
}

BOOST_AUTO_TEST_CASE(a_wrong_line_is_shown_with_its_place) {
    const auto wrong = complaints_about("```console\n$ printf 'a\\nb\\nc\\nd\\n'\na\nb\nx\nd\n```\n");
    BOOST_TEST_REQUIRE(wrong.size() == 1U);
    BOOST_TEST(wrong.front() == "page.md:5: the command printed something else\n"
                                "  $ printf 'a\\nb\\nc\\nd\\n'\n"
                                "    a\n    b\n  - x\n  + c\n    d\n");
}

BOOST_AUTO_TEST_CASE(too_little_and_too_much_are_wrong) {
    BOOST_TEST(complaints_about("```console\n$ echo one\n```\n").size() == 1U);
    BOOST_TEST(complaints_about("```console\n$ true\none\n```\n").size() == 1U);
    BOOST_TEST(complaints_about("```console\n$ echo one\none\n\n```\n").size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_exit_code_that_is_not_stated_is_wrong) {
    const auto wrong = complaints_about("```console\n$ echo one; exit 4\none\n```\n");
    BOOST_TEST_REQUIRE(wrong.size() == 1U);
    BOOST_TEST(wrong.front().starts_with("page.md:4: "));
    BOOST_TEST(wrong.front().find("  + [exit 4]\n") != std::string::npos);
    BOOST_TEST(complaints_about("```console\n$ echo one\none\n[exit 4]\n```\n").size() == 1U);
    BOOST_TEST(complaints_about("```console\n$ kill -9 $$\n[exit 137]\n```\n").empty());
}

BOOST_AUTO_TEST_CASE(dots_stand_for_any_number_of_lines) {
    BOOST_TEST(matches(lines({"..."}), lines({})));
    BOOST_TEST(matches(lines({"..."}), lines({"a", "b"})));
    BOOST_TEST(matches(lines({"a", "...", "c"}), lines({"a", "c"})));
    BOOST_TEST(matches(lines({"a", "...", "c"}), lines({"a", "b", "c", "c"})));
    BOOST_TEST(matches(lines({"...", "b", "...", "d"}), lines({"a", "b", "c", "b", "d"})));
    BOOST_TEST(!matches(lines({"a", "...", "c"}), lines({"a", "b"})));
    BOOST_TEST(!matches(lines({"a", "...", "c"}), lines({"a", "c", "d"})));
    BOOST_TEST(!matches(lines({"...", "b"}), lines({})));
    BOOST_TEST(!matches(lines({}), lines({"a"})));
}

BOOST_AUTO_TEST_CASE(commands_share_a_folder_and_see_nothing_of_ours) {
    BOOST_REQUIRE(setenv("NO_COLOR", "1", 1) == 0); // NOLINT(concurrency-mt-unsafe)
    BOOST_TEST(complaints_about("```console\n"
                                "$ echo kept > file\n"
                                "$ cat file\nkept\n"
                                "$ echo \"[$NO_COLOR] $TZ\"; test -t 1 || echo no terminal; cat\n"
                                "[] UTC0\nno terminal\n"
                                "$ pwd; ls -d \"$ABIDE_ROOT/src\"\n.\n$ABIDE_ROOT/src\n"
                                "$ basename \"$(command -v abide)\"\nabide\n"
                                "```\n")
                   .empty());
    unsetenv("NO_COLOR"); // NOLINT(concurrency-mt-unsafe)
}

BOOST_AUTO_TEST_CASE(a_command_goes_on_where_it_says_so) {
    BOOST_TEST(complaints_about("```console\n"
                                "$ echo one \\\n> two\none two\n"
                                "$ cat <<'END'\n> a line\n> END\na line\n"
                                "$ echo '> quoted'\n> quoted\n"
                                "```\n")
                   .empty());
}

BOOST_AUTO_TEST_CASE(other_blocks_are_left_alone) {
    BOOST_TEST(steps_of("```sh\n$ false\n```\n\n````md\n```console\n$ false\n```\n````\n").empty());
}

BOOST_AUTO_TEST_CASE(a_page_that_cannot_be_read_says_where) {
    const auto says = [](const std::string& words) {
        return [words](const std::runtime_error& error) { return error.what() == words; };
    };
    BOOST_CHECK_EXCEPTION(steps_of("\n```console\n$ true\n"), std::runtime_error,
                          says("line 2: the block is not closed"));
    BOOST_CHECK_EXCEPTION(steps_of("```console\nhello\n```\n"), std::runtime_error,
                          says("line 2: a console block begins with a command, \"$ ...\""));
}

BOOST_AUTO_TEST_CASE(approving_rewrites_what_is_wrong_and_nothing_else) {
    const std::string page = "Before.\n\n```console\n$ printf 'a\\nb\\n'\n...\n$ echo two; exit 3\none\none\n"
                             "$ true\nthree\n```\nAfter.\n";
    const std::vector<Step> steps = steps_of(page);
    BOOST_TEST(approved(page, steps, play("page.md", steps).outcomes) ==
               "Before.\n\n```console\n$ printf 'a\\nb\\n'\n...\n$ echo two; exit 3\ntwo\n"
               "[exit 3]\n$ true\n```\nAfter.\n");
}

BOOST_AUTO_TEST_CASE(what_a_page_cannot_hold_is_not_approved) {
    const std::string page = "```console\n$ echo '$ rm'\n```\n";
    const std::vector<Step> steps = steps_of(page);
    BOOST_CHECK_THROW(approved(page, steps, play("page.md", steps).outcomes), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
