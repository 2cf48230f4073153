// abide audit deepdive: needs and what answers them in each audited case, and the report of a closer look.
#include <algorithm>
#include <array>

#include "base/file.hpp"
#include "base/words.hpp"
#include "briefing/audit_panel.hpp"
#include "command/audits/audit_text_command.hpp"
#include "command/audits/audited_cases.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"

namespace abide {

namespace {

/// The needs of each audited case, as a page.
Exit write_needs(const Options& options, World& world) {
    const KeptAudits kept = open_audits(options, world);
    const Audit& audit = expect_audit(kept, options);
    ReportRun report(options, world, "audit-threads", "the audit's id");
    AuditThreadsView view;
    view.audit = {audit, standing_of(audit, kept.records.entries), "Abide " ABIDE_VERSION};
    const std::vector<SelectedCase> cases = agreed_cases(view.audit.standing, true);
    if (cases.empty()) throw Error(Exit::usage, "no case of " + audit.id + " has been audited yet");
    hear_cases(report, cases, [&](const SelectedCase& one, const HeardCase& heard) {
        view.cases.push_back(view_threads(*heard.one_case, report.dictionary(), heard.set_aside));
        view.cases.back().label = one.label;
    });
    std::ranges::sort(view.cases, {}, &CaseThreads::label);
    view.run = facts_of(report.run());
    report.show_diagnostics();
    write_page_files(write_audit_threads(view, report.templates()), options, world);
    return report.end();
}

Exit run_deepdive(const Options& options, World& world) {
    const std::vector<std::string>& words = options.arguments();
    const bool is_text = words.size() == 2 && has_ending(words[1], ".md");
    if (words.size() < 2 || is_text)
        return make_audit_text({"deepdive", "deepdive", "deepdive-text", "deepdive"}, options, world);
    if (options.has("publish")) throw Error(Exit::usage, "the page of needs names cases, and is not for sharing");
    return write_needs(options, world);
}

constexpr std::array<std::string_view, 3> examples = {
    "abide audit deepdive maca-hsb-2026 inbox -o out",
    "abide audit deepdive maca-hsb-2026 -o out",
    "abide audit deepdive maca-hsb-2026 out/maca-hsb-2026-deepdive-text.md -o out",
};
constexpr std::array<std::string_view, 22> options = {
    "on",         "publish",   "approved-by", "quantifiers", "procedure", "procedures", "calendar", "as-at",
    "known-at",   "format-of", "output",      "also",        "templates", "template",   "jobs",     "limit",
    "max-errors", "config",    "store",       "state",       "quiet",     "help"};
constexpr std::array<std::string_view, 2> reports = {"audit-threads", "deepdive"};

} // namespace

extern const Command audit_deepdive_command;
const Command audit_deepdive_command = {
    .name = "audit deepdive",
    .summary = "Write what answers each need in the audited cases, or the report of a closer look at them",
    .arguments = "ID [EXPORT…|TEXT]",
    .examples = examples,
    .options = options,
    .notes =
        "With exports: a page of every need or risk that an assessment found in the audited cases, and the items of the\n"
        "plan that answer it; it names cases. With the id alone: the form of the report; with a TEXT (.md): its pages,\n"
        "under the same conditions as \"abide audit report\".\n",
    .reports = reports,
    .run = run_deepdive,
};

} // namespace abide
