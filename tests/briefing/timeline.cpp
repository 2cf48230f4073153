// Timelines: what stands where, which shape each state has, and that no words ever overlap.
#include "briefing/timeline.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <regex>
#include <set>
#include <stdexcept>

#include "briefing/state_words.hpp"
#include "briefing/timeline_layout.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"

namespace abide::tests {

namespace {

Day day(std::string_view iso) { return parse_day(iso).value(); }

const TimelineEntry& entry(const Timeline& timeline, std::string_view what) {
    for (const TimelineEntry& one : timeline.entries)
        if (one.what == what) return one;
    throw std::runtime_error("no entry " + std::string(what));
}

Timeline with(std::vector<TimelineEntry> entries) {
    Timeline timeline;
    timeline.as_at = day("2026-04-10");
    timeline.from = day("2026-03-01");
    timeline.to = day("2026-05-01");
    timeline.lanes = {"One", "Two", "Other"};
    timeline.entries = std::move(entries);
    return timeline;
}

TimelineEntry duty(State state) {
    TimelineEntry one;
    one.form = TimelineEntry::Form::duty;
    one.what = "A duty";
    one.state = state;
    one.first = one.last = day("2026-04-09");
    return one;
}

struct Box {
    int left, top, right, bottom;
    std::string what;
};

// Every label, and everything else of every entry.
std::vector<Box> boxes_of(const TimelineLayout& layout) {
    std::vector<Box> boxes;
    for (const PlacedEntry& one : layout.entries) {
        boxes.push_back({one.label_x, one.label_y - label_height / 2, one.label_x + one.label_width,
                         one.label_y + label_height / 2, one.label});
        const int mark_left = one.span_end != 0 ? one.mark : one.mark - 70;
        const int mark_right = one.span_end != 0 ? one.span_end : one.mark + 70;
        boxes.push_back({mark_left, one.y - 70, mark_right, one.y + 70, "mark of " + one.label});
        if (one.bar_to > one.bar_from) boxes.push_back({one.bar_from, one.y - 30, one.bar_to, one.y + 30, "bar"});
    }
    return boxes;
}

std::string overlap(const TimelineLayout& layout) {
    const std::vector<Box> boxes = boxes_of(layout);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            const Box& a = boxes[i];
            const Box& b = boxes[j];
            // A mark stands on its own bar.
            const bool is_bar = b.what == "bar" || a.what == "bar";
            const bool is_label = !a.what.starts_with("mark") && !is_bar;
            const bool is_other_label = !b.what.starts_with("mark") && !is_bar;
            if (!is_label && !is_other_label) continue;
            if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                return a.what + " lies on " + b.what;
        }
    }
    return {};
}

std::string outside(const TimelineLayout& layout) {
    for (const PlacedEntry& one : layout.entries) {
        if (one.label_x < 0 || one.label_x + one.label_width > layout.width) return one.label + " leaves the drawing";
        if (one.y < layout.top || one.label_y > layout.height) return one.label + " leaves its lanes";
    }
    return {};
}

