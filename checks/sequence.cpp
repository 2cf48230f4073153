// sequence: one thing comes before another, or must not.
#include "checks/allowance.hpp"
#include "checks/needed.hpp"
#include "checks/registry.hpp"

namespace abide {

namespace {

enum { earlier, later, need, link, order, same_day, if_absent, start, within, if_no_start };

constexpr Parameter parameters[] = {
    {"earlier", ParameterType::date_fact, true, "need", "The date of the needed record."},
    {"later", ParameterType::date_fact, true, "", "The date of the subject that it is compared with."},
    {"need", ParameterType::record, false, "", "The type of record that is compared; left out, the subject itself."},
    {"link", ParameterType::link, false, "need", "The fact of that record which names the subject."},
    {"order", ParameterType::choice, false, "must-precede must-not-precede must-follow",
     "Whether the needed record must come first, must not, or must come after."},
    {"same-day", ParameterType::choice, false, "yes no", "Whether both on one day is in order."},
    {"if-absent", ParameterType::choice, false, "breached cannot-tell not-applicable",
     "What it means that no such record is there."},
    start_parameter,
    within_parameter,
    no_start_parameter,
};

constexpr Placeholder placeholders[] = {
    {"earlier", "the date of the needed record"},
    {"later", "the date it is compared with"},
};

constexpr std::string_view explanation = R"(
A sequence asks for the order of two things: a consultation on or before the day the risk assessment is finished, an enquiry
not before the meeting that decides on it.

- `must-precede`: at least one needed record is dated before the `later` date (or on it, unless `same-day="no"`): `met`. Only records after it:
  `breached/out-of-order`.
- `must-follow`: the same the other way round. `must-not-precede`: any needed record before it is `breached/out-of-order`.
- No needed record at all is what `if-absent` says: `breached` (`not-done`), `cannot-tell` (`missing`) or `not-applicable`. For
  `must-not-precede` it is always in order.
- With `start` and `within` there is time to write the needed record up before its absence counts.
- While the `later` date is not recorded there is nothing to compare: `cannot-tell` names it.
- A needed record without its date: `cannot-tell`, unless another one already settles it.
)";

bool is_before(Day a, Day b, bool same_day_counts) { return a < b || (same_day_counts && a == b); }

/// No record is there at all.
void judge_absent(const Args& args, Situation& s, Outcome& out) {
    switch (args[if_absent].choice) {
    case 0: return out.set(State::breached, Reason::not_done);
    case 1: return out.cannot_tell(s.missing(args[need].record));
    default: return out.set(State::not_applicable, Reason::nothing_to_check);
    }
}

void judge_sequence(const Args& args, Situation& s, Outcome& out) {
    Missing what;
    const std::optional<Day> mark = s.day(args[later].fact, s.subject(), &what);
    if (!mark) return out.cannot_tell(what);
    const bool same_day_counts = args[same_day].choice == 0;
    const bool must_not = args[order].choice == 1;
    const bool must_follow = args[order].choice == 2;
    out.start = mark;
    if (s.wants_words()) out.words.emplace_back("later", long_date(*mark));

    const Events events = dated_events(s, needed_records(s, args, args[need], args[link]), args[earlier].fact, false);
    const Event* in_order = nullptr;
    const Event* out_of_order = nullptr;
    for (const Event& event : events.dated) {
        // "Must not come before" is broken by what strictly precedes; a shared day is in order when same-day allows it.
        const bool fits = must_not      ? !is_before(event.day, *mark, !same_day_counts)
                          : must_follow ? is_before(*mark, event.day, same_day_counts)
                                        : is_before(event.day, *mark, same_day_counts);
        const Event*& slot = fits ? in_order : out_of_order;
        if (slot == nullptr) slot = &event;
    }
    const Event* shown = must_not ? (out_of_order != nullptr ? out_of_order : in_order)
                                  : (in_order != nullptr ? in_order : out_of_order);
    if (shown != nullptr) {
        out.done = shown->day;
        if (s.wants_words()) out.words.emplace_back("earlier", long_date(shown->day));
    }
    const bool is_exported = !args[need].given || s.is_exported(args[need].record);
    const bool is_settled = must_not ? out_of_order != nullptr : in_order != nullptr;
    if (is_settled) return must_not ? out.set(State::breached, Reason::out_of_order) : out.set(State::met);
    if (!is_exported) return out.cannot_tell(s.missing(args[need].record));
    if (events.undated) return out.cannot_tell(*events.undated);
    if (must_not) return out.set(State::met);
    if (out_of_order != nullptr) return out.set(State::breached, Reason::out_of_order);
    judge_absent(args, s, out);
    has_time_left({args[start], args[within], args[if_no_start]}, s, out);
}

} // namespace

extern const Kind sequence_kind;
const Kind sequence_kind = {
    "sequence",
    "One thing comes before another, or must not.",
    explanation,
    parameters,
    "",
    {},
    "need",
    false,
    false,
    "later",
    placeholders,
    judge_sequence,
    ChildForm::item,
    {.together = "start within"},
};

} // namespace abide
