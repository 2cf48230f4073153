// abide report findings: every verdict of a run that needs attention, as a page to read and one to print.
#include <array>

#include "command/command.hpp"
#include "command/measures.hpp"
#include "command/pages.hpp"
#include "command/show_diagnostics.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    if (!options.has("output")) throw Error(Exit::usage, "say with -o into which folder the pages go");
    const RunRequest request = read_request(options, world);
    const std::unique_ptr<Pseudonymised> hiding = Pseudonymised::asked_for(options, world);
    const Templates templates = load_report_templates(options, world, "findings");
    const std::unique_ptr<Rulebook> rulebook = load_rulebook(options, world, Examples::left_out);
    Run run(*rulebook, request, options, world);
    const FindingsRegister findings =
        judge_findings(run, rulebook->dictionary(), most_on_a_page, nullptr, nullptr, hiding.get());
    show_diagnostics(run.diagnostics(), options, world);
    write_page_files(write_findings(findings, templates), options, world);
    if (findings.parts.size() > 1) {
        for (const FindingsPart& part : findings.parts)
            write_page_files(write_findings_part(findings, part, templates), options, world);
    }
    show_measures(run, options, world);
    return run.is_incomplete() ? Exit::incomplete : Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report findings cases/ --as-at 2026-04-10 -o out",
    "abide report findings cases/ -o out --privacy pseudonymised --audience partnership-board",
};
constexpr std::array<std::string_view, 23> options = {
    "config",   "state",     "privacy", "audience", "procedure", "procedures", "calendar",  "as-at",
    "known-at", "format-of", "output",  "also",     "templates", "template",   "no-script", "jobs",
    "cache",    "profile",   "stats",   "quiet",    "limit",     "max-errors", "help"};
constexpr std::array<std::string_view, 1> reports = {"findings"};

} // namespace

extern const Command report_findings_command;
const Command report_findings_command = {
    .name = "report findings",
    .summary = "Write the findings register: what needs attention, case by case, as Markdown and HTML",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes = pseudonymised_notes,
    .reports = reports,
    .run = run_report,
};

} // namespace abide
