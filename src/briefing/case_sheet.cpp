// Gathers a case's verdicts into the sheet's parts.
#include "briefing/case_sheet.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/words.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

// The value of a fact of the case's only record of a type, or null.
const Value* only_value(const CaseInput& input, std::string_view type, std::string_view fact) {
    const std::optional<RecordTypeId> record_type = input.dictionary->find(type);
    if (!record_type) return nullptr;
    const std::optional<FactId> id = input.dictionary->find(*record_type, fact);
    if (!id) return nullptr;
    for (std::size_t i = 0; i < input.one_case->own_records; ++i) {
        const Record& record = input.one_case->records[i];
        if (record.type == *record_type && record.value(*id).is_known()) return &record.value(*id);
    }
    return nullptr;
}

std::string case_text(const CaseInput& input, std::string_view fact) {
    const Value* value = only_value(input, "case", fact);
    return value == nullptr ? "" : std::string(value->text());
}

std::string age_words(const CaseInput& input, Day as_at) {
    const Value* born = only_value(input, "child", "born");
    if (born == nullptr || born->when.first > as_at) return "";
    const int most = age_on(born->when.first, as_at);
    const int least = born->when.last > as_at ? 0 : age_on(born->when.last, as_at);
    if (least == most) return std::to_string(most);
    return std::to_string(least) + (most - least == 1 ? " or " : " to ") + std::to_string(most);
}

// ---- parts of the sheet ------------------------------------------------------------------------

std::size_t clause_position(const Procedure* procedure, const std::string& clause) {
    if (procedure == nullptr) return 0;
    const auto found = std::ranges::find(procedure->clauses, clause, &Clause::id);
    return static_cast<std::size_t>(found - procedure->clauses.begin());
}

// Procedures in the order they were judged, then clauses in the order of their register.
void group_by_clause(std::span<const Verdict> verdicts, const std::vector<VerdictView>& views, CaseSheet& sheet) {
    std::vector<const Procedure*> procedures;
    std::vector<std::map<std::pair<std::size_t, std::string>, ClauseGroup>> groups;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const VerdictView& view = views[i];
        const Procedure* procedure = verdicts[i].procedure;
        const auto known = std::ranges::find(procedures, procedure);
        const auto order = static_cast<std::size_t>(known - procedures.begin());
        if (known == procedures.end()) {
            procedures.push_back(procedure);
            groups.emplace_back();
            sheet.procedures.push_back({view.procedure, {}});
        }
        ClauseGroup& group = groups[order][{clause_position(procedure, view.clause), view.clause}];
        group.clause = view.clause;
        const Clause* clause = procedure == nullptr ? nullptr : procedure->clause(view.clause);
        if (clause != nullptr) group.says = clause->says;
        group.verdicts.push_back(view);
    }
    for (std::size_t i = 0; i < groups.size(); ++i)
        for (auto& [order, group] : groups[i]) sheet.procedures[i].clauses.push_back(std::move(group));
}

OpenQuestion& question(std::vector<OpenQuestion>& questions, const std::string& what, const std::string& on,
                       const std::string& why, const std::string& who) {
    const auto is_same = [&](const OpenQuestion& one) {
        return one.what == what && one.on == on && one.why == why && one.who == who;
    };
    const auto found = std::ranges::find_if(questions, is_same);
    if (found != questions.end()) return *found;
    return questions.emplace_back(OpenQuestion{what, on, why, who, {}});
}

void ask_questions(const VerdictView& view, std::vector<OpenQuestion>& questions) {
    if (view.state != State::cannot_tell) return;
    const OpenQuestion::Waiting waiting{view.title, view.anchor};
    for (const MissingView& missing : view.missing)
        question(questions, missing.what, missing.on, missing.why, missing.who).waiting.push_back(waiting);
    if (!view.missing.empty()) return;
    question(questions, view.title, view.subject, std::string(words_of(view.reason)),
             std::string(who_settles(view.reason)))
        .waiting.push_back(waiting);
}

/// The one record that does not say what a verdict waits for; empty when there are several. Who was at a meeting is
/// for the meeting's own record to say.
std::string silent_record(const VerdictView& view) {
    if (view.state != State::cannot_tell || view.missing.empty() || view.is_excepted) return "";
    std::string record;
    for (const MissingView& missing : view.missing) {
        const std::string& on = missing.on.empty() ? view.subject : missing.on;
        if (!record.empty() && record != on) return "";
        record = on;
    }
    return record;
}

