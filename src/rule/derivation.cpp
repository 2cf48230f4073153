// Working out a derived fact: which of several records, or of their owner's own facts, it takes.
#include "rule/derivation.hpp"

#include <algorithm>

namespace abide {

namespace {

using Choice = Situation::Choice;

/// Apart from the targets of other choices: what is asked about the record is where it comes in this order.
constexpr RecordIndex order_question = 0xF0000000U;

} // namespace

Derivation::Derivation(Situation& situation, const Derived& derived, RecordIndex from)
    : s_(situation), d_(derived), from_(from), owner_(from) {}

FactPlace Derivation::find(Missing* missing_fact) {
    gather();
    FactPlace found;
    if (!unknown_) {
        switch (d_.form) {
        case Derived::Form::latest: found = latest(std::nullopt, false); break;
        case Derived::Form::earliest: found = earliest(); break;
        case Derived::Form::previous: found = previous(); break;
        case Derived::Form::in_force: found = in_force(); break;
        case Derived::Form::since: found = since(); break;
        }
    }
    if (!found.is_there() && missing_fact != nullptr) *missing_fact = unknown_.value_or(s_.missing(d_.of.record));
    return found;
}

void Derivation::gather() {
    if (d_.form == Derived::Form::previous && d_.has_link) {
        const Value& reference = s_.record(from_).value(d_.link.fact);
        if (!reference.is_known() || reference.target() == no_record) {
            unknown_ = s_.missing(from_, d_.link);
            return;
        }
        owner_ = reference.target();
    }
    gather_own();
    for (const RecordIndex at : s_.all_of(d_.of.record)) {
        if (at == from_ || !s_.has_happened(at)) continue;
        if (d_.where && !s_.holds(*d_.where, at)) continue;
        // A record that is silent on it changes nothing.
        if (s_.dictionary().fact(d_.of).type == FactType::code &&
            s_.record(at).value(d_.of.fact).state == Known::absent && s_.is_exported(d_.of))
            continue;
        if (d_.has_link && !s_.is_linked(at, d_.link, owner_)) continue;
        entries_.push_back({{at, d_.of}, s_.day(at, d_.by), false});
    }
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        if (a.day.has_value() != b.day.has_value()) return a.day.has_value() || (a.is_own && !b.is_own);
        return a.day && *a.day < *b.day;
    });
    // The owner's own value came before every record when nobody knows its day.
    const auto own = std::find_if(entries_.begin(), entries_.end(), [](const Entry& e) { return e.is_own; });
    if (own != entries_.end() && !own->day) std::rotate(entries_.begin(), own, own + 1);
}

void Derivation::gather_own() {
    if (!d_.has_otherwise || own_is_blank()) return;
    const auto dated = s_.dictionary().type(d_.otherwise.record).dated;
    const std::optional<Day> day = dated ? s_.day(owner_, FactRef{d_.otherwise.record, *dated}) : std::nullopt;
    entries_.push_back({{owner_, d_.otherwise}, day, true});
}

bool Derivation::own_is_blank() const { return s_.record(owner_).value(d_.otherwise.fact).state == Known::absent; }

bool Derivation::may_count(const Entry& entry) {
    Choice choice;
    choice.about = Choice::About::truth;
    choice.record = entry.place.record;
    choice.fact = d_.by;
    const auto dated = s_.dictionary().type(s_.record(owner_).type).dated;
    if (entry.day && d_.at) {
        choice.record = owner_; // what is not known is the day asked about
        choice.fact = d_.at->fact;
    } else if (entry.day && dated) {
        choice.record = owner_;
        choice.fact = {s_.record(owner_).type, *dated};
    }
    choice.target = order_question + entry.place.record * 8 + static_cast<RecordIndex>(d_.form);
    choice.options = 2;
    choice.cause = s_.cause(choice.record, choice.fact);
    return s_.choose(choice) == 0;
}

