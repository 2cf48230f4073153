// Tonight's cases judged by what an earlier night went by, one thing after another: so that each change finds its
// cause.
#include "command/nightly/earlier_nights.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/error.hpp"
#include "checks/registry.hpp"
#include "procedure/load.hpp"
#include "writer/fingerprint.hpp"

namespace abide {

namespace {

bool names_procedures(const SweepRecord& sweep) {
    return std::ranges::any_of(sweep.settings,
                               [](const NamedText& one) { return one.name == "procedure" && !one.text.empty(); });
}

} // namespace

/// How much of tonight has been taken over, one after the other. `abide`: only that tonight's Abide judges.
enum class EarlierNights::Taken : std::uint8_t { abide, record, clock, calendar };

struct EarlierNights::Night {
    SweepRecord sweep;
    std::vector<std::unique_ptr<Procedure>> own_procedures; ///< those that are others now
    std::vector<const Procedure*> procedures;
    std::set<std::string> unread; ///< procedures whose texts are not there, or cannot be read any more
    std::optional<CalendarFile> own_calendar;
    bool names_procedures = false; ///< its cases were judged by those that were named, whatever their area
    bool has_other_calendar = false;
    bool has_other_procedures = false;
    bool has_other_abide = false;
    bool has_other_outside = false;
    bool has_other_clock = false;
    std::mutex lock;
    /// By what is taken over, worker, and which procedures.
    std::map<std::tuple<Taken, std::size_t, std::string>, std::unique_ptr<Judge>> judges;
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
    : run_(&run), tonight_(std::make_unique<Night>()) {
    tonight_->sweep.as_at = run.request().as_at;
    tonight_->procedures = run.procedures();
    tonight_->names_procedures = !run.request().procedures.empty();
    for (const std::int64_t number : sweeps) {
        std::optional<SweepRecord> sweep = store.sweep(number);
        if (!sweep) continue;
        auto night = std::make_unique<Night>();
        night->sweep = std::move(*sweep);
        night->has_other_abide = night->sweep.ground != tonight.ground || night->sweep.program != tonight.program;
        night->has_other_outside = night->sweep.outside != tonight.outside;
        night->has_other_clock = night->sweep.as_at != run.request().as_at;
        night->names_procedures = names_procedures(night->sweep);
        for (const NamedText& named : night->sweep.documents) load(store, named, *night);
        night->has_other_procedures = night->has_other_procedures || night->procedures != run.procedures();
        nights_.emplace(number, std::move(night));
    }
}

EarlierNights::~EarlierNights() = default;

/// Only what is another text now is read; a text that today's Abide cannot read any more leaves a night without it.
void EarlierNights::load(Store& store, const NamedText& named, Night& night) {
    Diagnostics ignored;
    if (is_of_calendar(named.name)) {
        if (named.text == run_->calendar().sha256) return;
        night.has_other_calendar = true;
        if (const std::optional<Document> text = store.document(named.text))
            night.own_calendar = read_calendar(named.name, text->text, ignored);
        return;
    }
    if (procedure_in(named.name).empty()) return;
    for (const Procedure* procedure : run_->procedures())
        if (procedure->sha256 == named.text) return night.procedures.push_back(procedure);
    night.has_other_procedures = true;
    const std::optional<Document> text = store.document(named.text);
    auto own =
        text ? compile_procedure(named.name, text->text, run_->dictionary(), all_kinds(), ignored, Examples::left_out)
             : nullptr;
    if (!own) {
        night.unread.emplace(procedure_in(named.name));
        return;
    }
    night.procedures.push_back(own.get());
    night.own_procedures.push_back(std::move(own));
}

/// Names the procedures a case is judged by: those of its export's area, where nobody named others.
std::string EarlierNights::judged_by(const Night& night, const Case& one_case) const {
    if (one_case.is_service || night.names_procedures || tonight_->names_procedures) return "all";
    return "of " + std::string(run_->area_of(one_case.file));
}

Judge& EarlierNights::judge_of(Night& night, Taken taken, std::size_t worker, const Case& one_case) {
    const std::string by = judged_by(night, one_case);
    const std::lock_guard lock(night.lock);
    std::unique_ptr<Judge>& own = night.judges[{taken, worker, by}];
    if (own) return *own;
    std::vector<const Procedure*> procedures;
    for (const Procedure* procedure : night.procedures)
        if (by == "all" || run_->judges_by(*procedure, one_case.file)) procedures.push_back(procedure);
    JudgeSettings settings;
    settings.as_at = taken < Taken::clock ? night.sweep.as_at : run_->request().as_at;
    if (taken == Taken::record) settings.records_until = run_->request().as_at;
    settings.has_case = [this](std::string_view id) { return run_->has_case(id); };
    const bool by_own = taken != Taken::calendar && night.own_calendar;
    const Calendar& calendar = by_own ? night.own_calendar->calendar : run_->calendar().calendar;
    own = std::make_unique<Judge>(run_->dictionary(), procedures, calendar, settings);
    own->want([](const Rule&, State state) { return is_remembered(state) ? Want::yes : Want::no; });
    return *own;
}

std::vector<Standing> EarlierNights::judge(Night& night, Taken taken, std::size_t worker, const Case& one_case) {
    std::vector<Verdict> verdicts;
    Counts ignored;
    judge_of(night, taken, worker, one_case)
        .judge(
            one_case,
            [&](Verdict&& verdict) {
                verdict.fingerprint = fingerprint_of(verdict);
                verdicts.push_back(std::move(verdict));
            },
            ignored);
    return standings_of(verdicts);
}

EarlierNights::Unasked EarlierNights::unasked(std::size_t worker, const Case& one_case) {
    Unasked all;
    Counts ignored;
    judge_of(*tonight_, Taken::calendar, worker, one_case)
        .judge(
            one_case, [](const Rule&, State state) { return is_remembered(state) ? Want::no : Want::yes; },
            [&](Verdict&& verdict) { all.try_emplace(fingerprint_of(verdict), verdict.state, verdict.reason); },
            ignored);
    return all;
}

/// Whether the case stood in an export of another area then.
bool EarlierNights::has_other_area(const Night& night, const Asked& asked) const {
    const auto then = std::ranges::find(night.sweep.exports, asked.file_before, &SweepExport::file);
    return then != night.sweep.exports.end() && then->area != run_->area_of(asked.one_case->file);
}

/// The first is always there, so that the others are held against how the duty stands by that night's own word.
std::vector<EarlierNights::Step> EarlierNights::steps_from(const Night& night, const Asked& asked) const {
    const bool records_differ = !asked.is_same || night.has_other_outside;
    const bool is_abide =
        night.has_other_abide && !records_differ && !asked.leans_on_others && !has_other_area(night, asked);
    std::vector<Step> steps;
    // A record that lay ahead last night and was there all the same is no change of the record.
    steps.emplace_back(is_abide ? CauseKind::abide_changed : CauseKind::record_changed,
                       records_differ ? Taken::record : Taken::abide);
    if (night.has_other_clock) steps.emplace_back(CauseKind::time_passed, Taken::clock);
    // Without that night's calendar nobody can tell the record and the clock from it.
    if (night.has_other_calendar && !night.own_calendar) steps.clear();
    if (night.has_other_calendar) steps.emplace_back(CauseKind::calendar_changed, Taken::calendar);
    if (night.has_other_procedures) steps.emplace_back(CauseKind::procedure_changed, Taken::calendar);
    return steps;
}

std::vector<EarlierNights::CaseStep> EarlierNights::steps(std::int64_t sweep, const Asked& asked) {
    const auto found = nights_.find(sweep);
    // Of a night that is long forgotten only this is known: whether the record is another one.
    if (found == nights_.end())
        return {{asked.is_same ? CauseKind::time_passed : CauseKind::record_changed, false, false, nullptr,
                 *asked.tonight}};
    Night& night = *found->second;
    const std::vector<Step> kinds = steps_from(night, asked);
    std::vector<CaseStep> steps;
    for (const auto& [kind, taken] : kinds) {
        CaseStep& step = steps.emplace_back();
        step.kind = kind;
        step.or_abide = kind == CauseKind::record_changed && night.has_other_abide;
        step.is_same_record = asked.is_same && !night.has_other_outside && !night.has_other_abide;
        const bool is_last = steps.size() == kinds.size();
        if (!is_last && !night.unread.empty()) step.unknown = &night.unread;
        if (kind == CauseKind::time_passed) step.clock_before = night.sweep.as_at;
        step.standings = is_last ? *asked.tonight : judge(night, taken, asked.worker, *asked.one_case);
    }
    return steps;
}

} // namespace abide
