// Views of an audit's sheets, its panel pack and its needs, and their names for templates.
#include "briefing/audit_panel.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <set>
#include <tuple>

#include "base/words.hpp"
#include "briefing/state_words.hpp"
#include "briefing/timeline.hpp"
#include "model/value_text.hpp"

namespace abide {

namespace {

CameOut came_out(State state) {
    switch (state) {
    case State::breached:
    case State::met_late: return CameOut::missed;
    case State::cannot_tell: return CameOut::cannot_tell;
    case State::due_soon:
    case State::not_yet_due: return CameOut::not_yet_due;
    case State::no_breach_either_way: return CameOut::no_breach;
    case State::met: return CameOut::met;
    case State::not_checked: return CameOut::not_checked;
    case State::not_applicable: break;
    }
    return CameOut::not_applicable;
}

std::string_view band_of(std::string_view age) {
    int years = 0;
    std::from_chars(age.data(), age.data() + age.size(), years);
    if (years < 10) return "under 10";
    if (years < 13) return "10 to 12";
    if (years < 16) return "13 to 15";
    return years < 18 ? "16 or 17" : "18 or over";
}

void put_theme(const AuditTheme& row, Fields& one) {
    one.text("procedure", row.procedure);
    one.text("title", row.title);
    one.text("clauses", row.clauses);
    one.number("missed", row.of(CameOut::missed));
    one.number("cannot_tell", row.of(CameOut::cannot_tell));
    one.number("not_yet_due", row.of(CameOut::not_yet_due));
    one.number("no_breach", row.of(CameOut::no_breach));
    one.number("met", row.of(CameOut::met));
    one.number("not_checked", row.of(CameOut::not_checked));
    one.number("not_applicable", row.of(CameOut::not_applicable));
}

void put_panel_case(const AuditPanelCase& row, Fields& one) {
    one.text("case_label", row.label);
    one.text("age_band", row.age);
    one.text("states_words", row.states);
    one.text("unchecked", row.unchecked);
    one.list("attention", row.rows, [](const AuditPanelCase::Row& line, Fields& inner) {
        inner.text("title", line.title);
        inner.text("clauses", line.clauses);
        inner.text("mark", line.mark);
        inner.text("state", line.state);
        inner.text("times", line.count > 1 ? std::to_string(line.count) : "");
    });
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
        one.text("family_heard", std::string(words_of(row.family.heard)));
        one.text("child_heard", std::string(words_of(row.child.heard)));
        one.text("parent_heard", std::string(words_of(row.parent.heard)));
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

/// In small letters, without anything that is no letter: how a code and a name are the same word.
std::string letters_of(std::string_view name) {
    std::string letters;
    for (const char c : name)
        if (std::isalpha(static_cast<unsigned char>(c)) != 0)
            letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return letters;
}

/// Which case of which day, and nothing that its record says.
CaseSheet without_record(const CaseSheet& sheet) {
    CaseSheet bare;
    bare.run = sheet.run;
    bare.run.exports.clear();
    bare.run.diagnostics.clear();
    bare.run.counts = {};
    bare.case_id = sheet.case_id;
    return bare;
}

StandingRecord standing_record(const Record& record, const std::vector<std::string>& facts,
                               const Dictionary& dictionary) {
    std::string words = facts_words(facts, record, dictionary);
    if (words.empty()) words = "nothing else that could be shown is recorded";
    return {capitalised(named_record(record, dictionary)), std::move(words),
            place_words(std::string(record.file), record.line)};
}

} // namespace

std::string agency_code(std::string_view name, const Dictionary& dictionary) {
    const std::optional<RecordTypeId> type = dictionary.find("attendee");
    const std::optional<FactId> fact = type ? dictionary.find(*type, "agency") : std::nullopt;
    if (!fact) return "";
    for (const std::string& code : dictionary.fact({*type, *fact}).codes)
        if (letters_of(code) == letters_of(name)) return code;
    return "";
}

std::vector<StandingRecord> records_of_agency(std::string_view code, const Case& one_case, const Dictionary& dictionary,
                                              std::span<const RecordIndex> set_aside) {
    std::vector<StandingRecord> rows;
    for (std::size_t i = 0; i < one_case.own_records; ++i) {
        const Record& record = one_case.records[i];
        const std::optional<FactId> agency = dictionary.find(record.type, "agency");
        if (code.empty() || !agency || !is_there(set_aside, i)) continue;
        const Value& value = record.value(*agency);
        if (!value.is_known() || value_text(dictionary.fact({record.type, *agency}), value) != code) continue;
        const bool is_inside = record.parent != no_record && one_case.has(record.parent);
        if (is_inside && !is_there(set_aside, record.parent)) continue;
        StandingRecord row = standing_record(record, dictionary.fact_names(record.type), dictionary);
        if (is_inside) {
            const Record& meeting = one_case.record(record.parent);
            const std::optional<FactId> dated = dictionary.type(meeting.type).dated;
            const std::string when =
                dated ? facts_words({dictionary.fact({meeting.type, *dated}).name}, meeting, dictionary) : "";
            row.record = capitalised(named_record(meeting, dictionary));
            row.facts = when + (when.empty() ? "" : "; ") + row.facts;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Fields fields_of(const AuditSheetView& view) {
    Fields fields = fields_of(view.agency.holds_record ? view.sheet : without_record(view.sheet));
    put_audit(view.audit, fields);
    fields.text("case_label", view.of.label);
    fields.text("agency", view.agency.name);
    fields.text("agency_code", view.agency.code.empty() ? "" : spoken(view.agency.code));
    fields.flag("is_record_shown", view.agency.holds_record);
    fields.list("of_agency", view.of_agency, put_standing);
    fields.text("consent_on", view.of.answered ? long_date(*view.of.answered) : "");
    fields.text("consent_by", view.of.answered_by);
    fields.text("made_on", view.made_on);
    fields.flag("is_asking_questions", view.asks_questions);
    return fields;
}

Page write_audit_sheet(const AuditSheetView& view, const Templates& templates) {
    Drawings drawings;
    if (view.agency.holds_record) drawings.emplace("timeline", draw_timeline(view.sheet.timeline));
    PageFacts facts = page_facts(view.sheet.run, "Audit summary sheet", view.sheet.case_id + ", " + view.agency.name);
    facts.date = view.made_on;
    Page page = write_page(templates, "audit-sheet", fields_of(view), facts, drawings);
    page.name = file_name_of({view.audit.audit.id, view.sheet.case_id, view.agency.name});
    return page;
}

Fields fields_of(const AuditSlipView& view) {
    Fields fields;
    put_audit(view.audit, fields);
    fields.text("case_label", view.of.label);
    fields.text("case_id", view.of.id);
    fields.text("made_by", view.audit.made_by);
    return fields;
}

Page write_audit_slip(const AuditSlipView& view, const Templates& templates) {
    PageFacts facts = page_facts(view.audit, "Immediate concern");
    facts.unit = view.of.id;
    Page page = write_page(templates, "audit-slip", fields_of(view), facts, {});
    page.name = file_name_of({view.audit.audit.id, view.of.id, "immediate-concern"});
    return page;
}

/// Of a rule that no case before had a verdict of, it is known that it applied to none of them.
AuditTheme& AuditThemes::theme(const std::string& procedure, const std::string& rule) {
    const auto [found, is_new] = by_rule_.try_emplace({procedure, rule});
    if (is_new) found->second.cases.front() = cases_;
    return found->second;
}

void AuditThemes::add(const CaseSheet& sheet) {
    std::map<std::pair<std::string, std::string>, CameOut> worst;
    const auto take = [&](const std::pair<std::string, std::string>& key, State state) -> AuditTheme& {
        CameOut& how = worst[key];
        how = std::max(how, came_out(state));
        return theme(key.first, key.second);
    };
    for (const ProcedureGroup& procedure : sheet.procedures)
        for (const ClauseGroup& clause : procedure.clauses)
            for (const VerdictView& verdict : clause.verdicts) {
                AuditTheme& row = take({verdict.procedure_id, verdict.rule_id}, verdict.state);
                std::tie(row.procedure, row.title, row.clauses) =
                    std::tie(verdict.procedure, verdict.title, verdict.clauses);
            }
    for (const PassedOver& passed : sheet.passed_over.rows()) {
        if (passed.rule == nullptr) continue;
        AuditTheme& row = take({passed.procedure_id, passed.rule->id}, passed.state);
        std::tie(row.procedure, row.title, row.clauses) = std::tie(passed.procedure, passed.title, passed.clauses);
    }
    for (auto& [key, row] : by_rule_) ++row.cases.at(static_cast<std::size_t>(worst[key]));
    ++cases_;
}

std::vector<AuditTheme> AuditThemes::rows() const {
    const auto order = [](const AuditTheme& row) {
        return std::tuple(row.of(CameOut::missed), row.of(CameOut::cannot_tell), row.of(CameOut::met));
    };
    std::vector<AuditTheme> rows;
    for (const auto& [key, theme] : by_rule_)
        if (theme.of(CameOut::not_applicable) + theme.of(CameOut::not_checked) < cases_) rows.push_back(theme);
    std::ranges::stable_sort(rows, [&](const AuditTheme& a, const AuditTheme& b) { return order(b) < order(a); });
    return rows;
}

std::vector<AuditTheme> AuditThemes::recurring() const {
    std::vector<AuditTheme> rows = this->rows();
    std::erase_if(rows,
                  [](const AuditTheme& row) { return row.of(CameOut::missed) + row.of(CameOut::cannot_tell) < 2; });
    return rows;
}

std::string age_band(const std::string& age) {
    const std::vector<std::string> words = split_words(age); // "12", "12 or 13"
    if (words.empty()) return "";
    const std::string_view least = band_of(words.front());
    const std::string_view most = band_of(words.back());
    return std::string(least) + (least == most ? "" : ", or " + std::string(most));
}

AuditPanelCase panel_case(const std::string& label, const CaseSheet& sheet) {
    AuditPanelCase made;
    made.label = label;
    made.age = age_band(sheet.age);
    made.unchecked = sheet.passed_over.unchecked_words(sheet.counts.verdicts());
    for (std::size_t i = 0; i < state_count; ++i) {
        const auto state = static_cast<State>(i);
        if (const std::size_t count = sheet.counts.of(state); count > 0)
            made.states += (made.states.empty() ? "" : ", ") + std::to_string(count) + " " + label_in_sentence(state);
    }
    for (const ProcedureGroup& procedure : sheet.procedures)
        for (const ClauseGroup& clause : procedure.clauses)
            for (const VerdictView& verdict : clause.verdicts) {
                const CameOut how = came_out(verdict.state);
                if (how != CameOut::missed && how != CameOut::cannot_tell) continue;
                const StateWords& words = words_of(verdict.state, verdict.nature);
                AuditPanelCase::Row row = {verdict.title, verdict.clauses, std::string(words.mark),
                                           std::string(words.label), 1};
                const auto same = std::ranges::find_if(made.rows, [&](const AuditPanelCase::Row& one) {
                    return one.title == row.title && one.state == row.state && one.clauses == row.clauses;
                });
                if (same == made.rows.end())
                    made.rows.push_back(std::move(row));
                else
                    ++same->count;
            }
    return made;
}

Fields fields_of(const AuditPanelView& view) {
    Fields fields;
    put_run(view.run, fields);
    put_audit(view.audit, fields);
    put_matrix(view.audit.standing, fields);
    fields.number("cases_counted", view.themes.cases());
    fields.list("themes", view.themes.rows(), put_theme);
    fields.list("recurring", view.themes.recurring(), put_theme);
    fields.list("audited_cases", view.cases, put_panel_case);
    fields.text("made_on", view.made_on);
    AuditStanding shown = view.audit.standing; // in the pack cases go by their labels
    for (SelectedCase& one : shown.cases) one.id = "case " + one.label;
    fields.list("still_missing", missing_of(shown), [](const std::string& row, Fields& one) { one.text("says", row); });
    return fields;
}

Page write_audit_panel(const AuditPanelView& view, const Templates& templates) {
    PageFacts facts = page_facts(view.run, "Audit panel pack", view.audit.audit.id);
    facts.date = view.made_on;
    Page page = write_page(templates, "audit-panel", fields_of(view), facts, {});
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
