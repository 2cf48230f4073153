// Time to act: what a rule asks for is not called missing before so long after its start. Most kinds take it.
#include "checks/allowance.hpp"

#include "checks/needed.hpp"

namespace abide {

bool has_time(const Allowance& allowance, Situation& s, Outcome& out) {
    if (!allowance.within.given || !allowance.start.given) return false;
    Missing what;
    const std::optional<Day> begin = s.latest_day(allowance.start.facts, s.subject(), &what);
    if (!begin) {
        const bool is_blank =
            what.cause == Reason::missing &&
            (!what.fact || what.at == no_record || s.record(what.at).value(*what.fact).state == Known::absent);
        if (is_blank && allowance.if_no_start.choice == 1) return false;
        out.cannot_tell(what);
        return true;
    }
    const Limit limit = s.limit(*allowance.within.setting);
    const std::optional<Day> due = due_day(*begin, limit, s.counting(), s.calendar());
    out.start = begin;
    out.due = due;
    out.sum = DaySum{*begin, limit, s.counting(), Direction::after, due};
    if (s.wants_words()) out.words.emplace_back("limit", in_words(limit));
    if (!due) {
        out.set(State::cannot_tell, Reason::calendar_end);
        return true;
    }
    if (s.reached(*due + 1)) {
        out.overdue = Overdue{*due, limit.unit};
        return false;
    }
    judge_not_done(s, out, *due, limit.unit);
    return true;
}

bool has_time_left(const Allowance& allowance, Situation& s, Outcome& out) {
    const bool is_breached = out.state == State::breached;
    const bool is_blank =
        out.state == State::cannot_tell && (out.reason == Reason::missing || out.reason == Reason::plan_older);
    if (!is_breached && !is_blank) return false;
    const State state = out.state;
    const Reason reason = out.reason;
    const std::vector<Missing> missing = out.missing;
    if (!has_time(allowance, s, out)) {
        if (state == State::cannot_tell) out.set_not_late();
        return false;
    }
    if (out.state == State::cannot_tell && state == State::cannot_tell) {
        // Whether there is time left decides nothing: it cannot be told either way.
        out.set(state, reason);
        out.missing = missing;
        return false;
    }
    if (out.state != State::cannot_tell) out.missing.clear();
    return true;
}

} // namespace abide
