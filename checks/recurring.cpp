// recurring: a repeated duty never leaves a longer gap than its limit, first and later limits apart.
#include <algorithm>

#include "base/words.hpp"
#include "checks/needed.hpp"
#include "checks/registry.hpp"

namespace abide {

namespace {

enum { start, need, done, link, first, then, until, last_when, last_for };

constexpr Parameter parameters[] = {
    {"start", ParameterType::date_fact, true, "", "The date the first period begins."},
    {"need", ParameterType::record, true, "", "The type of record that is repeated."},
    {"done", ParameterType::date_fact, true, "need", "The date of that record."},
    {"link", ParameterType::link, false, "need", "The fact of that record which names the subject."},
    {"first", ParameterType::duration, false, "",
     "The limit of the first period; left out, the same as the later ones."},
    {"then", ParameterType::duration, true, "", "The limit from each occurrence to the next."},
    {"until", ParameterType::date_facts, false, "",
     "The date after which none is owed any more; of several, the earliest."},
    {"last-when", ParameterType::code_fact, false, "need",
     "With last-for: the fact of an occurrence that says whether it was the last."},
    {"last-for", ParameterType::codes, false, "last-when",
     "The codes that say so. Without an until the rest is asked."},
};

constexpr Placeholder placeholders[] = {
    {"limit", "the limit of this period: 6 months"},
    {"over", "how far past the due date: 12 days"},
    {"period", "which period: first, second, 3rd …"},
};

constexpr std::string_view explanation = R"(
A recurring duty is judged period by period, and each period has a verdict of its own: a review within three months, then every
six months while the plan lasts.

- The first period runs from `start`; each later one from the occurrence before it, whenever that was. Occurrences before `start`
  do not count.
- An occurrence on or before the period's due date: `met`; after it: `met-late`. The next period runs from it either way.
- No occurrence and the due date has passed: `breached/not-done`; not passed: `not-yet-due` or `due-soon`.
- `until` (the plan ended, the case closed) on or before the due date: nothing more is owed, and the last period has no verdict of
  its own, unless it is the first: then it is `not-applicable/superseded`. Ended after a due date that was missed:
  `breached/gap-too-long`.
- Where an occurrence was to be the last (`last-when` says one of `last-for`) and `until` is blank, the next one is not missing: the
  end is, and it is asked.
- An occurrence without a date may fall anywhere: while it could change the verdict it is `cannot-tell`.
)";

std::string which_period(std::uint32_t n) {
    switch (n) {
    case 1: return "first";
    case 2: return "second";
    case 3: return "third";
    default: return std::to_string(n) + "th";
    }
}

/// The first of the days that end it.
std::optional<Day> end_of(const Args& args, Situation& s) {
    std::optional<Day> first;
    if (!args[until].given) return first;
    for (const FactPath& path : args[until].facts) {
        Missing what;
        const std::optional<Day> ended = s.day(path, s.subject(), &what);
        if (ended && (!first || *ended < *first)) first = ended;
    }
    return first;
}

/// The end that is not recorded although what happened at `at` was to be the last.
std::optional<Missing> open_end(const Args& args, Situation& s, RecordIndex at) {
    if (!args[last_when].given || !args[until].given || end_of(args, s)) return std::nullopt;
    Missing what;
    const FactPlace place = s.find(args[last_when].fact, at, &what);
    if (!place.is_there()) return std::nullopt;
    const std::optional<std::int32_t> code = s.recorded_code(place.record, place.fact);
    const auto& codes = args[last_for].codes;
    if (!code || std::find(codes.begin(), codes.end(), *code) == codes.end()) return std::nullopt;
    s.day(args[until].facts.front(), s.subject(), &what);
    return what;
}

/// Nothing happened in the period: ended, overdue, or still to come.
void judge_open(const Args& args, Situation& s, Outcome& out, Day due, Unit unit) {
    const std::optional<Day> ended = end_of(args, s);
    if (!ended || !s.has_come_about(*ended)) return judge_not_done(s, out, due, unit);
    out.due = due;
    if (*ended <= due) return out.set(State::not_applicable, Reason::superseded);
    out.set(State::breached, Reason::gap_too_long);
    out.days_over = days_late(s, due, *ended, unit);
}

void put_words(Situation& s, Outcome& out, const Limit& limit) {
    if (!s.wants_words()) return;
    out.words.emplace_back("limit", in_words(limit));
    out.words.emplace_back("period", which_period(s.period()));
    if (out.days_over > 0) out.words.emplace_back("over", in_words(Limit{out.days_over, counted_in(limit.unit)}));
}

/// Whether the subject still owes a period after one that ended on `day`.
bool is_owed_after(const Args& args, Situation& s, Day day, const Limit& limit, std::size_t left) {
    if (left > 0) return true;
    const std::optional<Day> ended = end_of(args, s);
    if (!ended || !s.has_come_about(*ended)) return true;
    const std::optional<Day> due = due_day(day, limit, s.counting(), s.calendar());
    return !due || *ended > *due;
}

void judge_recurring(const Args& args, Situation& s, Outcome& out) {
    Missing what;
    const std::optional<Day> begin = s.day(args[start].fact, s.subject(), &what);
    if (!begin) return out.cannot_tell(what);
    Events events = dated_events(s, needed_records(s, args, args[need], args[link]), args[done].fact, false);
    events.dated.remove_if([&](const Event& event) { return event.day < *begin; });

    const std::size_t before = s.period() - 1;
    if (before > events.dated.size()) return out.set(State::not_applicable, Reason::nothing_to_check);
    const Day from = before == 0 ? *begin : events.dated[before - 1].day;
    const Argument& setting = before == 0 && args[first].given ? args[first] : args[then];
    const Limit limit = s.limit(*setting.setting);
    const std::optional<Day> due = due_day(from, limit, s.counting(), s.calendar());
    out.start = from;
    out.due = due;
    out.sum = DaySum{from, limit, s.counting(), Direction::after, due};
    const bool has_event = events.dated.size() > before;
    const Missing unknown = !s.is_exported(args[need].record) ? s.missing(args[need].record)
                            : events.undated                  ? *events.undated
                                                              : Missing{};
    const bool is_unknown = !s.is_exported(args[need].record) || events.undated;

    if (!due) {
        out.set(State::cannot_tell, Reason::calendar_end);
    } else if (has_event && events.dated[before].day <= *due) {
        judge_time(s, out, {*due, limit.unit, events.dated[before].day, false});
    } else if (is_unknown) {
        judge_unknown(s, out, *due, limit.unit, unknown);
    } else if (has_event) {
        judge_time(s, out, {*due, limit.unit, events.dated[before].day, true});
    } else if (const std::optional<Missing> end =
                   before == 0 ? std::nullopt : open_end(args, s, events.dated[before - 1].record)) {
        judge_unknown(s, out, *due, limit.unit, *end);
    } else {
        judge_open(args, s, out, *due, limit.unit);
    }
    if (has_event)
        out.more = is_owed_after(args, s, events.dated[before].day, s.limit(*args[then].setting),
                                 events.dated.size() - before - 1);
    put_words(s, out, limit);
}

} // namespace

extern const Kind recurring_kind;
const Kind recurring_kind = {
    "recurring",
    "A repeated duty never leaves a longer gap than its limit.",
    explanation,
    parameters,
    "",
    {},
    "need",
    false,
    true,
    "start",
    placeholders,
    judge_recurring,
    ChildForm::item,
    {.together = "last-when last-for"},
};

} // namespace abide
