// Command lines: what is misspelled is named with what was probably meant, and nothing runs.
#include <boost/test/unit_test.hpp>

#include "base/error.hpp"
#include "command/command.hpp"
#include "command/fail_on.hpp"
#include "command/output.hpp"
#include "command/suggested.hpp"
#include "tests/command/in_memory.hpp"

namespace abide::tests {

namespace {

std::string refusal(const std::vector<std::string>& words) {
    const Ended ended = run_command(words);
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(ended.out == "");
    return ended.err;
}

} // namespace

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE(without_a_word_the_help_is_printed_and_it_is_wrong_usage) {
    const Ended ended = run_command({});
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(contains(ended.err, "abide check cases/"));
    for (const Command* command : all_commands()) BOOST_TEST(contains(ended.err, std::string(command->name)));
}

BOOST_AUTO_TEST_CASE(help_is_printed_where_it_is_asked_for) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"help"},
                                                  {"--help"},
                                                  {"-h"},
                                                  {"help", "check"},
                                                  {"check", "--help"},
                                                  {"check", "-h"},
                                                  {"help", "procedure"},
                                                  {"procedure", "--help"},
                                                  {"help", "procedure", "test"},
                                                  {"procedure", "test", "-h"}}) {
        const Ended ended = run_command(words);
        BOOST_TEST(ended.exit == 0, words.front());
        BOOST_TEST(ended.out != "");
        BOOST_TEST(ended.err == "");
    }
}

