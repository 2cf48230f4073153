// abide report themes: how often the records show what reviews and audits found elsewhere.
#include <array>

#include "briefing/assurance/themes.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/assured.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    ReportRun report(options, world, "themes");
    const Day as_at = report.run().request().as_at;
    const AssuredGround asked = ground_on(report, options, as_at);
    ThemesGathering gathering(report.run().procedures());
    CountedCases counted;
    report.hear([](State state) { return counts_in_rate(state) || state == State::cannot_tell; },
                [&](HeardCase&& heard) {
                    ThemesGathering alone(report.run().procedures());
                    if (!heard.one_case->is_service) alone.add(heard.verdicts);
                    counted.add("themes", heard, tables_of(alone.view(asked)));
                    if (!heard.one_case->is_service) gathering.add(heard.verdicts);
                });
    report.show_diagnostics();
    const ThemesReport themes = gathering.view(ground_on(report, options, as_at));
    const Shown shown = show(tables_of(themes), counted, "themes", themes.ground, options, world);
    write_page_files(write_themes(themes, shown, report.templates()), options, world);
    return report.end();
}

constexpr std::array<std::string_view, 1> examples = {"abide report themes cases/ --as-at 2026-04-10 -o out"};
constexpr std::array<std::string_view, 1> reports = {"themes"};

} // namespace

extern const Command report_themes_command;
const Command report_themes_command = {
    .name = "report themes",
    .summary = "Write how many cases show each of the indicators that restate reviews and audits",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = standing_options,
    .notes = assured_notes,
    .reports = reports,
    .run = run_report,
};

} // namespace abide
