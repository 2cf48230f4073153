// The timeline of one case: what happened, what was due and how it went, in lanes and in date order.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "briefing/fields.hpp"
#include "briefing/timeline_lanes.hpp"
#include "briefing/verdict_view.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

struct TimelineEntry {
    enum class Form : std::uint8_t {
        event, ///< a dated record
        duty,  ///< a verdict with a date
    };
    Form form = Form::event;
    std::size_t lane = 0;
    std::string what;  ///< "Strategy meeting m1", "Strategy meeting held in time"
    std::string place; ///< "cases/north.xml:22"
    Day first;         ///< the day of its mark; with `last`, every day it could be
    Day last;
    std::string date;         ///< in words, as exact as it was recorded
    State state = State::met; ///< duty
    Nature nature = Nature::rule;
    std::string anchor; ///< duty: of its verdict on the same page
    bool has_limit = false;
    Day limit_from; ///< duty with a limit: the day it began
    Day limit_to;   ///< and the day it was due
    bool ran_over = false;
    Day over_to; ///< how far past the limit it ran: done, or as-at when it never was
};

struct Timeline {
    Day as_at;
    Day from; ///< first day drawn
    Day to;   ///< last day drawn
    std::vector<std::string> lanes;
    std::vector<TimelineEntry> entries;        ///< in date order
    std::vector<std::pair<Day, Day>> days_off; ///< weekends and holidays drawn, first and last of each run
    std::vector<std::string> undated;          ///< records with no date on them, with their places
    std::size_t undated_duties = 0;            ///< verdicts that no date belongs to
};

struct TimelineInput {
    const Case* one_case = nullptr;
    const Dictionary* dictionary = nullptr;
    const Calendar* calendar = nullptr;
    const TimelineLanes* lanes = nullptr;
    Day as_at;
    std::span<const RecordIndex> set_aside; ///< records after the as-at date: not drawn
};

/// `verdicts` and `views` belong together, one to one.
Timeline view_timeline(const TimelineInput& input, std::span<const Verdict> verdicts,
                       std::span<const VerdictView> views);

/// What a page with little room shows of the days `from` to `to`: records, and duties that are breached, late or still
/// to be done; without their limits.
Timeline part_of(const Timeline& timeline, Day from, Day to);

/// Writes what the timeline's table and notes name.
void put_timeline(const Timeline& timeline, Fields& fields);

/// The drawing as a figure, once for wide and once for narrow pages, with its key; empty when there
/// is nothing to draw. The same content is in the table that follows it.
std::string draw_timeline(const Timeline& timeline);

/// The same in little room: lanes beside their titles, marks without words; of marks of one look that would cover each
/// other one is drawn. A list on the page has the last of them.
std::string draw_small_timeline(const Timeline& timeline);

/// Writes the list `lately`: at most `most` entries up to the as-at date, the newest first; and `lately_more`.
void put_lately(const Timeline& timeline, std::size_t most, Fields& fields);

/// Entries outside the days drawn are in the table only.
inline bool is_drawn(const Timeline& timeline, const TimelineEntry& entry) {
    return entry.last >= timeline.from && entry.first <= timeline.to;
}

} // namespace abide