FactPlace Derivation::standing(const Entry& entry) {
    const auto value_of = [this](const FactPlace& place) { return s_.record(place.record).value(place.fact.fact); };
    const Value value = value_of(entry.place);
    if (!entry.day || s_.dictionary().fact(d_.of).type != FactType::code || !value.is_known()) return entry.place;
    for (const Entry& other : entries_) {
        if (other.place.record == entry.place.record || other.day != entry.day) continue;
        const Value said = value_of(other.place);
        if (!said.is_known() || said.code == value.code) continue;
        // Two values of one day: either may be the one that stood.
        const bool is_first = entry.place.record < other.place.record;
        const Entry& one = is_first ? entry : other;
        const Entry& two = is_first ? other : entry;
        return s_.choose_between(one.place, two.place) ? one.place : two.place;
    }
    return entry.place;
}

FactPlace Derivation::latest(std::optional<Day> up_to, bool has_limit) {
    if (entries_.empty() && !has_limit && d_.has_otherwise) return {owner_, d_.otherwise};
    if (entries_.size() == 1 && !has_limit) return entries_.front().place;
    const Entry* best = nullptr;
    for (const Entry& entry : entries_) {
        const bool is_in_time = !has_limit || (entry.day && up_to && *entry.day <= *up_to);
        const bool is_given = entry.is_own && (!entry.day || !up_to);
        if ((entry.day && is_in_time) || is_given) best = &entry;
    }
    // Without its own day, or that of the duty, a record may have come before or after.
    for (const Entry& entry : entries_) {
        const bool is_open = !entry.is_own && (!entry.day || (has_limit && !up_to));
        if (is_open && &entry != best && may_count(entry)) best = &entry;
    }
    return best == nullptr ? FactPlace{} : standing(*best);
}

FactPlace Derivation::earliest() {
    if (entries_.empty()) return {};
    const Entry* best = &entries_.front();
    for (const Entry& entry : entries_)
        if (!entry.day && !entry.is_own && &entry != best && may_count(entry)) best = &entry;
    return standing(*best);
}

FactPlace Derivation::previous() {
    if (entries_.empty()) return {};
    const bool only_own = entries_.size() == 1 && entries_.front().is_own;
    const std::optional<Day> day = s_.day(from_, d_.by);
    if (!day && only_own) return entries_.front().place;
    if (!day) {
        unknown_ = s_.missing(from_, d_.by);
        return {};
    }
    return latest(*day - 1, true);
}

FactPlace Derivation::in_force() {
    Missing ignored;
    const std::optional<Day> day = d_.at ? s_.day(*d_.at, owner_, &ignored) : s_.duty_day();
    const FactPlace found = latest(day, true);
    if (found.is_there()) return found;
    // Nobody had put a value to it by then: the first that anybody did is the one that is known.
    if (!entries_.empty()) return standing(entries_.front());
    return d_.has_otherwise ? FactPlace{owner_, d_.otherwise} : FactPlace{};
}

bool Derivation::is_among(const FactPlace& place) {
    const std::int32_t code = s_.code(place.record, place.fact);
    return std::find(d_.codes.begin(), d_.codes.end(), code) != d_.codes.end();
}

FactPlace Derivation::date_of(const Entry& entry) const {
    if (!entry.is_own) return {entry.place.record, d_.by};
    return {owner_, {d_.otherwise.record, *s_.dictionary().type(d_.otherwise.record).dated}};
}

FactPlace Derivation::since() {
    if (d_.has_otherwise && own_is_blank() && entries_.empty())
        entries_.push_back({{owner_, d_.otherwise}, std::nullopt, true});
    FactPlace found;
    for (const Entry& entry : entries_) {
        const bool is_open = !entry.day && !entry.is_own;
        if (found.is_there() && !is_open) continue;
        if (!is_among(standing(entry))) continue;
        if (found.is_there() && !may_count(entry)) continue;
        // The first value that anybody recorded stands from the owner's own day, when it has none itself.
        const bool is_first = d_.has_otherwise && own_is_blank() && &entry == &entries_.front();
        found = is_first ? date_of({{owner_, d_.otherwise}, std::nullopt, true}) : date_of(entry);
    }
    return found;
}

} // namespace abide
