// The night's entries: what moved is collected as cases come, put down to its causes, and written into the store.
#include "command/nightly/ledger.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "command/nightly/exceptions_then.hpp"
#include "history/exceptions.hpp"

namespace abide {

namespace {

/// So many are written at a time.
constexpr std::size_t batch = 20000;
/// An export that held fewer cases says nothing by being gone.
constexpr std::int64_t fewest_of_an_export = 5;

const std::string first_met = "the case is in the exports for the first time";
const std::string met_again = "the case is in the exports again";

Cause cause_of_team(const std::string& before, const std::string& now) {
    const auto words = [](const std::string& team) { return team.empty() ? std::string("none") : team; };
    return {CauseKind::record_changed, "team: " + words(now) + " (was " + words(before) + ")"};
}

} // namespace

CauseKind why_missing(const Trust& trust, const std::string& case_id) {
    const bool is_unread = trust.has_nameless_refusals || trust.refused.contains(case_id);
    return is_unread ? CauseKind::not_read : CauseKind::not_in_export;
}

Cause cause_of_leaving_out(const std::string& procedure) {
    return {CauseKind::procedure_changed, procedure + ": not judged by tonight"};
}

Cause cause_of_shrinking() { return {CauseKind::not_in_export, "too many other cases are missing from the exports"}; }

Ledger::Ledger(Store& store, Store::Night& night, const Remembered& remembered, std::span<const Exception> exceptions,
               std::int64_t sweep, Day as_at)
    : store_(&store), night_(&night), remembered_(&remembered), exceptions_(exceptions), sweep_(sweep), as_at_(as_at) {
    for (const Remembered::Case& one : remembered.cases())
        if (!one.known.is_gone && one.known.id != service_id) ++known_cases_;
}

void Ledger::take(ExaminedCase&& examined) {
    if (examined.now.id != service_id) ++cases_;
    KnownCase now = examined.now;
    const KnownCase* known = examined.before == nullptr ? nullptr : &examined.before->known;
    now.first_sweep = known == nullptr || known->first_sweep == 0 ? sweep_ : known->first_sweep;
    if (known != nullptr) met_.insert(known->id);
    if (known == nullptr || !(now == *known)) cases_to_put_.push_back(now);
    released_.insert(released_.end(), examined.found_again.begin(), examined.found_again.end());
    for (ExaminedCase::Moved& moved : examined.moved) {
        Entry entry;
        entry.before = moved.before;
        entry.was_met = known != nullptr;
        entry.was_away = known != nullptr && known->is_gone && known->id != service_id;
        entry.now = std::move(moved.now);
        entry.exceptions = std::move(moved.exceptions);
        entry.steps = std::move(moved.steps);
        entry.team = now.team;
        entry.unasked = moved.unasked;
        if (known == nullptr || known->is_gone) entry.causes = {cause_of_meeting(entry, known == nullptr)};
        const bool closes = entry.before != nullptr && entry.before->is_open && (!entry.now || !entry.now->is_open);
        (closes ? resolved_ : waiting_).push_back(std::move(entry));
    }
    if (waiting_.size() >= batch) settle(waiting_);
}

/// The service is met where a procedure asks about it.
Cause Ledger::cause_of_meeting(const Entry& entry, bool is_first) const {
    if (entry.now && entry.now->duty.case_id == service_id && remembered_->last_sweep())
        return {CauseKind::procedure_changed, entry.now->duty.procedure};
    return {CauseKind::record_changed, is_first ? first_met : met_again};
}

void Ledger::finish(const Trust& trust) {
    settle(waiting_);
    look_for_missing(trust);
    hold_unjudged(trust);
    if (has_shrunk_) {
        for (Entry& entry : resolved_) entry.causes = {cause_of_shrinking()};
        hold(resolved_);
    } else {
        settle(resolved_);
    }
    std::stable_sort(transitions_.begin(), transitions_.end(), [](const Transition& a, const Transition& b) {
        return std::tie(a.duty.case_id, a.category) < std::tie(b.duty.case_id, b.category);
    });
    is_empty_ = is_empty_ && transitions_.empty() && cases_to_put_.empty() && released_.empty();
    night_->hold(0, released_);
    night_->put_cases(cases_to_put_);
    night_->add_transitions(transitions_);
}

/// Entries with how they stood before; in their order.
void Ledger::settle(std::vector<Entry>& entries) {
    is_empty_ = is_empty_ && entries.empty();
    std::vector<std::int64_t> ids;
    for (const Entry& entry : entries)
        if (entry.before != nullptr) ids.push_back(entry.before->id);
    std::vector<Standing> before = store_->standings(ids);
    std::size_t next = 0;
    for (Entry& entry : entries)
        enter(entry, entry.before == nullptr ? std::nullopt : std::optional(std::move(before.at(next++))));
    entries.clear();
    night_->end_standings(sweep_, ids);
    night_->add_standings(sweep_, std::move(new_));
    new_.clear();
}

void Ledger::enter(Entry& entry, std::optional<Standing> before) {
    std::vector<Cause> causes = entry.causes.empty() ? causes_of(before, entry.steps, as_at_) : std::move(entry.causes);
    const bool is_open = entry.now && entry.now->is_open;
    // A case that comes back takes its findings up where it left them.
    const std::optional<Day> left_open =
        is_open && entry.was_away ? store_->open_when_left(entry.now->duty) : std::nullopt;
    const bool ever_open =
        (before && before->is_open) || (is_open && entry.was_met && store_->was_open(entry.now->duty));
    std::optional<Category> category = category_of(before, ever_open, entry.now);
    // What opens or closes a finding is not that an exception holds over it, nor whose case it is: that goes with it.
    std::vector<Cause> beside;
    if (before && before->is_open && is_open) {
        beside = causes_of_exceptions(entry, *before);
        if (before->team != entry.team) beside.push_back(cause_of_team(before->team, entry.team));
    }
    if (!category && !beside.empty()) category = Category::updated;
    causes.insert(causes.end(), beside.begin(), beside.end());
    std::optional<Day> since = as_at_;
    if (before && before->is_open) since = entry.before->open_since;
    if (left_open) since = left_open;
    if (category) add_transition(entry, before, *category, since, std::move(causes));
    if (!entry.now) return;
    NewStanding made;
    made.standing = std::move(*entry.now);
    made.digest = digest_of(made.standing);
    made.exceptions = entry.exceptions;
    if (is_open) made.open_since = since;
    new_.push_back(std::move(made));
}

const Exception* Ledger::exception(std::int64_t number) const {
    const auto found = std::ranges::find(exceptions_, number, &Exception::number);
    return found == exceptions_.end() ? nullptr : &*found;
}

const SweepRecord* Ledger::sweep_of(std::int64_t number) {
    const auto [known, is_new] = sweeps_.try_emplace(number);
    if (is_new) known->second = store_->sweep(number);
    return known->second ? &*known->second : nullptr;
}

/// One that holds no longer because what it is over was settled or became critical has not ended: that goes with what
/// happened to it.
std::optional<Cause> Ledger::end_of_exception(std::int64_t number, const Standing& now) const {
    const Exception* ended = exception(number);
    if (ended == nullptr || !ended->holds_on(as_at_))
        return Cause{CauseKind::exception_ended, "E-" + std::to_string(number)};
    if (still_means(*ended, approved_for(now))) return std::nullopt;
    return Cause{CauseKind::exception_ended,
                 number_words(*ended) + ", approved for what " + approved_for_words(*ended)};
}

/// One that holds again has not: `then`, and over what stood then, it was in force.
bool Ledger::has_begun(std::int64_t number, const SweepRecord* then, const Standing& stood) const {
    const Exception& one = *exception(number);
    return then == nullptr || !was_in_force(*then, one) || !still_means(one, approved_for(stood));
}

/// Of all that hold over the finding, each that began or ended since the night it stands by.
std::vector<Cause> Ledger::causes_of_exceptions(const Entry& entry, const Standing& stood) {
    const ExceptionNumbers& before = remembered_->exceptions_over(*entry.before);
    if (before == entry.exceptions) return {};
    std::vector<Cause> causes;
    for (const std::int64_t number : before) {
        if (std::ranges::binary_search(entry.exceptions, number)) continue;
        if (std::optional<Cause> end = end_of_exception(number, *entry.now)) causes.push_back(std::move(*end));
    }
    const SweepRecord* then = sweep_of(entry.before->judged);
    for (const std::int64_t number : entry.exceptions)
        if (!std::ranges::binary_search(before, number) && has_begun(number, then, stood))
            causes.push_back({CauseKind::exception_began, "E-" + std::to_string(number)});
    return causes;
}

void Ledger::add_transition(const Entry& entry, const std::optional<Standing>& before, Category category,
                            const std::optional<Day>& open_since, std::vector<Cause> causes) {
    const Standing& about = entry.now ? *entry.now : *before;
    Transition& transition = transitions_.emplace_back();
    transition.sweep = sweep_;
    transition.duty = about.duty;
    transition.team = entry.team;
    transition.category = category;
    if (before) {
        transition.from = before->state;
        transition.from_reason = before->reason;
    }
    if (entry.now) {
        transition.to = entry.now->state;
        transition.to_reason = entry.now->reason;
    } else if (entry.unasked) {
        transition.to = entry.unasked->first;
        transition.to_reason = entry.unasked->second;
    }
    transition.severity = about.severity;
    transition.due = about.due;
    transition.open_since = open_since;
    transition.clauses = about.clauses;
    transition.causes = std::move(causes);
}

/// They stay as they are, and stand by what their case was judged by before.
void Ledger::hold(std::vector<Entry>& entries) {
    std::vector<std::int64_t> ids;
    for (const Entry& entry : entries) ids.push_back(entry.before->id);
    held_ += static_cast<std::int64_t>(ids.size());
    const std::vector<Standing> before = store_->standings(ids);
    std::map<std::int64_t, std::vector<std::int64_t>> held; // by the sweep they stand by
    for (std::size_t i = 0; i < entries.size(); ++i) {
        held[entries[i].before->judged].push_back(ids[i]);
        const Remembered::Case* one = remembered_->find(before[i].duty.case_id);
        if (entries[i].before->judged != one->judged) continue; // held before, and told then
        add_transition(entries[i], before[i], Category::held, entries[i].before->open_since,
                       std::move(entries[i].causes));
    }
    for (const auto& [judged, held_ids] : held) night_->hold(judged, held_ids);
    entries.clear();
}

/// What a procedure found is not over because nobody judges by it tonight: a forgotten option would settle everything.
void Ledger::hold_unjudged(const Trust& trust) {
    if (trust.accepts_missing) return;
    std::vector<std::int64_t> ids;
    for (const Entry& entry : resolved_)
        if (!entry.now) ids.push_back(entry.before->id);
    std::map<std::int64_t, std::string> unjudged; // standings, with their procedures
    const std::vector<Standing> before = store_->standings(ids);
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (!trust.procedures.contains(before[i].duty.procedure)) unjudged.emplace(ids[i], before[i].duty.procedure);
    const auto is_unjudged = [&](const Entry& entry) { return unjudged.contains(entry.before->id); };
    const auto judged = std::stable_partition(resolved_.begin(), resolved_.end(), std::not_fn(is_unjudged));
    std::vector<Entry> left_out(std::make_move_iterator(judged), std::make_move_iterator(resolved_.end()));
    resolved_.erase(judged, resolved_.end());
    for (Entry& entry : left_out) entry.causes = {cause_of_leaving_out(unjudged[entry.before->id])};
    hold(left_out);
}

/// Whether a procedure judges tonight that says what is known of it.
bool Ledger::is_judged(const Remembered::Case& one, const Trust& trust) const {
    std::vector<std::int64_t> ids;
    for (const Remembered::Duty& duty : one.duties) ids.push_back(duty.id);
    return std::ranges::any_of(store_->standings(ids), [&](const Standing& standing) {
        return trust.procedures.contains(standing.duty.procedure);
    });
}

void Ledger::look_for_missing(const Trust& trust) {
    std::vector<const Remembered::Case*> missing;
    for (const Remembered::Case& one : remembered_->cases()) {
        if (one.known.is_gone || met_.contains(one.known.id)) continue;
        missing.push_back(&one);
        if (one.known.id != service_id) missing_.push_back(one.known.id);
    }
    std::sort(missing_.begin(), missing_.end());
    has_shrunk_ = find_shrunk(trust);
    for (const Remembered::Case* one : missing) {
        // The service is there as long as a procedure asks about it, whatever could not be read.
        const bool is_unasked = one->known.id == service_id && !trust.may_ask_service;
        const CauseKind why = is_unasked ? CauseKind::procedure_changed : why_missing(trust, one->known.id);
        const bool is_unread = why == CauseKind::not_read;
        const bool is_left_out = is_unasked && !trust.accepts_missing && !is_judged(*one, trust);
        leave_out(*one, !has_shrunk_ && !is_unread && !is_left_out, why);
    }
}

bool Ledger::find_shrunk(const Trust& trust) const {
    if (trust.accepts_missing || missing_.empty()) return false;
    constexpr std::int64_t whole = 100;
    if (static_cast<std::int64_t>(missing_.size()) * whole > known_cases_ * trust.missing_at_most) return true;
    std::map<std::string_view, std::pair<std::int64_t, bool>> exports; // how many cases it held; whether one is there
    for (const Remembered::Case& one : remembered_->cases()) {
        if (one.known.is_gone || one.known.id == service_id) continue;
        auto& [cases, is_there] = exports[one.known.file];
        ++cases;
        is_there = is_there || met_.contains(one.known.id);
    }
    return std::any_of(exports.begin(), exports.end(),
                       [](const auto& one) { return one.second.first >= fewest_of_an_export && !one.second.second; });
}

/// A known case that tonight's exports do not hold.
void Ledger::leave_out(const Remembered::Case& one, bool is_believed, CauseKind why) {
    if (!is_believed) {
        held_ += std::ranges::count_if(one.duties, &Remembered::Duty::is_open);
        held_cases_.insert(one.known.id);
    }
    const bool is_news = is_believed || one.known.judged == 0;
    KnownCase now = one.known;
    now.judged = one.judged;
    now.is_gone = is_believed;
    if (is_news) cases_to_put_.push_back(now);
    std::vector<std::int64_t> ids;
    for (const Remembered::Duty& duty : one.duties) ids.push_back(duty.id);
    if (is_news && !ids.empty()) {
        const std::vector<Standing> before = store_->standings(ids);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (!one.duties[i].is_open) continue;
            Entry entry;
            entry.before = &one.duties[i];
            entry.team = one.known.team;
            add_transition(entry, before[i], is_believed ? Category::resolved : Category::held,
                           one.duties[i].open_since, {{why, ""}});
        }
    }
    if (is_believed) night_->end_standings(sweep_, ids);
}

} // namespace abide
