// What the reports of a night tell, put together from the run, from what moved, and from what the store remembers.
#include "command/nightly/night_reports.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/words.hpp"
#include "briefing/actions_page.hpp"
#include "command/nightly/answers_due.hpp"
#include "command/pages.hpp"
#include "history/exceptions.hpp"
#include "publish/report_sets.hpp"

namespace abide {

namespace {

/// The others are in the list beside the page.
constexpr std::size_t most_held_on_a_page = 200;

std::vector<OpenFinding> as_exceptions_see(std::span<const StillOpen> open) {
    std::vector<OpenFinding> findings;
    for (const StillOpen& one : open) findings.push_back(open_finding_of(one.standing));
    return findings;
}

AttestationRow row_of(const AttestationDue& due, std::span<const Procedure* const> procedures) {
    AttestationRow row;
    for (const Procedure* procedure : procedures)
        if (procedure->id == due.asked.procedure) row.procedure = procedure->title;
    row.clause = due.asked.clause;
    row.says = due.asked.says;
    row.role = due.asked.role;
    if (due.last) {
        row.answered_on = due.last->answered_on;
        row.answer = due.last->answer;
        row.note = due.last->note;
    }
    row.next_due = due.due;
    row.is_overdue = due.overdue_since.has_value();
    return row;
}

} // namespace

std::vector<StillOpen> open_findings(Store& store, std::int64_t sweep, const NightJudging& judging) {
    std::vector<StillOpen> open;
    store.each_open(sweep, [&](const Standing& standing, Day open_since) {
        StillOpen& one = open.emplace_back(StillOpen{standing, open_since, !judging.has_found(standing.duty)});
        one.standing.facts = approved_for(standing).facts; // all that anybody asks for
        one.standing.settings.clear();
    });
    return open;
}

std::vector<SweepAway> cases_away(const Ledger& ledger, const Remembered& remembered,
                                  std::span<const SweepAway> last_night, bool accepts_missing) {
    std::vector<SweepAway> away;
    for (const std::string& id : ledger.missing()) {
        const Remembered::Case& one = *remembered.find(id);
        const auto open = std::count_if(one.duties.begin(), one.duties.end(),
                                        [](const Remembered::Duty& duty) { return duty.is_open; });
        const bool is_held = ledger.is_held(id);
        away.push_back({id, one.known.team, open, is_held, !is_held && !accepts_missing && open > 0, true});
    }
    for (SweepAway one : last_night) {
        if (!one.is_followed || accepts_missing || ledger.has_met(one.case_id)) continue;
        one.is_news = false;
        away.push_back(std::move(one));
    }
    std::sort(away.begin(), away.end(), [](const SweepAway& a, const SweepAway& b) { return a.case_id < b.case_id; });
    return away;
}

Changes changes_of(const NightMatter& matter) {
    std::vector<CaseAway> away;
    for (const SweepAway& one : matter.tonight->away)
        away.push_back({one.case_id, one.team, static_cast<std::size_t>(one.open_findings), one.is_held, one.is_news});
    ChangesInput input;
    input.tonight = matter.tonight;
    input.earlier = matter.earlier ? &*matter.earlier : nullptr;
    input.transitions = matter.transitions;
    input.open = matter.open;
    input.away = away;
    input.procedures = matter.run->procedures();
    input.erased = matter.erased_since;
    return view_changes(input, facts_of(*matter.run));
}

NightlyPage nightly_of(const NightMatter& matter, const Changes& changes, std::span<const Finding> findings,
                       const MorningDigest& digest) {
    std::vector<WaitingVerdict> waiting;
    std::size_t overdue = 0;
    for (const Finding& one : findings) {
        if (one.verdict.state == State::cannot_tell) waiting.push_back({view_verdict(one.verdict, ""), one.team, ""});
        if (one.verdict.overdue && one.verdict.rule->nature == Nature::rule) ++overdue;
    }
    const RunFacts facts = facts_of(*matter.run);
    const RecordingGaps gaps = view_gaps(waiting, facts);
    NightlyPage page = view_nightly({&changes, matter.open, &gaps, matter.run->procedures()}, facts);
    page.overdue = overdue;
    page.overdue_actions = overdue_among(matter.actions, matter.tonight->as_at);
    for (const DigestLine& line : digest_lines(digest))
        page.counts.emplace_back(line.what, line.value + (line.below.empty() ? "" : ": ") + list_of(line.below));
    return page;
}

ExceptionsRegister exceptions_of(const NightMatter& matter) {
    return view_exceptions(matter.exceptions, as_exceptions_see(matter.open), facts_of(*matter.run),
                           matter.run->procedures(), matter.expiring_within);
}

Attestations attestations_of(const NightMatter& matter) {
    Attestations page;
    page.run = facts_of(*matter.run);
    const std::vector<const Procedure*>& procedures = matter.run->procedures();
    std::map<std::string, Day> since = matter.procedures_since;
    for (const Procedure* procedure : procedures) since.emplace(procedure->id, matter.tonight->as_at);
    for (const AttestationDue& due : answers_due(procedures, since, matter.attestations, matter.tonight->as_at))
        page.asked.push_back(row_of(due, procedures));
    return page;
}

HeldFindings held_findings(const NightMatter& matter) {
    HeldFindings held;
    for (const StillOpen& one : matter.open) {
        if (!one.is_held) continue;
        ++held.count;
        if (one.standing.severity == Severity::critical) ++held.critical;
        held.gravest.push_back({one, title_of(one.standing.duty, matter.run->procedures())});
    }
    std::stable_sort(held.gravest.begin(), held.gravest.end(), [](const StillOpenRow& a, const StillOpenRow& b) {
        return a.finding.standing.severity > b.finding.standing.severity;
    });
    if (held.gravest.size() > most_held_on_a_page) held.gravest.resize(most_held_on_a_page);
    held.file = "held-" + iso(matter.tonight->as_at) + ".csv";
    return held;
}

std::vector<Transition> held_as_changes(const NightMatter& matter) {
    std::map<DutyKey, const Transition*> told;
    for (const Transition& one : matter.transitions)
        if (one.category == Category::held) told.emplace(key_of(one.duty), &one);
    std::set<std::string_view> away;
    for (const SweepAway& one : matter.tonight->away) away.insert(one.case_id);
    constexpr std::int64_t whatever_is_missing = 100;
    const Trust trust = trust_in(*matter.run, whatever_is_missing, false);
    // On the nights after the one on which it was told, the cause is found again.
    const auto cause_of_holding = [&](const Duty& duty) {
        if (away.contains(duty.case_id)) return Cause{why_missing(trust, duty.case_id), ""};
        if (!has_judged_by(*matter.tonight, duty.procedure)) return cause_of_leaving_out(duty.procedure);
        return cause_of_shrinking();
    };
    std::vector<Transition> held;
    for (const StillOpen& one : matter.open) {
        if (!one.is_held) continue;
        Transition row = unmoved(one.standing, one.open_since, matter.tonight->number, Category::held);
        const auto news = told.find(key_of(one.standing.duty));
        row.causes = news == told.end() ? std::vector{cause_of_holding(one.standing.duty)} : news->second->causes;
        held.push_back(std::move(row));
    }
    return held;
}

MorningDigest digest_of(const NightMatter& matter, const NightJudging& judging) {
    MorningDigest digest = morning_digest_of(*matter.tonight, matter.run->calendar().calendar);
    digest.set = ReportSets::place_of(matter.tonight->set);
    digest.turning = judging.turning();
    if (!matter.sweeps.empty()) digest.earlier_as_at = matter.sweeps.back().as_at;
    for (const Transition& transition : matter.transitions) count(transition, digest);
    for (const StillOpen& one : matter.open) {
        count(one.standing, digest);
        if (one.is_held) ++digest.held;
    }
    for (const SweepAway& one : matter.tonight->away) {
        if (one.is_held) {
            ++digest.held_cases;
            continue;
        }
        ++digest.left_cases;
        digest.left_findings += static_cast<std::size_t>(one.open_findings);
    }
    for (const auto& [due, duties] : judging.not_yet_due()) {
        Standing standing;
        standing.state = State::not_yet_due;
        standing.due = due;
        for (std::size_t i = 0; i < duties; ++i) count(standing, digest);
    }
    const std::vector<OpenFinding> findings = as_exceptions_see(matter.open);
    digest.expiring =
        exceptions_on(matter.tonight->as_at, matter.exceptions, findings, matter.expiring_within).expiring.size();
    note_actions(matter.actions, digest);
    const Attestations attestations = attestations_of(matter);
    digest.overdue = static_cast<std::size_t>(std::count_if(attestations.asked.begin(), attestations.asked.end(),
                                                            [](const AttestationRow& row) { return row.is_overdue; }));
    return digest;
}

} // namespace abide
