// abide check, from the exports to the exit code: what is judged, what is said, and that every format says the same.
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include <regex>

#include "base/file.hpp"
#include "rule/state.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/command/nights.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"
#include "tests/writer/schema.hpp"

namespace abide::tests {

namespace {

std::vector<std::string> check(const std::vector<std::string>& exports, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {"check"};
    for (const std::string& name : exports) words.push_back(export_file(name));
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::string here(std::string text) {
    const std::string root = repository().string() + "/";
    for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root, at))
        text.erase(at, root.size());
    return text;
}

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
    return n;
}

/// The counts of a JSON document by the name of the state.
std::size_t count_in_json(const std::string& json, const std::string& name) {
    const std::string counts = json.substr(json.find("\"counts\":"));
    std::smatch found;
    const std::regex pattern("\"" + name + "\":([0-9]+)");
    BOOST_REQUIRE(std::regex_search(counts, found, pattern));
    return std::stoul(found[1]);
}

} // namespace

BOOST_AUTO_TEST_SUITE(checking)

BOOST_AUTO_TEST_CASE(a_run_is_printed_as_approved) {
    const Ended ended = run_command(check({"north.xml"}));
    BOOST_TEST(ended.exit == 1);
    BOOST_TEST(ended.err == "");
    check_golden("command/check.txt", here(ended.out));
}

BOOST_AUTO_TEST_CASE(the_next_commands_see_what_this_one_saw) {
    const Ended ended =
        run_command(check({"north.xml"}, {"--known-at", "2026-04-09", "--calendar", "england-and-wales"}));
    BOOST_TEST(times(ended.out, "--known-at 2026-04-09 --calendar england-and-wales") == 2U);
}

BOOST_AUTO_TEST_CASE(json_has_the_published_shape_and_is_as_approved) {
    const Ended ended = run_command(check({"north.xml"}, {"--format", "json", "--states", "all"}));
    BOOST_TEST(ended.exit == 1);
    const std::string schema = read_file((repository() / "src/writer/verdicts.schema.json").string());
    for (const std::string& fault : schema_faults(schema, ended.out)) BOOST_ERROR(fault);
    check_golden("command/check.json", here(ended.out));
}

BOOST_AUTO_TEST_CASE(every_format_counts_the_same) {
    const std::string json = run_command(check({"north.xml"}, {"--format", "json", "--states", "all"})).out;
    const std::string ndjson = run_command(check({"north.xml"}, {"--format", "ndjson", "--states", "all"})).out;
    const std::string csv = run_command(check({"north.xml"}, {"--format", "csv", "--states", "all"})).out;
    const std::string text = run_command(check({"north.xml"})).out;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < state_count; ++i) {
        const std::string state(name_of(static_cast<State>(i)));
        const std::size_t n = count_in_json(json, state);
        sum += n;
        BOOST_TEST(times(json, ",\"state\":\"" + state + "\",\"reason\":") >= n, state);
        BOOST_TEST(times(ndjson, "\"period\":null,\"state\":\"" + state + "\"") == n, state);
        BOOST_TEST(times(csv, ",," + state + ",") == n, state);
        BOOST_TEST(contains(text, std::to_string(n) + " " + state) == (n > 0), state);
    }
    const std::size_t verdicts = count_in_json(json, "verdicts");
    BOOST_TEST(sum == verdicts);
    BOOST_TEST(times(ndjson, "\n") == verdicts);
    BOOST_TEST(times(csv, "\r\n") == verdicts + 1);
    BOOST_TEST(contains(text, std::to_string(verdicts) + " verdicts"));
}

BOOST_AUTO_TEST_CASE(the_same_input_gives_the_same_bytes) {
    for (const char* format : {"text", "json", "ndjson", "csv", "md", "html"}) {
        const auto words = check({"north.xml", "quiet.xml"}, {"--format", format});
        BOOST_TEST(run_command(words).out == run_command(words).out);
        BOOST_TEST(run_command(words).out != "", format);
    }
}

