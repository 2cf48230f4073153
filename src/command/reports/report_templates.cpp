// abide report templates: the reference for whoever writes templates: every report, and every name it has.
#include <array>

#include "briefing/template_reference.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/other_forms.hpp"

namespace abide {

namespace {

CommandsByReport commands_by_report(const Templates& templates) {
    CommandsByReport commands;
    for (const Command* command : all_commands())
        for (const std::string_view report : command->reports)
            commands[std::string(report)].push_back("abide " + std::string(command->name));
    for (const auto& [id, form] : templates.forms) commands.try_emplace(id, 1, "abide brief " + id);
    return commands;
}

Exit run_report(const Options& options, World& world) {
    options.refuse_more_than(0);
    if (!options.has("output")) throw Error(Exit::usage, "say with -o into which folder the page goes");
    (void)other_forms(options);
    const Templates templates = load_report_templates(options, world, "templates");
    TemplateReference reference = view_templates(templates, commands_by_report(templates));
    reference.date = long_date(world.today);
    reference.made_by = "Abide " ABIDE_VERSION;
    write_page_files(write_template_reference(reference, templates), options, world);
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {"abide report templates -o out",
                                                      "abide report templates --templates ours -o out"};
constexpr std::array<std::string_view, 7> options = {"output", "also",       "templates", "template",
                                                     "quiet",  "max-errors", "help"};
constexpr std::array<std::string_view, 1> reports = {"templates"};

} // namespace

extern const Command report_templates_command;
const Command report_templates_command = {
    .name = "report templates",
    .summary = "Write which names a report's template may use, and what each of them is",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes =
        "-o names a folder; it is made when it is not there. No case is read. How a template is written stands in\n"
        "report-templates/README.md.\n",
    .reports = reports,
    .run = run_report,
};

} // namespace abide
