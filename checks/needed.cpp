// What several kinds do alike: find the records a rule needs, and judge a day against a due date.
#include "checks/needed.hpp"

#include <algorithm>

#include "base/words.hpp"

namespace abide {

RecordList needed_records(Situation& s, const Args& args, const Argument& need, const Argument& link) {
    RecordList found = need.given ? s.records_of(need.record) : RecordList();
    if (!need.given) found.add(s.subject());
    found.remove_if([&](RecordIndex at) {
        if (link.given && !s.is_linked(at, link.link, link.via, s.subject())) return true;
        return args.has_where && !s.holds(args.where, at);
    });
    return found;
}

Events dated_events(Situation& s, const RecordList& records, const FactPath& date, bool with_times) {
    Events events;
    for (const RecordIndex at : records) {
        Missing what;
        const std::optional<Day> day = s.day(date, at, &what);
        if (!day) {
            // A date of the subject itself that nobody filled in is how a record shows that it has not happened;
            // another record that is there without its date shows that something happened, some day.
            const bool is_open = what.at == s.subject() && what.fact && what.cause == Reason::missing &&
                                 s.record(what.at).value(*what.fact).state == Known::absent;
            if (!is_open && !events.undated) events.undated = what;
            continue;
        }
        if (!s.has_come_about(*day)) continue;
        Event event{at, *day};
        if (with_times) {
            const FactPlace place = s.find(date, at, &what);
            event.instant = s.moment(place.record, place.fact)->instant;
            event.has_time = s.record(place.record).value(place.fact.fact).when.precision == Precision::time;
        }
        events.dated.add(event);
    }
    const auto is_earlier = [](const Event& a, const Event& b) {
        return a.day != b.day ? a.day < b.day : a.instant < b.instant;
    };
    // Mostly there is one, or they come in order: sorting would take memory to find that out.
    if (!std::is_sorted(events.dated.begin(), events.dated.end(), is_earlier))
        std::stable_sort(events.dated.begin(), events.dated.end(), is_earlier);
    return events;
}

Day first_counted(Situation& s, Day begin, const Argument& before_within) {
    if (!before_within.given) return begin;
    const Limit before = s.limit(*before_within.setting);
    return due_day(begin, before, Counting::day_after, s.calendar(), Direction::before).value_or(begin);
}

int days_late(const Situation& s, Day due, Day day, Unit unit) { return Overdue{due, unit}.days_on(day, s.calendar()); }

void judge_not_done(Situation& s, Outcome& out, Day due, Unit unit) {
    out.due = due;
    if (s.reached(due + 1)) {
        out.set(State::breached, Reason::not_done);
        out.overdue = Overdue{due, unit};
        return;
    }
    const std::optional<Limit> soon = s.due_soon();
    const std::optional<Day> from =
        soon ? due_day(due, *soon, Counting::day_after, s.calendar(), Direction::before) : std::nullopt;
    out.set(from && s.reached(*from) ? State::due_soon : State::not_yet_due);
}

void judge_unknown(Situation& s, Outcome& out, Day due, Unit unit, const Missing& unknown) {
    if (s.reached(due + 1)) {
        out.miss(unknown);
        out.set(State::cannot_tell, unknown.cause);
    } else if (unknown.cause == Reason::not_exported) {
        out.miss(unknown);
        out.set(State::no_breach_either_way);
    } else {
        judge_not_done(s, out, due, unit);
    }
}

void judge_time(Situation& s, Outcome& out, const Timing& timing) {
    if (!timing.done) {
        judge_not_done(s, out, timing.due, timing.unit);
        return;
    }
    out.due = timing.due;
    out.done = timing.done;
    if (!timing.is_late) {
        out.set(State::met);
        return;
    }
    out.set(State::met_late);
    out.days_over = days_late(s, timing.due, *timing.done, timing.unit);
}

void sum_up_items(Outcome& out, Reason breach) {
    bool any_breached = false;
    bool any_unknown = false;
    bool any_asked = false;
    Reason unknown = Reason::none;
    Reason breached = Reason::none;
    for (const ItemOutcome& item : out.items) {
        any_asked = any_asked || item.state != State::not_applicable;
        if (item.state == State::breached) {
            any_breached = true;
            if (breached == Reason::none) breached = item.reason;
        } else if (item.state == State::cannot_tell) {
            any_unknown = true;
            if (unknown == Reason::none) unknown = item.reason;
        }
    }
    if (any_breached) {
        out.set(State::breached, breached == Reason::none ? breach : breached);
    } else if (any_unknown) {
        out.set(State::cannot_tell, unknown);
    } else if (any_asked) {
        out.set(State::met);
    } else {
        out.set(State::not_applicable, Reason::outside_scope);
    }
}

std::string item_names(const std::vector<Child>& children, const Outcome& out, std::optional<State> state) {
    std::vector<std::string> names;
    for (const ItemOutcome& item : out.items)
        if (item.state != State::not_applicable && (!state || item.state == *state))
            names.push_back(children[item.child].spoken);
    return list_of(names);
}

void put_items(const Situation& s, const Args& args, Outcome& out) {
    if (!s.wants_words()) return;
    std::size_t asked = 0;
    std::size_t missing = 0;
    for (const ItemOutcome& item : out.items) {
        if (item.state != State::not_applicable) ++asked;
        if (item.state == State::breached) ++missing;
    }
    out.words.emplace_back("items", item_names(args.children, out, std::nullopt));
    out.words.emplace_back("missing-items", item_names(args.children, out, State::breached));
    out.words.emplace_back("n", std::to_string(asked));
    out.words.emplace_back("n-missing", std::to_string(missing));
}

} // namespace abide
