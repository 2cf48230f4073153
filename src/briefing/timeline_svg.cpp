// Draws a laid-out timeline as SVG. Colours come from the page's style by class; shapes differ by state.
#include <algorithm>
#include <set>

#include "base/markup.hpp"
#include "base/words.hpp"
#include "briefing/state_words.hpp"
#include "briefing/timeline_layout.hpp"
#include "chart/figure.hpp"
#include "chart/svg.hpp"

namespace abide {

namespace {

constexpr int wide = 9000;
constexpr int narrow = 3400;
constexpr int small_wide = 4300;

std::string sign(int x, int y, const char* text) {
    return box("t-paper t-edge", x - 65, y - 65, 130, 130) + words("t-sign", x, y, text, Anchor::middle);
}

std::string diamond(int x, int y) { return path("t-late", {{x, y - 70}, {x + 70, y}, {x, y + 70}, {x - 70, y}}, true); }

std::string cross(int x, int y) {
    return line("t-cross-edge", x - 50, y - 50, x + 50, y + 50) + line("t-cross-edge", x - 50, y + 50, x + 50, y - 50) +
           line("t-cross", x - 50, y - 50, x + 50, y + 50) + line("t-cross", x - 50, y + 50, x + 50, y - 50);
}

std::string half_circle(int x, int y) {
    return circle("t-paper t-edge", x, y, 55) + "<path class=\"t-ink\" d=\"M" + px(x) + " " + px(y - 55) +
           "a5.5 5.5 0 0 0 0 11Z\"/>\n";
}

std::string triangle(int x, int y) {
    return path("t-paper t-edge", {{x - 65, y - 50}, {x + 65, y - 50}, {x, y + 65}}, true);
}

std::string state_mark(State state, Nature nature, int x, int y) {
    if (state == State::breached && nature == Nature::indicator) return triangle(x, y);
    switch (state) {
    case State::met: return circle("t-met", x, y, 55);
    case State::met_late: return diamond(x, y);
    case State::breached: return cross(x, y);
    case State::due_soon: return half_circle(x, y);
    case State::not_yet_due: return circle("t-paper t-edge", x, y, 55);
    case State::cannot_tell: return sign(x, y, "?");
    case State::no_breach_either_way: return sign(x, y, "≈");
    case State::not_applicable:
    case State::not_checked: break;
    }
    return {};
}

std::string entry_shapes(const TimelineEntry& entry, const PlacedEntry& placed) {
    std::string svg;
    if (entry.has_limit) {
        svg += box("t-bar", placed.bar_from, placed.y - 30, placed.bar_to - placed.bar_from, 60);
        svg += line("t-due", placed.bar_to, placed.y - 70, placed.bar_to, placed.y + 70);
    }
    if (entry.ran_over) svg += line("t-over", placed.bar_to, placed.y, placed.over_to, placed.y);
    if (placed.span_end != 0) {
        svg += box("t-span", placed.mark, placed.y - 40, placed.span_end - placed.mark, 80);
    } else if (entry.form == TimelineEntry::Form::event) {
        svg += box("t-event", placed.mark - 40, placed.y - 40, 80, 80);
    } else {
        svg += state_mark(entry.state, entry.nature, placed.mark, placed.y);
    }
    return svg;
}

std::string ground(const TimelineLayout& layout) {
    std::string svg;
    const int bottom = layout.height;
    for (const auto& [from, to] : layout.days_off)
        svg += box("t-off", from, layout.top, to - from, bottom - layout.top);
    for (const PlacedTick& tick : layout.ticks) {
        svg += line("t-tick", tick.x, layout.top - 40, tick.x, bottom);
        if (tick.x + text_width(tick.label) <= layout.width)
            svg += words("t-date", tick.x, layout.top - 110, tick.label);
    }
    svg += line("t-as-at", layout.as_at, 190, layout.as_at, bottom);
    svg += words("t-as-at-words", layout.as_at_label, 100, layout.as_at_words);
    return svg;
}

constexpr const char* table_after = "The table after this drawing has the same content in date order.";
constexpr const char* list_after = "The list after this drawing names the last of them; the case sheet has them all.";

// What somebody who cannot see the drawing is told of it; what comes after it says the rest.
std::string description(const Timeline& timeline, const char* after) {
    std::size_t events = 0;
    std::size_t duties = 0;
    for (const TimelineEntry& entry : timeline.entries) {
        if (!is_drawn(timeline, entry)) continue;
        ++(entry.form == TimelineEntry::Form::event ? events : duties);
    }
    return "From " + long_date(timeline.from) + " to " + long_date(timeline.to) + ", as at " +
           long_date(timeline.as_at) + ": " + count_of(events, "dated record", "dated records") + " and " +
           count_of(duties, "judged duty", "judged duties") + ". " + after;
}

// The newest of the duties that ran over their limit; where none did, that, and how much of it nobody can tell.
std::string message(const Timeline& timeline) {
    const TimelineEntry* newest = nullptr;
    std::size_t late = 0;
    std::size_t untold = 0;
    for (const TimelineEntry& entry : timeline.entries) {
        if (entry.form != TimelineEntry::Form::duty || !is_drawn(timeline, entry)) continue;
        if (entry.state == State::cannot_tell) ++untold;
        if (!entry.ran_over) continue;
        ++late;
        if (newest == nullptr || newest->limit_to <= entry.limit_to) newest = &entry;
    }
    if (newest == nullptr)
        return "No duty drawn here ran over its limit" +
               (untold == 0 ? std::string() : "; of " + count_of(untold, "duty", "duties") + " nobody can tell");
    return (late == 1 ? "One duty ran over its limit: "
                      : "The newest of " + std::to_string(late) + " duties that ran over their limits: ") +
           newest->what + ", " + label_in_sentence(newest->state, newest->nature) + ", due on " +
           long_date(newest->limit_to);
}

std::string draw(const Timeline& timeline, const TimelineLayout& layout, const std::string& name, const char* after) {
    const std::string id = "timeline_" + name;
    std::string svg =
        begin_svg({name, id, layout.width, layout.height, message(timeline), description(timeline, after)});
    svg += ground(layout);
    for (const PlacedLane& lane : layout.lanes) {
        svg += line("t-lane", 0, lane.top, layout.width, lane.top);
        svg += words("t-lane-words", lane.title_x, lane.title_y, lane.title);
    }
    for (const PlacedEntry& placed : layout.entries) {
        svg += entry_shapes(timeline.entries[placed.entry], placed);
        if (!placed.label.empty()) svg += words("t-words", placed.label_x, placed.label_y, placed.label);
    }
    return svg + "</svg>\n";
}

// Only what the drawings have in them; on a narrow page days may be too narrow to shade.
std::string key(const Timeline& timeline, const TimelineLayout& wide_one, const TimelineLayout& narrow_one) {
    std::string list;
    std::set<std::pair<State, Nature>> states;
    bool has_event = false;
    bool has_span = false;
    bool has_limit = false;
    for (const TimelineEntry& entry : timeline.entries) {
        if (!is_drawn(timeline, entry)) continue;
        const bool is_event = entry.form == TimelineEntry::Form::event;
        has_span = has_span || entry.first != entry.last;
        has_event = has_event || (is_event && entry.first == entry.last);
        has_limit = has_limit || entry.has_limit;
        if (!is_event) states.insert({entry.state, entry.nature});
    }
    if (has_event) list += key_entry("▪", "dated record");
    if (has_span) list += key_entry("▭", "only part of the date is known: every day it could be");
    for (const auto& [state, nature] : states)
        list += key_entry(std::string(words_of(state, nature).mark), label_in_sentence(state, nature));
    if (has_limit) list += key_entry("▬", "from the start of a duty to its due date");
    const char* where = narrow_one.days_off.empty() ? " class=\"wide\"" : "";
    if (!wide_one.days_off.empty()) list += key_entry("░", "weekends and bank holidays", where);
    return list;
}

std::string left_out(const Timeline& timeline) {
    const auto drawn =
        std::ranges::count_if(timeline.entries, [&](const TimelineEntry& entry) { return is_drawn(timeline, entry); });
    const auto missing = timeline.entries.size() - static_cast<std::size_t>(drawn);
    if (missing == 0) return {};
    return "Outside the days drawn, and in the table only: " + count_of(missing, "entry", "entries") + ".";
}

std::string draw_in_both(const Timeline& timeline, const TimelineLayout& wide_one, const TimelineLayout& narrow_one,
                         const std::string& subtitle, const char* after) {
    const bool is_empty =
        std::ranges::none_of(timeline.entries, [&](const TimelineEntry& entry) { return is_drawn(timeline, entry); });
    if (is_empty) return {};
    const std::string drawings = draw(timeline, wide_one, "wide", after) + draw(timeline, narrow_one, "narrow", after);
    const std::string signs = key(timeline, wide_one, narrow_one);
    std::string note = left_out(timeline);
    // A small one has no room for its message in words beside it: the page it stands on says the same.
    if (subtitle.empty())
        return "<figure class=\"timeline\">\n" + drawings + "<figcaption>\n<ul class=\"key\">\n" + signs + "</ul>\n" +
               (note.empty() ? "" : "<p>" + note + "</p>\n") + "</figcaption>\n</figure>\n";
    ChartTexts texts;
    texts.title = message(timeline);
    if (!note.empty()) texts.notes.push_back(std::move(note));
    return figure_of("chart timeline", texts, subtitle, drawings, signs);
}

} // namespace

std::string draw_timeline(const Timeline& timeline) {
    return draw_in_both(timeline, lay_out(timeline, wide), lay_out(timeline, narrow), "Timeline of the case",
                        table_after);
}

std::string draw_small_timeline(const Timeline& timeline) {
    return draw_in_both(timeline, lay_out_small(timeline, small_wide), lay_out_small(timeline, narrow), "", list_after);
}

} // namespace abide
