// Every rule in force asked of every case: conditions, uncertainty, editions and time come together here.
#include "evaluate/judge.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "evaluate/asking.hpp"
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

/// Who hears of the verdicts of one case, and what came of them all.
struct Hearing {
    const Judge::Wanted* own; ///< wants of this case alone; null: those of all cases
    const Judge::OnVerdict& on_verdict;
    Counts& counts;
    std::optional<Day> changes;
};

} // namespace

struct Judge::Work {
    const Dictionary& dictionary;
    Asking of_cases;
    Asking of_service;
    Day as_at;
    Situation situation;
    Worlds worlds;
    Resolution resolution;
    Resolution other;
    Shape shape;                       ///< of the case at hand
    std::vector<RecordIndex> subjects; ///< of the rule at hand
    std::vector<RecordIndex> future;
    std::optional<Day> words_change;     ///< of the verdict that was spelled last
    std::uint64_t left = case_allowance; ///< of the case's allowance
    std::uint64_t left_for_changes = 0;  ///< the same for when verdicts change, which only spelled ones say
    bool takes_time;
    std::unordered_map<const Procedure*, std::vector<ConditionCount>> counts;
    std::vector<ConditionCount> no_counts;
    Wanted wanted = [](const Rule&, State) { return Want::no; };
    Detail detail = Detail::full;

    Work(const Dictionary& words, std::span<const Procedure* const> all, const Calendar& calendar,
         const JudgeSettings& settings)
        : dictionary(words), as_at(settings.as_at),
          situation({&words, &calendar, settings.as_at, settings.known_at, settings.records_until, settings.has_case,
                     settings.remembers}),
          worlds(situation), takes_time(settings.takes_time) {
        for (const Procedure* procedure : all) {
            std::vector<ConditionCount>* trace = nullptr;
            if (settings.trace_conditions) {
                trace = &counts[procedure];
                trace->resize(procedure->condition_count);
            }
            for (const auto& rule : procedure->rules)
                (rule->of_service ? of_service : of_cases).add({procedure, rule.get(), trace, {}, {rule.get()}});
        }
    }

