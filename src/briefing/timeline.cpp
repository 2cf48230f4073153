// Gathers a case's dated records and judged duties into one order of dates.
#include "briefing/timeline.hpp"

#include <algorithm>
#include <tuple>

#include "base/words.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

// What a duty asks to be done says more about its place than the record that began it.
std::string lane_type(const Verdict& verdict, const Dictionary& dictionary) {
    if (verdict.rule == nullptr || verdict.rule->kind == nullptr) return verdict.subject_record;
    const Rule& rule = *verdict.rule;
    for (std::size_t i = 0; i < rule.kind->parameters.size() && i < rule.args.values.size(); ++i) {
        const bool names_need = rule.kind->parameters[i].name == "need";
        if (names_need && rule.args.values[i].given) return dictionary.type(rule.args.values[i].record).name;
    }
    return verdict.subject_record;
}

std::optional<Day> mark_day(const VerdictView& view) {
    const bool is_done = view.done.has_value() && view.state != State::due_soon && view.state != State::not_yet_due;
    if (is_done) return view.done;
    return view.due ? view.due : view.start;
}

std::optional<TimelineEntry> duty_entry(const TimelineInput& input, const Verdict& verdict, const VerdictView& view) {
    const std::optional<Day> day = mark_day(view);
    if (!day) return std::nullopt;
    TimelineEntry entry;
    entry.form = TimelineEntry::Form::duty;
    entry.lane = input.lanes->lane_of(lane_type(verdict, *input.dictionary));
    entry.what = view.title;
    entry.place = view.place;
    entry.first = entry.last = *day;
    entry.date = long_date(*day);
    entry.state = view.state;
    entry.nature = view.nature;
    entry.anchor = view.anchor;
    if (view.start && view.due && *view.start <= *view.due) {
        entry.has_limit = true;
        entry.limit_from = *view.start;
        entry.limit_to = *view.due;
        const bool is_undone = view.state == State::breached && !view.done;
        const Day end = is_undone ? input.as_at : view.done.value_or(*view.due);
        entry.ran_over = (is_undone || view.state == State::met_late) && end > *view.due;
        entry.over_to = end;
    }
    return entry;
}

void add_records(const TimelineInput& input, Timeline& timeline) {
    const Case& one_case = *input.one_case;
    for (std::size_t i = 0; i < one_case.own_records; ++i) {
        const auto index = static_cast<RecordIndex>(i);
        const Record& record = one_case.records[i];
        const RecordType& type = input.dictionary->type(record.type);
        if (!type.dated || std::ranges::find(input.set_aside, index) != input.set_aside.end()) continue;
        const Value& value = record.value(*type.dated);
        const std::string place = place_words(std::string(record.file), record.line);
        if (!value.is_known()) {
            timeline.undated.push_back(capitalised(record_and_place(record, *input.dictionary)));
            continue;
        }
        TimelineEntry entry;
        entry.lane = input.lanes->lane_of(type.name);
        entry.what = capitalised(named_record(record, *input.dictionary));
        entry.place = place;
        entry.first = value.when.first;
        entry.last = value.when.last;
        entry.date = long_date(value.when);
        timeline.entries.push_back(std::move(entry));
    }
}

// A placeholder like 1 Jan 1900 would press everything else into one column, so the drawing keeps to
// the years around the as-at date.
void set_range(Timeline& timeline) {
    constexpr int least_days = 21;
    constexpr int days_back = 3 * 365;
    constexpr int days_ahead = 365;
    const Day earliest = timeline.as_at - days_back;
    const Day latest = timeline.as_at + days_ahead;
    timeline.from = timeline.to = timeline.as_at;
    const auto cover = [&](Day first, Day last) {
        if (last < earliest || first > latest) return;
        timeline.from = std::min(timeline.from, std::max(first, earliest));
        timeline.to = std::max(timeline.to, std::min(last, latest));
    };
    for (const TimelineEntry& entry : timeline.entries) {
        cover(entry.first, entry.last);
        if (entry.has_limit) cover(entry.limit_from, entry.limit_to);
        if (entry.ran_over) cover(entry.over_to, entry.over_to);
    }
    const int days = timeline.to - timeline.from;
    const int margin = std::max({2, days / 40, (least_days - days) / 2});
    timeline.from = timeline.from - margin;
    timeline.to = timeline.to + margin;
}