/// Verdicts that wait for what one record does not say stand together, when there are at least so many.
std::vector<AttentionEntry> gather(const std::vector<VerdictView>& findings) {
    constexpr std::size_t enough = 3;
    std::map<std::pair<Nature, std::string>, std::size_t> waiting;
    for (const VerdictView& view : findings) ++waiting[{view.nature, silent_record(view)}];
    std::vector<AttentionEntry> entries;
    std::map<std::pair<Nature, std::string>, std::size_t> gathered;
    for (const VerdictView& view : findings) {
        const std::pair key{view.nature, silent_record(view)};
        if (key.second.empty() || waiting[key] < enough) {
            entries.push_back({view, "", 0, {}});
            continue;
        }
        const auto [at, is_new] = gathered.emplace(key, entries.size());
        if (is_new) entries.push_back({view, key.second, 0, {}});
        AttentionEntry& entry = entries[at->second];
        ++entry.waiting;
        ask_questions(view, entry.questions);
    }
    return entries;
}

std::tuple<Nature, bool, int, int> urgency(const VerdictView& view) {
    return {view.nature, view.severity != Severity::critical, order_of_urgency(view.state),
            -static_cast<int>(view.severity)};
}

void sort_parts(const std::vector<VerdictView>& views, const Calendar& calendar, Day as_at, CaseSheet& sheet) {
    std::vector<VerdictView> findings;
    for (const VerdictView& view : views) {
        if (is_finding(view.state)) findings.push_back(view);
        if (view.state == State::met) sheet.went_well.push_back(view);
        const bool is_ahead = view.state == State::due_soon || view.state == State::not_yet_due;
        if (is_ahead && view.due) sheet.deadlines.push_back(deadline_of(view, calendar, as_at));
        ask_questions(view, sheet.questions);
    }
    sort_by_urgency(findings);
    sheet.attention = gather(findings);
    sort_deadlines(sheet.deadlines);
}

void name_set_aside(const CaseInput& input, CaseSheet& sheet) {
    for (const RecordIndex index : input.set_aside)
        sheet.set_aside.push_back(record_and_place(input.one_case->record(index), *input.dictionary));
}

} // namespace

void sort_by_urgency(std::vector<VerdictView>& findings) { std::ranges::stable_sort(findings, {}, urgency); }

CaseSheet view_case(const CaseInput& input, const RunFacts& run, const Templates& templates) {
    CaseSheet sheet;
    sheet.run = run;
    sheet.case_id = std::string(input.one_case->id);
    sheet.team = case_text(input, "team");
    sheet.worker = case_text(input, "worker");
    sheet.area = case_text(input, "area");
    sheet.age = age_words(input, run.as_at);
    sheet.standing = view_standing(templates.standing, *input.one_case, *input.dictionary, input.set_aside, run.as_at);
    Anchors anchors("finding-");
    std::vector<VerdictView> views;
    for (const Verdict& verdict : input.verdicts) {
        views.push_back(view_verdict(verdict, anchors.for_verdict(verdict)));
        sheet.counts.add(views.back().nature, views.back().state);
        if (is_finding(views.back().state)) ++sheet.findings;
        if (views.back().is_excepted) ++sheet.excepted;
    }
    sheet.passed_over = input.passed_over;
    sheet.passed_over.count_in(sheet.counts);
    const TimelineInput timeline{input.one_case,   input.dictionary, input.calendar,
                                 &templates.lanes, run.as_at,        input.set_aside};
    sheet.timeline = view_timeline(timeline, input.verdicts, views);
    sheet.plan_thread = view_plan_thread(*input.one_case, *input.dictionary, input.set_aside, run.as_at);
    group_by_clause(input.verdicts, views, sheet);
    sort_parts(views, *input.calendar, run.as_at, sheet);
    name_set_aside(input, sheet);
    for (const Diagnostic& one : run.diagnostics) {
        if (one.case_id == sheet.case_id) sheet.diagnostics.push_back(one);
    }
    return sheet;
}

} // namespace abide
