// Asking a case: facts, links and days, with every possibility explored where something is not known.
#include "rule/situation.hpp"

#include <algorithm>

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

void Situation::enter(const Case& one_case) {
    case_ = &one_case;
    by_type_.resize(setup_.dictionary->size());
    for (auto& list : by_type_) list.clear();
    for (std::size_t i = 0; i < one_case.records.size(); ++i)
        by_type_[one_case.records[i].type].push_back(static_cast<RecordIndex>(i));
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
    if (!first_unreached_ || day < *first_unreached_) first_unreached_ = day;
    return false;
}

bool Situation::has_happened(RecordIndex at) {
    ++steps_;
    const Record& it = record(at);
    const RecordType& type = dictionary().type(it.type);
    if (setup_.known_at && !type.planned) {
        // Nobody knows of a thing before it happens, nor before it is written down.
        for (const std::optional<FactId>& fact : {type.recorded, type.dated})
            if (fact && it.value(*fact).is_known() && it.value(*fact).when.first > *setup_.known_at) return false;
    }
    if (!type.dated) return belongs_to_the_past(it);
    if (type.planned) return true;
    const Value& date = it.value(*type.dated);
    if (!date.is_known() || setup_.as_at >= date.when.last) return true;
    if (date.when.is_day_known() || setup_.as_at < date.when.first) return reached(date.when.first);
    return reached(*day(at, FactRef{it.type, *type.dated}));
}

bool Situation::belongs_to_the_past(const Record& undated) {
    const auto& facts = dictionary().type(undated.type).facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].type != FactType::reference) continue;
        const RecordIndex owner = undated.values[i].target;
        if (undated.values[i].is_known() && owner != no_record && dictionary().type(facts[i].refers_to).dated &&
            !has_happened(owner))
            return false;
    }
    return true;
}

// ---- records and facts --------------------------------------------------------------------------

void Situation::records_of(RecordTypeId type, std::vector<RecordIndex>& found) {
    found.clear();
    for (const RecordIndex at : by_type_[type])
        if (has_happened(at)) found.push_back(at);
}

bool Situation::is_exported(RecordTypeId type) const {
    return case_->not_exported == nullptr || !case_->not_exported->has(type);
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

void Situation::touch(RecordIndex at, std::optional<FactRef> fact) {
    if (!wants_words_) return;
    const std::pair<RecordIndex, std::optional<FactRef>> entry{at, fact};
    if (!notes_evidence_) return;
    if (std::find(evidence_.begin(), evidence_.end(), entry) == evidence_.end()) evidence_.push_back(entry);
}

void Situation::note(RecordIndex at) { touch(at, std::nullopt); }

FactPlace Situation::find(const FactPath& path, RecordIndex from, Missing* missing_fact) {
    RecordIndex at = from;
    for (const PathStep& step : path.steps) {
        if (step.step == Step::once) {
            const auto& all = by_type_[step.record];
            if (all.empty()) {
                if (missing_fact != nullptr) *missing_fact = missing(step.record);
                return {};
            }
            at = all.front();
            continue;
        }
        const Value& reference = record(at).value(step.reference.fact);
        if (!reference.is_known() || reference.target == no_record) {
            const RecordIndex supposed = supposed_target(at, step.reference);
            if (supposed == no_record) {
                if (missing_fact != nullptr) *missing_fact = missing(at, step.reference);
                return {};
            }
            at = supposed;
            continue;
        }
        touch(at, step.reference);
        at = reference.target;
    }
    if (path.derived == nullptr) return {at, path.fact};
    return Derivation(*this, *path.derived, at).find(missing_fact);
}

std::optional<Day> Situation::day(RecordIndex at, FactRef fact) {
    ++steps_;
    const Value& value = record(at).value(fact.fact);
    if (!value.is_known()) return std::nullopt;
    touch(at, fact);
    if (value.when.is_day_known()) return value.when.first;
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
    std::optional<Day> latest;
    std::optional<Missing> first;
    for (const FactPath& path : paths) {
        Missing what;
        const std::optional<Day> found = day(path, from, &what);
        if (found && (!latest || *found > *latest)) latest = found;
        if (!found && !first) first = what;
    }
    if (!latest && first && missing_fact != nullptr) *missing_fact = *first;
    return latest;
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
    if (value.is_known() && value.target != no_record) {
        if (value.target != to) return false;
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
        if (reference.is_known() && reference.target != no_record) {
            to = reference.target;
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
        if (!ended || (owed && *ended > *owed) || !reached(*ended)) continue;
        if (ending.has_reason) {
            // Work that began after it was closed is other work.
            const FactPlace reason = find(ending.reason, subject_, &ignored);
            if ((duty_day_ && *ended < *duty_day_) || !reason.is_there()) continue;
            const std::int32_t code_of_it = code(reason.record, reason.fact);
            if (std::find(ending.codes.begin(), ending.codes.end(), code_of_it) == ending.codes.end()) continue;
        }
        outcome.missing.clear();
        outcome.days_over = 0;
        return outcome.set(State::not_applicable, Reason::superseded);
    }
}

bool Situation::is_case(std::string_view id) const {
    return setup_.case_ids != nullptr && std::binary_search(setup_.case_ids->begin(), setup_.case_ids->end(), id);
}

// ---- settings -----------------------------------------------------------------------------------

const SettingValue& Situation::value_of(const Setting& setting) {
    const SettingValue& value = setting.on(duty_day_.value_or(setup_.as_at));
    if (wants_words_) {
        const std::pair<const Setting*, const SettingValue*> entry{&setting, &value};
        if (std::find(used_.begin(), used_.end(), entry) == used_.end()) used_.push_back(entry);
    }
    return value;
}

Limit Situation::limit(const Setting& setting) { return {value_of(setting).amount, setting.unit}; }

int Situation::count(const Setting& setting) { return value_of(setting).amount; }

std::string_view Situation::choice(const Setting& setting) { return value_of(setting).word; }

Counting Situation::counting() {
    asked_counting_ = true;
    const Setting* setting = procedure_->first_day_counted;
    const bool is_same_day = setting != nullptr && value_of(*setting).word == "same-day";
    return is_same_day != other_counting_ ? Counting::same_day : Counting::day_after;
}

std::optional<Limit> Situation::due_soon() {
    const Setting* setting = procedure_->due_soon;
    if (setting == nullptr) return std::nullopt;
    return Limit{setting->on(duty_day_.value_or(setup_.as_at)).amount, setting->unit};
}

} // namespace abide
