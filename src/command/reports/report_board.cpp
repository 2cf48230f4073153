// abide report board: each duty of a quarter with its evidence and what cannot be assured, in counts that tell of no
// child.
#include <array>

#include "base/file.hpp"
#include "briefing/board.hpp"
#include "command/command.hpp"
#include "command/configuration.hpp"
#include "command/pages.hpp"
#include "command/reports/report_run.hpp"
#include "privacy/published.hpp"

namespace abide {

namespace {

Period period_of(const Options& options, Day as_at) {
    if (!options.has("period")) return quarter_of(as_at).before();
    const std::string word = options.value("period");
    const std::optional<Period> period = parse_period(word);
    if (!period)
        throw Error(Exit::usage, options.spelled("period") + " takes a quarter (2026-Q1) or a month (2026-03)");
    if (as_at < period->first())
        throw Error(Exit::usage, options.spelled("period") + ": " + word + " has not begun on " + iso(as_at));
    return *period;
}

Exit run_report(const Options& options, World& world) {
    ReportRun report(options, world, "board");
    PeriodCounts counts(period_of(options, report.run().request().as_at));
    std::int64_t cases = 0;
    report.hear([](State state) { return counts_in_rate(state) || state == State::cannot_tell; },
                [&](HeardCase&& heard) {
                    if (!heard.one_case->is_service) ++cases;
                    for (const Verdict& verdict : heard.verdicts) counts.add(verdict);
                });
    report.show_diagnostics();
    const BoardReport board = view_board(counts, cases, facts_of(report.run()), report.run().procedures());
    const CountTables tables = tables_of(board);
    const std::string state = read_configuration(options, world).value("state");
    const ShownFigures shown =
        publish(join_path(state, "publications"), tables.figures("board " + name_of(board.period)));
    write_page_files(write_board(board, tables.shown(shown), report.templates()), options, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report board cases/ --period 2026-Q1 -o out",
    "abide report board inbox --config abide.conf -o out",
};
constexpr std::array<std::string_view, 19> options = {"period",     "config",   "state",      "store",    "procedure",
                                                      "procedures", "calendar", "as-at",      "known-at", "format-of",
                                                      "output",     "also",     "templates",  "template", "jobs",
                                                      "quiet",      "limit",    "max-errors", "help"};

} // namespace

extern const Command report_board_command;
const Command report_board_command = {
    .name = "report board",
    .summary = "Write the board's assurance report of a quarter: duties and their evidence, in protected counts",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes =
        "Counts of 1 to 5 are hidden (c), others are to the nearest 5; what was published is kept in the state folder's\n"
        "publications, and later reports are held against it, so that no small count can be worked out from several.\n"
        "Where that cannot be had, nothing is written and it ends with 4. Else it ends with 0 or 3, whatever it finds.\n",
    .run = run_report,
};

} // namespace abide
