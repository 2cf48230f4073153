// A sweep: everything in the inbox judged, held against the night before, remembered and published.
#include "command/nightly/sweep.hpp"

#include <algorithm>
#include <utility>

#include "base/file.hpp"
#include "base/instant.hpp"
#include "base/pack.hpp"
#include "command/configured_run.hpp"
#include "command/nightly/case_digest.hpp"
#include "command/nightly/certify.hpp"
#include "command/nightly/sweep_set.hpp"
#include "command/reuse.hpp"
#include "command/rulebook.hpp"
#include "command/show_diagnostics.hpp"
#include "publish/heartbeat.hpp"
#include "publish/lock.hpp"

namespace abide {

namespace {

Lock take_turn(const std::string& file) {
    std::string holder;
    std::optional<Lock> lock = Lock::take(file, holder);
    if (!lock) throw Error(Exit::usage, "another sweep is at work here (" + holder + "); nothing was judged");
    return std::move(*lock);
}

} // namespace

struct Sweep::Work {
    std::optional<Lock> lock;
    std::unique_ptr<Store> store;
    std::unique_ptr<Rulebook> rulebook;
    std::optional<Run> run;
    std::optional<Remembered> remembered;
    std::vector<Exception> exceptions;
    std::optional<EarlierNights> earlier;
    std::unique_ptr<Store::Night> night;
    std::optional<Ledger> ledger;
    std::optional<Examination> examination;
    std::optional<NightJudging> judging;
    SweepRecord record;
    std::optional<ReportSets::Draft> draft;
};

Sweep::Sweep(const Configuration& configuration, const Options& options, World& world)
    : configuration_(&configuration), options_(&options), world_(&world),
      fail_on_(configuration.value("fail-on")), sets_(configuration.value("reports")),
      work_(std::make_unique<Work>()) {}

Sweep::~Sweep() = default;

Exit Sweep::run() {
    make_folder(configuration_->value("state"));
    work_->lock.emplace(take_turn(configuration_->lock_file()));
    open_store();
    recover();
    open_exports();
    if (!judge()) {
        repeat();
    } else {
        write_set();
        certify();
        remember();
    }
    publish();
    say_so();
    return static_cast<Exit>(work_->record.exit);
}

void Sweep::open_store() {
    work_->store = Store::open(configuration_->value("store"));
    if (const auto holder = work_->store->lock_for_writing())
        throw Error(Exit::usage, "another sweep is at work on this history (" + *holder + "); nothing was judged");
}

/// What an earlier sweep was kept from doing is done, what it had begun and not finished goes away.
void Sweep::recover() {
    sets_.remove_unfinished();
    std::vector<std::string> known;
    for (const SweepRecord& sweep : work_->store->sweeps()) known.push_back(sweep.set);
    for (const std::string& name : sets_.names())
        if (std::find(known.begin(), known.end(), name) == known.end()) sets_.remove(name);
    remove_unknown_certificates(configuration_->certificates_folder(), work_->store->sweeps());
    const std::optional<SweepRecord> last = work_->store->last_sweep();
    if (last && !last->set.empty() && sets_.current() != last->set) sets_.make_current(last->set);
}

void Sweep::open_exports() {
    work_->rulebook = load_rulebook(*options_, *world_, Examples::left_out);
    RunRequest request = request_of(*configuration_, *options_, *world_);
    request.hashes = true;
    work_->run.emplace(*work_->rulebook, request, *options_, *world_);
    work_->remembered.emplace(*work_->store);
    const auto& last = work_->remembered->last_sweep();
    if (last && request.as_at < last->as_at)
        throw Error(Exit::usage, "the last sweep judged as at " + iso(last->as_at) + ", and a history does not run backwards; " +
                                     "\"abide check --as-at " + iso(request.as_at) + "\" judges an earlier day");
    work_->exceptions = work_->store->exceptions();
}

/// False when it was the same input as the last sweep's.
bool Sweep::judge() {
    Work& work = *work_;
    work.record = begin_record();
    work.earlier.emplace(*work.store, *work.run, work.remembered->sweeps_in_use(),
                         EarlierNights::Tonight{work.record.outside, work.record.ground, work.record.program});
    work.night = work.store->begin_night();
    work.ledger.emplace(*work.store, *work.night, *work.remembered, work.record.number, work.record.as_at,
                        work.exceptions);
    work.examination.emplace(*work.remembered, *work.earlier, exceptions_over(work.exceptions, work.record.as_at));
    work.judging.emplace(*work.run, *work.examination, *work.ledger, fail_on_);
    work.judging->judge();
    work.ledger->finish(trust_in(*work.run, static_cast<std::int64_t>(*configuration_->number("missing-at-most")),
                                 options_->has("accept-missing")));
    show_diagnostics(work.run->diagnostics(), *options_, *world_);
    finish_record();
    const auto& last = work.remembered->last_sweep();
    return !last || last->inputs != work.record.inputs || !work.ledger->transitions().empty();
}
