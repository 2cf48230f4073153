// abide audit panel: the pack that the panel reads ahead.
#include "briefing/audit_panel.hpp"

#include <algorithm>
#include <array>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/audits/audited_cases.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"

namespace abide {

namespace {

/// A local setting: no document says how many.
constexpr std::size_t usual_lead = 5;

void expect_sheets(const AuditStanding& standing, const Options& options) {
    const std::vector<std::string> missing = missing_sheets_of(standing);
    if (missing.empty() || options.has("incomplete")) return;
    std::string sentence = "sheets are missing; nothing was written (--incomplete writes the pack without them):";
    for (const std::string& one : missing) sentence += "\n  " + one;
    throw Error(Exit::usage, sentence);
}

void warn_of_haste(const AuditStanding& standing, const Calendar& calendar, const Options& options, World& world) {
    const std::size_t lead = options.number("lead", usual_lead);
    if (!standing.panel) {
        *world.err << "abide: no day is recorded on which the panel meets: abide audit record ID panel --on DATE\n";
        return;
    }
    const std::optional<int> days = calendar.working_days_between(world.today, *standing.panel);
    if (days && *days >= 0 && static_cast<std::size_t>(*days) < lead)
        *world.err << "abide: the panel meets on " << long_date(*standing.panel) << ", "
                   << count_of(static_cast<std::size_t>(*days), "working day", "working days")
                   << " from today; the pack should be out " << lead << " before (--lead, a local setting)\n";
}

Exit run_panel(const Options& options, World& world) {
    (void)options.first_argument("the audit, by its id");
    const KeptAudits kept = open_audits(options, world);
    const Audit& audit = expect_audit(kept, options);
    ReportRun report(options, world, "audit-panel", "the audit's id");
    AuditPanelView view;
    view.audit = {audit, standing_of(audit, kept.records.entries), "Abide " ABIDE_VERSION};
    expect_sheets(view.audit.standing, options);
    hear_cases(report, agreed_cases(view.audit.standing, true), [&](const SelectedCase& one, const HeardCase& heard) {
        const CaseSheet sheet = sheet_of(heard, report);
        view.themes.add(sheet);
        view.cases.push_back(panel_case(one.label, sheet));
    });
    std::ranges::sort(view.cases, {}, &AuditPanelCase::label);
    view.made_on = long_date(world.today);
    view.run = facts_of(report.run());
    report.show_diagnostics();
    warn_of_haste(view.audit.standing, report.run().calendar().calendar, options, world);
    write_page_files(write_audit_panel(view, report.templates()), options, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide audit panel maca-hsb-2026 inbox -o panel",
    "abide audit panel maca-hsb-2026 inbox --incomplete --also pdf -o panel",
};
constexpr std::array<std::string_view, 20> options = {"incomplete", "lead",     "procedure", "procedures", "calendar",
                                                      "as-at",      "known-at", "format-of", "output",     "also",
                                                      "templates",  "template", "jobs",      "limit",      "max-errors",
                                                      "config",     "store",    "state",     "quiet",      "help"};
constexpr std::array<std::string_view, 1> reports = {"audit-panel"};

} // namespace

extern const Command audit_panel_command;
const Command audit_panel_command = {
    .name = "audit panel",
    .summary = "Write the pack that an audit's panel reads ahead: agenda, what came in, cases, and what recurs",
    .arguments = "ID EXPORT…",
    .examples = examples,
    .options = options,
    .notes =
        "Cases go by their labels. What recurs is counted over the audited cases, \"n of N\", and no more is said of it.\n"
        "It ends with 2 while a sheet is missing, unless --incomplete is given, and warns when the panel meets in fewer\n"
        "working days than --lead.\n",
    .reports = reports,
    .run = run_panel,
};

} // namespace abide