BOOST_AUTO_TEST_CASE(states_choose_what_is_written_and_nothing_else) {
    const std::string usual = run_command(check({"north.xml"}, {"--format", "csv"})).out;
    const std::string breached = run_command(check({"north.xml"}, {"--format", "csv", "--states", "breached"})).out;
    BOOST_TEST(times(breached, ",breached,") + 1 == times(breached, "\r\n"));
    BOOST_TEST(times(breached, ",breached,") == times(usual, ",breached,"));
    // Met, but not if the day of the concern is day 1: somebody should know.
    BOOST_TEST(contains(usual, "T-01,toy,2025,meeting-in-time"));
    BOOST_TEST(!contains(breached, "T-01,toy,2025,meeting-in-time"));
    const std::string two = run_command(check({"north.xml"}, {"--format", "csv", "--states", "breached,met"})).out;
    BOOST_TEST(times(two, "\r\n") > times(breached, "\r\n"));
}

BOOST_AUTO_TEST_CASE(the_exit_code_says_how_it_went) {
    BOOST_TEST(run_command(check({"quiet.xml"})).exit == 0);
    BOOST_TEST(run_command(check({"north.xml"})).exit == 1);
    BOOST_TEST(run_command(check({"north.xml"}, {"--calendar", "nowhere"})).exit == 2);
    BOOST_TEST(run_command(check({"broken.xml"})).exit == 3);
    BOOST_TEST(run_command(check({"north.xml", "broken.xml"})).exit == 3); // beats 1
    BOOST_TEST(run_command(check({"none.xml"})).exit == 3);
    BOOST_TEST(run_command(check({"elsewhere.xml"})).exit == 3);
    BOOST_TEST(run_command(check({"north.xml"}, {"-o", "/nowhere/verdicts.txt"})).exit == 4);
}

BOOST_AUTO_TEST_CASE(fail_on_moves_the_line_between_0_and_1) {
    BOOST_TEST(run_command(check({"north.xml"}, {"--fail-on", "critical"})).exit == 0); // only an indicator is
    BOOST_TEST(run_command(check({"north.xml"}, {"--fail-on", "never"})).exit == 0);
    BOOST_TEST(run_command(check({"north.xml"}, {"--fail-on", "low"})).exit == 1);
    BOOST_TEST(run_command(check({"north.xml"}, {"--fail-on", "cannot-tell:high"})).exit == 1);
    BOOST_TEST(run_command(check({"north.xml"}, {"--fail-on", "high", "--states", "met"})).exit == 1);
    BOOST_TEST(run_command(check({"broken.xml"}, {"--fail-on", "never"})).exit == 3);
    for (const char* format : {"json", "ndjson", "csv", "md", "html"}) {
        BOOST_TEST(run_command(check({"north.xml"}, {"--format", format})).exit == 1, format);
        BOOST_TEST(run_command(check({"quiet.xml"}, {"--format", format})).exit == 0, format);
    }
}

BOOST_AUTO_TEST_CASE(a_bad_case_is_named_and_costs_the_others_nothing) {
    const Ended ended = run_command(check({"broken.xml"}, {"--states", "all", "--format", "csv"}));
    BOOST_TEST(contains(ended.err, "broken.xml:4:"));
    BOOST_TEST(contains(ended.err, "broken.xml:5:"));
    BOOST_TEST(contains(ended.out, "B-03,toy"));
    BOOST_TEST(!contains(ended.out, "B-01,toy"));
    BOOST_TEST(contains(ended.out, "B-02,toy"));
    BOOST_TEST(contains(run_command(check({"broken.xml"})).out, "1 case was refused"));
}

BOOST_AUTO_TEST_CASE(a_case_in_two_exports_is_judged_once_and_named) {
    const TemporaryFolder folder;
    write_text(folder.path() / "again.xml", read_file(export_file("quiet.xml")));
    const Ended ended = run_command({"check", export_file("quiet.xml"), (folder.path() / "again.xml").string(),
                                     "--states", "all", "--format", "csv"});
    BOOST_TEST(ended.exit == 3);
    BOOST_TEST(contains(ended.err, "XML-0107"));
    BOOST_TEST(times(ended.out, "Q-01,toy,2025,meeting-in-time") == 1U);
}

