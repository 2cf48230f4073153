// abide check: judges exports and writes down what needs attention, or every verdict.
#include <algorithm>
#include <array>
#include <set>

#include "base/words.hpp"
#include "command/command.hpp"
#include "command/fail_on.hpp"
#include "command/output.hpp"
#include "command/run.hpp"
#include "command/show_diagnostics.hpp"
#include "writer/run_writer.hpp"

namespace abide {

namespace {

/// Which verdicts are written.
class Shown {
  public:
    explicit Shown(const Options& options) : is_default_(!options.has("states")) {
        const std::string text = options.value("states");
        all_ = text == "all";
        if (!is_default_ && !all_) states_ = read_states(text);
    }

    /// Whether a verdict has to be spelled out before anybody can say if it is shown.
    [[nodiscard]] bool may_show(const Rule& rule, State state) const {
        if (all_) return true;
        if (is_default_) return is_finding(state) || turning_.contains(&rule);
        return std::find(states_.begin(), states_.end(), state) != states_.end();
    }
    [[nodiscard]] bool shows(const Verdict& verdict) const {
        return is_default_ ? needs_attention(verdict) : may_show(*verdict.rule, verdict.state);
    }
    /// A verdict that is no finding is shown all the same where another reading of the text would make it one; only a
    /// procedure that names another reading has such verdicts.
    void notice_readings(const std::vector<const Procedure*>& procedures) {
        for (const Procedure* procedure : procedures) {
            if (procedure->first_day_counted == nullptr || procedure->first_day_counted->others.empty()) continue;
            for (const auto& rule : procedure->rules) turning_.insert(rule.get());
        }
    }

  private:
    bool is_default_;
    bool all_ = false;
    std::vector<State> states_;
    std::set<const Rule*> turning_;
};

/// The finding a reader should look at first: the most severe, of those the first.
struct Foremost {
    bool is_set = false;
    Severity severity = Severity::info;
    std::string case_id;
    std::string rule;

    void consider(const Verdict& verdict) {
        if (verdict.state != State::breached || (is_set && verdict.severity <= severity)) return;
        is_set = true;
        severity = verdict.severity;
        case_id = verdict.case_id;
        rule = verdict.rule->id;
    }
};

std::vector<std::string> next_commands(const Foremost& foremost, const RunRequest& request) {
    if (!foremost.is_set) return {};
    std::string exports;
    for (const std::string& path : request.exports) exports += " " + shell_word(path);
    exports += " --as-at " + iso(request.as_at);
    return {"abide explain " + shell_word(foremost.case_id + "/" + foremost.rule) + exports,
            "abide report case " + shell_word(foremost.case_id) + exports + " -o briefings"};
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const RunFormat* format : run_formats()) names.emplace_back(format->name);
    return names;
}

Exit run_check(const Options& options, World& world) {
    const FailOn fail_on(options.value("fail-on", "breached:high"));
    Shown shown(options);
    const RunFormat& format = *find_run_format(options.choice("format", format_names()));
    WriteSettings settings;
    settings.colour = wants_colour(options, world) && options.value("output", "-") == "-";
    settings.quiet = options.has("quiet");
    const RunRequest request = read_request(options, world);
    const std::unique_ptr<Rulebook> rulebook = load_rulebook(options, world);

    Run run(*rulebook, request, options, world);
    shown.notice_readings(run.procedures());
    RunWriter writer(format, settings);
    Foremost foremost;
    bool fails = false;
    run.judge([&](const Rule& rule, State state) { return shown.may_show(rule, state) || fail_on.is_about(state); },
              [&](const Verdict& verdict) {
                  fails = fails || fail_on.counts(verdict);
                  foremost.consider(verdict);
                  if (shown.shows(verdict)) writer.add(verdict);
              });

    show_diagnostics(run.diagnostics(), options, world);
    RunSummary summary = run.summary();
    summary.shown = writer.verdicts();
    summary.next = next_commands(foremost, request);
    Output output(options, world);
    writer.write(summary, [&](std::string_view piece) { output.write(piece); });
    output.finish();
    if (run.is_incomplete()) return Exit::incomplete;
    return fails ? Exit::findings : Exit::clean;
}

constexpr std::array<std::string_view, 4> examples = {
    "abide check cases/ --as-at 2026-04-10",
    "abide check north.xml --format json -o verdicts.json",
    "abide check cases/ --states all --format csv -o verdicts.csv",
    "abide check cases/ --fail-on breached:medium,cannot-tell:critical",
};
constexpr std::array<std::string_view, 17> options = {
    "procedure", "procedures", "calendar", "as-at",    "known-at", "format-of",  "states", "format",  "output",
    "fail-on",   "jobs",       "color",    "no-color", "quiet",    "max-errors", "help",   "verbose",
};

} // namespace

extern const Command check_command;
const Command check_command = {
    .name = "check",
    .summary = "Check exports against the procedures and print what needs attention",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes =
        "An export is a file of cases or a folder of such files. What needs attention is what is breached, late, due\n"
        "soon or cannot be told, and what another reading of the text would change. --format is text, json, ndjson,\n"
        "csv, md or html.\n",
    .run = run_check,
};

} // namespace abide
