// Every rule in force asked of every case: conditions, uncertainty, editions and time come together here.
#include "evaluate/judge.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "evaluate/spell.hpp"
#include "evaluate/worlds.hpp"

namespace abide {

namespace {

/// No duty repeats more often than this in one child's record; a guard against nonsense, not a limit anybody meets.
constexpr std::uint32_t most_periods = 2000;

/// A first-unreached day may change nothing; so many are tried in turn before the last one is given.
constexpr int most_dates_tried = 400;

void keep_earlier(std::optional<Day>& first, const std::optional<Day>& other) {
    if (other && (!first || *other < *first)) first = other;
}

} // namespace

struct Judge::Work {
    const Dictionary& dictionary;
    std::vector<const Procedure*> procedures;
    Day as_at;
    Situation situation;
    Worlds worlds;
    Resolution resolution;
    Resolution other;
    std::vector<RecordIndex> future;
    std::uint64_t left = case_allowance; ///< of the case's allowance
    std::uint64_t left_for_changes = 0;  ///< the same for when verdicts change, which only spelled ones say
    std::unordered_map<const Procedure*, std::vector<ConditionCount>> counts;
    std::vector<ConditionCount> no_counts;

    Work(const Dictionary& words, std::span<const Procedure* const> all, const Calendar& calendar,
         const JudgeSettings& settings)
        : dictionary(words), procedures(all.begin(), all.end()), as_at(settings.as_at),
          situation({&words, &calendar, settings.as_at, settings.known_at, settings.case_ids}), worlds(situation) {
        if (settings.trace_conditions)
            for (const Procedure* procedure : procedures) counts[procedure].resize(procedure->condition_count);
    }

    std::vector<ConditionCount>* trace_of(const Procedure& procedure) {
        const auto at = counts.find(&procedure);
        return at == counts.end() ? nullptr : &at->second;
    }

    /// The subject records that had happened; notes when the next one will have.
    std::vector<RecordIndex> subjects(const Procedure& procedure, const Rule& rule, std::optional<Day>& changes) {
        if (rule.subject == Dictionary::case_type) return {0};
        situation.begin(procedure, rule, 0, 0);
        std::vector<RecordIndex> found;
        situation.records_of(rule.subject, found);
        changes = situation.first_unreached();
        return found;
    }

    /// When the state of this verdict would first change if nobody touched the record.
    std::optional<Day> changes_on(const Procedure& procedure, const Rule& rule, RecordIndex subject,
                                  std::uint32_t period, State state, std::optional<Day> candidate) {
        Resolution later;
        // One verdict does not spend what all the others need.
        std::uint64_t share = left_for_changes / 8;
        for (int tries = 0; candidate && tries < most_dates_tried; ++tries) {
            situation.set_as_at(*candidate);
            situation.set_allowance(share);
            worlds.resolve(procedure, rule, subject, period, later);
            left_for_changes -= std::min(left_for_changes, later.spent);
            share -= std::min(share, later.spent);
            // An earlier day than the first change is still one up to which nothing changes.
            if (share == 0 || later.outcome.state != state) break;
            candidate = later.first_unreached;
        }
        situation.set_as_at(as_at);
        return candidate;
    }

    /// The verdict under the other counting convention, where the text allows both and they differ.
    void compare_counting(const Procedure& procedure, const Rule& rule, RecordIndex subject, std::uint32_t period,
                          Verdict& verdict) {
        const Setting* setting = procedure.first_day_counted;
        if (setting == nullptr || setting->others.empty() || !resolution.asked_counting) return;
        situation.set_other_counting(true);
        worlds.resolve(procedure, rule, subject, period, other);
        situation.set_other_counting(false);
        const Outcome& outcome = other.outcome;
        if (outcome.sum && outcome.sum->limit.unit != Unit::hours)
            verdict.other_sum = day_sum(outcome.sum->start, outcome.sum->limit, outcome.sum->counting,
                                        situation.calendar(), outcome.sum->direction);
        verdict.other_reading = outcome.state;
        if (outcome.state != verdict.state) verdict.sensitive_to.push_back(setting->id);
    }

