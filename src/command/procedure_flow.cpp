// abide procedure flow: the route of a case through a procedure, as an ordered list, data or a page with drawings.
#include <array>

#include "base/words.hpp"
#include "briefing/flow.hpp"
#include "briefing/rule_pages.hpp"
#include "command/command.hpp"
#include "command/output.hpp"
#include "command/pages.hpp"
#include "command/paragraph.hpp"
#include "command/procedure_files.hpp"
#include "command/reports/other_forms.hpp"

namespace abide {

namespace {

std::string rule_text(const FlowRule& rule) {
    std::string head = rule.title + " (" + rule.clauses;
    if (!rule.modal.empty()) head += ", " + rule.modal;
    if (rule.is_indicator) head += ", an indicator";
    std::string text = paragraph("- " + head + ")", 6) + paragraph(rule.requirement, 8);
    for (const std::string& limit : rule.limits.limits) text += paragraph("Limit: " + limit, 8);
    for (const OtherLimit& other : rule.limits.instead)
        text += paragraph("Instead: " + other_limit_words(other) + " where " + other.where, 8);
    if (!rule.limits.looked_for.empty()) text += paragraph("Looked for: " + list_of(rule.limits.looked_for, "or"), 8);
    return text;
}

std::string aims_text(const FlowStep& step) {
    std::string text;
    for (const FlowAim& aim : step.aims)
        if (!aim.goes_on.empty())
            text += paragraph((step.aims.size() == 1 ? "" : aim.words + " ") + "goes on in " + list_of(aim.goes_on), 6);
    return text;
}

std::string stop_text(const FlowStop& stop) {
    std::string text = capitalised(stop.words);
    if (!stop.asked_in.empty()) text += " (" + list_of(stop.asked_in) + ")";
    if (!stop.also_to.empty()) text += "; leads to " + list_of(stop.also_to) + " as well";
    return paragraph(text, 2 + 2 * stop.depth);
}

std::string flow_text(const Procedure& procedure, const Flow& flow) {
    std::string text = procedure.id + ": " + procedure.title + "\n";
    if (!flow.stops.empty()) text += "\nThe whole route\n\n";
    for (const FlowStop& stop : flow.stops) text += stop_text(stop);
    for (const FlowSection& section : flow.sections) {
        text += "\n" + section.heading + "\n";
        std::size_t number = 0;
        for (const FlowStep& step : section.steps) {
            text +=
                "\n" + paragraph(std::to_string(++number) + ". " + capitalised(words_of(step)), 2) + aims_text(step);
            for (const FlowRule& rule : step.rules) text += rule_text(rule);
        }
    }
    return text;
}

std::string flow_as(const std::string& format, const Procedure& procedure, const Rulebook& rulebook,
                    const Options& options, World& world) {
    if (format == "text") return flow_text(procedure, view_flow(procedure, rulebook.dictionary()));
    const Day day = options.day("as-at").value_or(world.today);
    if (format == "json") return view_json(flow_fields_of(procedure, rulebook.dictionary(), day));
    const Templates templates = load_report_templates(options, world, "flow");
    return write_flow_page(procedure, rulebook.dictionary(), day, "Abide " ABIDE_VERSION, templates).html;
}

Exit run_flow(const Options& options, World& world) {
    (void)options.first_argument("a procedure's id or file");
    options.refuse_more_than(1);
    const std::vector<std::string> formats = {"text", "json", "html"};
    const std::string format = options.choice("format", formats);
    const std::unique_ptr<Rulebook> rulebook = load_ground(options, world);
    const Procedure* procedure = load_named_procedures(*rulebook, options, world).front();
    Output output(options, world);
    output.write(flow_as(format, *procedure, *rulebook, options, world));
    output.finish();
    return Exit::clean;
}

constexpr std::array<std::string_view, 3> examples = {
    "abide procedure flow islington-hsb",
    "abide procedure flow islington-hsb --format html -o route.html",
    "abide procedure flow working-together --format json",
};
constexpr std::array<std::string_view, 9> options = {"procedures", "as-at",      "format", "output", "templates",
                                                     "template",   "max-errors", "quiet",  "help"};
constexpr std::array<std::string_view, 1> reports = {"flow"};

} // namespace

extern const Command procedure_flow_command;
const Command procedure_flow_command = {
    .name = "procedure flow",
    .summary = "Show the route of a case through a procedure: what begins each duty, and what must be there then",
    .arguments = "FILE or ID",
    .examples = examples,
    .options = options,
    .notes =
        "Read off the rules themselves, each of which stands in it once. --format is text, json or html: one file with a\n"
        "drawing and a list for each part of the source. \"abide report rules\" has the same drawings.\n",
    .reports = reports,
    .run = run_flow,
};

} // namespace abide
