// The night's judging: one pass over the exports that feeds the ledger, the reports and the counts.
#include "command/nightly/night_judging.hpp"

#include <utility>

#include "command/nightly/case_digest.hpp"

namespace abide {

namespace {

/// There is no procedure for an export: nobody judges its cases, and yet all of them were read.
constexpr std::string_view not_judged = "RUN-0002";

RunWriter writer_of(std::string_view format) { return {*find_run_format(format), WriteSettings()}; }

} // namespace

NightJudging::NightJudging(Run& run, const ExceptionOverlay& overlay, const FailOn& fail_on)
    : run_(&run), overlay_(&overlay), fail_on_(&fail_on), gathering_(run.dictionary()), table_(writer_of("csv")),
      json_(writer_of("json")) {}

void NightJudging::compare(const Examination& examination, Ledger& ledger) {
    examination_ = &examination;
    ledger_ = &ledger;
}

void NightJudging::judge() {
    Run::Listener listener;
    gathering_.listen(listener);
    const Run::Listener gather = listener;
    listener.wanted = [](const Procedure&, const Rule&, State state) {
        return is_remembered(state) ? Want::yes : Want::no;
    };
    listener.note = [&](const Case& one_case, std::span<const RecordIndex> set_aside) {
        CaseNote note = gather.note(one_case, set_aside);
        note.digest = digest_of_case(one_case, run_->dictionary());
        return note;
    };
    listener.counted = [&](const Procedure& procedure, const Rule& rule, State state) {
        gather.counted(procedure, rule, state);
        ++counts_[{&rule, &procedure, state, gathering_.team()}];
    };
    gather_ = gather.verdict;
    listener.verdict = [&](Verdict&& verdict) { hear(std::move(verdict)); };
    if (examination_ != nullptr) {
        listener.examine = [&](std::size_t worker, const Case* one_case, const CaseVerdicts& made) {
            return (*examination_)(worker, one_case, made);
        };
        listener.examined = [&](CaseWork& examined) { ledger_->take(static_cast<ExaminedCase&&>(examined)); };
    }
    if (standings_ != nullptr) {
        listener.examine = [](std::size_t, const Case*, const CaseVerdicts& made) {
            return JudgedStandings::examine(made);
        };
        listener.examined = [&](CaseWork& judged) { standings_->take(judged); };
    }
    run_->judge(listener);
}

void NightJudging::hear(Verdict&& verdict) {
    if (case_ != verdict.case_id) ordinals_.clear();
    case_ = verdict.case_id;
    const std::uint32_t ordinal = ++ordinals_[verdict.fingerprint];
    if (verdict.state == State::not_yet_due && verdict.due) ++not_yet_due_[*verdict.due];
    if (!needs_attention(verdict)) return;
    if (is_finding(verdict.state))
        found_.emplace(verdict.case_id, verdict.fingerprint, ordinal);
    else
        ++turning_;
    overlay_->lay_over(verdict, ordinal);
    fails_ = fails_ || fail_on_->counts_unexcepted(verdict);
    table_.add(verdict);
    json_.add(verdict);
    gather_(std::move(verdict));
}

std::vector<SweepCount> NightJudging::counts() const {
    // Two editions of a procedure have rules of the same names.
    std::map<std::tuple<std::string, std::string, std::string, State>, std::int64_t> by_name;
    for (const auto& [key, verdicts] : counts_) {
        const auto& [rule, procedure, state, team] = key;
        by_name[{procedure->id, rule->id, team, state}] += verdicts;
    }
    std::vector<SweepCount> counts;
    for (const auto& [name, verdicts] : by_name)
        counts.push_back({std::get<0>(name), std::get<1>(name), std::get<2>(name), std::get<3>(name), verdicts});
    return counts;
}

Trust trust_in(const Run& run, std::int64_t missing_at_most, bool accepts_missing) {
    Trust trust;
    trust.missing_at_most = missing_at_most;
    trust.accepts_missing = accepts_missing;
    trust.may_ask_service = run.may_ask_service();
    for (const Procedure* procedure : run.procedures_on_offer()) trust.procedures.insert(procedure->id);
    std::size_t refused = 0;
    for (const ExportLine& line : run.summary().exports) {
        refused += line.refused;
        if (line.cut_short || line.format.empty()) trust.has_nameless_refusals = true;
    }
    for (const Diagnostic& diagnostic : run.diagnostics()) {
        if (diagnostic.gravity != Gravity::error || diagnostic.code == not_judged) continue;
        if (diagnostic.case_id.empty() || diagnostic.times > 1)
            trust.has_nameless_refusals = true;
        else
            trust.refused.insert(diagnostic.case_id);
    }
    // Not every one of many is spelled out.
    if (trust.refused.size() < refused) trust.has_nameless_refusals = true;
    return trust;
}

} // namespace abide
