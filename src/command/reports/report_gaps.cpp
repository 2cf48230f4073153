// abide report gaps: which missing facts keep most verdicts from being told, and which to record first.
#include <array>

#include "briefing/gaps.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/report_run.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    ReportRun report(options, world, "gaps");
    std::vector<WaitingVerdict> waiting;
    std::size_t cases = 0;
    report.hear([](State state) { return state == State::cannot_tell; },
                [&](HeardCase&& heard) {
                    if (!heard.one_case->is_service) ++cases;
                    const std::string system = std::string(report.run().system_of(heard.one_case->file));
                    for (const Verdict& verdict : heard.verdicts)
                        waiting.push_back({view_verdict(verdict, ""), heard.team, system});
                });
    report.show_diagnostics();
    RecordingGaps gaps = view_gaps(waiting, facts_of(report.run()));
    gaps.holder = report.holder();
    gaps.cases = cases;
    write_page_files(write_gaps(gaps, report.templates()), options, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report gaps cases/ --as-at 2026-04-10 -o out",
    "abide report gaps cases/ --team north -o out",
};
constexpr std::array<std::string_view, 19> options = {"config",     "store",    "team",       "worker",   "procedure",
                                                      "procedures", "calendar", "as-at",      "known-at", "format-of",
                                                      "output",     "also",     "templates",  "template", "jobs",
                                                      "quiet",      "limit",    "max-errors", "help"};
constexpr std::array<std::string_view, 1> reports = {"gaps"};

} // namespace

extern const Command report_gaps_command;
const Command report_gaps_command = {
    .name = "report gaps",
    .summary = "Write which missing facts keep verdicts from being told, and which to record first",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes = "-o names a folder; it is made when it is not there. A report ends with 0 or 3, whatever it finds.\n",
    .reports = reports,
    .run = run_report,
};

} // namespace abide
