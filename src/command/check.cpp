// abide check: judges exports and writes down what needs attention, or every verdict.
#include <algorithm>
#include <array>
#include <optional>

#include "base/words.hpp"
#include "command/command.hpp"
#include "command/fail_on.hpp"
#include "command/measures.hpp"
#include "command/output.hpp"
#include "command/pages.hpp"
#include "command/run.hpp"
#include "command/show_diagnostics.hpp"
#include "command/suggested.hpp"
#include "writer/run_writer.hpp"

namespace abide {

namespace {

/// Which verdicts are written, by --states.
class Shown {
  public:
    explicit Shown(const Options& options)
        : is_default_(!options.has("states")), is_all_(options.value("states") == "all") {
        if (!is_default_ && !is_all_) states_ = read_states(options.value("states"));
    }

    [[nodiscard]] Want wants(State state) const {
        if (is_default_) return want_attention(state);
        return is_listed(state) ? Want::yes : Want::no;
    }
    [[nodiscard]] bool shows(const Verdict& verdict) const {
        return is_default_ ? needs_attention(verdict) : is_listed(verdict.state);
    }

  private:
    [[nodiscard]] bool is_listed(State state) const {
        return is_all_ || std::find(states_.begin(), states_.end(), state) != states_.end();
    }
    bool is_default_;
    bool is_all_;
    std::vector<State> states_;
};

/// The breach of a duty a reader should look at first: the most severe, of those the first.
struct Foremost {
    std::optional<Severity> severity;
    std::string case_id;
    std::string rule;

    void consider(const Verdict& verdict) {
        if (verdict.state != State::breached || verdict.rule->nature == Nature::indicator) return;
        if (severity && verdict.severity <= *severity) return;
        severity = verdict.severity;
        case_id = verdict.case_id;
        rule = verdict.rule->id;
    }
};

/// What decides how exports are judged: the next command must see what this one saw.
std::string same_run(const RunRequest& request, const Options& options) {
    return " --as-at " + iso(request.as_at) +
           given_again(options, {"known-at", "format-of", "calendar", "procedures", "procedure", "limit"});
}

std::vector<std::string> next_commands(const Foremost& foremost, const RunRequest& request, const Options& options) {
    if (!foremost.severity) return {};
    const std::string run = same_run(request, options);
    std::vector<std::string> explained = {foremost.case_id + "/" + foremost.rule};
    explained.insert(explained.end(), request.exports.begin(), request.exports.end());
    const bool is_service = foremost.case_id == service_id; // which has no sheet
    std::vector<std::string> reported = request.exports;
    if (!is_service) reported.insert(reported.begin(), foremost.case_id);
    return {suggested("abide explain", explained, run),
            suggested(is_service ? "abide report findings" : "abide report case", reported, run + " -o briefings")};
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const RunFormat* format : run_formats()) names.emplace_back(format->name);
    names.emplace_back("md");
    names.emplace_back("html");
    return names;
}

/// Judges and writes in one of the formats of the writer; returns whether --fail-on was reached.
bool write_verdicts(Run& run, const RunFormat& format, const FailOn& fail_on, const Options& options, World& world) {
    const Shown shown(options);
    WriteSettings settings;
    settings.colour = wants_colour(options, world) && options.value("output", "-") == "-";
    settings.quiet = options.has("quiet");
    RunWriter writer(format, settings);
    Foremost foremost;
    bool fails = false;
    Run::Listener listener;
    listener.wanted = [&](const Procedure&, const Rule&, State state) {
        return fail_on.is_about(state) ? Want::yes : shown.wants(state);
    };
    listener.detail = format.detail;
    listener.verdict = [&](const Verdict& verdict) {
        fails = fails || fail_on.counts(verdict);
        foremost.consider(verdict);
        if (shown.shows(verdict)) writer.add(verdict);
    };
    run.judge(listener);

    show_diagnostics(run.diagnostics(), options, world);
    RunSummary summary = run.summary();
    summary.shown = writer.verdicts();
    summary.next = next_commands(foremost, run.request(), options);
    Output output(options, world);
    writer.write(summary, [&](std::string_view piece) { output.write(piece); });
    output.finish();
    return fails;
}

/// Pages to standard output cannot be parted. What no browser would open is not written.
constexpr std::size_t most_in_one_output = 20000;

/// The same as the findings register, a page for people.
bool write_register(Run& run, const Dictionary& dictionary, bool as_html, const FailOn& fail_on, const Options& options,
                    World& world) {
    if (options.has("states"))
        throw Error(Exit::usage, "--states: a page shows what needs attention, and counts the rest");
    const Templates templates = load_report_templates(options, world);
    bool fails = false;
    const FindingsRegister findings = judge_findings(
        run, dictionary, most_in_one_output, [&](const Verdict& verdict) { fails = fails || fail_on.counts(verdict); },
        [&](State state) { return fail_on.is_about(state); });
    show_diagnostics(run.diagnostics(), options, world);
    if (findings.parts.size() > 1) {
        throw Error(Exit::not_written,
                    "there are " + std::to_string(findings.listed) +
                        " findings: too many for one page; \"abide report findings\" writes several");
    }
    const Page page = write_findings(findings, templates);
    Output output(options, world);
    output.write(as_html ? page.html : page.markdown);
    output.finish();
    return fails;
}

Exit run_check(const Options& options, World& world) {
    const FailOn fail_on(options.value("fail-on", "breached:high"));
    const std::string format = options.choice("format", format_names());
    if (options.has("states") && options.value("states") != "all") (void)read_states(options.value("states"));
    RunRequest request = read_request(options, world);
    const std::unique_ptr<Rulebook> rulebook = load_rulebook(options, world, Examples::left_out);
    const RunFormat* plain = find_run_format(format);
    request.hashes = plain != nullptr && plain->says_hashes;
    Run run(*rulebook, request, options, world);
    const bool fails = plain != nullptr
                           ? write_verdicts(run, *plain, fail_on, options, world)
                           : write_register(run, rulebook->dictionary(), format == "html", fail_on, options, world);
    show_measures(run, options, world);
    if (run.is_incomplete()) return Exit::incomplete;
    return fails ? Exit::findings : Exit::clean;
}

constexpr std::array<std::string_view, 4> examples = {
    "abide check cases/ --as-at 2026-04-10",
    "abide check north.xml --format json -o verdicts.json",
    "abide check cases/ --states all --format csv -o verdicts.csv",
    "abide check cases/ --fail-on breached:medium,cannot-tell:critical",
};
constexpr std::array<std::string_view, 21> options = {
    "procedure", "procedures", "calendar", "as-at", "known-at",   "format-of", "states",
    "format",    "output",     "fail-on",  "jobs",  "cache",      "profile",   "stats",
    "color",     "no-color",   "quiet",    "limit", "max-errors", "no-script", "help",
};
constexpr std::array<std::string_view, 1> reports = {"findings"};

} // namespace

extern const Command check_command;
const Command check_command = {
    .name = "check",
    .summary = "Check exports against the procedures and print what needs attention",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes =
        "An export is a file of cases (.xml, packed .xml.gz, or several in a .zip) or a folder of such files. What needs\n"
        "attention is what is breached, late, due soon or cannot be told, and what another reading of the text would\n"
        "change. --format is text, json, ndjson, csv, md or html.\n",
    .reports = reports,
    .run = run_check,
};

} // namespace abide
