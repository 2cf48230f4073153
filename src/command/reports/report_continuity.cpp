// abide report continuity: how many workers open cases had in a year, and when nobody held them.
#include <array>

#include "briefing/assurance/continuity.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/assured.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    ReportRun report(options, world, "continuity");
    const Day as_at = report.run().request().as_at;
    const AssuredGround asked = ground_on(report, options, as_at);
    ContinuityGathering gathering(report.dictionary(), as_at);
    CountedCases counted;
    report.hear([](State) { return false; },
                [&](HeardCase&& heard) {
                    ContinuityGathering alone(report.dictionary(), as_at);
                    alone.add(*heard.one_case, heard.set_aside, heard.team);
                    counted.add("continuity", heard, tables_of(alone.view(asked)));
                    gathering.add(*heard.one_case, heard.set_aside, heard.team);
                });
    report.show_diagnostics();
    const ContinuityReport continuity = gathering.view(ground_on(report, options, as_at));
    const Shown shown = show(tables_of(continuity), counted, "continuity", continuity.ground, options, world);
    write_page_files(write_continuity(continuity, shown, report.templates()), options, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report continuity cases/ --as-at 2026-04-10 -o out",
    "abide report continuity cases/ --privacy identified -o out",
};
constexpr std::array<std::string_view, 1> reports = {"continuity"};

} // namespace

extern const Command report_continuity_command;
const Command report_continuity_command = {
    .name = "report continuity",
    .summary = "Write how many workers open cases had in a year, and how long nobody held them",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = standing_options,
    .notes = assured_notes,
    .reports = reports,
    .run = run_report,
};

} // namespace abide
