// Asking a case: facts, links and days, with every possibility explored where something is not known.
#include "rule/situation.hpp"

#include <algorithm>
#include <utility>

#include "rule/derivation.hpp"

namespace abide {

namespace {

/// More possibilities than this for one verdict are not looked through: the verdict then says that it cannot tell.
constexpr std::size_t most_worlds = 4096;
/// The same where only days are open: two dates known only to the year are 366 x 366.
constexpr std::size_t most_worlds_of_days = 140000;

/// More unknown facts than this are not asked about for one verdict; fewer when the case's allowance is spent.
constexpr std::size_t most_choices = 10000;
constexpr std::size_t most_choices_when_spent = 256;
/// So many choices are looked through one by one; further ones are looked up.
constexpr std::size_t few_choices = 24;

constexpr FactId whole_record = 0xFFFF;

} // namespace

// ---- turning to a case and a rule ---------------------------------------------------------------

Situation::Situation(const Setup& setup)
    : setup_(setup), by_type_(setup.dictionary->size()), in_case_(setup.dictionary->size()),
      outside_(setup.dictionary->size()) {
    for (std::size_t type = 0; type < outside_.size(); ++type) by_type_[type] = &outside_[type];
    for (const RecordType& type : setup.dictionary->types()) {
        Times times{type.dated, type.recorded, type.planned, {}};
        for (std::size_t i = 0; i < type.facts.size(); ++i)
            if (type.facts[i].type == FactType::reference && setup.dictionary->type(type.facts[i].refers_to).dated)
                times.owners.push_back(static_cast<FactId>(i));
        times_.push_back(std::move(times));
    }
}

void Situation::enter(const Case& one_case) {
    case_ = &one_case;
    if (one_case.shared.data() != shared_.data() || one_case.shared.size() != shared_.size() ||
        shared_happened_on_ != setup_.as_at)
        enter_shared();
    for (const RecordTypeId type : types_) by_type_[type] = &outside_[type];
    types_.clear();
    for (std::size_t i = 0; i < one_case.records.size(); ++i) {
        const RecordTypeId type = one_case.records[i].type;
        Indices& own = in_case_[type];
        if (by_type_[type] != &own) {
            types_.push_back(type);
            by_type_[type] = &own;
            own.clear();
        }
        own.push_back(static_cast<RecordIndex>(i));
    }
    types_there_ = types_there_outside_;
    for (const RecordTypeId type : types_) {
        types_there_.add(type);
        in_case_[type].insert(in_case_[type].end(), outside_[type].begin(), outside_[type].end());
    }
    happened_.assign(one_case.records.size(), {});
    other_cases_.clear();
    memory_.forget();
    entered_on_ = setup_.as_at;
    keeps_ = setup_.remembers;
}

/// What stands outside every case is mostly the same for one case after the other.
void Situation::enter_shared() {
    shared_ = case_->shared;
    for (Indices& indices : outside_) indices.clear();
    types_there_outside_.clear();
    for (std::size_t i = 0; i < shared_.size(); ++i) {
        outside_[shared_[i].type].push_back(first_shared + static_cast<RecordIndex>(i));
        types_there_outside_.add(shared_[i].type);
    }
    shared_happened_.assign(shared_.size(), {});
    shared_happened_on_ = setup_.as_at;
}

void Situation::begin(const Procedure& procedure, const Rule& rule, RecordIndex subject, std::uint32_t period) {
    procedure_ = &procedure;
    rule_ = &rule;
    subject_ = subject;
    period_ = period;
    worlds_ = 0;
    depth_ = 0;
    steps_ = 0;
    spent_ = 0;
    gave_up_ = false;
    asked_counting_ = false;
    in_applies_ = false;
    first_unreached_.reset();
    words_change_.reset();
    limit_day_.reset();
    choices_.clear();
    if (!later_choices_.empty()) later_choices_.clear();
    evidence_.clear();
    used_.clear();
}

std::size_t Situation::ChoiceHash::operator()(const Choice& choice) const {
    std::uint64_t key = static_cast<std::uint64_t>(choice.about) | std::uint64_t{choice.fact.fact} << 8U |
                        std::uint64_t{choice.fact.record} << 24U;
    key = (key ^ choice.record) * 0x9E3779B97F4A7C15ULL;
    key = (key ^ (key >> 29U) ^ choice.target) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(key ^ (key >> 32U));
}

std::size_t Situation::find_choice(const Choice& choice) {
    // Asked in the order of the world before, as it mostly is, each is the next one.
    if (depth_ < choices_.size() && choices_[depth_].is_about_same(choice)) return depth_;
    const std::size_t first = std::min(choices_.size(), few_choices);
    for (std::size_t i = 0; i < first; ++i)
        if (choices_[i].is_about_same(choice)) return i;
    if (choices_.size() <= few_choices) return choices_.size();
    const auto found = later_choices_.find(choice);
    return found == later_choices_.end() ? choices_.size() : found->second;
}

std::uint32_t Situation::choose(Choice choice) {
    ++open_;
    ++steps_;
    const std::size_t at = find_choice(choice);
    if (at < depth_) {
        choices_[at].in_applies = choices_[at].in_applies || in_applies_;
        return choices_[at].picked;
    }
    if (depth_ == choices_.size()) {
        if (choices_.size() >= (allowance_ == 0 ? most_choices_when_spent : most_choices)) {
            // The last possibility is the one that links nothing and holds nothing: the way out is short.
            gave_up_ = true;
            return choice.options - 1;
        }
        choice.in_applies = in_applies_;
        if (choices_.size() >= few_choices) later_choices_.emplace(choice, choices_.size());
        choices_.push_back(choice);
    }
    return choices_[depth_++].picked;
}

void Situation::drop_last_choice() {
    if (choices_.size() > few_choices) later_choices_.erase(choices_.back());
    choices_.pop_back();
}

bool Situation::next_world() {
    depth_ = 0;
    limit_day_.reset();
    if (worlds_ > 0 || choices_.size() > most_choices_when_spent) spent_ += steps_ + choices_.size();
    steps_ = 0;
    if (gave_up_) return false;
    while (!choices_.empty() && choices_.back().picked + 1 >= choices_.back().options) drop_last_choice();
    if (choices_.empty()) return false;
    const bool only_days =
        std::all_of(choices_.begin(), choices_.end(), [](const Choice& c) { return c.about == Choice::About::day; });
    if (++worlds_ >= (only_days ? most_worlds_of_days : most_worlds) || spent_ >= allowance_) {
        gave_up_ = true;
        return false;
    }
    ++choices_.back().picked;
    return true;
}

bool Situation::choose_edition(std::size_t edition) {
    Choice choice;
    choice.about = Choice::About::edition;
    choice.target = static_cast<RecordIndex>(edition);
    choice.options = 2;
    choice.cause = Reason::edition_unclear;
    return choose(choice) == 0;
}

// ---- time ---------------------------------------------------------------------------------------

bool Situation::reached(Day day) {
    if (setup_.as_at >= day) return true;
    ++open_;
    if (!first_unreached_ || day < *first_unreached_) first_unreached_ = day;
    return false;
}

bool Situation::has_come_for_words(Day day) {
    if (setup_.as_at >= day) return true;
    if (!words_change_ || day < *words_change_) words_change_ = day;
    return false;
}

void Situation::remember(const Watch& watch, const void* question, RecordIndex at, Memory::Answer answer) {
    if (!keeps_ || !watch.is_settled()) return;
    answer.steps = watch.steps();
    answer.goes_by_duty_day = watch.went_by_duty_day();
    memory_.keep(question, at, duty_day_, answer);
}

const Memory::Answer* Situation::recall(const void* question, RecordIndex at) {
    const Memory::Answer* known = memory_.find(question, at, duty_day_);
    if (known == nullptr) return nullptr;
    steps_ += known->steps;
    if (known->goes_by_duty_day) ++by_duty_day_;
    return known;
}

bool Situation::has_happened(RecordIndex at) {
    Happened& known = at < first_shared ? happened_[at] : shared_happened_[at - first_shared];
    if (known.steps > 0) {
        steps_ += known.steps;
        return known.has;
    }
    const Watch watch(*this);
    const bool has = work_out_whether_happened(at);
    if (keeps_ && watch.is_settled()) known = {static_cast<std::uint32_t>(watch.steps()), has};
    return has;
}

bool Situation::work_out_whether_happened(RecordIndex at) {
    ++steps_;
    const Record& it = record(at);
    const Times& times = times_[it.type];
    if (setup_.known_at && !times.planned) {
        // Nobody knows of a thing before it happens, nor before it is written down.
        for (const std::optional<FactId>& fact : {times.recorded, times.dated})
            if (fact && it.value(*fact).is_known() && it.value(*fact).when.first > *setup_.known_at) return false;
    }
    if (!times.dated) return belongs_to_the_past(it, times.owners);
    if (times.planned) return true;
    const Value& date = it.value(*times.dated);
    const Day seen = std::max(setup_.as_at, setup_.records_until.value_or(setup_.as_at));
    if (!date.is_known() || seen >= date.when.last) return true;
    if (date.when.is_day_known() || seen < date.when.first) return has_come_about(date.when.first);
    return has_come_about(*day(at, FactRef{it.type, *times.dated}));
}

bool Situation::has_come_about(Day day) {
    return (setup_.records_until && *setup_.records_until >= day) || reached(day);
}

bool Situation::belongs_to_the_past(const Record& undated, const std::vector<FactId>& owners) {
    return std::all_of(owners.begin(), owners.end(), [&](FactId owner) {
        const Value& reference = undated.value(owner);
        return !reference.is_known() || reference.target() == no_record || has_happened(reference.target());
    });
}

// ---- records and facts --------------------------------------------------------------------------

RecordList Situation::records_of(RecordTypeId type) {
    RecordList found;
    for (const RecordIndex at : all_of(type))
        if (has_happened(at)) found.add(at);
    return found;
}

bool Situation::is_exported(FactRef fact) const {
    return case_->not_exported == nullptr || !case_->not_exported->has(fact);
}

Reason Situation::cause(RecordIndex at, FactRef fact) const {
    const Known state = record(at).value(fact.fact).state;
    if (state == Known::conflict) return Reason::conflict;
    if (state == Known::absent && !is_exported(fact)) return Reason::not_exported;
    return Reason::missing;
}

Missing Situation::missing(RecordIndex at, FactRef fact) const { return {fact.record, fact.fact, at, cause(at, fact)}; }

Missing Situation::missing(RecordTypeId type) const {
    return {type, std::nullopt, no_record, is_exported(type) ? Reason::missing : Reason::not_exported};
}

Missing Situation::missing(const Choice& choice) const {
    Missing what{choice.fact.record, choice.fact.fact, choice.record, choice.cause};
    if (choice.fact.fact == whole_record) what.fact.reset();
    return what;
}

std::string Situation::name_of(RecordIndex at) const {
    const Record& it = record(at);
    const RecordType& type = dictionary().type(it.type);
    if (type.once || !type.dated || !it.value(*type.dated).is_known()) return type.spoken;
    return type.spoken + " of " + long_date(it.value(*type.dated).when);
}

void Situation::note_evidence(RecordIndex at, std::optional<FactRef> fact) {
    const std::pair<RecordIndex, std::optional<FactRef>> entry{at, fact};
    if (std::find(evidence_.begin(), evidence_.end(), entry) == evidence_.end()) evidence_.push_back(entry);
}

void Situation::note(RecordIndex at) {
    if (is_noting() && notes_evidence_) note_evidence(at, std::nullopt);
}

FactPlace Situation::follow(const FactPath& path, RecordIndex from, Missing* missing_fact) {
    RecordIndex at = from;
    for (const PathStep& step : path.steps) {
        if (step.step == Step::once) {
            const Indices& all = all_of(step.record);
            if (all.empty()) {
                if (missing_fact != nullptr) *missing_fact = missing(step.record);
                return {};
            }
            at = all.front();
            continue;
        }
        const Value& reference = record(at).value(step.reference.fact);
        if (!reference.is_known() || reference.target() == no_record) {
            const RecordIndex supposed = supposed_target(at, step.reference);
            if (supposed == no_record) {
                if (missing_fact != nullptr) *missing_fact = missing(at, step.reference);
                return {};
            }
            at = supposed;
            continue;
        }
        touch(at, step.reference);
        at = reference.target();
    }
    if (path.derived == nullptr) return {at, path.fact};
    return find_derived(*path.derived, at, missing_fact);
}

FactPlace Situation::find_derived(const Derived& derived, RecordIndex at, Missing* missing_fact) {
    const Memory::Answer* known = may_remember() ? recall(&derived, at) : nullptr;
    if (known != nullptr) {
        if (known->place.is_there()) return known->place;
        if (missing_fact != nullptr) *missing_fact = known->missing;
        return known->place;
    }
    const Watch watch(*this);
    Memory::Answer answer;
    answer.place = Derivation(*this, derived, at).find(&answer.missing);
    if (!answer.place.is_there() && missing_fact != nullptr) *missing_fact = answer.missing;
    if (may_remember()) remember(watch, &derived, at, answer);
    return answer.place;
}

std::optional<Day> Situation::day(RecordIndex at, FactRef fact) {
    if (const Day* known = known_day(at, fact)) return *known;
    ++steps_;
    const Value& value = record(at).value(fact.fact);
    if (!value.is_known()) return std::nullopt;
    touch(at, fact);
    Choice choice;
    choice.about = Choice::About::day;
    choice.record = at;
    choice.fact = fact;
    choice.options = static_cast<std::uint32_t>(value.when.last - value.when.first) + 1;
    choice.cause = Reason::precision;
    return value.when.first + static_cast<std::int32_t>(choose(choice));
}

std::optional<Day> Situation::day(const FactPath& path, RecordIndex from, Missing* missing_fact) {
    const FactPlace at = find(path, from, missing_fact);
    if (!at.is_there()) return std::nullopt;
    const std::optional<Day> found = day(at.record, at.fact);
    if (!found && missing_fact != nullptr) *missing_fact = missing(at.record, at.fact);
    return found;
}

std::optional<Day> Situation::latest_day(const std::vector<FactPath>& paths, RecordIndex from, Missing* missing_fact) {
    Day latest;
    bool is_any_known = false;
    bool is_any_missing = false;
    Missing first;
    for (const FactPath& path : paths) {
        Missing what;
        const FactPlace at = find(path, from, &what);
        if (const Day* known = at.is_there() ? known_day(at.record, at.fact) : nullptr) {
            if (!is_any_known || *known > latest) latest = *known;
            is_any_known = true;
            continue;
        }
        const std::optional<Day> found = at.is_there() ? day(at.record, at.fact) : std::nullopt;
        if (found) {
            if (!is_any_known || *found > latest) latest = *found;
            is_any_known = true;
        } else if (!is_any_missing) {
            first = at.is_there() ? missing(at.record, at.fact) : what;
            is_any_missing = true;
        }
    }
    if (is_any_known) return latest;
    if (is_any_missing && missing_fact != nullptr) *missing_fact = first;
    return std::nullopt;
}

std::optional<Moment> Situation::moment(RecordIndex at, FactRef fact) {
    const std::optional<Day> found = day(at, fact);
    if (!found) return std::nullopt;
    const When& when = record(at).value(fact.fact).when;
    std::int32_t second = when.second;
    if (when.precision != Precision::time) {
        Choice choice;
        choice.about = Choice::About::second;
        choice.record = at;
        choice.fact = fact;
        choice.options = 2; // what is judged changes only one way through the day, so its ends are enough
        choice.cause = Reason::precision;
        second = choose(choice) == 0 ? 0 : 86399;
    }
    return Moment{*found, calendar().instant(*found, second)};
}

std::optional<Moment> Situation::moment(const FactPath& path, RecordIndex from, Missing* missing_fact) {
    const FactPlace at = find(path, from, missing_fact);
    if (!at.is_there()) return std::nullopt;
    const std::optional<Moment> found = moment(at.record, at.fact);
    if (!found && missing_fact != nullptr) *missing_fact = missing(at.record, at.fact);
    return found;
}

std::int32_t Situation::code(RecordIndex at, FactRef fact) {
    const Value& value = record(at).value(fact.fact);
    if (value.is_known()) {
        touch(at, fact);
        return value.code;
    }
    Choice choice;
    choice.about = Choice::About::code;
    choice.record = at;
    choice.fact = fact;
    choice.options = static_cast<std::uint32_t>(dictionary().fact(fact).codes.size());
    choice.cause = cause(at, fact);
    return static_cast<std::int32_t>(choose(choice));
}

std::optional<std::int32_t> Situation::recorded_code(RecordIndex at, FactRef fact) {
    const Value& value = record(at).value(fact.fact);
    if (!value.is_known()) return std::nullopt;
    touch(at, fact);
    return value.code;
}

std::optional<std::int64_t> Situation::number(RecordIndex at, FactRef fact) {
    const Value& value = record(at).value(fact.fact);
    if (!value.is_known()) return std::nullopt;
    touch(at, fact);
    return value.number;
}

Situation::Recorded Situation::is_recorded(RecordIndex at, FactRef fact) {
    const Value& value = record(at).value(fact.fact);
    switch (value.state) {
    case Known::known: touch(at, fact); return Recorded::yes;
    case Known::absent: return is_exported(fact) ? Recorded::no : Recorded::unknown;
    case Known::unreadable:
    case Known::conflict: break;
    }
    return Recorded::unknown;
}

RecordIndex Situation::supposed_target(RecordIndex from, FactRef link) {
    ++open_;
    steps_ += depth_;
    for (std::size_t i = 0; i < depth_; ++i) {
        const Choice& choice = choices_[i];
        if (choice.about == Choice::About::link && choice.record == from && choice.fact == link && choice.picked == 0 &&
            record(choice.target).type == dictionary().fact(link).refers_to)
            return choice.target;
    }
    return no_record;
}

bool Situation::is_linked(RecordIndex from, FactRef link, RecordIndex to) {
    ++steps_;
    const Value& value = record(from).value(link.fact);
    if (value.is_known() && value.target() != no_record) {
        if (value.target() != to) return false;
        touch(from, link);
        return true;
    }
    Choice choice;
    choice.about = Choice::About::link;
    choice.record = from;
    choice.fact = link;
    choice.target = to;
    choice.options = 2;
    choice.cause = cause(from, link);
    return choose(choice) == 0;
}

bool Situation::is_linked(RecordIndex from, FactRef link, const std::vector<PathStep>& via, RecordIndex to) {
    for (const PathStep& step : via) {
        const Value& reference = record(to).value(step.reference.fact);
        if (reference.is_known() && reference.target() != no_record) {
            to = reference.target();
            continue;
        }
        // What this one belongs to is blank, so the other may belong to the same.
        Choice choice;
        choice.about = Choice::About::link;
        choice.record = to;
        choice.fact = step.reference;
        choice.target = from;
        choice.options = 2;
        choice.cause = cause(to, step.reference);
        return choose(choice) == 0;
    }
    return is_linked(from, link, to);
}

void Situation::end_duty(Outcome& outcome) {
    if (outcome.state == State::met || outcome.state == State::met_late || outcome.state == State::not_applicable)
        return;
    const std::optional<Day> owed = outcome.due ? outcome.due : duty_day_;
    for (const Ending& ending : rule_->endings) {
        Missing ignored;
        const std::optional<Day> ended = day(ending.on, subject_, &ignored);
        if (!ended || (owed && *ended > *owed) || !has_come_about(*ended)) continue;
        if (ending.has_reason) {
            // Work that began after it was closed is other work.
            const FactPlace reason = find(ending.reason, subject_, &ignored);
            if ((duty_day_ && *ended < *duty_day_) || !reason.is_there()) continue;
            const std::int32_t code_of_it = code(reason.record, reason.fact);
            if (std::find(ending.codes.begin(), ending.codes.end(), code_of_it) == ending.codes.end()) continue;
        }
        outcome.missing.clear();
        outcome.set_not_late();
        return outcome.set(State::not_applicable, Reason::superseded);
    }
}

bool Situation::is_case(std::string_view id) {
    const auto known =
        std::find_if(other_cases_.begin(), other_cases_.end(), [&](const auto& other) { return other.first == id; });
    if (known != other_cases_.end()) return known->second;
    const bool is = setup_.has_case && setup_.has_case(id);
    other_cases_.emplace_back(id, is);
    return is;
}

// ---- settings -----------------------------------------------------------------------------------

const SettingValue& Situation::value_in_force(const Setting& setting) {
    if (duty_day_) return setting.on(*duty_day_);
    const SettingValue* value = &setting.values.front();
    for (const SettingValue& next : setting.values)
        if (reached(next.from.first)) value = &next;
    return *value;
}

const SettingValue& Situation::value_of(const Setting& setting) {
    ++by_duty_day_;
    const SettingValue& value = value_in_force(setting);
    if (is_noting()) {
        ++open_; // that it was used is itself noted
        const std::pair<const Setting*, const SettingValue*> entry{&setting, &value};
        if (std::find(used_.begin(), used_.end(), entry) == used_.end()) used_.push_back(entry);
    }
    return value;
}

Limit Situation::limit(const Setting& setting) { return {value_of(setting).amount, setting.unit}; }

int Situation::count(const Setting& setting) { return value_of(setting).amount; }

std::string_view Situation::choice(const Setting& setting) { return value_of(setting).word; }

Counting Situation::counting() {
    ++open_; // that it was asked is itself noted
    asked_counting_ = true;
    const Setting* setting = procedure_->first_day_counted;
    const bool is_same_day = setting != nullptr && value_of(*setting).word == "same-day";
    return is_same_day != other_counting_ ? Counting::same_day : Counting::day_after;
}

std::optional<Limit> Situation::due_soon() {
    const Setting* setting = procedure_->due_soon;
    if (setting == nullptr) return std::nullopt;
    ++open_;
    return Limit{value_in_force(*setting).amount, setting->unit};
}

} // namespace abide
