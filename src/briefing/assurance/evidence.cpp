// Evidence by clause, and the list of cases behind it.
#include "briefing/assurance/evidence.hpp"

#include <algorithm>
#include <tuple>

#include "base/words.hpp"
#include "briefing/case_words.hpp"
#include "briefing/state_words.hpp"
#include "model/case.hpp"

namespace abide {

namespace {

/// Clauses with the duties that check them: a rule with several clauses stands under the first, so that no duty is
/// counted twice.
struct ClauseRow {
    const Procedure* procedure = nullptr;
    std::string clause;
    std::string also; ///< the rule's other clauses
    std::string says; ///< in our own words
    std::string id;   ///< the duties'
};

std::vector<RuleDuties> duties_in_period(const EvidencePack& pack) { return those_of(pack.ground.period, pack.duties); }

std::vector<ClauseRow> clause_rows(std::span<const RuleDuties> of_period) {
    std::vector<ClauseRow> rows;
    for (const RuleDuties& duties : of_period) {
        if (duties.rule->clauses.empty()) continue;
        const std::vector<std::string>& clauses = duties.rule->clauses;
        const Clause* clause = duties.procedure->clause(clauses.front());
        const std::vector<std::string> others(clauses.begin() + 1, clauses.end());
        rows.push_back(
            {duties.procedure, clauses.front(), list_of(others), clause == nullptr ? "" : clause->says, duties.id()});
    }
    return rows;
}

struct ClauseShown {
    ClauseRow row;
    ShownRow shown;
};

std::vector<ClauseShown> shown_clauses(const EvidencePack& pack, const Shown& shown) {
    const std::vector<RuleDuties> of_period = duties_in_period(pack);
    const CountTable table = duty_table(pack.ground.period, of_period);
    const ShownTable counts = table_in(shown, table);
    std::vector<ClauseShown> rows;
    for (const ClauseRow& row : clause_rows(of_period)) {
        const std::string id = row.id;
        for (std::size_t i = 0; i < table.rows.size() && i < counts.rows.size(); ++i)
            if (table.rows[i].id == id) rows.push_back({row, counts.rows[i]});
    }
    return rows;
}

/// How many hexadecimal digits tell one text from another on a page.
constexpr std::size_t short_hash = 12;

std::string shortened(const std::string& hash) { return hash.substr(0, std::min(hash.size(), short_hash)); }

void put_change(const ProcedureChange& row, Fields& fields) {
    fields.text("night", row.night);
    fields.text("night_as_at", row.as_at == Day() ? "" : long_date(row.as_at));
    fields.text("procedure_id", row.procedure);
    fields.text("before", shortened(row.before));
    fields.text("after", shortened(row.after));
}

void put_line(const EvidenceLine& row, Fields& fields) {
    const auto date = [](const std::optional<Day>& day) { return day ? long_date(*day) : std::string(); };
    const Nature nature = row.rule == nullptr ? Nature::rule : row.rule->nature;
    const StateWords& words = words_of(row.state, nature);
    fields.text("case", case_words(row.case_id));
    fields.text("team", row.team);
    fields.text("clauses", row.rule == nullptr ? "" : list_of(row.rule->clauses));
    fields.text("procedure_id", row.procedure == nullptr ? "" : row.procedure->id);
    fields.text("title", row.rule == nullptr ? "" : row.rule->title);
    fields.text("mark", std::string(words.mark));
    fields.text("state", std::string(words.label));
    fields.text("reason", std::string(words_of(row.reason)));
    fields.text("subject", row.subject);
    fields.text("began", date(row.began));
    fields.text("due", date(row.due));
    fields.text("done", date(row.done));
    fields.flag("is_excepted", row.is_excepted);
    fields.text("file", row.file);
    fields.text("line", row.line == 0 ? "" : std::to_string(row.line));
}

} // namespace

void EvidenceGathering::add(const std::string& case_id, const std::string& team, std::span<const Verdict> verdicts) {
    for (const Verdict& verdict : verdicts) {
        duties_.add(verdict);
        const std::optional<Day> day = day_of_duty(verdict);
        const bool is_on_list =
            verdict.rule->nature == Nature::rule && is_counted(verdict.state) && (!day || period_.contains(*day));
        if (!is_on_list) continue;
        EvidenceLine& line = lines_.emplace_back();
        line.case_id = case_id;
        line.team = team;
        line.procedure = verdict.procedure;
        line.rule = verdict.rule;
        line.state = verdict.state;
        line.reason = verdict.reason;
        line.subject = verdict.subject_id == service_id
                           ? case_words(verdict.subject_id)
                           : verdict.subject_record + (verdict.subject_id.empty() ? "" : " " + verdict.subject_id);
        line.began = day;
        line.due = verdict.due;
        line.done = verdict.done;
        line.is_excepted = is_finding(verdict.state) && is_excepted(verdict);
        line.file = verdict.file;
        line.line = verdict.line;
    }
}

EvidencePack EvidenceGathering::view(const AssuredGround& ground, const std::vector<Measure>& measures,
                                     std::span<const Procedure* const> procedures) {
    EvidencePack pack;
    pack.ground = ground;
    pack.duties = duties_.rules();
    pack.trends = view_trends(ground.period, measures, procedures, pack.duties);
    pack.procedures.assign(procedures.begin(), procedures.end());
    for (const Procedure* procedure : procedures) gather_gaps(*procedure, pack.gaps);
    const auto place = [](const EvidenceLine& line) {
        return std::tuple(line.procedure->id, line.rule->number, line.case_id);
    };
    std::ranges::stable_sort(lines_, [&](const auto& a, const auto& b) { return place(a) < place(b); });
    pack.lines = std::move(lines_);
    return pack;
}

CountTables tables_of(const EvidencePack& pack) {
    CountTables tables;
    add_duties(tables, pack.ground.period, duties_in_period(pack), duties_of(pack.trends.measures));
    add_trends(tables, pack.trends, pack.ground.period);
    add_standing(tables, pack.ground.run.as_at, pack.duties);
    return tables;
}

Fields fields_of(const EvidencePack& pack, const Shown& shown, const std::string& seal) {
    Fields fields;
    put_assured(pack.ground, shown, fields);
    const CountTable pattern = duty_table(pack.ground.period, {});
    fields.list("clauses", shown_clauses(pack, shown), [&](const ClauseShown& row, Fields& one) {
        put_row(pattern, row.shown, one);
        one.text("clause", row.row.clause);
        one.text("also", row.row.also);
        one.text("says", row.row.says);
        one.text("procedure_id", row.row.procedure == nullptr ? "" : row.row.procedure->id);
    });
    const CountTable standing = standing_table(pack.ground.run.as_at, pack.duties);
    put_table("undated", standing, table_in(shown, standing), fields);
    put_trends(pack.trends, pack.ground.period, duties_in_period(pack), shown, fields);
    fields.list("in_force", pack.procedures, [&](const Procedure* procedure, Fields& one) {
        const bool is_there = procedure != nullptr;
        one.text("procedure", is_there ? procedure->title : "");
        one.text("procedure_id", is_there ? procedure->id : "");
        one.text("editions", is_there ? used_procedure(*procedure, pack.ground.run.as_at).editions : "");
        one.text("source", is_there ? procedure->source : "");
        one.text("sha256", is_there ? procedure->sha256 : "");
    });
    fields.list("gaps", pack.gaps, put_gap);
    fields.flag("has_history", pack.has_history);
    fields.list("procedure_changes", pack.changes, put_change);
    fields.text("seal", seal);
    return fields;
}

Fields cases_fields_of(const EvidencePack& pack) {
    Fields fields;
    Shown exact;
    exact.level = PrivacyLevel::identified;
    put_assured(pack.ground, exact, fields);
    fields.list("lines", pack.lines, put_line);
    return fields;
}

Page write_evidence(const EvidencePack& pack, const Shown& shown, const std::string& seal, const Templates& templates) {
    AssuredPage page = {"evidence", "Inspection evidence", fields_of(pack, shown, seal), {}};
    page.drawings["measures"] = draw_trends(pack.trends, pack.ground.period, duties_in_period(pack), shown);
    return write_assured(std::move(page), pack.ground, shown, templates);
}

Page write_evidence_cases(const EvidencePack& pack, const Templates& templates) {
    Shown exact;
    exact.level = PrivacyLevel::identified;
    Page page = write_assured({"evidence-cases", "Inspection evidence: cases", cases_fields_of(pack), {}}, pack.ground,
                              exact, templates);
    page.name = file_name_of({"evidence", name_of(pack.ground.period), "cases"});
    return page;
}

} // namespace abide
