// Tonight's cases judged by what an earlier night went by, one thing after another: so that each change finds its
// cause.
#include "command/nightly/earlier_nights.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "checks/registry.hpp"
#include "procedure/load.hpp"
#include "writer/fingerprint.hpp"

namespace abide {

namespace {

constexpr std::string_view procedure_word = "procedure ";
constexpr std::string_view calendar_word = "calendar ";

} // namespace

/// How much of tonight has been taken over, one after the other; the record always.
enum class EarlierNights::Taken : std::uint8_t { record, clock, calendar };

struct EarlierNights::Night {
    SweepRecord sweep;
    std::vector<std::unique_ptr<Procedure>> own_procedures; ///< those that are others now
    std::vector<const Procedure*> procedures;
    std::optional<CalendarFile> own_calendar;
    bool has_other_calendar = false;
    bool has_other_procedures = false;
    bool has_other_abide = false;
    bool has_other_outside = false;
    bool has_other_clock = false;
    std::mutex lock;
    std::map<std::pair<Taken, std::size_t>, std::unique_ptr<Judge>> judges; ///< by what is taken over, and worker
};

bool is_remembered(State state) { return state != State::not_applicable && state != State::not_checked; }

std::vector<Standing> standings_of(std::span<const Verdict> verdicts) {
    std::vector<Standing> standings;
    std::map<std::string_view, std::uint32_t> times;
    for (const Verdict& verdict : verdicts) {
        if (!is_remembered(verdict.state)) continue;
        Standing& standing = standings.emplace_back(standing_of(verdict));
        standing.duty.ordinal = ++times[verdict.fingerprint];
    }
    return standings;
}

EarlierNights::EarlierNights(Store& store, Run& run, std::span<const std::int64_t> sweeps, const Tonight& tonight)
    : run_(&run) {
    for (const std::int64_t number : sweeps) {
        std::optional<SweepRecord> sweep = store.sweep(number);
        if (!sweep) continue;
        auto night = std::make_unique<Night>();
        night->sweep = std::move(*sweep);
        night->has_other_abide = night->sweep.ground != tonight.ground || night->sweep.program != tonight.program;
        night->has_other_outside = night->sweep.outside != tonight.outside;
        night->has_other_clock = night->sweep.as_at != run.request().as_at;
        for (const NamedText& named : night->sweep.documents) load(store, named, *night);
        night->has_other_procedures = night->has_other_procedures || night->procedures != run.procedures();
        nights_.emplace(number, std::move(night));
    }
}

EarlierNights::~EarlierNights() = default;

/// Only what is another text now is read; a text that today's Abide cannot read any more leaves a night without it.
void EarlierNights::load(Store& store, const NamedText& named, Night& night) {
    Diagnostics ignored;
    if (named.name.starts_with(calendar_word)) {
        if (named.text == run_->calendar().sha256) return;
        night.has_other_calendar = true;
        if (const std::optional<Document> text = store.document(named.text))
            night.own_calendar = read_calendar(named.name, text->text, ignored);
        return;
    }
    if (!named.name.starts_with(procedure_word)) return;
    for (const Procedure* procedure : run_->procedures())
        if (procedure->sha256 == named.text) return night.procedures.push_back(procedure);
    night.has_other_procedures = true;
    const std::optional<Document> text = store.document(named.text);
    if (!text) return;
    auto own = compile_procedure(named.name, text->text, run_->dictionary(), all_kinds(), ignored, Examples::left_out);
    if (!own) return;
    night.procedures.push_back(own.get());
    night.own_procedures.push_back(std::move(own));
}

std::vector<Standing> EarlierNights::judge(Night& night, Taken taken, std::size_t worker, const Case& one_case) {
    Judge* judge = nullptr;
    {
        const std::lock_guard lock(night.lock);
        std::unique_ptr<Judge>& own = night.judges[{taken, worker}];
        if (!own) {
            const RunRequest& request = run_->request();
            JudgeSettings settings;
            settings.as_at = taken == Taken::record ? night.sweep.as_at : request.as_at;
            settings.records_until = request.as_at;
            settings.has_case = [this](std::string_view id) { return run_->has_case(id); };
            const bool by_own = taken != Taken::calendar && night.own_calendar;
            const Calendar& calendar = by_own ? night.own_calendar->calendar : run_->calendar().calendar;
            own = std::make_unique<Judge>(run_->dictionary(), night.procedures, calendar, settings);
            own->want([](const Rule&, State state) { return is_remembered(state) ? Want::yes : Want::no; });
        }
        judge = own.get();
    }
    std::vector<Verdict> verdicts;
    Counts ignored;
    judge->judge(
        one_case,
        [&](Verdict&& verdict) {
            verdict.fingerprint = fingerprint_of(verdict);
            verdicts.push_back(std::move(verdict));
        },
        ignored);
    return standings_of(verdicts);
}

std::vector<EarlierNights::CaseStep> EarlierNights::steps(std::int64_t sweep, std::size_t worker, const Case& one_case,
                                                          bool is_same, bool leans_on_others,
                                                          const std::vector<Standing>& tonight) {
    std::vector<CaseStep> steps;
    const auto found = nights_.find(sweep);
    if (found == nights_.end()) return steps;
    Night& night = *found->second;
    const bool record_changed = !is_same || night.has_other_outside || leans_on_others;
    std::vector<std::pair<CauseKind, Taken>> kinds;
    if (record_changed || night.has_other_abide)
        kinds.emplace_back(record_changed ? CauseKind::record_changed : CauseKind::abide_changed, Taken::record);
    if (night.has_other_clock) kinds.emplace_back(CauseKind::time_passed, Taken::clock);
    if (night.has_other_calendar) kinds.emplace_back(CauseKind::calendar_changed, Taken::calendar);
    if (night.has_other_procedures) kinds.emplace_back(CauseKind::procedure_changed, Taken::calendar);
    for (const auto& [kind, taken] : kinds) {
        CaseStep& step = steps.emplace_back();
        step.kind = kind;
        step.or_abide = kind == CauseKind::record_changed && night.has_other_abide;
        step.standings = steps.size() == kinds.size() ? tonight : judge(night, taken, worker, one_case);
    }
    return steps;
}

} // namespace abide
