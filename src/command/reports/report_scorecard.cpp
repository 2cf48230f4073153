// abide report scorecard: a few measures month by month, whether they are stable, and why duties were missed.
#include <array>

#include "briefing/assurance/scorecard.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/assured.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    ReportRun report(options, world, "scorecard");
    const AssuredGround asked = ground_of(report, options);
    const std::vector<Period> months = months_up_to(month_of(asked.period.last()), months_of_a_chart);
    const Screening screening = options.value("spc-screen") == "on" ? Screening::on : Screening::off;
    const auto view = [&](const AssuredGround& ground, const DutyCounts& duties) {
        return view_scorecard(ground, duties, report.templates().measures, report.run().procedures(), screening);
    };
    DutyCounts counts(months);
    CountedCases counted;
    report.hear(is_counted, [&](HeardCase&& heard) {
        DutyCounts alone(months);
        for (const Verdict& verdict : heard.verdicts) alone.add(verdict);
        counted.add(of_duties, heard, tables_of(view(asked, alone)));
        for (const Verdict& verdict : heard.verdicts) counts.add(verdict);
    });
    report.show_diagnostics();
    const AssuredGround ground = ground_of(report, options);
    const Scorecard scorecard = view(ground, counts);
    const Shown shown = show(tables_of(scorecard), counted, "scorecard", ground, options, world);
    write_page_files(write_scorecard(scorecard, shown, report.templates()), options, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report scorecard cases/ --period 2026-03 -o out",
    "abide report scorecard inbox --config abide.conf --spc-screen on -o out",
};
constexpr auto options = with(std::array<std::string_view, 1>{"spc-screen"}, assured_options);
constexpr std::array<std::string_view, 1> reports = {"scorecard"};

} // namespace

extern const Command report_scorecard_command;
const Command report_scorecard_command = {
    .name = "report scorecard",
    .summary = "Write the service scorecard: measures month by month with their charts, and why duties were missed",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes = assured_notes,
    .reports = reports,
    .run = run_report,
};

} // namespace abide