BOOST_AUTO_TEST_CASE(an_area_without_a_procedure_is_said_to_have_none) {
    const Ended ended = run_command(check({"elsewhere.xml"}));
    BOOST_TEST(contains(ended.err, "there is no procedure for the area \"Nowhere\""));
    const Ended chosen = run_command(check({"elsewhere.xml"}, {"--procedure", "toy"}));
    BOOST_TEST(chosen.exit == 1);
    BOOST_TEST(contains(chosen.out, "E-01"));
}

BOOST_AUTO_TEST_CASE(each_area_goes_by_its_own_calendar_and_two_of_them_want_a_choice) {
    const Ended alone = run_command(check({"island.xml"}, {"--procedure", "toy", "--as-at", "2026-04-20"}));
    BOOST_TEST(contains(alone.out, "Fri 10 Apr 2026"));
    BOOST_TEST(contains(alone.out, "Calendar: island"));
    const Ended both = run_command(check({"island.xml", "north.xml"}, {"--procedure", "toy"}));
    BOOST_TEST(both.exit == 2);
    BOOST_TEST(contains(both.err, "go by different calendars"));
    const Ended chosen =
        run_command(check({"island.xml", "north.xml"}, {"--procedure", "toy", "--calendar", "england-and-wales"}));
    BOOST_TEST(chosen.exit == 1);
}

BOOST_AUTO_TEST_CASE(what_was_written_down_later_can_be_set_aside) {
    const auto later = run_command(check({"quiet.xml"}));
    BOOST_TEST(later.exit == 0);
    const auto then = run_command(check({"quiet.xml"}, {"--known-at", "2026-03-10"}));
    BOOST_TEST(then.exit == 1);
    BOOST_TEST(contains(then.out, "No strategy meeting is recorded."));
    BOOST_TEST(contains(then.out, "from what was recorded by Tue 10 Mar 2026"));
}

BOOST_AUTO_TEST_CASE(the_day_it_is_judged_as_on_decides) {
    const auto due = run_command(check({"north.xml"}, {"--as-at", "2026-04-08", "--states", "all", "--format", "csv"}));
    BOOST_TEST(contains(due.out, "T-02,toy,2025,meeting-in-time,5.3-1 5.3-3,rule,should,high,concern,c1,,due-soon"));
    const auto over =
        run_command(check({"north.xml"}, {"--as-at", "2026-04-10", "--states", "all", "--format", "csv"}));
    BOOST_TEST(contains(over.out, "T-02,toy,2025,meeting-in-time,5.3-1 5.3-3,rule,should,high,concern,c1,,breached"));
}

BOOST_AUTO_TEST_CASE(colour_is_for_terminals_that_want_it) {
    const auto words = check({"north.xml"});
    Surroundings terminal;
    terminal.out_is_terminal = true;
    BOOST_TEST(contains(run_command(words, terminal).out, "\x1b["));
    BOOST_TEST(!contains(run_command(words).out, "\x1b["));
    terminal.environment = {{"NO_COLOR", "1"}};
    BOOST_TEST(!contains(run_command(words, terminal).out, "\x1b["));
    BOOST_TEST(contains(run_command(check({"north.xml"}, {"--color", "always"}), terminal).out, "\x1b["));
    terminal.environment = {{"TERM", "dumb"}};
    BOOST_TEST(!contains(run_command(words, terminal).out, "\x1b["));
    terminal.environment = {};
    BOOST_TEST(!contains(run_command(check({"north.xml"}, {"--color", "never"}), terminal).out, "\x1b["));
    BOOST_TEST(!contains(run_command(check({"north.xml"}, {"--no-color"}), terminal).out, "\x1b["));
    BOOST_TEST(!contains(run_command(check({"north.xml"}, {"--format", "json"}), terminal).out, "\x1b["));
    Surroundings forced;
    forced.environment = {{"FORCE_COLOR", "1"}};
    BOOST_TEST(contains(run_command(words, forced).out, "\x1b["));
}

