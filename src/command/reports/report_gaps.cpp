// abide report gaps: which missing facts keep most verdicts from being told, and which to record first.
#include <array>

#include "briefing/gaps.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/report_run.hpp"
#include "writer/csv_cell.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    const std::unique_ptr<Pseudonymised> hiding = Pseudonymised::asked_for(options, world);
    ReportRun report(options, world, "gaps");
    std::vector<WaitingVerdict> waiting;
    std::size_t cases = 0;
    report.hear([](State state) { return state == State::cannot_tell; },
                [&](HeardCase&& heard) {
                    if (!heard.one_case->is_service) ++cases;
                    std::string system(report.run().system_of(heard.one_case->file));
                    if (hiding) {
                        hiding->meet(*heard.one_case, report.dictionary());
                        system = hiding->system(system);
                    }
                    for (Verdict& verdict : heard.verdicts) {
                        if (hiding) hiding->hide(verdict, report.dictionary());
                        waiting.push_back({view_verdict(verdict, ""), heard.team, system});
                    }
                });
    report.show_diagnostics();
    RunFacts facts = facts_of(report.run());
    Holder holder = report.holder();
    if (hiding) {
        hiding->hide(facts);
        holder.team = hiding->team(holder.team);
        for (WaitingVerdict& one : waiting) one.team = hiding->team(one.team);
    }
    RecordingGaps gaps = view_gaps(waiting, facts);
    gaps.holder = holder;
    gaps.cases = cases;
    const Page page = write_gaps(gaps, report.templates());
    const OtherFile table = {page.name + ".csv", csv_text(gaps_columns(), gaps_cells(gaps)), page.privacy};
    write_page_files({&page, 1}, {&table, 1}, options, world);
    return report.end();
}

constexpr std::array<std::string_view, 3> examples = {
    "abide report gaps cases/ --as-at 2026-04-10 -o out",
    "abide report gaps cases/ --team north -o out",
    "abide report gaps cases/ -o out --privacy pseudonymised --audience recording-group",
};
constexpr std::array<std::string_view, 22> options = {
    "state",      "privacy",  "audience", "config",   "store",      "team",   "worker", "procedure",
    "procedures", "calendar", "as-at",    "known-at", "format-of",  "output", "also",   "templates",
    "template",   "jobs",     "quiet",    "limit",    "max-errors", "help"};
constexpr std::array<std::string_view, 1> reports = {"gaps"};

} // namespace

extern const Command report_gaps_command;
const Command report_gaps_command = {
    .name = "report gaps",
    .summary = "Write which missing facts keep verdicts from being told, and which to record first",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes = pseudonymised_notes,
    .reports = reports,
    .run = run_report,
};

} // namespace abide
