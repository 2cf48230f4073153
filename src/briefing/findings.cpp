// Gathers findings by severity and case, with the counts they must add up to.
#include "briefing/findings.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/words.hpp"
#include "briefing/case_words.hpp"
#include "briefing/state_words.hpp"
#include "chart/bar_chart.hpp"

namespace abide {

namespace {

constexpr std::array<Severity, 5> gravest_first = {Severity::critical, Severity::high, Severity::medium, Severity::low,
                                                   Severity::info};

bool turns_on_counting(const Verdict& verdict) { return !is_finding(verdict.state) && !verdict.sensitive_to.empty(); }

/// Puts the findings of one page in order of severity and case.
FindingsPart part_of(const std::vector<Finding>& findings, std::size_t from, std::size_t to) {
    FindingsPart part;
    std::map<Severity, std::map<std::string, CaseFindings>> found;
    for (std::size_t i = from; i < to; ++i) {
        const Verdict& verdict = findings[i].verdict;
        if (turns_on_counting(verdict)) {
            part.turns_on_counting.push_back(i);
            continue;
        }
        CaseFindings& one = found[verdict.severity][verdict.case_id];
        one.case_id = verdict.case_id;
        one.team = findings[i].team;
        one.findings.push_back(i);
        ++part.count;
        if (is_excepted(verdict)) ++part.excepted;
    }
    for (const Severity severity : gravest_first) {
        const auto cases = found.find(severity);
        if (cases == found.end()) continue;
        SeverityFindings& group = part.severities.emplace_back();
        group.severity = severity;
        for (auto& [id, one] : cases->second) {
            group.count += one.findings.size();
            for (const std::size_t i : one.findings)
                if (is_excepted(findings[i].verdict)) ++group.excepted;
            group.cases.push_back(std::move(one));
        }
    }
    return part;
}

void part_by_team(FindingsRegister& into, std::size_t most) {
    std::ranges::stable_sort(into.findings, {},
                             [](const Finding& one) { return std::tie(one.team, one.verdict.case_id); });
    const auto of = [&](std::size_t i) {
        return TeamAndCase{&into.findings[i].team, &into.findings[i].verdict.case_id};
    };
    for (const PageRange& page : pages_by_team(into.findings.size(), most, of)) {
        FindingsPart part = part_of(into.findings, page.from, page.to);
        part.number = into.parts.size() + 1;
        part.team = into.findings[page.from].team;
        part.first_case = into.findings[page.from].verdict.case_id;
        part.last_case = into.findings[page.to - 1].verdict.case_id;
        into.parts.push_back(std::move(part));
    }
}

void gather(std::vector<Finding> findings, std::size_t most, FindingsRegister& into) {
    std::erase_if(findings, [](const Finding& one) { return !needs_attention(one.verdict); });
    into.findings = std::move(findings);
    Anchors anchors("finding-");
    for (Finding& one : into.findings) one.anchor = anchors.for_verdict(one.verdict);
    if (into.findings.size() > most)
        part_by_team(into, most);
    else
        into.parts.push_back(part_of(into.findings, 0, into.findings.size()));
    for (const FindingsPart& part : into.parts) {
        into.listed += part.count;
        into.turning += part.turns_on_counting.size();
        into.excepted += part.excepted;
    }
}

void gather_settings(const Procedure& procedure, Day as_at, FindingsRegister& into) {
    for (const auto& setting : procedure.settings) {
        if (!is_local_choice(*setting)) continue;
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

std::string team_words(const std::string& team) { return team.empty() ? "No team recorded" : team; }

struct TeamRow {
    std::string team;
    SplitCounts counts;
};

void put_team(const TeamRow& row, Fields& fields) {
    fields.text("team", team_words(row.team));
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

std::string listed_as(const Verdict& verdict) {
    if (turns_on_counting(verdict)) return "turns on counting days";
    if (is_excepted(verdict)) return "excepted";
    return verdict.rule != nullptr && verdict.rule->nature == Nature::indicator ? "indicator" : "finding";
}

/// Writes verdicts of the register by their positions. They are put into words only now: a page at a time.
class PutFinding {
  public:
    explicit PutFinding(const FindingsRegister& all) : all_(&all) {}

    void operator()(std::size_t position, Fields& fields) const {
        const bool is_there = position < all_->findings.size(); // a list without rows asks for a row of nothing
        const Finding& one = is_there ? all_->findings[position] : nothing();
        put_verdict(view_verdict(one.verdict, one.anchor), fields);
        fields.text("team_in_words", team_words(one.team));
        fields.text("listed_as", listed_as(one.verdict));
    }

  private:
    static const Finding& nothing() {
        static const Finding none;
        return none;
    }
    const FindingsRegister* all_;
};

void put_excepted(std::size_t excepted, Fields& fields) {
    fields.number("excepted", excepted);
    fields.flag("any_excepted", excepted > 0);
}

void put_part(const FindingsRegister& all, const FindingsPart& part, Fields& fields) {
    const PutFinding put_finding(all);
    const auto put_case = [&](const CaseFindings& row, Fields& one) {
        one.text("case_id", case_words(row.case_id));
        one.text("case_title", capitalised(whose_words(row.case_id)));
        one.text("team", row.case_id == service_id ? "" : row.team);
        one.list("findings", row.findings, put_finding);
    };
    fields.list("severities", part.severities, [&](const SeverityFindings& row, Fields& one) {
        one.text("severity", std::string(words_of(row.severity)));
        one.number("count", row.count);
        put_excepted(row.excepted, one);
        one.list("cases", row.cases, put_case);
    });
    fields.list("turns_on_counting", part.turns_on_counting, put_finding);
    fields.flag("is_any_on_page", part.count > 0 || !part.turns_on_counting.empty());
}

std::string part_name(const FindingsRegister& all, const FindingsPart& part) {
    return file_name_of({file_beginning(all.run, "findings"), iso(all.run.as_at), "part", std::to_string(part.number)});
}

void put_part_head(const FindingsRegister& all, const FindingsPart& part, Fields& fields) {
    fields.text("page", part_name(all, part));
    fields.number("part", part.number);
    fields.text("of_team", team_words(part.team));
    fields.text("first_case", case_words(part.first_case));
    fields.text("last_case", case_words(part.last_case));
    fields.number("on_page", part.count);
    fields.number("excepted_on_page", part.excepted);
    fields.flag("any_excepted_on_page", part.excepted > 0);
    fields.number("n_parts", all.parts.size());
}

void put_held(const HeldFindings& held, Day as_at, Fields& fields) {
    fields.number("held", held.count);
    fields.number("held_critical", held.critical);
    fields.flag("is_any_held_critical", held.critical > 0);
    fields.text("held_file", held.file);
    fields.flag("is_held_all", held.gravest.size() == held.count);
    fields.list("held_findings", held.gravest,
                [&](const StillOpenRow& row, Fields& one) { put_still_open(row, as_at, one); });
}

constexpr std::size_t most_bars = 12;

/// The clauses with most findings, each under the first clause of its rule.
BarChart clauses_chart(const FindingsRegister& all) {
    constexpr std::array<State, 4> states = {State::breached, State::met_late, State::due_soon, State::cannot_tell};
    std::map<std::pair<std::string, std::string>, std::array<std::uint64_t, 4>> found;
    for (const Finding& one : all.findings) {
        const auto state = std::ranges::find(states, one.verdict.state);
        if (state == states.end() || one.verdict.rule == nullptr || one.verdict.rule->clauses.empty()) continue;
        ++found[{one.verdict.procedure->title, one.verdict.rule->clauses.front()}].at(
            static_cast<std::size_t>(state - states.begin()));
    }
    std::vector<std::pair<std::string, std::array<std::uint64_t, 4>>> clauses;
    for (const auto& [clause, counts] : found) clauses.emplace_back(clause.second + ", " + clause.first, counts);
    const auto sum = [](const auto& clause) {
        return std::accumulate(clause.second.begin(), clause.second.end(), std::uint64_t{0});
    };
    std::ranges::stable_sort(clauses, std::greater(), sum);
    const std::size_t shown = std::min(most_bars, clauses.size());
    BarChart chart;
    if (shown == 0) return chart;
    chart.title = "Most findings are under " + clauses.front().first + ": " + std::to_string(sum(clauses.front())) +
                  " of " + std::to_string(all.listed);
    chart.subtitle = shown < clauses.size() ? "The " + std::to_string(shown) + " clauses with most findings, of " +
                                                  std::to_string(clauses.size())
                                            : "Findings by clause";
    chart.bar_head = "Clause";
    chart.parts = {"breached", "met late", "due soon", "cannot tell"};
    for (std::size_t i = 0; i < shown; ++i)
        chart.bars.push_back({clauses[i].first, {clauses[i].second.begin(), clauses[i].second.end()}, {}});
    return chart;
}

std::size_t findings_counted(const SplitCounts& counts) {
    return counts.of(State::met_late) + counts.of(State::breached) + counts.of(State::due_soon) +
           counts.of(State::cannot_tell);
}

} // namespace

void gather_gaps(const Procedure& procedure, std::vector<CoverageGap>& into) {
    for (const Clause& clause : procedure.clauses) {
        if (clause.status == ClauseStatus::checked || !clause.asks) continue;
        into.push_back({procedure.title, clause.id, clause.says, spoken(name_of(clause.status)), clause.why});
    }
}

void put_gap(const CoverageGap& gap, Fields& fields) {
    fields.text("procedure", gap.procedure);
    fields.text("clause", gap.clause);
    fields.text("says", gap.says);
    fields.text("status", gap.status);
    fields.text("why", gap.why);
}

FindingsRegister view_findings(std::vector<Finding> findings, const Tally& tally, const RunFacts& run,
                               std::span<const Procedure* const> procedures, std::size_t most) {
    FindingsRegister into;
    into.run = run;
    into.tally = tally;
    gather(std::move(findings), most, into);
    for (const Procedure* procedure : procedures) {
        gather_gaps(*procedure, into.gaps);
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
    put_excepted(findings.excepted, fields);
    fields.number("turning", findings.turning);
    fields.flag("is_any_turning", findings.turning > 0);
    put_held(findings.held, findings.run.as_at, fields);
    const bool is_one_page = findings.parts.size() <= 1;
    fields.flag("is_one_page", is_one_page);
    put_part(findings, is_one_page && !findings.parts.empty() ? findings.parts.front() : FindingsPart(), fields);
    fields.list("parts", findings.parts,
                [&](const FindingsPart& part, Fields& one) { put_part_head(findings, part, one); });
    fields.list("set_aside", findings.set_aside, [](const SetAside& row, Fields& one) {
        one.text("case", case_words(row.case_id));
        one.text("record", row.record);
    });
    fields.list("gaps", findings.gaps, put_gap);
    fields.list("local_settings", findings.settings, [](const LocalSetting& row, Fields& one) {
        one.text("procedure", row.procedure);
        one.text("setting", row.id);
        one.text("value", row.value);
        one.text("basis", row.basis);
        one.text("why", row.why);
    });
    return fields;
}

Fields fields_of(const FindingsRegister& findings, const FindingsPart& part) {
    Fields fields;
    put_run(findings.run, fields);
    put_part_head(findings, part, fields);
    fields.text("own_page", file_name_of({file_beginning(findings.run, "findings"), iso(findings.run.as_at)}));
    put_part(findings, part, fields);
    return fields;
}

Page write_findings_part(const FindingsRegister& findings, const FindingsPart& part, const Templates& templates) {
    Page page = write_page(templates, "findings-part", fields_of(findings, part),
                           page_facts(findings.run, "Findings", "part " + std::to_string(part.number)), {});
    page.name = part_name(findings, part);
    return page;
}

Page write_findings(const FindingsRegister& findings, const Templates& templates) {
    const BarChart clauses = clauses_chart(findings);
    Page page =
        write_page(templates, "findings", fields_of(findings), page_facts(findings.run, "Findings", "all cases"),
                   {{"clauses", clauses.bars.empty() ? "" : draw_bar_chart(clauses, "clauses")}});
    page.name = file_name_of({file_beginning(findings.run, "findings"), iso(findings.run.as_at)});
    return page;
}

} // namespace abide
