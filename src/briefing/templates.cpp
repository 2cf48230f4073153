// Loads the folders of templates and checks them as a whole.
#include "briefing/templates.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text_bytes.hpp"
#include "base/words.hpp"
#include "briefing/action_plan.hpp"
#include "briefing/actions_page.hpp"
#include "briefing/assurance/board.hpp"
#include "briefing/assurance/continuity.hpp"
#include "briefing/assurance/evidence.hpp"
#include "briefing/assurance/good_practice.hpp"
#include "briefing/assurance/meetings.hpp"
#include "briefing/assurance/scorecard.hpp"
#include "briefing/assurance/themes.hpp"
#include "briefing/attestations.hpp"
#include "briefing/audit_page.hpp"
#include "briefing/audit_panel.hpp"
#include "briefing/case_sheet.hpp"
#include "briefing/certificate_page.hpp"
#include "briefing/changes.hpp"
#include "briefing/deadlines.hpp"
#include "briefing/exceptions.hpp"
#include "briefing/findings.hpp"
#include "briefing/gaps.hpp"
#include "briefing/index_page.hpp"
#include "briefing/nightly.hpp"
#include "briefing/rule_pages.hpp"
#include "briefing/supervision.hpp"
#include "briefing/team_page.hpp"
#include "briefing/template_reference.hpp"
#include "briefing/template_tags.hpp"