    /// Finds the subject records that had happened; returns when the next one will have.
    std::optional<Day> find_subjects(const AskedRule& asked) {
        const RecordTypeId type = asked.rule->subject;
        subjects.clear();
        if (type == Dictionary::case_type) {
            subjects.push_back(0);
            return std::nullopt;
        }
        situation.begin(*asked.procedure, *asked.rule, 0, 0);
        const RecordList found = situation.records_of(type);
        subjects.assign(found.begin(), found.end());
        return situation.first_unreached();
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

    /// Resolves what has just been resolved under the other counting, where the text allows both and it counts.
    bool resolve_other_counting(const Procedure& procedure, const Rule& rule, RecordIndex subject,
                                std::uint32_t period) {
        const Setting* setting = procedure.first_day_counted;
        if (setting == nullptr || setting->others.empty() || !resolution.asked_counting) return false;
        situation.set_other_counting(true);
        worlds.resolve(procedure, rule, subject, period, other);
        situation.set_other_counting(false);
        return true;
    }

    /// The verdict under the other counting convention, where the text allows both and they differ.
    void compare_counting(const Procedure& procedure, const Rule& rule, RecordIndex subject, std::uint32_t period,
                          Verdict& verdict) {
        if (!resolve_other_counting(procedure, rule, subject, period)) return;
        keep_earlier(words_change, other.first_unreached);
        const Outcome& outcome = other.outcome;
        if (detail == Detail::full && outcome.sum && outcome.sum->limit.unit != Unit::hours)
            verdict.other_sum = day_sum(outcome.sum->start, outcome.sum->limit, outcome.sum->counting,
                                        situation.calendar(), outcome.sum->direction);
        verdict.other_reading = outcome.state;
        if (outcome.state != verdict.state) verdict.sensitive_to.push_back(procedure.first_day_counted->id);
    }

    /// Whether what has just been resolved comes out in another state under the other counting; if so it is resolved
    /// once more as it was, to be spelled.
    bool do_readings_differ(const Procedure& procedure, const Rule& rule, RecordIndex subject, std::uint32_t period,
                            std::uint64_t allowance, Hearing& hearing) {
        if (!resolve_other_counting(procedure, rule, subject, period)) return false;
        keep_earlier(hearing.changes, other.first_unreached);
        if (other.outcome.state == resolution.outcome.state) return false;
        situation.set_allowance(allowance);
        worlds.resolve(procedure, rule, subject, period, resolution);
        return true;
    }

    /// Resolves again what has just been resolved, this time with words; `allowance` is what there was then, so that it
    /// comes out the same.
    void resolve_in_words(const Procedure& procedure, const Rule& rule, RecordIndex subject, std::uint32_t period,
                          std::uint64_t allowance) {
        situation.set_allowance(allowance);
        situation.set_wants_words(true);
        situation.set_wants_evidence(detail == Detail::full);
        worlds.resolve(procedure, rule, subject, period, resolution);
        situation.set_wants_words(false);
    }

    /// What has just been resolved; `words_change` is then the next day on which it would say something else, but for
    /// how long it is overdue.
    Verdict spelled(const Procedure& procedure, const Rule& rule, RecordIndex subject, std::uint32_t period,
                    std::uint64_t allowance) {
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

        if (detail == Detail::full || asks_kind_for_words(rule, resolution.outcome))
            resolve_in_words(procedure, rule, subject, period, allowance);
        verdict.state = resolution.outcome.state;
        verdict.reason = resolution.outcome.reason;
        spell(situation, procedure, rule, resolution, detail, verdict);
        words_change = situation.words_change();
        const std::optional<Day> candidate = resolution.first_unreached;
        compare_counting(procedure, rule, subject, period, verdict);
        if (detail == Detail::full)
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
        spell(situation, procedure, rule, resolution, detail, verdict);
        return verdict;
    }

    Want want_of(AskedRule& asked, State state, const Hearing& hearing) const {
        if (hearing.own != nullptr) return (*hearing.own)(*asked.rule, state);
        std::optional<Want>& want = asked.wants.at(static_cast<std::size_t>(state));
        if (!want) want = wanted(*asked.rule, state);
        return *want;
    }

    bool is_any_wanted(Asking& asking, AskedGroup& group, State state, const Hearing& hearing) const {
        std::optional<Want>& want = group.wants.at(static_cast<std::size_t>(state));
        if (!want) {
            const bool any = std::any_of(group.rules.begin(), group.rules.end(), [&](std::size_t rule) {
                return want_of(asking.rules[rule], state, hearing) == Want::yes;
            });
            want = any ? Want::yes : Want::no;
        }
        return *want == Want::yes;
    }

    void judge_subject(AskedRule& asked, RecordIndex subject, Hearing& hearing) {
        const Procedure& procedure = *asked.procedure;
        const Rule& rule = *asked.rule;
        for (std::uint32_t period = rule.kind->repeats ? 1 : 0; period < most_periods; ++period) {
            const std::uint64_t allowance = left;
            situation.set_allowance(allowance);
            worlds.resolve(procedure, rule, subject, period, resolution);
            left -= std::min(left, resolution.spent);
            const State state = resolution.outcome.state;
            const bool more = resolution.outcome.more;
            keep_earlier(hearing.changes, resolution.first_unreached);
            if (period > 1 && state == State::not_applicable) break;
            hearing.counts.add(state);
            ++asked.time.verdicts;
            const Want want = want_of(asked, state, hearing);
            if (want == Want::yes || (want == Want::where_readings_differ &&
                                      do_readings_differ(procedure, rule, subject, period, allowance, hearing))) {
                ++asked.time.spelled;
                hearing.on_verdict(spelled(procedure, rule, subject, period, allowance));
                keep_earlier(hearing.changes, words_change);
            }
            if (!more) break;
        }
    }

    void judge_rule(AskedRule& asked, Hearing& hearing) {
        const std::optional<Day> next_subject = find_subjects(asked);
        keep_earlier(hearing.changes, next_subject);
        for (const RecordIndex subject : subjects) judge_subject(asked, subject, hearing);
        if (subjects.empty()) hear_without_subject(asked, next_subject, hearing);
    }

    /// Whether the case has any record, happened or not, that the rule would be asked of.
    [[nodiscard]] bool has_subjects(RecordTypeId type) const {
        return type == Dictionary::case_type || situation.has_any(type);
    }

    [[nodiscard]] State state_without(RecordTypeId subject) const {
        return situation.is_exported(subject) ? State::not_applicable : State::cannot_tell;
    }

    void hear_without_subject(AskedRule& asked, std::optional<Day> changes, Hearing& hearing) {
        const State state = state_without(asked.rule->subject);
        hearing.counts.add(state);
        if (want_of(asked, state, hearing) == Want::yes)
            hearing.on_verdict(without_subject(*asked.procedure, *asked.rule, changes));
    }

    void find_shape() {
        const NotExported* const not_exported = situation.one_case().not_exported;
        shape.there = situation.types_there();
        if (not_exported == nullptr)
            shape.not_exported.clear();
        else
            shape.not_exported = not_exported->records();
    }

    /// The rules to be asked of the case; what all others come to.
    const AtHand& find_at_hand(Asking& asking, const Hearing& hearing) {
        constexpr std::size_t most_shapes = 1000;
        find_shape();
        if (asking.last != nullptr && asking.last->first == shape) return asking.last->second;
        if (const auto known = asking.at_hand.find(shape); known != asking.at_hand.end()) {
            asking.last = &*known;
            return known->second;
        }
        if (asking.at_hand.size() >= most_shapes) asking.at_hand.clear();
        asking.last = &*asking.at_hand.try_emplace(shape).first;
        AtHand& found = asking.last->second;
        for (AskedGroup& group : asking.groups) {
            const State state = state_without(group.subject);
            if (has_subjects(group.subject) || is_any_wanted(asking, group, state, hearing))
                found.rules.insert(found.rules.end(), group.rules.begin(), group.rules.end());
            else
                found.others.add(state, group.rules.size());
        }
        std::sort(found.rules.begin(), found.rules.end());
        return found;
    }

    void ask(AskedRule& asked, Hearing& hearing) {
        situation.set_trace(asked.trace);
        const Stopwatch watch(takes_time);
        if (has_subjects(asked.rule->subject)) {
            judge_rule(asked, hearing);
        } else {
            hear_without_subject(asked, std::nullopt, hearing);
        }
        if (takes_time) asked.time.time += watch.time();
    }

    std::optional<Day> judge_case(const Case& one_case, Hearing hearing) {
        situation.enter(one_case);
        left = case_allowance;
        left_for_changes = 2 * case_allowance;
        if (!one_case.is_service) ++hearing.counts.cases;
        Asking& asking = one_case.is_service ? of_service : of_cases;
        if (hearing.own != nullptr) {
            for (AskedRule& asked : asking.rules) ask(asked, hearing);
        } else {
            const AtHand& at_hand = find_at_hand(asking, hearing);
            hearing.counts += at_hand.others;
            for (const std::size_t rule : at_hand.rules) ask(asking.rules[rule], hearing);
        }
        situation.set_trace(nullptr);
        keep_earlier(hearing.changes, find_future(one_case));
        return hearing.changes;
    }

    /// Finds what lies after the as-at date; returns the first day on which some of it will not.
    std::optional<Day> find_future(const Case& one_case) {
        future.clear();
        situation.forget_days();
        const auto look = [&](RecordIndex at) {
            if (!situation.has_happened(at)) future.push_back(at);
        };
        for (std::size_t i = 0; i < one_case.own_records; ++i) look(static_cast<RecordIndex>(i));
        // The service's own are those that stand outside every case.
        for (std::size_t i = 0; one_case.is_service && i < one_case.shared.size(); ++i)
            look(first_shared + static_cast<RecordIndex>(i));
        return situation.first_unreached();
    }
};

Want want_attention(State state) {
    if (is_finding(state)) return Want::yes;
    const bool has_reading = state == State::met || state == State::not_yet_due || state == State::no_breach_either_way;
    return has_reading ? Want::where_readings_differ : Want::no;
}

Judge::Judge(const Dictionary& dictionary, std::span<const Procedure* const> procedures, const Calendar& calendar,
             const JudgeSettings& settings)
    : work_(std::make_unique<Work>(dictionary, procedures, calendar, settings)) {}

Judge::~Judge() = default;

void Judge::want(Wanted wanted, Detail detail) {
    work_->wanted = std::move(wanted);
    work_->detail = detail;
    for (Asking* asking : {&work_->of_cases, &work_->of_service}) {
        for (AskedRule& asked : asking->rules) asked.wants.fill(std::nullopt);
        for (AskedGroup& group : asking->groups) group.wants.fill(std::nullopt);
        asking->at_hand.clear();
        asking->last = nullptr;
    }
}

std::optional<Day> Judge::judge(const Case& one_case, const OnVerdict& on_verdict, Counts& counts) {
    return work_->judge_case(one_case, {nullptr, on_verdict, counts, std::nullopt});
}

std::optional<Day> Judge::judge(const Case& one_case, const Wanted& wanted, const OnVerdict& on_verdict,
                                Counts& counts) {
    return work_->judge_case(one_case, {&wanted, on_verdict, counts, std::nullopt});
}

std::vector<RuleTime> Judge::rule_times() const {
    std::vector<RuleTime> times;
    for (const Asking* asking : {&work_->of_cases, &work_->of_service})
        for (const AskedRule& asked : asking->rules)
            if (asked.time.time > 0) times.push_back(asked.time);
    return times;
}

const std::vector<RecordIndex>& Judge::future_dated() const { return work_->future; }

const std::vector<std::pair<std::string, bool>>& Judge::other_cases() const { return work_->situation.other_cases(); }

const std::vector<ConditionCount>& Judge::condition_counts(const Procedure& procedure) const {
    const auto at = work_->counts.find(&procedure);
    return at == work_->counts.end() ? work_->no_counts : at->second;
}

} // namespace abide
