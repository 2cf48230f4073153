// Asking a condition of a record: true or false in the world at hand, with whatever is unknown explored both ways.
#include <algorithm>

#include "rule/situation.hpp"

namespace abide {

namespace {

constexpr FactId whole_record = 0xFFFF;

bool compares(Condition::Op op, std::int64_t a, std::int64_t b) {
    switch (op) {
    case Condition::Op::less: return a < b;
    case Condition::Op::at_most: return a <= b;
    case Condition::Op::equal: return a == b;
    case Condition::Op::at_least: return a >= b;
    case Condition::Op::more: return a > b;
    }
    return false;
}

/// Nothing came before the first, and what never was has no first day: that is known, not missing.
bool is_known_none(const FactPath& path, const Missing& what) {
    const bool may_be_none = path.derived != nullptr && (path.derived->form == Derived::Form::previous ||
                                                         path.derived->form == Derived::Form::since);
    return may_be_none && !what.fact && what.cause == Reason::missing;
}

} // namespace

template <typename WorkOut>
bool Situation::once(const Condition& condition, RecordIndex at, const WorkOut& work_out) {
    if (!may_remember() || condition.question == nullptr) return work_out();
    if (const Memory::Answer* known = recall(condition.question, at)) return known->holds;
    const Watch watch(*this);
    Memory::Answer answer;
    answer.holds = work_out();
    remember(watch, condition.question, at, answer);
    return answer.holds;
}

bool Situation::holds(const Condition& condition, RecordIndex at) { return ask(condition, at, Mode::plain); }

bool Situation::holds_again(const Condition& condition, RecordIndex at) {
    return once(condition, at, [&] { return holds(condition, at); });
}

bool Situation::is_claimed(const Condition& condition, RecordIndex at) { return ask(condition, at, Mode::exception); }

/// Records are counted once; where there are none the answer is at hand. Of the others, what is asked in several places
/// and is more than a look at one fact.
bool Situation::is_worth_remembering(const Condition& condition) const {
    switch (condition.form) {
    case Condition::Form::count:
    case Condition::Form::exists:
    case Condition::Form::none: return has_any(condition.record);
    default:
        return condition.question != nullptr && condition.question->asked > 1 &&
               (!condition.parts.empty() || condition.form == Condition::Form::compare);
    }
}

bool Situation::ask(const Condition& condition, RecordIndex at, Mode mode) {
    const auto work_out = [&] { return answer(condition, at, mode); };
    const bool result =
        mode == Mode::plain && is_worth_remembering(condition) ? once(condition, at, work_out) : work_out();
    if (trace_ != nullptr && condition.number < trace_->size()) {
        ConditionCount& count = (*trace_)[condition.number];
        ++(result ? count.held : count.failed);
    }
    return result;
}

bool Situation::answer(const Condition& condition, RecordIndex at, Mode mode) {
    const auto part_holds = [&](const Condition& part) { return ask(part, at, mode); };
    switch (condition.form) {
    case Condition::Form::all: return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Form::any: return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Form::negation: return !ask(condition.parts.front(), at, mode);
    case Condition::Form::is: return ask_is(condition, at, mode);
    case Condition::Form::recorded:
    case Condition::Form::not_recorded: return ask_recorded(condition, at, mode);
    case Condition::Form::compare: return ask_compare(condition, at, mode);
    case Condition::Form::age: return ask_age(condition, at, mode);
    case Condition::Form::count:
    case Condition::Form::exists:
    case Condition::Form::none: return ask_count(condition, at, mode);
    case Condition::Form::recorded_by_limit: return ask_limit(condition, at, mode);
    case Condition::Form::in_conflict: return ask_conflict(condition, at);
    }
    return false;
}

bool Situation::choose_truth(const Condition& condition, const Missing& what, Mode mode) {
    if (mode == Mode::exception && what.cause == Reason::missing) return false;
    Choice choice;
    choice.about = Choice::About::truth;
    choice.record = what.at;
    choice.fact = FactRef{what.record, what.fact.value_or(whole_record)};
    choice.target = condition.number; // two questions about one unknown fact are answered apart
    choice.options = 2;
    choice.cause = what.cause;
    return choose(choice) == 0;
}

bool Situation::choose_between(const FactPlace& one, const FactPlace& two) {
    Choice choice;
    choice.about = Choice::About::truth;
    choice.record = one.record;
    choice.fact = one.fact;
    choice.target = two.record;
    choice.beside = two;
    choice.options = 2;
    choice.cause = Reason::conflict;
    return choose(choice) == 0;
}

bool Situation::ask_conflict(const Condition& condition, RecordIndex at) {
    const FactPlace one = find(condition.fact, at);
    const FactPlace two = find(condition.other, at);
    const auto is_there = [this](const FactPlace& place) {
        return place.is_there() && is_recorded(place.record, place.fact) != Recorded::no;
    };
    return is_there(one) && is_there(two) && choose_between(one, two);
}

bool Situation::ask_is(const Condition& condition, RecordIndex at, Mode mode) {
    const auto is_among = [&](std::int32_t code) {
        return std::find(condition.codes.begin(), condition.codes.end(), code) != condition.codes.end();
    };
    Missing what;
    const auto [found, fact] = find(condition.fact, at, &what);
    if (found == no_record) return !is_known_none(condition.fact, what) && choose_truth(condition, what, mode);
    if (const Value& value = record(found).value(fact.fact); value.is_known()) {
        touch(found, fact);
        return is_among(value.code);
    }
    if (mode == Mode::exception && record(found).value(fact.fact).state == Known::absent && is_exported(fact))
        return false;
    return is_among(code(found, fact));
}

bool Situation::is_day_reached(RecordIndex at, FactRef date) {
    const std::optional<Day> found = day(at, date);
    return !found || has_come_about(*found);
}

bool Situation::ask_recorded(const Condition& condition, RecordIndex at, Mode mode) {
    const bool wanted = condition.form == Condition::Form::recorded;
    Missing what;
    const auto [found, place] = find(condition.fact, at, &what);
    if (found == no_record) return what.cause == Reason::missing ? !wanted : choose_truth(condition, what, mode);
    const Fact& fact = dictionary().fact(place);
    const bool has_come = fact.type != FactType::date || fact.planned || dictionary().type(place.record).planned ||
                          is_day_reached(found, place);
    switch (is_recorded(found, place)) {
    case Recorded::yes: return has_come == wanted;
    case Recorded::no: return !wanted;
    case Recorded::unknown: break;
    }
    // Something is there that cannot be read, or the system cannot say: either is possible.
    what = missing(found, place);
    Choice choice;
    choice.about = Choice::About::truth;
    choice.record = found;
    choice.fact = place;
    choice.target = condition.number;
    choice.options = 2;
    choice.cause = what.cause;
    return choose(choice) == 0;
}

std::optional<std::int64_t> Situation::comparable(const FactPath& path, RecordIndex from, Missing* what) {
    const auto [at, fact] = find(path, from, what);
    if (at == no_record) return std::nullopt;
    std::optional<std::int64_t> found;
    switch (dictionary().fact(fact).type) {
    case FactType::date:
        if (const std::optional<Day> when = day(at, fact)) found = when->number;
        break;
    case FactType::code: return code(at, fact);
    case FactType::number: found = number(at, fact); break;
    case FactType::text:
    case FactType::reference: break;
    }
    if (!found) *what = missing(at, fact);
    return found;
}

bool Situation::ask_compare(const Condition& condition, RecordIndex at, Mode mode) {
    Missing what;
    const std::optional<std::int64_t> left = comparable(condition.fact, at, &what);
    if (!left) return !is_known_none(condition.fact, what) && choose_truth(condition, what, mode);
    if (!condition.has_other) return compares(condition.op, *left, count(*condition.setting));
    const std::optional<std::int64_t> right = comparable(condition.other, at, &what);
    if (!right) return !is_known_none(condition.other, what) && choose_truth(condition, what, mode);
    if (condition.earlier_by == nullptr) return compares(condition.op, *left, *right);
    const Day other{static_cast<std::int32_t>(*right)};
    const std::optional<Day> before =
        due_day(other, limit(*condition.earlier_by), Counting::day_after, calendar(), Direction::before);
    // Before the beginning of the calendar no working day can be counted: then the day itself counts.
    return compares(condition.op, *left, before.value_or(other).number);
}

bool Situation::ask_age(const Condition& condition, RecordIndex at, Mode mode) {
    Missing what;
    const std::optional<Day> born = day(condition.fact, at, &what);
    if (!born) return choose_truth(condition, what, mode);
    const std::optional<Day> on = day(condition.other, at, &what);
    if (!on) return choose_truth(condition, what, mode);
    return compares(condition.op, age_on(*born, *on), count(*condition.setting));
}

bool Situation::ask_count(const Condition& condition, RecordIndex at, Mode mode) {
    if (!is_exported(condition.record)) return choose_truth(condition, missing(condition.record), mode);
    std::int64_t n = 0;
    for (const RecordIndex other : all_of(condition.record)) {
        if (!has_happened(other)) continue;
        if (condition.has_link && !is_linked(other, condition.link, condition.via, at)) continue;
        const bool all_hold = std::all_of(condition.parts.begin(), condition.parts.end(),
                                          [&](const Condition& part) { return ask(part, other, mode); });
        if (!all_hold) continue;
        note(other);
        ++n;
    }
    switch (condition.form) {
    case Condition::Form::exists: return n > 0;
    case Condition::Form::none: return n == 0;
    default: return compares(condition.op, n, count(*condition.setting));
    }
}

bool Situation::ask_limit(const Condition& condition, RecordIndex at, Mode mode) {
    Missing what;
    const auto [found, fact] = find(condition.fact, at, &what);
    if (found == no_record) return choose_truth(condition, what, mode);
    const std::optional<Day> written = day(found, fact);
    // A reason that is on record without the day it was written down may have been in time or not.
    if (!written) return choose_truth(condition, missing(found, fact), Mode::plain);
    ++open_; // it goes by the limit that is being extended
    return limit_day_ && *written <= *limit_day_;
}

} // namespace abide
