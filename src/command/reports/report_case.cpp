// abide report case: one child's case sheet: what is in line, what is not, what cannot be told, what falls due next.
#include <array>

#include "briefing/case_sheet.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/show_diagnostics.hpp"

namespace abide {

namespace {

/// A child's record has some dozens of verdicts. One of thousands is a fault of an export, and its page would be no
/// help.
constexpr std::size_t most_on_a_sheet = 5000;

[[noreturn]] void refuse_sheet(const std::string& id) {
    throw Error(Exit::not_written, "case \"" + id + "\" has more than " + std::to_string(most_on_a_sheet) +
                                       " verdicts: too many for a sheet; \"abide check --format csv\" lists them");
}

/// The sheet of the case of that id; nothing when it is not among the exports or was refused.
std::optional<CaseSheet> judge_sheet(Run& run, const std::string& id, const Dictionary& dictionary,
                                     const Templates& templates) {
    std::optional<CaseSheet> sheet;
    std::vector<Verdict> verdicts;
    PassedOverRules passed_over;
    Run::Listener listener;
    listener.wanted = [](const Procedure&, const Rule&, State) { return Want::yes; };
    listener.verdict = [&](Verdict&& verdict) {
        if (!is_judged(verdict.state)) return passed_over.add(verdict);
        verdicts.push_back(std::move(verdict));
        if (verdicts.size() > most_on_a_sheet) refuse_sheet(id);
    };
    listener.ends = [&](const Case& one_case, std::span<const RecordIndex> set_aside) {
        const CaseInput input = {&one_case, &dictionary, &run.calendar().calendar, verdicts, passed_over, set_aside};
        sheet = view_case(input, facts_of(run), templates);
    };
    run.judge(listener, id);
    if (sheet) sheet->run = facts_of(run); // now that every export has been read to its end
    return sheet;
}

Exit run_report(const Options& options, World& world) {
    if (!options.has("output")) throw Error(Exit::usage, "say with -o into which folder the pages go");
    const std::string& id = options.first_argument("the case's id, and the exports it is in");
    const RunRequest request = read_request(options, world, "the case's id");
    const Templates templates = load_report_templates(options, world, "case");
    const std::unique_ptr<Rulebook> rulebook = load_rulebook(options, world, Examples::left_out);
    Run run(*rulebook, request, options, world);
    const std::optional<CaseSheet> sheet = judge_sheet(run, id, rulebook->dictionary(), templates);
    show_diagnostics(run.diagnostics(), options, world);
    if (!sheet) {
        throw Error(run.has_refused() ? Exit::incomplete : Exit::usage, run.no_such_case(id));
    }
    write_page_files(write_case_sheet(*sheet, templates), options, world);
    return run.has_refused() ? Exit::incomplete : Exit::clean;
}

constexpr std::array<std::string_view, 1> examples = {"abide report case C-0019 cases/ --as-at 2026-04-10 -o out"};
constexpr std::array<std::string_view, 15> options = {"procedure", "procedures", "calendar", "as-at",      "known-at",
                                                      "format-of", "output",     "also",     "templates",  "template",
                                                      "jobs",      "quiet",      "limit",    "max-errors", "help"};
constexpr std::array<std::string_view, 1> reports = {"case"};

} // namespace

extern const Command report_case_command;
const Command report_case_command = {
    .name = "report case",
    .summary = "Write one child's case sheet, as Markdown and HTML",
    .arguments = "CASE EXPORT…",
    .examples = examples,
    .options = options,
    .notes = "-o names a folder; it is made when it is not there. A report ends with 0 or 3, whatever it finds.\n",
    .reports = reports,
    .run = run_report,
};

} // namespace abide