    /// `allowance`: what there was when the verdict was reached, so that it comes out the same.
    Verdict spelled(const Procedure& procedure, const Rule& rule, RecordIndex subject, std::uint32_t period,
                    std::uint64_t allowance) {
        situation.set_allowance(allowance);
        Verdict verdict;
        verdict.procedure = &procedure;
        verdict.rule = &rule;
        verdict.case_id = situation.one_case().id;
        const Record& record = situation.record(subject);
        verdict.subject_record = dictionary.type(record.type).name;
        verdict.subject_id = record.id;
        verdict.file = record.file;
        verdict.line = record.line;
        verdict.period = period;

        situation.set_wants_words(true);
        worlds.resolve(procedure, rule, subject, period, resolution);
        verdict.state = resolution.outcome.state;
        verdict.reason = resolution.outcome.reason;
        spell(situation, procedure, rule, resolution, verdict);
        situation.set_wants_words(false);
        const std::optional<Day> candidate = resolution.first_unreached;
        compare_counting(procedure, rule, subject, period, verdict);
        verdict.changes_on = changes_on(procedure, rule, subject, period, verdict.state, candidate);
        return verdict;
    }

    /// A rule whose subject this case does not have, or whose system cannot export it.
    Verdict without_subject(const Procedure& procedure, const Rule& rule, std::optional<Day> changes) {
        Verdict verdict;
        verdict.procedure = &procedure;
        verdict.rule = &rule;
        verdict.severity = rule.severity;
        verdict.case_id = situation.one_case().id;
        verdict.subject_record = dictionary.type(Dictionary::case_type).name;
        verdict.subject_id = situation.one_case().id;
        verdict.file = situation.one_case().file;
        verdict.line = situation.one_case().line;
        verdict.changes_on = changes;
        if (!procedure.editions.empty()) verdict.edition = procedure.editions.back().id;
        resolution = Resolution();
        resolution.outcome.set(State::not_applicable, Reason::nothing_to_check);
        if (!situation.is_exported(rule.subject)) {
            resolution.outcome.cannot_tell(situation.missing(rule.subject));
        }
        verdict.state = resolution.outcome.state;
        verdict.reason = resolution.outcome.reason;
        situation.begin(procedure, rule, 0, 0);
        spell(situation, procedure, rule, resolution, verdict);
        return verdict;
    }
};

Judge::Judge(const Dictionary& dictionary, std::span<const Procedure* const> procedures, const Calendar& calendar,
             const JudgeSettings& settings)
    : work_(std::make_unique<Work>(dictionary, procedures, calendar, settings)) {}

Judge::~Judge() = default;

std::optional<Day> Judge::judge(const Case& one_case, const Wanted& wanted,
                                const std::function<void(Verdict&&)>& on_verdict, Counts& counts) {
    Work& w = *work_;
    w.situation.enter(one_case);
    w.left = case_allowance;
    w.left_for_changes = 2 * case_allowance;
    if (!one_case.is_service) ++counts.cases;
    std::optional<Day> case_changes;
    for (const Procedure* procedure : w.procedures) {
        w.situation.set_trace(w.trace_of(*procedure));
        for (const auto& rule : procedure->rules) {
            if (rule->of_service != one_case.is_service) continue;
            std::optional<Day> next_subject;
            const std::vector<RecordIndex> subjects = w.subjects(*procedure, *rule, next_subject);
            keep_earlier(case_changes, next_subject);
            if (subjects.empty()) {
                const State state = w.situation.is_exported(rule->subject) ? State::not_applicable : State::cannot_tell;
                counts.add(state);
                if (wanted(*rule, state)) on_verdict(w.without_subject(*procedure, *rule, next_subject));
            }
            for (const RecordIndex subject : subjects) {
                const bool repeats = rule->kind->repeats;
                for (std::uint32_t period = repeats ? 1 : 0; period < most_periods; ++period) {
                    const std::uint64_t allowance = w.left;
                    w.situation.set_allowance(allowance);
                    w.worlds.resolve(*procedure, *rule, subject, period, w.resolution);
                    w.left -= std::min(w.left, w.resolution.spent);
                    const State state = w.resolution.outcome.state;
                    const bool more = w.resolution.outcome.more;
                    keep_earlier(case_changes, w.resolution.first_unreached);
                    if (period > 1 && state == State::not_applicable) break;
                    counts.add(state);
                    if (wanted(*rule, state)) on_verdict(w.spelled(*procedure, *rule, subject, period, allowance));
                    if (!more) break;
                }
            }
        }
    }
    w.future.clear();
    w.situation.set_trace(nullptr);
    for (std::size_t i = 0; i < one_case.own_records; ++i)
        if (!w.situation.has_happened(static_cast<RecordIndex>(i))) w.future.push_back(static_cast<RecordIndex>(i));
    return case_changes;
}

const std::vector<RecordIndex>& Judge::future_dated() const { return work_->future; }

const std::vector<ConditionCount>& Judge::condition_counts(const Procedure& procedure) const {
    const auto at = work_->counts.find(&procedure);
    return at == work_->counts.end() ? work_->no_counts : at->second;
}

} // namespace abide
