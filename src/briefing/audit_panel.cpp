// Views of an audit's sheets, its panel pack and its needs, and their names for templates.
#include "briefing/audit_panel.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "base/words.hpp"
#include "briefing/timeline.hpp"

namespace abide {

namespace {

/// Of one case and one rule: the worst of its verdicts.
enum class CameOut : std::uint8_t { not_judged, met, cannot_tell, missed };

CameOut came_out(State state) {
    switch (state) {
    case State::breached:
    case State::met_late: return CameOut::missed;
    case State::cannot_tell: return CameOut::cannot_tell;
    case State::met: return CameOut::met;
    default: return CameOut::not_judged;
    }
}

struct MatrixRow {
    std::string agency;
    std::vector<std::string> cells;
};

std::string sheet_words(const SelectedCase& one, const std::string& agency) {
    for (const AuditSheet& sheet : one.sheets)
        if (sheet.agency == agency) return sheet.received ? "in" : "asked for";
    return "not asked for";
}

std::vector<SelectedCase> agreed_cases(const AuditStanding& standing) {
    std::vector<SelectedCase> cases;
    std::ranges::copy_if(standing.cases, std::back_inserter(cases),
                         [](const SelectedCase& one) { return one.consent == Consent::yes; });
    return cases;
}

void put_matrix(const AuditStanding& standing, Fields& fields) {
    const std::vector<SelectedCase> cases = agreed_cases(standing);
    std::vector<MatrixRow> rows;
    for (const std::string& agency : standing.taking_part()) {
        MatrixRow row = {agency, {}};
        for (const SelectedCase& one : cases) row.cells.push_back(sheet_words(one, agency));
        rows.push_back(std::move(row));
    }
    fields.list("agreed_cases", cases, [](const SelectedCase& row, Fields& one) {
        one.text("case_label", row.label);
        one.flag("is_child_heard", row.child_feedback.has_value());
        one.flag("is_parent_heard", row.parent_feedback.has_value());
        one.flag("is_audited", row.is_audited());
    });
    fields.list("matrix", rows, [](const MatrixRow& row, Fields& one) {
        one.text("agency", row.agency);
        one.list("cells", row.cells, [](const std::string& cell, Fields& inner) { inner.text("cell", cell); });
    });
}

void put_thread(const NeedThread& row, Fields& one) {
    one.text("need", row.need);
    one.text("facts", row.facts);
    one.text("place", row.place);
    one.list("items", row.items, put_standing);
}

bool is_there(const std::span<const RecordIndex> set_aside, std::size_t at) {
    return std::ranges::find(set_aside, static_cast<RecordIndex>(at)) == set_aside.end();
}

StandingRecord standing_record(const Record& record, const std::vector<std::string>& facts,
                               const Dictionary& dictionary) {
    std::string words = facts_words(facts, record, dictionary);
    if (words.empty()) words = "nothing else that could be shown is recorded";
    return {capitalised(named_record(record, dictionary)), std::move(words),
            place_words(std::string(record.file), record.line)};
}

} // namespace

Fields fields_of(const AuditSheetView& view) {
    Fields fields = fields_of(view.sheet);
    put_audit(view.audit, fields);
    fields.text("case_label", view.of.label);
    fields.text("agency", view.agency);
    fields.flag("is_asking_questions", view.asks_questions);
    return fields;
}

Page write_audit_sheet(const AuditSheetView& view, const Templates& templates) {
    Page page = write_page(templates, "audit-sheet", fields_of(view),
                           page_facts(view.sheet.run, "Audit summary sheet", view.sheet.case_id + ", " + view.agency),
                           {{"timeline", draw_timeline(view.sheet.timeline)}});
    page.name = file_name_of({view.audit.audit.id, view.sheet.case_id, view.agency});
    return page;
}

void AuditThemes::add(const CaseSheet& sheet) {
    ++cases_;
    std::map<std::pair<std::string, std::string>, CameOut> worst;
    for (const ProcedureGroup& procedure : sheet.procedures)
        for (const ClauseGroup& clause : procedure.clauses)
            for (const VerdictView& verdict : clause.verdicts) {
                const std::pair key = {verdict.procedure_id, verdict.rule_id};
                by_rule_.try_emplace(key, AuditTheme{verdict.procedure, verdict.title, verdict.clauses, 0, 0, 0});
                worst[key] = std::max(worst[key], came_out(verdict.state));
            }
    for (const auto& [key, how] : worst) {
        AuditTheme& theme = by_rule_.at(key);
        if (how == CameOut::missed) ++theme.missed;
        if (how == CameOut::cannot_tell) ++theme.cannot_tell;
        if (how == CameOut::met) ++theme.met;
    }
}

std::vector<AuditTheme> AuditThemes::rows() const {
    std::vector<AuditTheme> rows;
    for (const auto& [key, theme] : by_rule_)
        if (theme.missed + theme.cannot_tell + theme.met > 0) rows.push_back(theme);
    std::ranges::stable_sort(rows, [](const AuditTheme& a, const AuditTheme& b) {
        return std::tuple(b.missed, b.cannot_tell, b.met) < std::tuple(a.missed, a.cannot_tell, a.met);
    });
    return rows;
}

Fields fields_of(const AuditPanelView& view) {
    Fields fields;
    put_run(view.run, fields);
    put_audit(view.audit, fields);
    put_matrix(view.audit.standing, fields);
    const std::string of = " of " + std::to_string(view.themes.cases());
    fields.list("themes", view.themes.rows(), [&](const AuditTheme& row, Fields& one) {
        one.text("procedure", row.procedure);
        one.text("title", row.title);
        one.text("clauses", row.clauses);
        one.text("missed", std::to_string(row.missed) + of);
        one.text("cannot_tell", std::to_string(row.cannot_tell) + of);
        one.text("met", std::to_string(row.met) + of);
    });
    AuditStanding shown = view.audit.standing; // in the pack cases go by their labels
    for (SelectedCase& one : shown.cases) one.id = "case " + one.label;
    fields.list("still_missing", missing_of(shown), [](const std::string& row, Fields& one) { one.text("says", row); });
    return fields;
}

Page write_audit_panel(const AuditPanelView& view, const Templates& templates) {
    Page page = write_page(templates, "audit-panel", fields_of(view),
                           page_facts(view.run, "Audit panel pack", view.audit.audit.id), {});
    page.name = file_name_of({view.audit.audit.id, "panel-pack"});
    return page;
}

CaseThreads view_threads(const Case& one_case, const Dictionary& dictionary, std::span<const RecordIndex> set_aside) {
    const std::optional<RecordTypeId> need = dictionary.find("assessed-need");
    const std::optional<RecordTypeId> item = dictionary.find("plan-item");
    const std::optional<FactId> link = item ? dictionary.find(*item, "need") : std::nullopt;
    CaseThreads made;
    made.case_id = one_case.id;
    if (!need || !link) return made;
    std::map<RecordIndex, std::size_t> thread_of;
    for (std::size_t i = 0; i < one_case.own_records; ++i) {
        const Record& record = one_case.records[i];
        if (record.type != *need || !is_there(set_aside, i)) continue;
        const StandingRecord shown = standing_record(record, {"kind", "date"}, dictionary);
        thread_of[static_cast<RecordIndex>(i)] = made.threads.size();
        made.threads.push_back({shown.record, shown.facts, shown.place, {}});
    }
    for (std::size_t i = 0; i < one_case.own_records; ++i) {
        const Record& record = one_case.records[i];
        if (record.type != *item || !is_there(set_aside, i)) continue;
        StandingRecord shown = standing_record(
            record,
            {"purpose", "addresses-root-cause", "owner-role", "due", "done", "outcome-reached", "times-redated"},
            dictionary);
        const Value& answers = record.value(*link);
        const auto thread = answers.is_known() ? thread_of.find(answers.target()) : thread_of.end();
        (thread == thread_of.end() ? made.loose : made.threads[thread->second].items).push_back(std::move(shown));
    }
    return made;
}

Fields fields_of(const AuditThreadsView& view) {
    Fields fields;
    put_run(view.run, fields);
    put_audit(view.audit, fields);
    fields.list("cases", view.cases, [](const CaseThreads& row, Fields& one) {
        one.text("case_label", row.label);
        one.text("case_id", row.case_id);
        one.list("threads", row.threads, put_thread);
        one.list("loose", row.loose, put_standing);
    });
    return fields;
}

Page write_audit_threads(const AuditThreadsView& view, const Templates& templates) {
    Page page = write_page(templates, "audit-threads", fields_of(view),
                           page_facts(view.run, "Needs and what answers them", view.audit.audit.id), {});
    page.name = file_name_of({view.audit.audit.id, "needs"});
    return page;
}

} // namespace abide
