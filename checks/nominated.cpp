// nominated: something goes to the next dated panel before its cut-off.
#include <algorithm>

#include "checks/needed.hpp"
#include "checks/registry.hpp"

namespace abide {

namespace {

enum { start, to, need, link, done, cut_off, before_within, hearing, hearing_link, heard, panel_date };

constexpr Parameter parameters[] = {
    {"start", ParameterType::date_fact, true, "", "The date from which a nomination is owed."},
    {"to", ParameterType::record, true, "", "The type of record of the panel's meetings; planned dates count."},
    {"need", ParameterType::record, true, "", "The type of record of a nomination."},
    {"link", ParameterType::link, false, "need", "The fact of that record which names the subject."},
    {"done", ParameterType::date_fact, true, "need", "When it was sent."},
    {"cut-off", ParameterType::duration, true, "", "How long before the panel it must be there."},
    {"before-within", ParameterType::duration, false, "",
     "What was sent so long before the start, or less, counts too; left out, nothing sent before it does."},
    {"hearing", ParameterType::record, false, "",
     "The type of record that says the panel dealt with it: then it went there."},
    {"hearing-link", ParameterType::link, false, "hearing", "The fact of that record which names the subject."},
    {"heard", ParameterType::date_fact, false, "hearing", "When the panel did."},
    {"date", ParameterType::implied, true, "to.date", "The date of a panel."},
};

constexpr Placeholder placeholders[] = {
    {"panel", "the date of the panel it is owed to"},
    {"next-panel", "the date of the next panel whose cut-off has not passed"},
    {"over", "how far past the cut-off"},
};

constexpr std::string_view explanation = R"(
Nominated asks whether something went to the next dated panel in time.

- The panel is the first one whose cut-off lies on or after `start`; the cut-off is so long before the panel's date, and is the due date.
- Sent on or before it: `met`; later: `met-late`; not sent: `breached/not-done` once the cut-off has passed, before that `due-soon` or `not-yet-due`.
- With `hearing` and `heard`: what the panel dealt with has been there, whether or not the nomination is on record. By that panel's date it is
  `met`, later `met-late`.
- What was sent or heard before `start` was about what was known then and does not count; `before-within` lets in what was sent shortly before.
- No panel with such a cut-off is known: `cannot-tell`, and the panel's dates are what is missing.
)";

struct Panel {
    Day date;
    Day cut_off;
};

/// The first panel whose cut-off `serves`; panels in order of date.
template <typename Serves>
std::optional<Panel> next_panel(const std::vector<Day>& dates, const Limit& limit, const Situation& s,
                                const Serves& serves) {
    for (const Day date : dates) {
        const std::optional<Day> due = due_day(date, limit, Counting::day_after, s.calendar(), Direction::before);
        if (due && serves(*due)) return Panel{date, *due};
    }
    return std::nullopt;
}

/// The first day on which something happened that is not before `from`.
std::optional<Day> first_since(const Events& events, Day from) {
    for (const Event& event : events.dated)
        if (event.day >= from) return event.day;
    return std::nullopt;
}

/// When the panel first dealt with the subject.
std::optional<Day> first_heard(const Args& args, Situation& s, Day from) {
    if (!args[hearing].given) return std::nullopt;
    RecordList found = s.records_of(args[hearing].record);
    const Argument& names = args[hearing_link];
    found.remove_if(
        [&](RecordIndex at) { return names.given && !s.is_linked(at, names.link, names.via, s.subject()); });
    const Events events = dated_events(s, found, args[heard].fact, false);
    return first_since(events, from);
}

void judge_nominated(const Args& args, Situation& s, Outcome& out) {
    Missing what;
    const std::optional<Day> begin = s.day(args[start].fact, s.subject(), &what);
    if (!begin) return out.cannot_tell(what);
    out.start = begin;
    std::vector<Day> dates;
    for (const RecordIndex at : s.records_of(args[to].record))
        if (const std::optional<Day> date = s.day(at, args[panel_date].fact.fact)) dates.push_back(*date);
    std::sort(dates.begin(), dates.end());

    const Limit limit = s.limit(*args[cut_off].setting);
    const std::optional<Panel> panel = next_panel(dates, limit, s, [&](Day due) { return due >= *begin; });
    if (!panel) return out.cannot_tell(s.missing(args[to].record));
    out.due = panel->cut_off;
    out.sum = DaySum{panel->date, limit, Counting::day_after, Direction::before, panel->cut_off};

    const Events events = dated_events(s, needed_records(s, args, args[need], args[link]), args[done].fact, false);
    const std::optional<Day> dealt_with = first_heard(args, s, *begin);
    const std::optional<Day> first_sent = first_since(events, first_counted(s, *begin, args[before_within]));
    const bool was_heard = dealt_with && *dealt_with <= panel->date;
    const bool was_sent = first_sent && *first_sent <= panel->cut_off;
    const bool in_time = was_sent || was_heard;
    const bool is_unknown = events.undated || !s.is_exported(args[need].record);
    if (!in_time && is_unknown) {
        const Missing unknown = events.undated ? *events.undated : s.missing(args[need].record);
        judge_unknown(s, out, panel->cut_off, limit.unit, unknown);
    } else {
        const std::optional<Day> sent = first_sent ? first_sent : dealt_with;
        judge_time(s, out, {panel->cut_off, limit.unit, was_heard && !was_sent ? dealt_with : sent, !in_time});
    }
    if (!s.wants_words()) return;
    out.words.emplace_back("limit", in_words(limit));
    out.words.emplace_back("panel", long_date(panel->date));
    const std::optional<Panel> next =
        next_panel(dates, limit, s, [&](Day cut_off_day) { return !s.has_come_for_words(cut_off_day + 1); });
    out.words.emplace_back("next-panel", next ? long_date(next->date) : "whose date is not known yet");
    if (out.days_over > 0) out.words.emplace_back("over", in_words(Limit{out.days_over, counted_in(limit.unit)}));
}

} // namespace

extern const Kind nominated_kind;
const Kind nominated_kind = {
    "nominated",
    "Something goes to the next dated panel before its cut-off.",
    explanation,
    parameters,
    "",
    {},
    "need",
    false,
    false,
    "start",
    placeholders,
    judge_nominated,
    ChildForm::item,
    {.together = "hearing heard"},
};

} // namespace abide