namespace abide {

namespace {

constexpr std::string_view ending = ".md";

std::string read_text(const std::string& file, Diagnostics& diagnostics) {
    std::string text = read_file(file);
    if (std::optional<Diagnostic> fault = fault_of_bytes("TPL-0110", file, text))
        diagnostics.push_back(std::move(*fault));
    text.erase(0, text.size() - without_byte_mark(text).size());
    return text;
}

std::string without_ending(const std::string& name) { return name.substr(0, name.size() - ending.size()); }

void load_text(const std::string& file, TemplateTexts& texts, Diagnostics& diagnostics) {
    texts[without_ending(base_name(file))] = {file, read_text(file, diagnostics)};
}

/// What a report draws on its pages. The charts of the scorecard go by its measures, those of a route by its sections:
/// their names are filled in.
DrawingNames drawings_of(std::string_view report, const Templates& templates) {
    static const std::map<std::string, DrawingNames, std::less<>> drawn = {
        {"actions", {"trend"}},
        {"audit-sheet", {"timeline"}},
        {"audit-certificate", {"steps"}},
        {"due", {"days"}},
        {"board", {"measures", "untold"}},
        {"case", {"timeline"}},
        {"changes", {"changes"}},
        {"continuity", {"workers"}},
        {"evidence", {"measures"}},
        {"findings", {"clauses"}},
        {"flow", {"flow-all"}},
        {"gaps", {"gaps"}},
        {"rules", {"flow-all"}},
        {"team", {"trend", "breached", "untold"}},
        {"supervision-child", {"timeline"}},
        {"themes", {"themes"}},
    };
    if (templates.forms.contains(report)) return {"ring"};
    const auto found = drawn.find(report);
    return found == drawn.end() ? DrawingNames() : found->second;
}

bool is_included(const std::string& partial, const Templates& templates) {
    return std::ranges::any_of(templates.texts, [&](const auto& one) {
        return std::ranges::any_of(tags_of(one.second.text).all, [&](const Tag& tag) {
            return tag.form == Tag::Form::partial && tag.name == partial;
        });
    });
}

/// A warning for each file of somebody's own folder that nothing reads.
void check_own_files(const TemplateFiles& files, const Templates& templates, Diagnostics& diagnostics) {
    if (files.own.empty()) return;
    const auto names_below = [](const std::string& folder) {
        std::vector<std::string> names;
        for (const std::string& file : files_below(folder, ""))
            names.push_back(file.substr(join_path(folder, "").size()));
        return names;
    };
    const std::vector<std::string> shipped = names_below(files.folder);
    for (const std::string& name : names_below(files.own)) {
        if (std::ranges::find(shipped, name) != shipped.end() || join_path(files.own, name) == files.chosen) continue;
        const bool is_markdown = name.ends_with(ending);
        if (is_markdown && templates.forms.contains(without_ending(base_name(name)))) continue;
        if (is_markdown && name.starts_with("partials/") && is_included(without_ending(base_name(name)), templates))
            continue;
        Diagnostic unread;
        unread.code = "TPL-0113";
        unread.gravity = Gravity::warning;
        unread.place = {join_path(files.own, name)};
        unread.says = "nothing reads this file";
        unread.help = did_you_mean(name, shipped);
        diagnostics.push_back(std::move(unread));
    }
}

// Each report as it writes itself when it has nothing to say: every name, no row.
std::map<std::string, Fields, std::less<>> all_reports() {
    std::map<std::string, Fields, std::less<>> reports;
    reports.emplace("actionplan", fields_of(ActionPlanForm()));
    reports.emplace("actions", fields_of(ActionTracker()));
    reports.emplace("attestations", fields_of(Attestations()));
    reports.emplace("audit-certificate", fields_of(AuditView()));
    reports.emplace("audit-panel", fields_of(AuditPanelView()));
    reports.emplace("audit-sheet", fields_of(AuditSheetView()));
    reports.emplace("audit-slip", fields_of(AuditSlipView()));
    reports.emplace("audit-threads", fields_of(AuditThreadsView()));
    reports.emplace("board", fields_of(BoardReport(), Shown()));
    reports.emplace("case", fields_of(CaseSheet()));
    reports.emplace("certificate", fields_of(CertificateView()));
    reports.emplace("changes", fields_of(Changes()));
    reports.emplace("changes-part", fields_of(Changes(), ChangesPart()));
    reports.emplace("continuity", fields_of(ContinuityReport(), Shown()));
    reports.emplace("due", fields_of(DeadlineCalendar()));
    reports.emplace("evidence", fields_of(EvidencePack(), Shown(), ""));
    reports.emplace("evidence-cases", cases_fields_of(EvidencePack()));
    reports.emplace("exceptions", fields_of(ExceptionsRegister()));
    reports.emplace("exceptions-part", fields_of(ExceptionsRegister(), ExceptionsPart()));
    reports.emplace("findings", fields_of(FindingsRegister()));
    reports.emplace("findings-part", fields_of(FindingsRegister(), FindingsPart()));
    reports.emplace("flow", flow_fields_of(Procedure(), Dictionary(), Day()));
    reports.emplace("gaps", fields_of(RecordingGaps()));
    reports.emplace("goodpractice", fields_of(GoodPractice(), Shown()));
    reports.emplace("index", fields_of(PageIndex()));
    reports.emplace("meetings", fields_of(MeetingsReport(), Shown()));
    reports.emplace("nightly", fields_of(NightlyPage()));
    reports.emplace("scorecard", fields_of(Scorecard(), Shown()));
    reports.emplace("supervision", fields_of(WorkerPage()));
    reports.emplace("supervision-child", fields_of(ChildPage()));
    reports.emplace("team", fields_of(TeamPage()));
    reports.emplace("themes", fields_of(ThemesReport(), Shown()));
    reports.emplace("rules", fields_of(Procedure(), Dictionary(), Day()));
    reports.emplace("templates", fields_of(TemplateReference()));
    return reports;
}

/// The blanks, and of each its names.
std::map<std::string, Fields, std::less<>> all_forms(const TemplateFiles& files, Templates& templates,
                                                     Diagnostics& diagnostics) {
    std::map<std::string, Fields, std::less<>> forms;
    for (const std::string& folder : {files.folder, files.own}) {
        const std::string blanks = folder.empty() ? "" : join_path(folder, "forms");
        if (blanks.empty() || !is_folder(blanks)) continue;
        for (const std::string& file : files_below(blanks, ending)) {
            const std::string id = without_ending(base_name(file));
            const Form& blank = templates.forms[id] = read_form(id, file, read_text(file, diagnostics), diagnostics);
            Fields fields = fields_of(blank, blank, {});
            if (is_of_audit(id)) put_audit(AuditView(), fields);
            forms[id] = std::move(fields);
        }
    }
    return forms;
}

/// The name of the template that was chosen for the report, unless it is called as the report's own is.
std::string own_template_of(const Templates& templates, std::string_view report) {
    const std::string name = base_name(templates.texts.find(report)->second.file);
    const std::string stem = name.substr(0, name.rfind('.'));
    return stem == report ? "" : stem;
}

} // namespace

Templates load_templates(const TemplateFiles& files, HexSha256 sha256, Diagnostics& diagnostics) {
    Templates templates;
    const auto path_of = [&](const std::string& name) {
        const std::string own = files.own.empty() ? "" : join_path(files.own, name);
        return !own.empty() && is_file(own) ? own : join_path(files.folder, name);
    };
    for (const std::string& file : files_below(join_path(files.folder, "partials"), ending))
        load_text(file, templates.texts, diagnostics);
    if (!files.own.empty() && is_folder(join_path(files.own, "partials")))
        for (const std::string& file : files_below(join_path(files.own, "partials"), ending))
            load_text(file, templates.texts, diagnostics);
    templates.reports = all_reports();
    templates.reports.merge(all_forms(files, templates, diagnostics));
    for (const auto& [report, fields] : templates.reports) {
        const std::string file = path_of(report + std::string(ending));
        if (report == files.report && !files.chosen.empty())
            templates.texts[report] = {files.chosen, read_text(files.chosen, diagnostics)};
        else if (is_file(file))
            load_text(file, templates.texts, diagnostics);
        check_template(templates.texts, report, fields, drawings_of(report, templates), diagnostics);
    }
    const std::string shell = path_of("page.html");
    templates.shell = {read_text(shell, diagnostics), read_text(path_of("style.css"), diagnostics), std::move(sha256),
                       read_text(path_of("filter.js"), diagnostics)};
    check_shell(templates.shell, shell, diagnostics);
    const std::string lanes = path_of("timeline-lanes.txt");
    templates.lanes = read_lanes(read_text(lanes, diagnostics), lanes, diagnostics);
    const std::string standing = path_of("standing.txt");
    templates.standing = read_standing(read_text(standing, diagnostics), standing, diagnostics);
    const std::string prompts = path_of("prompts.txt");
    templates.prompts = read_prompts(read_text(prompts, diagnostics), prompts, diagnostics);
    const std::string measures = path_of("measures.txt");
    templates.measures = read_measures(read_text(measures, diagnostics), measures, diagnostics);
    const std::string names = path_of("names.txt");
    templates.names = read_names(read_text(names, diagnostics), names, diagnostics);
    check_own_files(files, templates, diagnostics);
    return templates;
}

Page write_page(const Templates& templates, std::string_view report, Fields fields, const PageFacts& about,
                const Drawings& figures) {
    PageFacts facts = about;
    facts.kind = report;
    if (const std::string own = own_template_of(templates, report); !own.empty()) {
        facts.report += " (" + own + ")";
        facts.front_matter.emplace_back("template", own);
    }
    const std::string markdown = fill_template(templates.texts, report, fields);
    Page page;
    page.markdown = write_markdown_page(facts, markdown);
    try {
        page.html = write_html_page(templates.shell, facts, to_html(markdown, figures));
    } catch (const Error& error) { // which knows the line of the Markdown, and not whose it is
        throw Error(error.exit(), templates.texts.find(report)->second.file + ": " + error.what());
    }
    page.view = std::move(fields);
    page.privacy = facts.privacy;
    return page;
}

} // namespace abide
