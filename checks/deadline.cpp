// deadline: one thing done within a limit of another's date.
#include <algorithm>

#include "checks/needed.hpp"
#include "checks/registry.hpp"

namespace abide {

namespace {

enum {
    start,
    need,
    done,
    link,
    within,
    ahead,
    before_counts,
    until,
    until_reason,
    until_for,
    which,
    overdue,
    sooner,
    before_within,
    only_after
};

constexpr Parameter parameters[] = {
    {"start", ParameterType::date_fact, true, "", "The date the clock starts on."},
    {"need", ParameterType::record, false, "", "The type of record that must be there; left out, the subject itself."},
    {"done", ParameterType::date_fact, true, "need", "The date of that record which counts as done."},
    {"link", ParameterType::link, false, "need", "The fact of that record which names the subject."},
    {"within", ParameterType::duration, false, "", "How long after the start it is due."},
    {"ahead", ParameterType::duration, false, "", "Instead of within: how long before the start it is due."},
    {"before-counts", ParameterType::choice, false, "no yes same-day",
     "Whether something done before the start counts: never, always, or when it was on the same day."},
    {"until", ParameterType::date_fact, false, "", "When this is reached by the due date, nothing is owed any more."},
    {"until-reason", ParameterType::code_fact, false, "", "With until-for: why it ended."},
    {"until-for", ParameterType::codes, false, "until-reason", "The reasons that end what is owed; others do not."},
    {"which", ParameterType::choice, false, "first latest", "Which record counts when there are several."},
    {"overdue", ParameterType::choice, false, "breached cannot-tell",
     "What it means that it was not done in time: cannot-tell where the text leaves room and a person is asked why."},
    {"or-earlier", ParameterType::date_fact, false, "", "Another date the clock may start on: the earlier of the two."},
    {"before-within", ParameterType::duration, false, "",
     "What was done so long before the start, or less, counts too."},
    {"after", ParameterType::date_fact, false, "",
     "With before-within: what was done on this day or before does not count."},
};

constexpr Parameter instead_parameters[] = {
    {"within", ParameterType::duration, true, "", "The limit that holds instead."},
};

constexpr Placeholder placeholders[] = {
    {"limit", "the limit in force: 3 working days"},
    {"used", "the time from the start until it was done, in the limit's own days"},
    {"gap", "the same with its direction: 2 working days after, 1 working day before"},
    {"over", "how far past the due date: 2 working days"},
};

constexpr std::string_view explanation = R"(
A deadline asks whether one thing was done within a limit of another's date: a strategy meeting within three working days of
the concern, an assessment within 45 working days of the referral.

- The clock starts on the day in `start`. By default that day is day 0; when the procedure's `first-day-counted` setting says
  `same-day` it is day 1. A clock that starts on a non-working day has its day 1 on the next working day.
- With `or-earlier` there are two dates that may have started it; a second one does not start it anew, so the earlier counts where both are known.
- The due date is the last day on which it is in time. Done on it: `met`. Done later: `met-late`, with the days over. Not done and the
  day has passed: `breached/not-done`. Not done and not passed: `not-yet-due`, or `due-soon` once that setting says so.
- An `instead` gives another limit when its conditions are on record. They must be recorded to be claimed, and
  `recorded-by-limit` asks that the reason was written down by the day of the limit it extends.
- Something done before the start counts only with `before-counts="yes"`, or `same-day` for what was done on its very day; with
  `before-within` when it was done at most so long before, and later than the date in `after` where there is one.
- `overdue="cannot-tell"` is for a text that says "normally": not done in time is a question then.
- With `ahead` the limit runs backwards: a report two working days before a conference.
- A needed record that is there without its date could have been in time: `cannot-tell` once the limit has passed; before, it is as good as
  planned. A date of the subject itself that nobody filled in is how a record shows that it has not happened.
- When `until` was reached on or before the due date and nothing was done, the duty has ended: `not-applicable/superseded`. With
  `until-reason` and `until-for` only some reasons end it; one that nobody recorded may be among them.
- A due date past the end of the calendar is `cannot-tell/calendar-end`.
)";

/// The limit in force: the first `instead` whose conditions are on record, else the ordinary one.
Limit limit_in_force(const Args& args, Situation& s, Day begin, Direction direction, const Argument& ordinary) {
    const Limit usual = s.limit(*ordinary.setting);
    s.set_limit_day(due_day(begin, usual, s.counting(), s.calendar(), direction));
    for (const Child& instead : args.children)
        if (s.is_claimed(instead.condition, s.subject())) return s.limit(*instead.values[0].setting);
    return usual;
}

/// The first day on which something done counts.
Day first_day(const Args& args, Situation& s, Day begin) {
    Day from = first_counted(s, begin, args[before_within]);
    Missing none;
    const std::optional<Day> last_too_early =
        args[only_after].given ? s.day(args[only_after].fact, s.subject(), &none) : std::nullopt;
    if (last_too_early) from = std::min(begin, std::max(from, *last_too_early + 1));
    return from;
}

/// The event that counts, when there is one.
std::optional<Event> pick(const Args& args, Situation& s, const Events& events, Day begin, std::int64_t begin_instant,
                          bool with_times, Direction direction) {
    std::optional<Event> found;
    const Day from = first_day(args, s, begin);
    const bool earlier_counts = args[before_counts].choice == 1 || direction == Direction::before;
    const bool by_instant = with_times && args[before_counts].choice != 2 && !args[before_within].given;
    const bool wants_latest = args[which].choice == 1;
    for (const Event& event : events.dated) {
        const bool is_before = by_instant ? event.instant < begin_instant : event.day < from;
        if (is_before && !earlier_counts) continue;
        if (!found || wants_latest) found = event;
    }
    return found;
}

/// Whether the duty ended by its due date, for a reason that ends it.
bool has_ended(const Args& args, Situation& s, Day due) {
    if (!args[until].given) return false;
    Missing what;
    const std::optional<Day> ended = s.day(args[until].fact, s.subject(), &what);
    if (!ended || *ended > due || !s.has_come_about(*ended)) return false;
    if (!args[until_for].given) return true;
    const FactPlace reason = s.find(args[until_reason].fact, s.subject(), &what);
    if (!reason.is_there()) return false;
    const auto& codes = args[until_for].codes;
    return std::find(codes.begin(), codes.end(), s.code(reason.record, reason.fact)) != codes.end();
}

/// Not in time, where the text leaves room: a person is asked why.
void ask_why(const Args& args, const Situation& s, Outcome& out) {
    if (args[overdue].choice == 0 || (out.state != State::breached && out.state != State::met_late)) return;
    out.set_not_late();
    if (out.state == State::breached) return out.cannot_tell(s.missing(args[need].record));
    out.set(State::cannot_tell, Reason::judgement);
}

/// Whether the time of day of the start is on record, not only its day.
bool has_time(const Situation& s, const FactPlace& place) {
    return place.is_there() && s.record(place.record).value(place.fact.fact).when.precision == Precision::time;
}

/// A limit in hours, where the times are on record.
void put_times(Situation& s, Outcome& out, const DaySum& sum, const std::optional<Event>& event) {
    out.words.emplace_back("start", long_date(s.calendar().local(*sum.start_instant)));
    out.words.emplace_back("due", long_date(s.calendar().local(*sum.due_instant)));
    if (!event) return;
    out.words.emplace_back("done", long_date(s.calendar().local(event->instant)));
    const std::string used = span_in_words(std::abs(event->instant - *sum.start_instant));
    out.words.emplace_back("used", used);
    out.words.emplace_back("gap", used + (event->instant < *sum.start_instant ? " before" : " after"));
    if (out.days_over > 0) out.words.emplace_back("over", span_in_words(event->instant - *sum.due_instant));
}

void put_words(Situation& s, Outcome& out, const DaySum& sum, const std::optional<Event>& event) {
    if (!s.wants_words()) return;
    out.words.emplace_back("limit", in_words(sum.limit));
    if (sum.start_instant && (!event || event->has_time)) return put_times(s, out, sum, event);
    const Unit unit = counted_in(sum.limit.unit);
    if (out.done) {
        const std::string used = in_words(Limit{std::abs(days_over(sum.start, *out.done, unit, s.calendar())), unit});
        out.words.emplace_back("used", used);
        out.words.emplace_back("gap", used + (*out.done < sum.start ? " before" : " after"));
    }
    if (out.days_over > 0) out.words.emplace_back("over", in_words(Limit{out.days_over, unit}));
}

void judge_deadline(const Args& args, Situation& s, Outcome& out) {
    const Direction direction = args[ahead].given ? Direction::before : Direction::after;
    const Argument& ordinary = args[ahead].given ? args[ahead] : args[within];
    const bool with_times = ordinary.setting->unit == Unit::hours;

    Missing what;
    std::optional<Day> begin = s.day(args[start].fact, s.subject(), &what);
    if (!begin) return out.cannot_tell(what);
    std::int64_t begin_instant = with_times ? s.moment(args[start].fact, s.subject(), &what)->instant : 0;
    const FactPath* begins_with = &args[start].fact;
    if (args[sooner].given) {
        Missing ignored;
        const std::optional<Day> other = s.day(args[sooner].fact, s.subject(), &ignored);
        if (other && *other < *begin) {
            begin = other;
            begins_with = &args[sooner].fact;
            if (with_times) begin_instant = s.moment(args[sooner].fact, s.subject(), &ignored)->instant;
        }
    }
    out.start = begin;

    const Limit limit = limit_in_force(args, s, *begin, direction, ordinary);
    DaySum sum{*begin, limit, s.counting(), direction, due_day(*begin, limit, s.counting(), s.calendar(), direction)};
    std::int64_t due_instant = 0;
    if (limit.unit == Unit::hours) {
        const std::int64_t length = std::int64_t{limit.amount} * 3600;
        due_instant = begin_instant + (direction == Direction::after ? length : -length);
        sum.due = s.calendar().local(due_instant).first;
        Missing none;
        if (has_time(s, s.find(*begins_with, s.subject(), &none))) {
            sum.start_instant = begin_instant;
            sum.due_instant = due_instant;
        }
    }
    out.sum = sum;
    out.due = sum.due;

    const bool is_exported = !args[need].given || s.is_exported(args[need].record);
    const Events events = dated_events(s, needed_records(s, args, args[need], args[link]), args[done].fact, with_times);
    const std::optional<Event> event = pick(args, s, events, *begin, begin_instant, with_times, direction);

    if (!sum.due) return out.set(State::cannot_tell, Reason::calendar_end);
    const bool is_late = event && (limit.unit == Unit::hours ? event->instant > due_instant : event->day > *sum.due);
    if (event && !is_late) {
        judge_time(s, out, {*sum.due, limit.unit, event->day, false});
    } else if (events.undated || !is_exported) {
        // Something may have been done in time: only once the limit has passed does it matter.
        const Missing& unknown = is_exported ? *events.undated : s.missing(args[need].record);
        judge_unknown(s, out, *sum.due, limit.unit, unknown);
    } else if (event) {
        judge_time(s, out, {*sum.due, limit.unit, event->day, true});
    } else if (has_ended(args, s, *sum.due)) {
        return out.set(State::not_applicable, Reason::superseded);
    } else {
        judge_not_done(s, out, *sum.due, limit.unit);
    }
    ask_why(args, s, out);
    put_words(s, out, sum, event);
}

} // namespace

extern const Kind deadline_kind;
const Kind deadline_kind = {
    "deadline",
    "One thing is done within a limit of another's date.",
    explanation,
    parameters,
    "instead",
    instead_parameters,
    "need",
    false,
    false,
    "start",
    placeholders,
    judge_deadline,
    ChildForm::exception,
    {.exactly_one = "within ahead", .together = "until-reason until-for|before-within after", .breach_is_chosen = true},
};

} // namespace abide
