// Gathers findings by severity and case, with the counts they must add up to.
#include "briefing/findings.hpp"

#include <algorithm>
#include <map>

#include "base/words.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

constexpr std::array<Severity, 5> gravest_first = {Severity::critical, Severity::high, Severity::medium, Severity::low,
                                                   Severity::info};

void gather(std::span<const Finding> findings, FindingsRegister& into) {
    std::map<Severity, std::map<std::string, CaseFindings>> found;
    Anchors anchors("finding-");
    for (const Finding& finding : findings) {
        const Verdict& verdict = finding.verdict;
        const bool turns = verdict.state == State::met && !verdict.sensitive_to.empty();
        if (!is_finding(verdict.state) && !turns) continue;
        VerdictView view = view_verdict(verdict, anchors.for_verdict(verdict));
        if (turns) {
            into.turns_on_counting.push_back(std::move(view));
            continue;
        }
        CaseFindings& one = found[verdict.severity][verdict.case_id];
        one.case_id = verdict.case_id;
        one.team = finding.team;
        one.findings.push_back(std::move(view));
        ++into.listed;
    }
    for (const Severity severity : gravest_first) {
        const auto cases = found.find(severity);
        if (cases == found.end()) continue;
        SeverityFindings& group = into.severities.emplace_back();
        group.severity = severity;
        for (auto& [id, one] : cases->second) {
            group.count += one.findings.size();
            group.cases.push_back(std::move(one));
        }
    }
}

void gather_gaps(const Procedure& procedure, FindingsRegister& into) {
    for (const Clause& clause : procedure.clauses) {
        if (clause.status == ClauseStatus::checked) continue;
        into.gaps.push_back({procedure.title, clause.id, clause.says, spoken(name_of(clause.status)), clause.why});
    }
}

void gather_settings(const Procedure& procedure, Day as_at, FindingsRegister& into) {
    for (const auto& setting : procedure.settings) {
        if (setting->basis == Basis::document || setting->values.empty()) continue;
        into.settings.push_back({procedure.title, setting->id, setting->in_words(setting->on(as_at)),
                                 std::string(words_of(setting->basis)), setting->why});
    }
}

// ---- names for the template --------------------------------------------------------------------

void put_rule(const Tally::RuleCounts& row, Fields& fields) {
    fields.text("title", row.rule == nullptr ? "" : row.rule->title);
    fields.text("rule", row.rule == nullptr ? "" : row.rule->id);
    fields.text("procedure", row.procedure == nullptr ? "" : row.procedure->title);
    fields.flag("is_indicator", row.rule != nullptr && row.rule->nature == Nature::indicator);
    put_counts(row.counts, fields);
    fields.text("rate", rate_of(row.counts));
}

struct TeamRow {
    std::string team;
    SplitCounts counts;
};

void put_team(const TeamRow& row, Fields& fields) {
    fields.text("team", row.team.empty() ? "No team recorded" : row.team);
    put_counts(row.counts.duties, fields);
    fields.number("indicators", row.counts.indicators.verdicts);
}

void put_tally(const Tally& tally, Fields& fields) {
    std::vector<Tally::RuleCounts> rules;
    for (const auto& [key, row] : tally.by_rule()) rules.push_back(row);
    fields.list("by_rule", rules, put_rule);
    std::vector<TeamRow> teams;
    for (const auto& [team, counts] : tally.by_team()) teams.push_back({team, counts});
    fields.list("by_team", teams, put_team);
    put_counts(tally.all().duties, fields);
    put_states(tally.all(), fields);
}

void put_case(const CaseFindings& row, Fields& fields) {
    fields.text("case_id", row.case_id);
    fields.text("team", row.team);
    fields.list("findings", row.findings, put_verdict);
}

void put_severity(const SeverityFindings& row, Fields& fields) {
    fields.text("severity", std::string(words_of(row.severity)));
    fields.number("count", row.count);
    fields.list("cases", row.cases, put_case);
}

std::size_t findings_counted(const SplitCounts& counts) {
    return counts.of(State::met_late) + counts.of(State::breached) + counts.of(State::due_soon) +
           counts.of(State::cannot_tell);
}

} // namespace

FindingsRegister view_findings(std::span<const Finding> findings, const Tally& tally, const RunFacts& run,
                               std::span<const Procedure* const> procedures) {
    FindingsRegister into;
    into.run = run;
    into.tally = tally;
    gather(findings, into);
    for (const Procedure* procedure : procedures) {
        gather_gaps(*procedure, into);
        gather_settings(*procedure, run.as_at, into);
    }
    return into;
}

Fields fields_of(const FindingsRegister& findings) {
    Fields fields;
    put_run(findings.run, fields);
    put_tally(findings.tally, fields);
    put_diagnostics(findings.run.diagnostics, fields);
    const std::size_t counted = findings_counted(findings.tally.all());
    fields.number("listed", findings.listed);
    fields.number("counted", counted);
    fields.flag("is_complete", counted == findings.listed);
    fields.list("severities", findings.severities, put_severity);
    fields.list("turns_on_counting", findings.turns_on_counting, put_verdict);
    fields.list("gaps", findings.gaps, [](const CoverageGap& row, Fields& one) {
        one.text("procedure", row.procedure);
        one.text("clause", row.clause);
        one.text("says", row.says);
        one.text("status", row.status);
        one.text("why", row.why);
    });
    fields.list("local_settings", findings.settings, [](const LocalSetting& row, Fields& one) {
        one.text("procedure", row.procedure);
        one.text("setting", row.id);
        one.text("value", row.value);
        one.text("basis", row.basis);
        one.text("why", row.why);
    });
    return fields;
}

Page write_findings(const FindingsRegister& findings, const Templates& templates) {
    Page page =
        write_page(templates, "findings", fields_of(findings), page_facts(findings.run, "Findings", "all cases"), {});
    page.name = file_name_of({"findings", iso(findings.run.as_at)});
    return page;
}

} // namespace abide