rc::Gen<TimelineEntry> any_entry() {
    return rc::gen::exec([] {
        TimelineEntry one;
        one.form = *rc::gen::elementOf(std::vector{TimelineEntry::Form::event, TimelineEntry::Form::duty});
        one.lane = *rc::gen::inRange<std::size_t>(0, 3);
        one.what = std::string(*rc::gen::inRange<std::size_t>(1, 70), 'm');
        one.state = *rc::gen::elementOf(std::vector{State::met, State::met_late, State::breached, State::due_soon,
                                                    State::not_yet_due, State::cannot_tell});
        one.first = day("2026-02-01") + *rc::gen::inRange(0, 120);
        one.last = one.first + (one.form == TimelineEntry::Form::event ? *rc::gen::inRange(0, 40) : 0);
        one.date = "Feb 2026";
        one.has_limit = one.form == TimelineEntry::Form::duty && *rc::gen::arbitrary<bool>();
        one.limit_from = one.first - *rc::gen::inRange(0, 60);
        one.limit_to = one.first - *rc::gen::inRange(0, 9);
        one.limit_to = std::max(one.limit_to, one.limit_from);
        one.ran_over = one.has_limit && *rc::gen::arbitrary<bool>();
        one.over_to = one.limit_to + *rc::gen::inRange(1, 30);
        return one;
    });
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(timelines)

BOOST_AUTO_TEST_CASE(records_and_duties_stand_in_date_order_in_their_lanes) {
    const Toy toy;
    const Timeline timeline = toy.sheet().timeline;
    BOOST_TEST(std::ranges::is_sorted(timeline.entries, {}, &TimelineEntry::first));
    const auto lane = [&](std::string_view what) { return timeline.lanes.at(entry(timeline, what).lane); };
    BOOST_TEST(lane("Concern c1") == "Concern");
    BOOST_TEST(lane("Letter from school") == "Other");
    // A duty stands with what it asks for, not with what began it.
    BOOST_TEST(lane("Strategy meeting held in time") == "Strategy");
    BOOST_TEST(lane("Review conference held in time") == "Plans and reviews");
}

BOOST_AUTO_TEST_CASE(a_limit_runs_from_start_to_due_and_over_it_to_done_or_to_as_at) {
    const Toy toy;
    const Timeline timeline = toy.sheet().timeline;
    const TimelineEntry& breached = entry(timeline, "Strategy meeting held in time");
    BOOST_TEST(
        (breached.has_limit && breached.limit_from == day("2026-04-02") && breached.limit_to == day("2026-04-09")));
    BOOST_TEST((breached.first == day("2026-04-09") && breached.ran_over && breached.over_to == toy.run.as_at));
    const TimelineEntry& late = entry(timeline, "Section 47 enquiry begun in time");
    BOOST_TEST((late.first == day("2026-03-18") && late.ran_over && late.over_to == day("2026-03-18")));
    BOOST_TEST(!entry(timeline, "Follow-up strategy meeting held in time").ran_over);
    BOOST_TEST(!entry(timeline, "Review conference held in time").ran_over);
}

BOOST_AUTO_TEST_CASE(part_known_dates_are_spans_of_every_day_they_could_be) {
    const Toy toy;
    const Timeline timeline = toy.sheet().timeline;
    const TimelineEntry& plan = entry(timeline, "Child’s plan p1");
    BOOST_TEST((plan.first == day("2026-02-01") && plan.last == day("2026-02-28")));
    BOOST_TEST(plan.date == "Feb 2026");
    BOOST_TEST(times(draw_timeline(timeline), "t-span") == 2U);
}

BOOST_AUTO_TEST_CASE(what_has_no_date_is_named_and_what_is_set_aside_is_not_drawn) {
    const Toy toy;
    const Timeline timeline = toy.sheet().timeline;
    BOOST_TEST(timeline.undated == std::vector<std::string>{"Letter from school l2 (cases/north.xml:37)"},
               boost::test_tools::per_element());
    BOOST_TEST(timeline.undated_duties == 1U);
    BOOST_TEST(std::ranges::none_of(timeline.entries,
                                    [](const TimelineEntry& one) { return one.what == "Panel nomination n1"; }));
}

BOOST_AUTO_TEST_CASE(days_off_are_runs_of_weekends_and_holidays) {
    const Toy toy;
    const auto days_off = toy.sheet().timeline.days_off;
    const std::pair<Day, Day> easter{day("2026-04-03"), day("2026-04-06")};
    BOOST_TEST((std::ranges::find(days_off, easter) != days_off.end()));
}

BOOST_AUTO_TEST_CASE(every_state_has_a_shape_of_its_own) {
    std::set<std::string> drawings;
    const std::vector<State> drawn = {State::met,
                                      State::met_late,
                                      State::breached,
                                      State::due_soon,
                                      State::not_yet_due,
                                      State::cannot_tell,
                                      State::no_breach_either_way};
    for (const State state : drawn) {
        std::string svg = draw_timeline(with({duty(state)}));
        svg = svg.substr(svg.find("<path class=\"t-lane\""), svg.find("</svg>") - svg.find("<path class=\"t-lane\""));
        svg = svg.substr(0, svg.rfind("<text")); // without the label
        // Without its colours; hollow or full is part of a shape.
        static const std::regex colour("t-(met|late|ink|edge|cross)");
        BOOST_TEST(drawings.insert(std::regex_replace(svg, colour, "")).second, name_of(state));
    }
    TimelineEntry indicator = duty(State::breached);
    indicator.nature = Nature::indicator;
    const std::string svg = draw_timeline(with({indicator}));
    BOOST_TEST(!has(svg, "t-cross"));
    BOOST_TEST(has(svg, "record does not show it"));
}

BOOST_AUTO_TEST_CASE(marks_in_words_differ_for_every_state) {
    std::set<std::string_view> marks;
    for (std::size_t i = 0; i < state_count; ++i) {
        const StateWords& words = words_of(static_cast<State>(i));
        BOOST_TEST(marks.insert(words.mark).second, words.label);
        BOOST_TEST(find_mark(words.mark) == &words);
    }
    BOOST_TEST(words_of(State::breached, Nature::indicator).mark != words_of(State::breached).mark);
}

BOOST_AUTO_TEST_CASE(the_drawing_says_what_it_is_and_has_a_line_at_as_at) {
    const Toy toy;
    const std::string svg = draw_timeline(toy.sheet().timeline);
    for (const std::string& fault : faults_of_part(svg)) BOOST_ERROR(fault);
    BOOST_TEST(times(svg, "role=\"img\"") == 2U);
    BOOST_TEST(times(svg, "class=\"t-as-at\"") == 2U);
    BOOST_TEST(times(svg, "As at Fri 10 Apr 2026") == 2U);
    BOOST_TEST(
        has(words_in(svg), "dated records and 7 judged duties. The table after this drawing has the same content"));
    BOOST_TEST(!has(svg, "style="));
}

BOOST_AUTO_TEST_CASE(its_message_is_the_newest_duty_that_ran_over_its_limit) {
    const auto message = [](std::vector<TimelineEntry> entries) {
        const std::string figure = draw_timeline(with(std::move(entries)));
        const std::string_view before = "<p class=\"chart-title\">";
        const std::size_t at = figure.find(before) + before.size();
        return figure.substr(at, figure.find("</p>", at) - at);
    };
    const auto late = [](const std::string& what, std::string_view due, State state) {
        TimelineEntry one = duty(state);
        one.what = what;
        one.has_limit = one.ran_over = true;
        one.limit_from = day("2026-03-02");
        one.limit_to = day(due);
        one.over_to = day("2026-04-10");
        return one;
    };
    const TimelineEntry review = late("Review held in time", "2026-03-05", State::met_late);
    const TimelineEntry meeting = late("Meeting held in time", "2026-04-08", State::breached);
    BOOST_TEST(message({duty(State::met)}) == "No duty drawn here ran over its limit");
    BOOST_TEST(message({duty(State::met), duty(State::cannot_tell)}) ==
               "No duty drawn here ran over its limit; of 1 duty nobody can tell");
    BOOST_TEST(message({review}) ==
               "One duty ran over its limit: Review held in time, met late, due on Thu 5 Mar 2026");
    BOOST_TEST(message({meeting, review}) == "The newest of 2 duties that ran over their limits: Meeting held in time, "
                                             "breached, due on Wed 8 Apr 2026");
}

BOOST_AUTO_TEST_CASE(a_case_without_dates_has_no_drawing) { BOOST_TEST(draw_timeline(with({})) == ""); }

BOOST_AUTO_TEST_CASE(a_date_of_long_ago_is_in_the_table_and_not_in_the_drawing) {
    Toy toy;
    toy.add_record("concern", "c0", 50, {{"date", "1900-01-01"}});
    const Timeline timeline = toy.sheet().timeline;
    BOOST_TEST((timeline.from > day("2023-01-01")));
    BOOST_TEST(timeline.entries.front().date == "Mon 1 Jan 1900");
    const std::string svg = draw_timeline(timeline);
    BOOST_TEST(!has(svg, "Concern c0"));
    BOOST_TEST(has(words_in(svg), "Outside the days drawn, and in the table only: 1 entry."));
}

BOOST_AUTO_TEST_CASE(long_titles_are_shortened_but_never_how_it_went) {
    TimelineEntry one = duty(State::breached);
    one.what = std::string(200, 'm');
    for (const int width : {3400, 9000}) {
        const TimelineLayout layout = lay_out(with({one}), width);
        BOOST_TEST(layout.entries.at(0).label.ends_with("m…: breached Thu 9 Apr"));
        BOOST_TEST(outside(layout) == "");
    }
}

BOOST_AUTO_TEST_CASE(texts_of_records_are_escaped_in_the_drawing) {
    for (const std::string& text : hostile_texts()) {
        TimelineEntry one = duty(State::met);
        one.what = text;
        const std::string svg = draw_timeline(with({one}));
        for (const std::string& fault : faults_of_part(svg)) BOOST_ERROR(fault << " in " << text);
    }
}

RC_BOOST_PROP(no_label_ever_overlaps_anything, ()) {
    auto entries = *rc::gen::container<std::vector<TimelineEntry>>(any_entry());
    std::ranges::stable_sort(entries, {}, &TimelineEntry::first);
    Timeline timeline = with(entries);
    timeline.from = day("2026-01-01");
    timeline.to = day("2026-07-01");
    for (const int width : {3400, 9000}) {
        const TimelineLayout layout = lay_out(timeline, width);
        RC_ASSERT(layout.entries.size() == entries.size());
        RC_ASSERT(overlap(layout) == "");
        RC_ASSERT(outside(layout) == "");
    }
}

BOOST_AUTO_TEST_CASE(lanes_are_read_from_lines_and_faults_are_told) {
    Diagnostics faults;
    const TimelineLanes lanes = read_lanes("# lanes\nOne: a b\n\nTwo: c a\nno types:\n: d\n", "lanes.txt", faults);
    BOOST_TEST(lanes.titles() == (std::vector<std::string>{"One", "Two", "Other"}), boost::test_tools::per_element());
    BOOST_TEST(lanes.lane_of("a") == 0U);
    BOOST_TEST(lanes.lane_of("c") == 1U);
    BOOST_TEST(lanes.lane_of("z") == 2U);
    BOOST_TEST_REQUIRE(faults.size() == 3U);
    BOOST_TEST(faults[0].says == "\"a\" stands in two lanes");
    BOOST_TEST(faults[0].place.line == 4U);
    BOOST_TEST(faults[1].place.line == 5U);
    BOOST_TEST(faults[2].place.line == 6U);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
