// A sweep: everything in the inbox judged, held against the night before, remembered and published.
#include "command/nightly/sweep.hpp"

#include <algorithm>
#include <utility>

#include "base/file.hpp"
#include "base/instant.hpp"
#include "base/printable.hpp"
#include "base/unfinished_files.hpp"
#include "base/words.hpp"
#include "command/configured_run.hpp"
#include "command/nightly/kept_certificates.hpp"
#include "command/nightly/last_beat.hpp"
#include "command/nightly/night_certificate.hpp"
#include "command/nightly/night_record.hpp"
#include "command/nightly/retention.hpp"
#include "command/nightly/sweep_set.hpp"
#include "command/nightly/turn.hpp"
#include "command/nightly/unknown_runs.hpp"
#include "command/rulebook.hpp"
#include "command/show_diagnostics.hpp"
#include "history/actions.hpp"
#include "history/exceptions.hpp"
#include "publish/heartbeat.hpp"
#include "reader/zip.hpp"

namespace abide {

namespace {

constexpr std::string_view undone = "judged";

void refuse_unknown(const UnknownRuns& unknown) {
    if (!unknown.says.empty())
        throw Error(Exit::usage, unknown.says + "; nothing was judged and nothing was removed; " + unknown.help);
}

} // namespace

struct Sweep::Work {
    std::optional<Lock> lock;
    std::unique_ptr<Store> store;
    std::unique_ptr<Rulebook> rulebook;
    std::optional<Run> run;
    std::optional<Remembered> remembered;
    std::optional<EarlierNights> earlier;
    std::unique_ptr<Store::Night> night;
    std::optional<Ledger> ledger;
    std::optional<Examination> examination;
    std::optional<NightJudging> judging;
    SweepRecord record;
    KnownBefore known;
    std::optional<Templates> templates;
    std::optional<ExceptionOverlay> overlay;
    MorningDigest digest;
};

Sweep::Sweep(const Configuration& configuration, const Options& options, World& world)
    : configuration_(&configuration), options_(&options), world_(&world), fail_on_(configuration.value("fail-on")),
      sets_(configuration.value("reports")), work_(std::make_unique<Work>()) {}

Sweep::~Sweep() = default;

/// Before anything is made for a night on which there is nothing to read.
void Sweep::expect_inbox() const {
    const std::string& inbox = configuration_->value("inbox");
    if (is_there(inbox) || place_in_zip(inbox)) return;
    throw Error(Exit::usage, "there is no file or folder " + inbox + " to sweep (inbox, by " +
                                 configuration_->origin("inbox") +
                                 "); have the exports written there, or set another inbox. Nothing was done");
}

Exit Sweep::run() {
    expect_inbox();
    work_->lock.emplace(take_turn(*configuration_, undone));
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
    work_->known.sweeps.push_back(work_->record);
    publish_last();
    if (const auto days = configuration_->number("keep")) keep_within(*work_->store, sets_, work_->record.as_at, *days);
    say_so();
    return static_cast<Exit>(work_->record.exit);
}

void Sweep::open_store() {
    // Before an empty store is made beside what another one remembers.
    if (Store::makes_file(configuration_->value("store")))
        refuse_unknown(look_for_unknown_runs(*configuration_, {}, {}));
    work_->store = Store::open(configuration_->value("store"));
    // Known before the night is judged, not when it is: what is too old goes at its end.
    if (const std::string refused = work_->store->check_rights(configuration_->number("keep").has_value());
        !refused.empty())
        throw Error(Exit::usage, refused);
    take_turn(*work_->store, undone);
}

/// What an earlier sweep was kept from doing is done, what it had begun and not finished goes away.
void Sweep::recover() {
    Work& work = *work_;
    work.known = known_before(*work.store);
    const UnknownRuns unknown = look_for_unknown_runs(*configuration_, work.known.sweeps, work.store->erasures());
    refuse_unknown(unknown);
    warn(unknown.warnings);
    warn(faults_of_certificates(configuration_->certificates_folder(), work.known.sweeps));
    sets_.remove_unfinished();
    // Nobody else writes into these as long as the lock is held.
    for (const std::string& folder : {configuration_->value("state"), configuration_->certificates_folder(),
                                      join_path(configuration_->value("state"), "cache")})
        remove_unfinished_files(folder);
    for (const std::string& name : unknown.sets) sets_.remove(name);
    for (const std::string& file : unknown.certificates) remove_certificate(file);
    // Somebody may have taken the reports away; then tonight's are the next.
    if (!work.known.sweeps.empty() && sets_.has(work.known.sweeps.back().set)) publish_last();
}

/// What is amiss with earlier nights keeps nobody from judging this one.
void Sweep::warn(const std::vector<std::string>& troubles) const {
    if (troubles.empty()) return;
    const std::size_t more = troubles.size() - 1;
    *world_->err << "abide: warning: " << printable(troubles.front())
                 << (more == 0 ? "" : ", and " + count_of(more, "more like it", "more like it"))
                 << "; the night is swept all the same\n";
}

void Sweep::open_exports() {
    Work& work = *work_;
    work.templates.emplace(load_report_templates(*options_, *world_));
    work.rulebook = load_rulebook(*options_, *world_, Examples::left_out);
    RunRequest request = request_of(*configuration_, *options_, *world_);
    request.hashes = true;
    const auto last = work.known.sweeps.empty() ? std::nullopt : std::optional(work.known.sweeps.back());
    if (last && request.as_at < last->as_at)
        throw Error(Exit::usage, "the last sweep judged as at " + iso(last->as_at) +
                                     " and a history does not run backwards; \"abide check\" judges any day");
    work.run.emplace(*work.rulebook, request, *options_, *world_);
    work.remembered.emplace(*work.store);
}

/// False when it was the same input as the last sweep's, there is nothing to remember of it, and its reports are still
/// there.
bool Sweep::judge() {
    Work& work = *work_;
    work.record = begin_record(*work.run, *work.rulebook, *configuration_, work.known);
    work.earlier.emplace(*work.store, *work.run, work.remembered->sweeps_in_use(),
                         EarlierNights::Tonight{work.record.outside, work.record.ground, work.record.program});
    work.night = work.store->begin_night();
    work.ledger.emplace(*work.store, *work.night, *work.remembered, work.known.exceptions, work.record.number,
                        work.record.as_at);
    work.overlay.emplace(work.known.exceptions, work.record.as_at);
    work.examination.emplace(*work.remembered, *work.earlier, *work.overlay);
    work.judging.emplace(*work.run, *work.overlay, fail_on_);
    work.judging->compare(*work.examination, *work.ledger);
    work.judging->judge();
    work.ledger->finish(trust_in(*work.run, static_cast<std::int64_t>(*configuration_->number("missing-at-most")),
                                 options_->has("accept-missing")));
    show_diagnostics(work.run->diagnostics(), *options_, *world_);
    warn_of_left_out();
    complete_record(work.record, *work.run, *work.judging, *work.ledger);
    const auto& last = work.remembered->last_sweep();
    work.record.away = cases_away(*work.ledger, *work.remembered, last ? last->away : std::vector<SweepAway>(),
                                  options_->has("accept-missing"));
    work.record.inputs = digest_of_inputs(work.record, work.known.exceptions);
    work.record.finished = utc_text(world_->now());
    return !last || last->inputs != work.record.inputs || !work.ledger->is_empty() || !sets_.has(last->set);
}

/// Procedures by which the last night judged, and this one does not.
void Sweep::warn_of_left_out() const {
    const Work& work = *work_;
    if (!work.remembered->last_sweep()) return;
    const std::vector<const Procedure*> offered = work.run->procedures_on_offer();
    std::vector<std::string> left_out;
    for (const NamedText& document : work.remembered->last_sweep()->documents) {
        const std::string_view id = procedure_in(document.name);
        if (!id.empty() && std::ranges::find(offered, id, &Procedure::id) == offered.end()) left_out.emplace_back(id);
    }
    if (left_out.empty()) return;
    *world_->err << "abide: warning: the night before was judged by " << printable(list_of(left_out))
                 << " too; what was found by it "
                 << (options_->has("accept-missing") ? "is resolved" : "stays open (--accept-missing resolves it)")
                 << "\n";
}

/// The night before stands: its set, and everything it found.
void Sweep::repeat() {
    Work& work = *work_;
    const SweepRecord& last = *work.remembered->last_sweep();
    work.night.reset();
    work.night = work.store->begin_night();
    work.record.repeats = last.repeats ? *last.repeats : last.number;
    work.record.set = last.set;
    work.record.outputs = last.outputs;
    certify();
    remember();
}

void Sweep::write_set() {
    Work& work = *work_;
    NightMatter matter;
    matter.run = &*work.run;
    matter.tonight = &work.record;
    matter.sweeps = work.known.sweeps;
    matter.earlier = work.remembered->last_sweep();
    matter.transitions = work.ledger->transitions();
    work.night->flush();
    matter.open = open_findings(*work.store, work.record.number, *work.judging);
    matter.exceptions = work.known.exceptions;
    matter.attestations = work.known.attestations;
    matter.actions = actions_on(work.record.as_at, work.known.actions);
    matter.procedures_since = work.known.procedures_since;
    matter.erased_since = work.known.erased_since;
    matter.expiring_within = static_cast<int>(*configuration_->number("exception-warning"));
    ReportSets::Draft draft(sets_, work.record.set);
    WrittenSet written = write_reports(*work.judging, matter, *work.templates, draft.folder());
    draft.finish();
    work.record.outputs = std::move(written.files);
    work.digest = std::move(written.digest);
    work.digest.set = sets_.path_of(work.record.set);
}

void Sweep::certify() {
    Work& work = *work_;
    const auto& last = work.remembered->last_sweep();
    std::string repeated;
    for (const SweepRecord& sweep : work.known.sweeps)
        if (work.record.repeats == sweep.number) repeated = sweep.id;
    const auto holding = std::count_if(work.known.exceptions.begin(), work.known.exceptions.end(),
                                       [&](const Exception& one) { return one.holds_on(work.record.as_at); });
    Certificate certificate = certificate_of(work.record, *work.run, *work.rulebook, work.ledger->transitions(),
                                             holding, last, repeated, *configuration_, *world_);
    certificate.completeness = completeness_of(work.record, *work.run, *work.ledger, options_->has("accept-missing"));
    work.record.certificate = write_certificate(certificate, *work.templates, *configuration_);
}

void Sweep::remember() {
    Work& work = *work_;
    const std::vector<Document> documents = documents_of(*work.run);
    work.night->add_documents(documents);
    work.night->add(work.record);
    work.night->commit();
}

/// Safe to do again.
void Sweep::publish_last() {
    const SweepRecord& sweep = work_->known.sweeps.back();
    if (!sweep.set.empty() && sets_.current() != sweep.set) sets_.make_current(sweep.set);
    const Heartbeat heartbeat = heartbeat_of(work_->known.sweeps);
    // One that cannot be read is as good as none.
    if (read_heartbeat(configuration_->heartbeat_file()).beat != heartbeat)
        write_heartbeat(configuration_->heartbeat_file(), heartbeat);
}

void Sweep::say_so() {
    const Work& work = *work_;
    if (options_->has("quiet")) return;
    if (!work.record.repeats) {
        *world_->out << digest_text(work.digest);
        return;
    }
    *world_->out << "Sweep " << work.record.id << " found the input of the sweep before it: nothing changed, and its "
                 << "reports stand.\nReports: " << sets_.path_of(work.record.set) << "\n";
}

} // namespace abide
