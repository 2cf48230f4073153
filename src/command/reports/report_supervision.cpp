// abide report supervision: for each worker a page, and for each of the worker's children pages that can be filed
// apart.
#include <array>
#include <map>

#include "briefing/supervision.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/report_run.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    if (!options.has("team") && !options.has("worker"))
        throw Error(Exit::usage, "say with --worker or --team for whose supervision the pages are");
    ReportRun report(options, world, "supervision");
    std::map<Holder, std::vector<ChildPage>> children;
    report.hear([](State) { return true; },
                [&](HeardCase&& heard) {
                    if (heard.one_case->is_service) return;
                    children[{heard.team, heard.worker}].push_back(view_child(
                        sheet_of(heard, report), report.templates().prompts, report.run().calendar().calendar));
                });
    report.show_diagnostics();
    std::vector<Page> pages;
    for (auto& [holder, of_worker] : children) {
        const WorkerPage worker = view_worker(std::move(of_worker), facts_of(report.run()), holder);
        pages.push_back(write_worker(worker, report.templates()));
        for (const ChildPage& child : worker.children) pages.push_back(write_child(child, report.templates()));
    }
    write_page_files(pages, {}, options, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report supervision cases/ --worker W-13 -o out",
    "abide report supervision cases/ --team north --as-at 2026-04-10 -o out",
};
constexpr std::array<std::string_view, 19> options = {"config",     "store",    "worker",     "team",     "procedure",
                                                      "procedures", "calendar", "as-at",      "known-at", "format-of",
                                                      "output",     "also",     "templates",  "template", "jobs",
                                                      "quiet",      "limit",    "max-errors", "help"};
constexpr std::array<std::string_view, 2> reports = {"supervision", "supervision-child"};

} // namespace

extern const Command report_supervision_command;
const Command report_supervision_command = {
    .name = "report supervision",
    .summary = "Write supervision packs: a page for the worker, and for each child two pages that can be filed apart",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes =
        "-o names a folder; it is made when it is not there. What goes well stands first. The questions come from\n"
        "report-templates/prompts.txt, each brought up by findings and citing its source. A report ends with 0 or 3,\n"
        "whatever it finds.\n",
    .reports = reports,
    .run = run_report,
};

} // namespace abide