BOOST_AUTO_TEST_CASE(an_output_file_is_whole_and_for_its_owner_alone) {
    const TemporaryFolder folder;
    const std::string path = (folder.path() / "verdicts.json").string();
    const Ended ended = run_command(check({"north.xml"}, {"--format", "json", "-o", path, "--color", "always"}));
    BOOST_TEST(ended.exit == 1);
    BOOST_TEST(ended.out == "");
    BOOST_TEST(read_file(path) == run_command(check({"north.xml"}, {"--format", "json"})).out);
    struct stat facts {};
    BOOST_REQUIRE(::stat(path.c_str(), &facts) == 0);
    BOOST_TEST((facts.st_mode & 0777U) == 0600U);
    BOOST_TEST(files_below(folder.path().string(), "").size() == 1U);
}

BOOST_AUTO_TEST_CASE(quiet_is_the_findings_and_nothing_else) {
    const Ended ended = run_command(check({"north.xml"}, {"--quiet"}));
    BOOST_TEST(!contains(ended.out, "verdicts"));
    BOOST_TEST(!contains(ended.out, "Next:"));
    BOOST_TEST(contains(ended.out, "T-02"));
}

BOOST_AUTO_TEST_CASE(what_is_suggested_of_a_case_called_like_an_option_does_what_it_says) {
    for (const std::string id : {"--output=pwned", "-o", "--", "-", "=C 1;ls"}) {
        const Nights nights;
        nights.put("north.xml", late_case(id, "c1"));
        const std::string file = nights.inside("inbox/north.xml");
        const bool is_like_option = id.starts_with('-');
        const std::string said = nights.run({"check", file}).out;
        const std::string called = id == "=C 1;ls" ? "'=C 1;ls" : id;
        const std::string options = " --as-at 2026-04-10";
        const std::string end = id == "=C 1;ls" ? "'" : "";
        const std::string rule = "/strategy-meeting-in-time";
        BOOST_TEST(contains(said, is_like_option
                                      ? "abide explain" + options + " -- " + called + rule + " " + file + "\n"
                                      : "abide explain " + called + rule + end + " " + file + options + "\n"),
                   said);
        BOOST_TEST(contains(said, is_like_option
                                      ? "abide report case" + options + " -o briefings -- " + called + " " + file + "\n"
                                      : "abide report case " + called + end + " " + file + options + " -o briefings\n"),
                   said);
        const Ended explained = nights.run({"explain", "--", id + rule, file});
        BOOST_TEST(explained.exit == 0, explained.err);
        BOOST_TEST(contains(explained.out, "breached/not-done"), explained.out);
        const Ended reported = nights.run({"report", "case", "-o", nights.inside("out"), "--", id, file});
        BOOST_TEST(reported.exit == 0, reported.err);
        BOOST_TEST(files_with(nights.inside("out"), "strategy").size() == 2U);
    }
}

BOOST_AUTO_TEST_CASE(a_fault_of_ours_ends_with_5_and_repeats_nothing_of_a_record) {
    Surroundings surroundings;
    surroundings.is_faulty = true;
    const Ended ended = run_command(check({"north.xml"}), surroundings);
    BOOST_TEST(ended.exit == 5);
    BOOST_TEST(contains(ended.err, "a fault in Abide"));
    BOOST_TEST(!contains(ended.err, "Tuesday"));
}

BOOST_AUTO_TEST_CASE(an_output_that_takes_nothing_ends_with_4) {
    Surroundings surroundings;
    surroundings.out_is_full = true;
    BOOST_TEST(run_command(check({"north.xml"}), surroundings).exit == 4);
    BOOST_TEST(run_command({"version"}, surroundings).exit == 4);
}

