// abide report rules: one procedure's rulebook: each rule, its settings and examples, and the register of clauses.
#include <array>

#include "briefing/rule_pages.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/procedure_files.hpp"
#include "writer/clause_list.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    if (!options.has("output")) throw Error(Exit::usage, "say with -o into which folder the pages go");
    (void)options.first_argument("a procedure's id or file");
    const Day day = options.day("as-at").value_or(world.today);
    const Templates templates = load_report_templates(options, world, "rules");
    const std::unique_ptr<Rulebook> rulebook = load_ground(options, world);
    for (const Procedure* procedure : load_named_procedures(*rulebook, options, world)) {
        const Page page = write_rule_pages(*procedure, rulebook->dictionary(), day, "Abide " ABIDE_VERSION, templates);
        const OtherFile clauses = {page.name + ".csv", clauses_csv(*procedure, rulebook->dictionary()), page.privacy};
        write_page_files({&page, 1}, {&clauses, 1}, options, world);
    }
    return Exit::clean;
}

constexpr std::array<std::string_view, 1> examples = {"abide report rules islington-hsb -o out"};
constexpr std::array<std::string_view, 9> options = {"procedures", "as-at", "output",     "also", "templates",
                                                     "template",   "quiet", "max-errors", "help"};
constexpr std::array<std::string_view, 1> reports = {"rules"};

} // namespace

extern const Command report_rules_command;
const Command report_rules_command = {
    .name = "report rules",
    .summary = "Write a procedure's rulebook, as Markdown and HTML",
    .arguments = "FILE or ID…",
    .examples = examples,
    .options = options,
    .notes =
        "-o names a folder; it is made when it is not there. No case is read. Beside the pages a .csv has every clause with\n"
        "its rules, the facts they read and how many examples try them.\n",
    .reports = reports,
    .run = run_report,
};

} // namespace abide