BOOST_AUTO_TEST_CASE(every_command_has_a_page_that_begins_with_examples_and_names_its_options) {
    for (const Command* command : all_commands()) {
        const std::string page = help_page(*command);
        BOOST_TEST(!command->examples.empty());
        const std::size_t example = page.find(std::string(command->examples.front()));
        const std::size_t usage = page.find("Usage: abide " + std::string(command->name));
        BOOST_REQUIRE(example != std::string::npos);
        BOOST_REQUIRE(usage != std::string::npos);
        BOOST_TEST(example < usage);
        for (const std::string_view option : command->options) {
            BOOST_TEST(contains(page, "--" + std::string(option)), command->name << " does not explain --" << option);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_option_a_command_takes_is_in_the_table_and_every_one_of_the_table_is_taken) {
    std::vector<std::string_view> taken;
    for (const Command* command : all_commands()) {
        for (const std::string_view option : command->options) {
            taken.push_back(option);
            const auto& table = all_options();
            const bool is_there =
                std::any_of(table.begin(), table.end(), [&](const OptionSpec& one) { return one.name == option; });
            BOOST_TEST(is_there, command->name << " takes an unknown option " << option);
        }
    }
    for (const OptionSpec& option : all_options()) {
        BOOST_TEST((std::find(taken.begin(), taken.end(), option.name) != taken.end()),
                   option.name << " is taken by none");
    }
}

BOOST_AUTO_TEST_CASE(a_misspelled_command_is_met_with_what_was_meant) {
    BOOST_TEST(contains(refusal({"chekc", "a.xml"}), "did you mean \"check\"?"));
    BOOST_TEST(
        contains(refusal({"procedure", "lits"}), "there is no command \"procedure lits\"; did you mean \"list\"?"));
    BOOST_TEST(contains(refusal({"help", "explian"}), "did you mean \"explain\"?"));
    BOOST_TEST(contains(refusal({"xyzzy"}), "\"abide help\" lists them"));
    BOOST_TEST(contains(refusal({"procedure"}), "abide procedure test"));
    // A shortened command is no command: a new one could make it another's.
    BOOST_TEST(contains(refusal({"ver"}), "there is no command \"ver\""));
}

BOOST_AUTO_TEST_CASE(a_misspelled_option_is_met_with_what_was_meant) {
    BOOST_TEST(contains(refusal({"check", "--fromat", "json"}),
                        "abide check has no option --fromat; did you mean \"--format\"?"));
    BOOST_TEST(contains(refusal({"check", "--form=json"}), "did you mean \"--format\"?"));
    BOOST_TEST(contains(refusal({"check", "-z"}), "\"abide help check\" lists its options"));
    BOOST_TEST(contains(refusal({"version", "--format", "json"}), "abide version has no option --format"));
}

BOOST_AUTO_TEST_CASE(a_value_that_is_forgotten_wrong_or_twice_is_named) {
    BOOST_TEST(contains(refusal({"check", "--as-at"}), "--as-at needs a value"));
    BOOST_TEST(contains(refusal({"check", "--as-at", "--quiet", "a.xml"}), "--as-at needs a value"));
    BOOST_TEST(contains(refusal({"check", "--as-at=", "a.xml"}), "--as-at= needs a value"));
    BOOST_TEST(contains(refusal({"check", "--quiet=yes", "a.xml"}), "takes no value"));
    BOOST_TEST(
        contains(refusal({"check", "--as-at", "2026-01-01", "--as-at", "2026-01-02"}), "--as-at is given twice"));
    BOOST_TEST(contains(refusal({"check", "--as-at", "31/03/2026", "a.xml"}), "did you mean 2026-03-31?"));
    BOOST_TEST(contains(refusal({"check", "--max-errors", "-1", "a.xml"}), "\"-1\" is not a whole number"));
    BOOST_TEST(contains(refusal({"check", "--format", "jsn", "a.xml"}), "there is no \"jsn\"; did you mean \"json\"?"));
    BOOST_TEST(contains(refusal({"check", "--states", "breachd", "a.xml"}),
                        "there is no state \"breachd\"; did you mean \"breached\"?"));
    BOOST_TEST(contains(refusal({"check", "--fail-on", "hihg", "a.xml"}), "did you mean \"high\"?"));
    BOOST_TEST(contains(refusal({"check", "--fail-on", "brached:high", "a.xml"}), "did you mean \"breached\"?"));
    BOOST_TEST(contains(refusal({"check", "--color", "blue", "a.xml"}), "it is one of auto, always or never"));
    BOOST_TEST(contains(refusal({"check", "--procedures", "/nowhere", "a.xml"}), "there is no folder /nowhere"));
    BOOST_TEST(contains(refusal({"check"}), "which exports?"));
    BOOST_TEST(contains(refusal({"check", "/nowhere.xml"}), "there is no file or folder /nowhere.xml"));
    BOOST_TEST(contains(refusal({"version", "now"}), "\"now\" is one argument too many"));
}

BOOST_AUTO_TEST_CASE(words_that_are_kept_are_utf_8) {
    const auto expect_refused = [](std::vector<std::string> words, const std::string& option) {
        words.insert(words.end(), {"--" + option, "Moved to J\xe9sus."});
        const Ended ended = run_command(words);
        BOOST_TEST(ended.exit == 2);
        BOOST_TEST(ended.err == "abide: --" + option + ": what is given is not UTF-8; write it as UTF-8\n");
    };
    for (const char* option : {"reason", "approved-by", "item"})
        expect_refused({"exception", "add", "C-1/rule", "--until", "2026-05-01"}, option);
    for (const char* option : {"note", "role"})
        expect_refused({"attest", "record", "toy", "1-1", "--answer", "yes"}, option);
    for (const char* option : {"reason", "approved-by"}) expect_refused({"erase", "C-1"}, option);
    // A file may be called anything.
    BOOST_TEST(contains(run_command({"check", "north.xml", "--output", "\xff/out"}).err, "north.xml"));
}

BOOST_AUTO_TEST_CASE(options_are_read_in_every_way_they_can_be_written) {
    constexpr std::array<std::string_view, 4> taken = {"procedure", "output", "quiet", "as-at"};
    const Options options = Options::read(
        "check", taken, {"a.xml", "-p", "one", "--procedure=two", "-pthree", "-q", "--output", "-", "--", "--b.xml"});
    const std::vector<std::string> procedures = {"one", "two", "three"};
    const std::vector<std::string> arguments = {"a.xml", "--b.xml"};
    BOOST_TEST(options.values("procedure") == procedures, boost::test_tools::per_element());
    BOOST_TEST(options.arguments() == arguments, boost::test_tools::per_element());
    BOOST_TEST(options.value("output") == "-");
    BOOST_TEST(options.has("quiet"));
    BOOST_TEST(!options.day("as-at").has_value());
}

BOOST_AUTO_TEST_CASE(fail_on_counts_what_it_says_and_never_an_indicator) {
    Rule rule;
    Verdict verdict;
    verdict.rule = &rule;
    verdict.state = State::breached;
    verdict.severity = Severity::high;
    BOOST_TEST(FailOn("high").counts(verdict));
    BOOST_TEST(FailOn("breached:low").counts(verdict));
    BOOST_TEST(!FailOn("critical").counts(verdict));
    BOOST_TEST(!FailOn("never").counts(verdict));
    BOOST_TEST(!FailOn("cannot-tell:info").counts(verdict));
    BOOST_TEST(FailOn("cannot-tell:info, breached:medium").counts(verdict));
    BOOST_TEST(!FailOn("never").is_about(State::breached));
    BOOST_TEST(FailOn("cannot-tell:info").is_about(State::cannot_tell));
    rule.nature = Nature::indicator;
    BOOST_TEST(!FailOn("info").counts(verdict));
}

BOOST_AUTO_TEST_CASE(words_for_a_shell_are_quoted_when_they_must_be) {
    BOOST_TEST(shell_word("C-0019/meeting-in-time") == "C-0019/meeting-in-time");
    BOOST_TEST(shell_word("my cases") == "'my cases'");
    BOOST_TEST(shell_word("it's;rm") == "'it'\\''s;rm'");
    BOOST_TEST(shell_word("") == "''");
    BOOST_TEST(shell_word("=ls") == "'=ls'");
    for (const char* taken : {"$(ls)", "a|b", "*", "~", "a\nb", "#", "`ls`", "a&", "!x", "{a,b}", "<x"})
        BOOST_TEST(shell_word(taken) == "'" + std::string(taken) + "'");
}

BOOST_AUTO_TEST_CASE(an_argument_that_begins_with_a_hyphen_is_suggested_behind_two_of_them) {
    BOOST_TEST(suggested("abide explain", {"C-1/rule", "my cases"}, " --limit x=1") ==
               "abide explain C-1/rule 'my cases' --limit x=1");
    BOOST_TEST(suggested("abide explain", {"--output=x/rule", "my cases"}, " --limit x=1") ==
               "abide explain --limit x=1 -- --output=x/rule 'my cases'");
    BOOST_TEST(suggested("abide explain", {"C-1/rule", "-"}, "") == "abide explain -- C-1/rule -");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