// Only where a day is wide enough to be seen.
void set_days_off(const Calendar& calendar, Timeline& timeline) {
    constexpr int most_days = 300;
    if (timeline.to - timeline.from > most_days) return;
    for (Day day = timeline.from; day <= timeline.to; day = day + 1) {
        const bool is_off = calendar.covers(day) ? !calendar.is_working(day) : is_weekend(day);
        if (!is_off) continue;
        if (!timeline.days_off.empty() && timeline.days_off.back().second + 1 == day) {
            timeline.days_off.back().second = day;
        } else {
            timeline.days_off.emplace_back(day, day);
        }
    }
}

/// A duty still to be done.
bool is_ahead(const TimelineEntry& entry) {
    return entry.form == TimelineEntry::Form::duty &&
           (entry.state == State::due_soon || entry.state == State::not_yet_due);
}

bool is_in_little_room(const TimelineEntry& entry) {
    if (entry.form == TimelineEntry::Form::event) return true;
    return entry.nature == Nature::rule &&
           (is_ahead(entry) || entry.state == State::breached || entry.state == State::met_late);
}

void put_entry(const TimelineEntry& entry, Fields& fields) {
    const bool is_event = entry.form == TimelineEntry::Form::event;
    fields.text("date", entry.date);
    fields.text("what", entry.what);
    fields.text("mark", is_event ? "▪" : std::string(words_of(entry.state, entry.nature).mark));
    fields.text("state", is_event ? "" : std::string(words_of(entry.state, entry.nature).label));
}

} // namespace

Timeline view_timeline(const TimelineInput& input, std::span<const Verdict> verdicts,
                       std::span<const VerdictView> views) {
    Timeline timeline;
    timeline.as_at = input.as_at;
    timeline.lanes = input.lanes->titles();
    add_records(input, timeline);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (std::optional<TimelineEntry> entry = duty_entry(input, verdicts[i], views[i])) {
            timeline.entries.push_back(std::move(*entry));
        } else {
            ++timeline.undated_duties;
        }
    }
    std::ranges::stable_sort(timeline.entries, {}, [](const TimelineEntry& entry) {
        return std::tuple(entry.first, entry.last, entry.lane, entry.form, entry.what);
    });
    set_range(timeline);
    set_days_off(*input.calendar, timeline);
    return timeline;
}

Timeline part_of(const Timeline& timeline, Day from, Day to) {
    Timeline part;
    part.as_at = timeline.as_at;
    part.from = from;
    part.to = to;
    part.lanes = timeline.lanes;
    for (TimelineEntry entry : timeline.entries) {
        if (entry.last < from || entry.first > to || !is_in_little_room(entry)) continue;
        entry.has_limit = entry.ran_over = false;
        part.entries.push_back(std::move(entry));
    }
    return part;
}

void put_lately(const Timeline& timeline, std::size_t most, Fields& fields) {
    std::vector<TimelineEntry> past;
    for (const TimelineEntry& entry : timeline.entries)
        if (entry.first <= timeline.as_at && !is_ahead(entry)) past.push_back(entry);
    std::ranges::reverse(past);
    put_first("lately", past, most, put_entry, fields);
}

void put_timeline(const Timeline& timeline, Fields& fields) {
    fields.list("timeline", timeline.entries, [&](const TimelineEntry& entry, Fields& one) {
        const bool is_event = entry.form == TimelineEntry::Form::event;
        put_entry(entry, one);
        one.text("lane", entry.lane < timeline.lanes.size() ? timeline.lanes[entry.lane] : "");
        one.flag("is_event", is_event);
        const bool is_at_limit = !entry.has_limit || entry.first == entry.limit_to;
        one.text("due", is_at_limit ? "" : long_date(entry.limit_to));
        one.text("anchor", entry.anchor);
        one.text("place", entry.place);
    });
    fields.list("undated", timeline.undated, [](const std::string& row, Fields& one) { one.text("record", row); });
    fields.text("undated_duties",
                timeline.undated_duties == 0 ? "" : count_of(timeline.undated_duties, "verdict", "verdicts"));
}

} // namespace abide
