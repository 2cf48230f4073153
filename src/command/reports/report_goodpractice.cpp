// abide report goodpractice: the duties that are met time after time, and whose records show it.
#include <array>

#include "briefing/assurance/good_practice.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/assured.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    ReportRun report(options, world, "goodpractice");
    const AssuredGround asked = ground_of(report, options);
    GoodPracticeGathering gathering(asked.period);
    CountedCases counted;
    report.hear(is_counted, [&](HeardCase&& heard) {
        GoodPracticeGathering alone(asked.period);
        alone.add(std::string(heard.one_case->id), heard.team, heard.verdicts);
        counted.add(of_duties, heard, tables_of(alone.view(asked)));
        gathering.add(std::string(heard.one_case->id), heard.team, heard.verdicts);
    });
    report.show_diagnostics();
    const GoodPractice practice = gathering.view(ground_of(report, options));
    const Shown shown = show(tables_of(practice), counted, "goodpractice", practice.ground, options, world);
    write_page_files(write_good_practice(practice, shown, report.templates()), options, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report goodpractice cases/ --period 2026-Q1 -o out",
    "abide report goodpractice cases/ --privacy identified -o out",
};
constexpr std::array<std::string_view, 1> reports = {"goodpractice"};

} // namespace

extern const Command report_goodpractice_command;
const Command report_goodpractice_command = {
    .name = "report goodpractice",
    .summary = "Write which duties of a quarter were met time after time, and for staff whose records show it",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = assured_options,
    .notes = assured_notes,
    .reports = reports,
    .run = run_report,
};

} // namespace abide
