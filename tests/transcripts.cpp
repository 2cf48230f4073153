// Runs every page below tests/transcripts and the README, and tests that a wrong page fails.
#include "tests/transcripts.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "tests/made_case.hpp"
#include "tests/places.hpp"
#include "tests/transcript.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view readme = "README.md";

struct Played {
    std::vector<Printed> outcomes;
    std::vector<std::string> complaints;
};

// All steps of a page run in one folder, so a file that one makes is there for the next. What the README asks of the
// demonstration cases it asks in the project's own folder.
Played play(const std::string& name, const std::vector<Step>& steps) {
    const TemporaryFolder folder;
    if (name == readme) fs::create_directory_symlink(repository() / "seeds", folder.path() / "seeds");
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

// What run_page() would say about a page, one complaint after the other; empty when it passes.
std::string complaints_about(const std::string& page) {
    std::string all;
    for (const std::string& wrong : play("page.md", steps_of(page)).complaints) all += wrong;
    return all;
}

std::vector<std::string> lines(std::initializer_list<std::string> list) { return list; }

} // namespace

boost::unit_test::test_suite* transcripts() {
    auto* suite = BOOST_TEST_SUITE("transcripts");
    const fs::path folder = repository() / "tests" / "transcripts";
    for (const fs::path file : files_below(folder.string(), ".md")) {
        const std::string name = file.lexically_relative(folder).replace_extension().string();
        suite->add(made_case([file] { run_page(file); }, name, file.string(), 1));
    }
    const fs::path front = repository() / readme;
    suite->add(made_case([front] { run_page(front); }, "readme", front.string(), 1));
    return suite;
}

BOOST_AUTO_TEST_SUITE(transcript_runner)

BOOST_AUTO_TEST_CASE(a_right_page_passes) {
    BOOST_TEST(complaints_about(R"(# Words

```console
$ echo one; echo two >&2
one
two
$ exit 3
[exit 3]
```
)") == "");
}

BOOST_AUTO_TEST_CASE(a_wrong_line_is_shown_with_its_place) {
    BOOST_TEST(complaints_about(R"(```console
$ printf 'a\nb\nc\nd\n'
a
b
x
d
```
)") == R"(page.md:5: the command printed something else
  $ printf 'a\nb\nc\nd\n'
    a
    b
  - x
  + c
    d
)");
}

BOOST_AUTO_TEST_CASE(too_little_and_too_much_are_wrong) {
    BOOST_TEST(complaints_about("```console\n$ echo one\n```\n") != "");
    BOOST_TEST(complaints_about("```console\n$ true\none\n```\n") != "");
    BOOST_TEST(complaints_about("```console\n$ echo one\none\n\n```\n") != "");
}

BOOST_AUTO_TEST_CASE(an_exit_code_that_is_not_stated_is_wrong) {
    BOOST_TEST(complaints_about("```console\n$ echo one; exit 4\none\n```\n") ==
               "page.md:4: the command printed something else\n  $ echo one; exit 4\n    one\n  + [exit 4]\n");
    BOOST_TEST(complaints_about("```console\n$ echo one\none\n[exit 4]\n```\n") != "");
    BOOST_TEST(complaints_about("```console\n$ kill -9 $$\n[exit 137]\n```\n") == "");
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
    BOOST_REQUIRE(setenv("NO_COLOR", "1", 1) == 0);
    BOOST_TEST(complaints_about(R"(```console
$ echo kept > file
$ cat file
kept
$ echo "[$NO_COLOR] $TZ"; test -t 1 || echo no terminal; cat
[] UTC0
no terminal
$ command -v abide | sed 's,.*/,,'
abide
```
)") == "");
    unsetenv("NO_COLOR");
}

BOOST_AUTO_TEST_CASE(a_page_does_not_depend_on_where_the_folders_are) {
    BOOST_TEST(complaints_about(R"(```console
$ pwd; echo "$PWD/file: not found"
.
./file: not found
$ echo "$ABIDE_ROOT/src, $ABIDE_ROOT"
$ABIDE_ROOT/src, $ABIDE_ROOT
```
)") == "");
    // A longer name that only has the folder's in it stays.
    const std::string root = repository().string();
    const TemporaryFolder folder;
    BOOST_TEST(run("echo /tmp" + root + "-test " + root + "2", folder.path()).printed.front() ==
               "/tmp" + root + "-test " + root + "2");
}

BOOST_AUTO_TEST_CASE(a_command_goes_on_where_it_says_so) {
    BOOST_TEST(complaints_about(R"(```console
$ echo one \
> two
one two
$ cat <<'END'
> a line
> END
a line
$ echo '> quoted'
> quoted
```
)") == "");
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
