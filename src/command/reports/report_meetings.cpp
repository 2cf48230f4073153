// abide report meetings: who came to the meetings of a quarter, who led them, and what their records settle.
#include <array>

#include "briefing/assurance/meetings.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/assured.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    ReportRun report(options, world, "meetings");
    const AssuredGround asked = ground_of(report, options);
    MeetingsGathering gathering(report.dictionary(), asked.period);
    CountedCases counted;
    report.hear(is_counted, [&](HeardCase&& heard) {
        MeetingsGathering alone(report.dictionary(), asked.period);
        alone.add(*heard.one_case, heard.set_aside, heard.verdicts);
        counted.add("meetings", heard, tables_of(alone.view(asked)));
        counted.add_duties(heard);
        gathering.add(*heard.one_case, heard.set_aside, heard.verdicts);
    });
    report.show_diagnostics();
    const MeetingsReport meetings = gathering.view(ground_of(report, options));
    const Shown shown = show(tables_of(meetings), counted, "meetings", meetings.ground, options, world);
    write_page_files(write_meetings(meetings, shown, report.templates()), options, world);
    return report.end();
}

constexpr std::array<std::string_view, 1> examples = {"abide report meetings cases/ --period 2026-Q1 -o out"};
constexpr std::array<std::string_view, 1> reports = {"meetings"};

} // namespace

extern const Command report_meetings_command;
const Command report_meetings_command = {
    .name = "report meetings",
    .summary = "Write who came to the meetings of a quarter, who led them, and which decisions are blank",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = assured_options,
    .notes = assured_notes,
    .reports = reports,
    .run = run_report,
};

} // namespace abide
