// One run: exports read, calendar and procedures chosen for them, every case judged, everything counted.
#include "command/run.hpp"

#include <algorithm>
#include <set>
#include <thread>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"
#include "command/export_files.hpp"
#include "command/limits.hpp"
#include "command/progress.hpp"
#include "command/selection.hpp"
#include "hash/file_hash.hpp"
#include "writer/fingerprint.hpp"

namespace abide {

namespace {

/// More hands than any machine has would only be memory.
constexpr std::size_t most_jobs = 256;

} // namespace

RunRequest read_request(const Options& options, const World& world, std::string_view before) {
    const std::vector<std::string>& words = options.arguments();
    const std::size_t first_export = before.empty() ? 0 : 1;
    if (words.size() == first_export && first_export > 0 && is_there(words.back()))
        throw Error(Exit::usage, "what is missing is " + std::string(before) + ", in front of " + words.back());
    if (words.size() <= first_export) throw Error(Exit::usage, "which exports? Name at least one file or folder");
    return read_request(options, world,
                        std::vector(words.begin() + static_cast<std::ptrdiff_t>(first_export), words.end()));
}

RunRequest read_request(const Options& options, const World& world, std::vector<std::string> exports) {
    RunRequest request;
    request.exports = std::move(exports);
    request.procedures = options.values("procedure");
    request.calendar = options.value("calendar");
    request.format = options.value("format-of");
    request.as_at = options.day("as-at").value_or(world.today);
    request.known_at = options.day("known-at");
    request.profiles = options.has("profile");
    request.cache = options.value("cache");
    request.limits = read_limits(options.values("limit"));
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    request.jobs = std::min(options.number("jobs", cores), most_jobs);
    if (request.jobs == 0)
        throw Error(Exit::usage, options.spelled("jobs") + ": at least one case has to be worked on");
    return request;
}

Run::Run(const Rulebook& rulebook, RunRequest request, const Options& options, World& world)
    : rulebook_(&rulebook), request_(std::move(request)), options_(&options), world_(&world) {
    if (!request_.format.empty() && rulebook.formats().find(request_.format) == nullptr) {
        const std::vector<std::string> known = rulebook.formats().ids();
        const std::string help = did_you_mean(request_.format, known);
        throw Error(Exit::usage, options_->spelled("format-of") + ": there is no format \"" + request_.format + "\"; " +
                                     (help.empty() ? "there are " + list_of(known) : help));
    }
    calendar_ = request_.calendar.empty() ? &calendar_for(rulebook, {}) : &rulebook.expect_calendar(request_.calendar);
    open_exports();
    if (request_.calendar.empty()) choose_calendar();
    if (!request_.judges) return;
    choose_procedures();
}

void Run::open_exports() {
    reader_ =
        std::make_unique<Reader>(rulebook_->dictionary(), rulebook_->formats(), calendar_->calendar, request_.limits);
    shared_ = Shared();
    exports_.clear();
    diagnostics_.clear();
    const std::vector<std::string> files = export_files(request_.exports, diagnostics_);
    beside_ = digest_of_passed(diagnostics_);
    for (const std::string& file : files) {
        Export one;
        one.facts.file = file;
        try {
            one.facts = reader_->read_prologue(file, request_.format, shared_, diagnostics_);
        } catch (const Error& error) {
            diagnostics_.push_back(trouble_with(file, "RUN-0001", error.what()));
        }
        exports_.push_back(std::move(one));
    }
}

void Run::choose_calendar() {
    std::vector<std::string> areas;
    for (const Export& one : exports_) {
        if (!one.facts.area.empty()) areas.push_back(one.facts.area);
    }
    const CalendarFile* chosen = &calendar_for(*rulebook_, areas);
    if (chosen == calendar_) return;
    calendar_ = chosen;
    open_exports(); // times with a zone are local ones by the calendar's clock
}

void Run::choose_procedures() {
    std::vector<const Procedure*> named;
    for (const std::string& id : request_.procedures) named.push_back(&rulebook_->expect_procedure(id));
    std::set<const Procedure*> used;
    for (Export& one : exports_) {
        one.procedures = named.empty() ? procedures_for(*rulebook_, one.facts.area, *calendar_) : named;
        used.insert(one.procedures.begin(), one.procedures.end());
        if (one.procedures.empty() && !one.facts.format.empty()) {
            diagnostics_.push_back(
                trouble_with(one.facts.file, "RUN-0002",
                             one.facts.area.empty()
                                 ? "the export does not say its area, and there is no national procedure to judge it by"
                                 : "there is no procedure for the area \"" + one.facts.area + "\""));
            diagnostics_.back().help = "choose one with --procedure; \"abide procedure list\" names them";
        }
    }
    for (const auto& procedure : rulebook_->procedures()) {
        if (!used.contains(procedure.get())) continue;
        procedures_.push_back(procedure.get());
        for (const auto& rule : procedure->rules) procedure_of_[rule.get()] = procedure.get();
    }
}

std::vector<const Procedure*> Run::procedures_on_offer() const {
    const std::vector<std::string>& named = request_.procedures;
    std::vector<const Procedure*> offered;
    for (const auto& procedure : rulebook_->procedures())
        if (named.empty() || std::ranges::find(named, procedure->id) != named.end()) offered.push_back(procedure.get());
    return offered;
}

bool Run::may_ask_service() const {
    return std::ranges::any_of(procedures_on_offer(), [](const Procedure* procedure) {
        return std::ranges::any_of(procedure->rules, [](const auto& rule) { return rule->of_service; });
    });
}

std::string_view Run::area_of(std::string_view file) const {
    const auto found = std::ranges::find(exports_, file, [](const Export& one) { return one.facts.file; });
    return found == exports_.end() ? std::string_view() : found->facts.area;
}

std::string_view Run::system_of(std::string_view file) const {
    const auto found = std::ranges::find(exports_, file, [](const Export& one) { return one.facts.file; });
    return found == exports_.end() ? std::string_view() : found->facts.system;
}

bool Run::judges_by(const Procedure& procedure, std::string_view file) const {
    if (!request_.procedures.empty())
        return std::ranges::find(request_.procedures, procedure.id) != request_.procedures.end();
    return is_procedure_for(*rulebook_, procedure, std::string(area_of(file)), *calendar_);
}

/// Called by whoever judges: the first who asks reads them all.
bool Run::has_case(std::string_view id) {
    std::call_once(case_ids_read_, [this] {
        // The run's own reader is busy with the cases.
        Reader reader(rulebook_->dictionary(), rulebook_->formats(), calendar_->calendar, request_.limits);
        for (const Export& one : exports_)
            if (!one.facts.format.empty())
                reader.read_case_ids(one.facts, [this](std::string_view other) { case_ids_.add(other); });
    });
    return case_ids_.has(id);
}

std::size_t Run::cases_expected() const {
    std::size_t expected = 0;
    for (const Export& one : exports_) {
        if (one.facts.format.empty()) continue;
        if (!one.facts.cases_stated) return 0;
        expected += *one.facts.cases_stated;
    }
    return expected;
}

void Run::read_one(Export& one, const Crew& crew, const OnCase& on_case) {
    if (!one.facts.format.empty())
        one.cut_short = !reader_->read_cases(one.facts, shared_, crew, on_case, diagnostics_);
    // What was refused before its first case came is hashed as it lies; nothing where no bytes can be had.
    if (!crew.hashes || !one.facts.sha256.empty()) return;
    if (const std::optional<FileHash> hash = hash_of_file(file_on_disk(one.facts.file)))
        one.facts.sha256 = hash->sha256;
}

Judge& Run::judge_by(const std::vector<const Procedure*>& procedures, std::size_t worker) {
    const std::lock_guard lock(judges_lock_);
    std::unique_ptr<Judge>& judge = judges_[{worker, procedures}];
    if (!judge) {
        JudgeSettings settings;
        settings.as_at = request_.as_at;
        settings.known_at = request_.known_at;
        settings.takes_time = request_.profiles;
        settings.has_case = [this](std::string_view id) { return has_case(id); };
        judge = std::make_unique<Judge>(rulebook_->dictionary(), procedures, calendar_->calendar, settings);
    }
    return *judge;
}

Judge& Run::begin_judge(const Export& one, const Listener& listener, std::size_t worker) {
    Judge& judge = judge_by(one.procedures, worker);
    judge.want([this, &listener](const Rule& rule,
                                 State state) { return listener.wanted(*procedure_of_.at(&rule), rule, state); },
               listener.detail);
    return judge;
}

std::unique_ptr<CaseVerdicts> Run::judge_case(Judge& judge, std::size_t worker, const Case& one_case,
                                              const Listener& listener) {
    const Timed timed(request_.profiles ? &stage_times_ : nullptr, Stage::judge);
    auto made = std::make_unique<CaseVerdicts>();
    const auto on_verdict = [&](Verdict&& verdict) {
        if (listener.detail == Detail::full) verdict.fingerprint = fingerprint_of(verdict);
        made->verdicts.push_back(std::move(verdict));
    };
    if (!listener.counted && !listener.ends) {
        made->changes = judge.judge(one_case, on_verdict, made->counts);
    } else {
        const auto wanted = [&](const Rule& rule, State state) {
            if (listener.counted) made->all.emplace_back(&rule, state);
            return listener.wanted(*procedure_of_.at(&rule), rule, state);
        };
        made->changes = judge.judge(one_case, wanted, on_verdict, made->counts);
    }
    made->judged_on = request_.as_at;
    if (reuse_ || listener.examine) made->other_cases = judge.other_cases();
    made->future_dated = judge.future_dated().size();
    if (listener.note) made->note = listener.note(one_case, judge.future_dated());
    if (listener.examine) made->examined = listener.examine(worker, &one_case, *made);
    return made;
}

void Run::deliver(CaseVerdicts& made, const Listener& listener) {
    counts_ += made.counts;
    if (listener.noted) listener.noted(*made.note);
    for (const auto& [rule, state] : made.all) listener.counted(*procedure_of_.at(rule), *rule, state);
    for (Verdict& verdict : made.verdicts) listener.verdict(std::move(verdict));
    if (listener.examined) listener.examined(*made.examined);
}

void Run::judge_at_once(Judge& judge, std::size_t worker, const Case& one_case, const Listener& listener) {
    deliver(*judge_case(judge, worker, one_case, listener), listener);
    if (listener.ends) listener.ends(one_case, judge.future_dated());
}

void Run::judge_service(const Listener& listener, const std::string& only_case) {
    const auto asks_service = [](const Procedure* procedure) {
        return std::any_of(procedure->rules.begin(), procedure->rules.end(),
                           [](const auto& rule) { return rule->of_service; });
    };
    if (!only_case.empty() && only_case != service_id) return;
    if (std::none_of(procedures_.begin(), procedures_.end(), asks_service)) return;
    Export all;
    all.procedures = procedures_;
    Judge& judge = begin_judge(all, listener, 0);
    reader_->read_service(shared_, [&](const Case& service) { judge_at_once(judge, 0, service, listener); });
}

void Run::judge_export(Export& one, const Listener& listener, const std::string& only_case, Progress& progress) {
    Crew crew;
    crew.jobs = request_.jobs;
    crew.hashes = request_.hashes;
    crew.times = request_.profiles ? &stage_times_ : nullptr;
    std::vector<Judge*> judges(crew.jobs); // each worker touches only its own
    const auto judge_of = [&](std::size_t worker) -> Judge& {
        if (judges[worker] == nullptr) judges[worker] = &begin_judge(one, listener, worker);
        return *judges[worker];
    };
    if (!listener.ends && only_case.empty()) {
        crew.work = [&](std::size_t worker, const Case& one_case) -> std::unique_ptr<CaseWork> {
            return judge_case(judge_of(worker), worker, one_case, listener);
        };
        crew.deliver = [&](CaseWork& work) {
            auto& made = static_cast<CaseVerdicts&>(work);
            one.facts.future_dated += made.future_dated;
            deliver(made, listener);
            progress.step();
        };
        if (reuse_) use_cache(one, listener, crew);
    }
    // Cases read with care are judged by a judge of their own: they come while the workers are at work.
    Judge& judge = begin_judge(one, listener, crew.jobs);
    read_one(one, crew, [&](const Case& one_case) {
        progress.step();
        if (!only_case.empty() && one_case.id != only_case) {
            other_ids_.emplace_back(one_case.id);
            return;
        }
        judge_at_once(judge, crew.jobs, one_case, listener);
        one.facts.future_dated += judge.future_dated().size();
    });
}

void Run::judge(const Listener& listener, const std::string& only_case) {
    if (!request_.cache.empty() && !listener.ends && only_case.empty()) open_cache(listener);
    judge_service(listener, only_case);
    Progress progress(cases_expected(), *options_, *world_);
    for (Export& one : exports_) judge_export(one, listener, only_case, progress);
    if (reuse_) reuse_->finish();
}

void Run::read(const OnCase& on_case) {
    Progress progress(cases_expected(), *options_, *world_);
    Crew crew;
    crew.hashes = request_.hashes;
    for (Export& one : exports_) {
        read_one(one, crew, [&](const Case& one_case) {
            progress.step();
            ++counts_.cases;
            on_case(one_case);
        });
    }
}

} // namespace abide
