// abide audit certificate: the page that shows how the cases were selected and who agreed.
#include <array>

#include "briefing/audit_page.hpp"
#include "command/audits/kept_audits.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/other_forms.hpp"

namespace abide {

namespace {

Exit run_certificate(const Options& options, World& world) {
    (void)options.first_argument("the audit, by its id");
    options.refuse_more_than(1);
    if (!options.has("output")) throw Error(Exit::usage, "say with -o into which folder the page goes");
    (void)other_forms(options);
    const KeptAudits kept = open_audits(options, world);
    const Audit& audit = expect_audit(kept, options);
    const AuditView view = {audit, standing_of(audit, kept.records.entries), "Abide " ABIDE_VERSION};
    const Templates templates = load_report_templates(options, world, "audit-certificate");
    write_page_files(write_audit_certificate(view, templates), options, world);
    return Exit::clean;
}

constexpr std::array<std::string_view, 1> examples = {"abide audit certificate maca-hsb-2026 -o out"};
constexpr std::array<std::string_view, 10> options = {"output", "also",  "templates", "template", "max-errors",
                                                      "config", "store", "state",     "quiet",    "help"};
constexpr std::array<std::string_view, 1> reports = {"audit-certificate"};

} // namespace

extern const Command audit_certificate_command;
const Command audit_certificate_command = {
    .name = "audit certificate",
    .summary = "Write how the cases of an audit were drawn, who agreed and how far each came, as a page",
    .arguments = "ID",
    .examples = examples,
    .options = options,
    .notes =
        "-o names a folder; it is made when it is not there. The page names cases. What does not reconcile stands at\n"
        "its head.\n",
    .reports = reports,
    .run = run_certificate,
};

} // namespace abide
