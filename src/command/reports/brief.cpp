// abide brief: forms that people write. Gives out a blank, and makes pages of what comes back.
#include <array>

#include "base/file.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "briefing/action_plan.hpp"
#include "briefing/audit_page.hpp"
#include "briefing/ring.hpp"
#include "command/command.hpp"
#include "command/configuration.hpp"
#include "command/pages.hpp"
#include "command/reports/other_forms.hpp"
#include "command/reports/written_form.hpp"
#include "history/actions.hpp"
#include "store/store.hpp"

namespace abide {

namespace {

/// The one form that is not written over in an editor and made a page of, but given out as a page and read back.
constexpr std::string_view action_plan = "actionplan";

const Form& blank_of(const std::string& id, const Templates& templates) {
    const auto found = templates.forms.find(id);
    if (found != templates.forms.end()) return found->second;
    std::vector<std::string> known;
    for (const auto& [name, form] : templates.forms) known.push_back(name);
    known.emplace_back(action_plan);
    const std::string help = did_you_mean(id, known);
    throw Error(Exit::usage, "there is no form " + abide::quoted(printable(id)) + "; " +
                                 (help.empty() ? "there are " + list_of(known) : help));
}

/// Those of the store that is configured; none where there is none.
KnownCases cases_at_hand(const Options& options, World& world) {
    KnownCases known;
    const std::string store = read_configuration(options, world).value("store");
    if (Store::makes_file(store)) return known;
    for (const KnownCase& one : Store::open_existing(store)->cases()) known.ids.push_back(one.id);
    return known;
}

/// What --source names: a briefing's label, or the file of one that was written, which has a label and recommendations.
ActionPlanForm action_plan_from(const Options& options, const Templates& templates, World& world) {
    ActionPlanForm plan;
    plan.made_by = "Abide " ABIDE_VERSION;
    plan.date = long_date(options.day("on").value_or(world.today));
    plan.label = options.value("source");
    if (!has_ending(plan.label, ".md")) return plan;
    const Form form =
        expect_form(blank_of("7mb", templates), plan.label, cases_at_hand(options, world), options, world);
    plan.label = entry_of(form, "label");
    for (const FormPart& part : form.parts) {
        if (part.id != "recommendations") continue;
        const std::string number = part.heading.substr(0, part.heading.find(' '));
        for (const FormText& point : part.points)
            if (!point.is_slot)
                plan.recommendations.push_back(
                    {number + "-" + std::to_string(plan.recommendations.size() + 1), point.text});
    }
    return plan;
}

Exit give_action_plan(const Options& options, World& world) {
    options.refuse_more_than(1);
    for (const char* other : {"publish", "approved-by"})
        if (options.has(other))
            throw Error(Exit::usage, options.spelled(other) + ": an action-plan form is given out empty");
    if (options.value("source").empty())
        throw Error(Exit::usage, "say with --source which briefing it is about, by its label: B19");
    (void)other_forms(options);
    const Templates templates = load_report_templates(options, world, std::string(action_plan));
    const ActionPlanForm plan = action_plan_from(options, templates, world);
    if (const std::string fault = fault_of_label("The label", plan.label); !fault.empty())
        throw Error(Exit::usage, options.spelled("source") + ": " + fault);
    write_page_files(write_action_plan(plan, templates), options, world);
    return Exit::clean;
}

Exit run_brief(const Options& options, World& world) {
    const std::string& id = options.first_argument("which form");
    options.refuse_more_than(2);
    if (!options.has("output")) throw Error(Exit::usage, "say with -o into which folder it goes");
    if (id == action_plan) return give_action_plan(options, world);
    if (options.has("source")) throw Error(Exit::usage, "--source goes with the form actionplan only");
    expect_whole_approval(options, world);
    (void)other_forms(options);
    if (is_of_audit(id))
        throw Error(Exit::usage, "the form " + id + " tells of an audit, whose numbers come from its record: \"" +
                                     command_of_form(id) + "\"");
    const Templates templates = load_report_templates(options, world, id);
    const Form& blank = blank_of(id, templates);
    if (options.arguments().size() == 1)
        return give_form(id, read_file(blank.file), "abide brief " + id, options, world);
    const Form form = expect_form(blank, options.arguments()[1], cases_at_hand(options, world), options, world,
                                  [&](const Form& written, Diagnostics&) { expect_of_kind(id, written, templates); });
    const FormApproval approval = approval_from(options, world);
    const std::string label = entry_of(form, "label");
    Page page = write_page(templates, id, fields_of(blank, form, approval),
                           facts_of(form, approval, label.empty() ? id : label), {{"ring", draw_ring(label)}});
    page.name = file_name_of({id, label.empty() ? iso(options.day("on").value_or(world.today)) : label});
    expect_no_approved_page(page, options, world);
    write_page_files(page, options, world);
    return Exit::clean;
}

constexpr std::array<std::string_view, 4> examples = {
    "abide brief 7mb -o out",
    "abide brief 7mb out/7mb.md -o out",
    "abide brief 7mb out/7mb.md -o out --publish --approved-by \"practice lead\"",
    "abide brief actionplan --source B19 -o out --also docx",
};
constexpr std::array<std::string_view, 14> options = {"output", "source",    "on",         "publish", "approved-by",
                                                      "also",   "templates", "template",   "config",  "store",
                                                      "state",  "quiet",     "max-errors", "help"};
constexpr std::array<std::string_view, 1> reports = {action_plan};

} // namespace

extern const Command brief_command;
const Command brief_command = {
    .name = "brief",
    .summary = "Give out the blank of a briefing that people write, or make pages of one that was written",
    .arguments = "FORM [FILE]",
    .examples = examples,
    .options = options,
    .notes =
        "FORM is 7mb (seven-minute briefing), learning (learning from the case), statement (public statement), or\n"
        "any other whose blank is in report-templates/forms. Without FILE the blank is written, to be filled in with\n"
        "any editor; with it, the pages. Findings, learning and quotes are for people: Abide writes none. Until\n"
        "everything is written a page is marked as a draft and says what is missing and who is to write it;\n"
        "--publish refuses then, and ends with 2. So it does where a text names a case of the store, or holds what looks\n"
        "like the id of a case or a worker, somebody’s name or day of birth.\n"
        "actionplan is another kind of form: the two empty pages on which a team answers a briefing. --source is the\n"
        "briefing's label, or the file of one that was written: then its recommendations stand on the form by their ids. What comes back, as Markdown or as the .docx that --also docx makes, is read by\n"
        "\"abide actions import\".\n",
    .reports = reports,
    .run = run_brief,
};

} // namespace abide
