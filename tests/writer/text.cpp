// What is written for a person: most urgent last, nothing that drives a terminal, colour only when asked.
#include <boost/test/unit_test.hpp>

#include <string>

#include "base/printable.hpp"
#include "tests/golden.hpp"
#include "tests/writer/sample.hpp"
#include "writer/run_writer.hpp"

namespace abide::tests {

namespace {

std::string written(const std::vector<Verdict>& verdicts, const RunSummary& summary,
                    const WriteSettings& settings = {}) {
    RunWriter writer(*find_run_format("text"), settings);
    for (const Verdict& verdict : verdicts) writer.add(verdict);
    std::string text;
    writer.write(summary, [&](std::string_view piece) { text += piece; });
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(a_run_is_written_as_approved) {
    const Sample sample;
    check_golden("writer/run.txt", written({sample.breached(), sample.met_but_turning()}, sample.summary()));
}

BOOST_AUTO_TEST_CASE(the_most_urgent_comes_last) {
    const Sample sample;
    std::vector<Verdict> verdicts;
    for (const Severity severity : {Severity::critical, Severity::low, Severity::high}) {
        for (const State state : {State::breached, State::cannot_tell}) {
            Verdict verdict = sample.breached();
            verdict.severity = severity;
            verdict.state = state;
            verdict.case_id = std::string(name_of(severity)) + "-" + std::string(name_of(state));
            verdicts.push_back(verdict);
        }
    }
    verdicts.push_back(sample.met_but_turning());
    Sample learning;
    learning.rule().nature = Nature::indicator;
    verdicts.push_back(learning.breached());
    verdicts.back().severity = Severity::critical;
    const std::string text = written(verdicts, sample.summary());
    std::size_t last = 0;
    for (const char* id : {"C-0003", "C-0019", "low-cannot-tell", "high-cannot-tell", "critical-cannot-tell",
                           "low-breached", "high-breached", "critical-breached"}) {
        const std::size_t at = text.find(id);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos, id);
        BOOST_TEST(at >= last, id << " stands too early");
        last = at;
    }
}

BOOST_AUTO_TEST_CASE(what_learning_asks_is_never_called_breached) {
    Sample sample;
    sample.rule().nature = Nature::indicator;
    RunSummary summary = sample.summary();
    summary.counts = Counts();
    const std::string text = written({sample.breached()}, summary);
    BOOST_TEST(text.starts_with("LEARNING  not-shown"));
    BOOST_TEST(text.find("breached") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(colour_is_there_only_when_asked_for) {
    const Sample sample;
    BOOST_TEST(written({sample.breached()}, sample.summary()).find('\x1b') == std::string::npos);
    WriteSettings coloured;
    coloured.colour = true;
    const std::string text = written({sample.breached()}, sample.summary(), coloured);
    BOOST_TEST(text.find("\x1b[31mHIGH") != std::string::npos);
    BOOST_TEST(text.find("\x1b[0m") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(quiet_is_the_findings_and_nothing_else) {
    const Sample sample;
    WriteSettings quiet;
    quiet.quiet = true;
    const std::string text = written({sample.breached()}, sample.summary(), quiet);
    BOOST_TEST(text ==
               "HIGH      breached     C-0019    toy/5.3-1  No meeting is recorded. It was due on Thu 9 Apr 2026. "
               "[concern c1]\n");
}

BOOST_AUTO_TEST_CASE(a_line_says_which_exceptions_hold_over_it) {
    const Sample sample;
    WriteSettings quiet;
    quiet.quiet = true;
    BOOST_TEST(written({sample.excepted()}, sample.summary(), quiet) ==
               "HIGH      breached     C-0019    toy/5.3-1  No meeting is recorded. It was due on Thu 9 Apr 2026. "
               "[concern c1] {E-1 until 2026-04-30} {E-2 minutes until 2026-04-17}\n");
}

BOOST_AUTO_TEST_CASE(two_verdicts_of_one_rule_on_one_case_are_told_apart) {
    const Sample sample;
    Verdict second = sample.breached();
    second.subject_id = "concern#2";
    second.period = 2;
    const std::string text = written({sample.breached(), second}, sample.summary());
    BOOST_TEST(text.find(" [concern c1]\n") != std::string::npos);
    BOOST_TEST(text.find(" [concern#2, period 2]\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_id_cannot_drive_a_terminal_or_turn_the_line_round) {
    const std::string safe = printable("C-\x1b[2J\n\xe2\x80\xae"
                                       "1\xc2\x9b\xff\xc3\xa9");
    BOOST_TEST(safe == "C-\\u{1b}[2J\\u{a}\\u{202e}1\\u{9b}\xef\xbf\xbd\xc3\xa9");
    BOOST_TEST(printable("\xe0\x80\x80") == "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    BOOST_TEST(printable("\xed\xa0\x80") == "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    BOOST_TEST(printable("caf\xc3") == "caf\xef\xbf\xbd");
}

BOOST_AUTO_TEST_CASE(what_takes_no_room_in_an_id_is_made_visible) {
    BOOST_TEST(printable("A\u200bB") == "A\\u{200b}B");
    BOOST_TEST(printable("A\u00adB\u2060\ufeff\ufe0f\u3164") == "A\\u{ad}B\\u{2060}\\u{feff}\\u{fe0f}\\u{3164}");
    BOOST_TEST(printable("A\U000e0041B") == "A\\u{e0041}B");
    BOOST_TEST(printable("Zo\u00eb \u4e2d\u00a0\U0001f600") == "Zo\u00eb \u4e2d\u00a0\U0001f600");
    BOOST_TEST(escaped_for_json("\"A\u200bB\U000e0041\"") == "\"A\\u200bB\\udb40\\udc41\"");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