BOOST_AUTO_TEST_CASE(whoever_stopped_reading_is_told_nothing) {
    Surroundings surroundings;
    surroundings.out_is_full = true;
    for (const bool has_left : {false, true}) {
        surroundings.has_reader_left = has_left;
        for (const auto& words : {check({"north.xml"}), std::vector<std::string>{"version"}}) {
            const Ended ended = run_command(words, surroundings);
            BOOST_TEST(ended.exit == 4);
            BOOST_TEST(contains(ended.err, "abide: cannot write to the standard output\n") == !has_left, ended.err);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_long_run_shows_how_far_it_is_on_a_terminal_alone) {
    const TemporaryFolder folder;
    std::string text = "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Toytown\" cases=\"200\">";
    for (int i = 0; i < 200; ++i) {
        text +=
            "<case id=\"L-" + std::to_string(i) + "\"><concern category=\"2\" believed-date=\"2026-04-02\"/></case>\n";
    }
    write_text(folder.path() / "long.xml", text + "</case-records>");
    const std::vector<std::string> words = {"check", (folder.path() / "long.xml").string()};
    Surroundings terminal;
    terminal.err_is_terminal = true;
    const Ended shown = run_command(words, terminal);
    BOOST_TEST(contains(shown.err, "] 64 of 200 cases"));
    BOOST_TEST(shown.err.ends_with("\r\x1b[K"));
    BOOST_TEST(shown.out == run_command(words).out);
    BOOST_TEST(run_command(words).err == "");
    BOOST_TEST(run_command({"check", words.back(), "--quiet"}, terminal).err == "");
}

BOOST_AUTO_TEST_CASE(a_folder_of_procedures_adds_its_own_facts_and_may_ask_for_other_cases) {
    const TemporaryFolder folder;
    write_text(folder.path() / "ours/facts.xml", R"(<facts xmlns="urn:abide:facts:1">
  <record name="sibling" meaning="A brother or sister."><fact name="case" type="text" meaning="Their case."/></record>
</facts>)");
    write_text(folder.path() / "ours/siblings.xml",
               R"(<procedure xmlns="urn:abide:procedure:1" id="siblings" title="Siblings" nation="England">
  <edition id="2025" in-force-from="2025-01"/>
  <rule id="sibling-known" clause="1" severity="high">
    <title>A sibling has a case</title>
    <for-each record="sibling"/>
    <linked case="sibling.case"/>
    <say><requirement>Each sibling has a case.</requirement></say>
    <example name="met" as-at="2026-01-01"><given><sibling id="s" case="example"/></given><expect state="met"/></example>
    <example name="breached" as-at="2026-01-01"><given><sibling id="s"/></given><expect state="breached"/></example>
    <example name="unknown" as-at="2026-01-01"><given><sibling id="s" case="far"/></given><expect state="cannot-tell"/></example>
  </rule>
  <clauses><clause id="1" status="checked">Each sibling has a case.</clause></clauses>
</procedure>)");
    write_text(folder.path() / "pair.xml", R"(<case-records xmlns="urn:abide:case-records:1" area="Toytown">
  <case id="P-1"><sibling id="s1" case="P-2"/><sibling id="s2" case="P-3"/><sibling id="s3"/></case>
  <case id="P-2"><sibling id="s1" case="P-1"/></case>
</case-records>)");
    const Ended ended =
        run_command({"check", (folder.path() / "pair.xml").string(), "--procedures", (folder.path() / "ours").string(),
                     "--procedure", "siblings", "--states", "all", "--format", "csv"});
    BOOST_TEST(ended.err == "");
    BOOST_TEST(ended.exit == 1);
    BOOST_TEST(contains(ended.out, "P-1,siblings,2025,sibling-known,1,rule,,high,sibling,s1,,met"));
    BOOST_TEST(contains(ended.out, "P-1,siblings,2025,sibling-known,1,rule,,high,sibling,s2,,cannot-tell"));
    BOOST_TEST(contains(ended.out, "P-1,siblings,2025,sibling-known,1,rule,,high,sibling,s3,,breached"));
    BOOST_TEST(contains(ended.out, "P-2,siblings,2025,sibling-known,1,rule,,high,sibling,s1,,met"));
    const Ended usual =
        run_command({"check", export_file("quiet.xml"), "--procedures", (folder.path() / "ours").string()});
    BOOST_TEST(contains(usual.out, "Procedures: siblings 2025, toy 2025"));
}

BOOST_AUTO_TEST_CASE(a_folder_stands_for_the_files_in_it) {
    const TemporaryFolder folder;
    write_text(folder.path() / "a/quiet.xml", read_file(export_file("quiet.xml")));
    write_text(folder.path() / "notes.txt", "no export");
    const Ended ended = run_command({"check", folder.path().string()});
    BOOST_TEST(ended.exit == 0);
    BOOST_TEST(contains(ended.out, "1 case, "));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
