// abide report board: each duty of a quarter with its evidence and what cannot be assured, in counts that tell of no
// child.
#include <array>

#include "briefing/assurance/board.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/assured.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    ReportRun report(options, world, "board");
    const AssuredGround asked = ground_of(report, options);
    const Period& period = asked.period;
    const std::vector<Measure>& measures = report.templates().measures;
    DutyCounts counts(months_counted(period));
    CountedCases counted;
    std::int64_t cases = 0;
    report.hear(is_counted, [&](HeardCase&& heard) {
        DutyCounts alone(months_counted(period));
        for (const Verdict& verdict : heard.verdicts) alone.add(verdict);
        counted.add(of_duties, heard, tables_of(view_board(asked, 1, alone, measures, report.run().procedures())));
        if (!heard.one_case->is_service) ++cases;
        for (const Verdict& verdict : heard.verdicts) counts.add(verdict);
    });
    report.show_diagnostics();
    const AssuredGround ground = ground_of(report, options);
    BoardReport board = view_board(ground, cases, counts, measures, report.run().procedures());
    if (report.history() != nullptr) {
        board.has_history = true;
        board.audits = sum_up_audits(report.history()->store().audits(), period, ground.run.as_at);
        board.actions = sum_up(report.history()->actions_on(ground.run.as_at), ground.run.as_at);
    }
    const Shown shown = show(tables_of(board), counted, "board", ground, options, world);
    write_page_files(write_board(board, shown, report.templates()), options, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report board cases/ --period 2026-Q1 -o out",
    "abide report board inbox --config abide.conf -o out",
};
constexpr std::array<std::string_view, 1> reports = {"board"};

} // namespace

extern const Command report_board_command;
const Command report_board_command = {
    .name = "report board",
    .summary = "Write the board's assurance report of a quarter: duties and their evidence, in protected counts",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = assured_options,
    .notes = assured_notes,
    .reports = reports,
    .run = run_report,
};

} // namespace abide
