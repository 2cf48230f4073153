// Loads the folders of templates and checks them as a whole.
#include "briefing/templates.hpp"

#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
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

namespace abide {

namespace {

constexpr std::string_view ending = ".md";

void load_text(const std::string& file, TemplateTexts& texts) {
    std::string name = base_name(file);
    name.resize(name.size() - ending.size());
    texts[name] = {file, read_file(file)};
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
            std::string id = base_name(file);
            id.resize(id.size() - ending.size());
            const Form& blank = templates.forms[id] = read_form(id, file, read_file(file), diagnostics);
            Fields fields = fields_of(blank, blank, {});
            if (is_of_audit(id)) put_audit(AuditView(), fields);
            forms[id] = std::move(fields);
        }
    }
    return forms;
}

} // namespace

Templates load_templates(const TemplateFiles& files, HexSha256 sha256, Diagnostics& diagnostics) {
    Templates templates;
    const auto path_of = [&](const std::string& name) {
        const std::string own = files.own.empty() ? "" : join_path(files.own, name);
        return !own.empty() && is_file(own) ? own : join_path(files.folder, name);
    };
    for (const std::string& file : files_below(join_path(files.folder, "partials"), ending))
        load_text(file, templates.texts);
    if (!files.own.empty() && is_folder(join_path(files.own, "partials")))
        for (const std::string& file : files_below(join_path(files.own, "partials"), ending))
            load_text(file, templates.texts);
    templates.reports = all_reports();
    templates.reports.merge(all_forms(files, templates, diagnostics));
    for (const auto& [report, fields] : templates.reports) {
        const std::string file = path_of(report + std::string(ending));
        if (report == files.report && !files.chosen.empty())
            templates.texts[report] = {files.chosen, read_file(files.chosen)};
        else if (is_file(file))
            load_text(file, templates.texts);
        check_template(templates.texts, report, fields, diagnostics);
    }
    const std::string shell = path_of("page.html");
    templates.shell = {read_file(shell), read_file(path_of("style.css")), std::move(sha256),
                       read_file(path_of("filter.js"))};
    check_shell(templates.shell, shell, diagnostics);
    const std::string lanes = path_of("timeline-lanes.txt");
    templates.lanes = read_lanes(read_file(lanes), lanes, diagnostics);
    const std::string standing = path_of("standing.txt");
    templates.standing = read_standing(read_file(standing), standing, diagnostics);
    const std::string prompts = path_of("prompts.txt");
    templates.prompts = read_prompts(read_file(prompts), prompts, diagnostics);
    const std::string measures = path_of("measures.txt");
    templates.measures = read_measures(read_file(measures), measures, diagnostics);
    const std::string names = path_of("names.txt");
    templates.names = read_names(read_file(names), names, diagnostics);
    return templates;
}

Page write_page(const Templates& templates, std::string_view report, Fields fields, const PageFacts& about,
                const Drawings& figures) {
    PageFacts facts = about;
    facts.kind = report;
    const std::string markdown = fill_template(templates.texts, report, fields);
    Page page;
    page.markdown = write_markdown_page(facts, markdown);
    page.html = write_html_page(templates.shell, facts, to_html(markdown, figures));
    page.view = std::move(fields);
    page.privacy = facts.privacy;
    return page;
}

} // namespace abide
