// Sorts actions by how they stand on a day, and puts each into words.
#include "briefing/actions_page.hpp"

#include <algorithm>
#include <map>

#include "base/words.hpp"
#include "briefing/assurance/period.hpp"

namespace abide {

namespace {

constexpr int months_looked_back = 13;

bool has_barrier(const Action& action) {
    return std::ranges::any_of(action.barriers, [](const ActionBarrier& one) { return !one.removed; });
}

void put_in_list(const Action& action, ActionTracker& tracker) {
    const ActionStatus status = status_of(action, tracker.as_at);
    switch (status) {
    case ActionStatus::overdue: tracker.overdue.push_back(action); break;
    case ActionStatus::open: tracker.ahead.push_back(action); break;
    case ActionStatus::no_date:
    case ActionStatus::date_questioned: tracker.undated.push_back(action); break;
    case ActionStatus::done: tracker.done.push_back(action); break;
    case ActionStatus::worked: tracker.worked.push_back(action); break;
    }
    if (is_to_do(status) && action.owners.empty()) tracker.unowned.push_back(action);
    if (is_to_do(status) && has_barrier(action)) tracker.held_up.push_back(action);
    const ReviewStatus review = review_status_of(action, tracker.as_at);
    if (review != ReviewStatus::not_stated && review != ReviewStatus::over) tracker.reviews.push_back(action);
}

Day review_day(const Action& action) { return action.review.when ? action.review.when->last : Day(); }

void sort_lists(ActionTracker& tracker) {
    const auto due = [](const Action& one) { return one.due.when->last; };
    std::ranges::stable_sort(tracker.overdue, {}, due);
    std::ranges::stable_sort(tracker.ahead, {}, due);
    std::ranges::stable_sort(tracker.reviews, {},
                             [](const Action& one) { return std::pair(!one.review.when, review_day(one)); });
    std::ranges::stable_sort(tracker.done, std::greater(), [](const Action& one) { return *one.closed; });
    std::ranges::stable_sort(tracker.worked, std::greater(), [](const Action& one) { return one.worked.back().on; });
}

std::vector<ActionOwner> owners_of(const std::vector<Action>& actions, Day as_at) {
    std::map<std::pair<bool, std::string>, ActionOwner> owners;
    for (const Action& action : actions) {
        const ActionStatus status = status_of(action, as_at);
        const std::vector<std::string> nobody = {""};
        for (const std::string& name : action.owners.empty() ? nobody : action.owners) {
            ActionOwner& owner = owners[{name.empty(), lower_case(name)}];
            owner.owner = name;
            ++(is_to_do(status) ? owner.to_do : owner.done);
            if (status == ActionStatus::overdue) ++owner.overdue;
        }
    }
    std::vector<ActionOwner> all;
    for (auto& [key, owner] : owners) all.push_back(std::move(owner));
    return all;
}

ActionMonth count_month(const std::vector<Action>& then, Day end) {
    ActionMonth month;
    month.end = end;
    for (const Action& action : then) {
        ++(is_to_do(status_of(action, end)) ? month.to_do : month.done);
    }
    return month;
}

std::string distance_words(const Action& action, Day as_at) {
    if (!action.due.is_stated()) return "";
    const int days = action.due.when->last - as_at;
    if (days == 0) return "today";
    const auto count = static_cast<std::size_t>(days < 0 ? -days : days);
    return days < 0 ? count_of(count, "day", "days") + " overdue" : "in " + count_of(count, "day", "days");
}

struct EvidenceLine {
    std::string kind; ///< "done", "worked"
    ActionEvidence evidence;
};

void put_evidence(const Action& action, Fields& fields) {
    std::vector<EvidenceLine> lines;
    for (const ActionEvidence& one : action.done) lines.push_back({"done", one});
    for (const ActionEvidence& one : action.worked) lines.push_back({"worked", one});
    fields.list("evidence", lines, [&](const EvidenceLine& line, Fields& one) {
        one.flag("is_last", !lines.empty() && &line == &lines.back());
        one.text("evidence_of", line.kind);
        one.text("evidence_text", line.evidence.text);
        one.text("evidence_by", line.evidence.by);
        one.text("evidence_on", long_date(line.evidence.on));
        one.text("evidence_recorded",
                 line.evidence.on < line.evidence.recorded ? long_date(line.evidence.recorded) : "");
    });
}

void put_milestones(const Action& action, Fields& fields) {
    std::vector<ActionMilestone> left;
    std::ranges::copy_if(action.milestones, std::back_inserter(left),
                         [](const ActionMilestone& one) { return !one.done; });
    fields.list("milestones", left, [&](const ActionMilestone& milestone, Fields& one) {
        one.flag("is_last", !left.empty() && &milestone == &left.back());
        one.text("milestone", milestone.text);
        one.text("milestone_due", words_of(milestone.due));
    });
}

void put_barriers(const Action& action, Fields& fields) {
    std::vector<ActionBarrier> there;
    std::ranges::copy_if(action.barriers, std::back_inserter(there),
                         [](const ActionBarrier& one) { return !one.removed; });
    fields.list("barriers", there, [&](const ActionBarrier& barrier, Fields& one) {
        one.flag("is_last", !there.empty() && &barrier == &there.back());
        one.text("barrier", barrier.text);
        one.text("barrier_noted", long_date(barrier.noted));
    });
}

} // namespace

ActionTracker view_actions(const ActionRecords& records, Day as_at,
                           const std::function<bool(const Action&)>& is_meant) {
    const auto meant_on = [&](Day day) {
        std::vector<Action> actions = actions_on(day, records);
        if (is_meant) std::erase_if(actions, [&](const Action& one) { return !is_meant(one); });
        return actions;
    };
    ActionTracker tracker;
    tracker.as_at = as_at;
    const std::vector<Action> actions = meant_on(as_at);
    tracker.all = actions.size();
    for (const Action& action : actions) put_in_list(action, tracker);
    sort_lists(tracker);
    tracker.sources = sum_up(actions, as_at);
    tracker.owners = owners_of(actions, as_at);
    if (actions.empty()) return tracker;
    const Day first = std::ranges::min(actions, {}, &Action::recorded).recorded;
    for (const Period& month : months_up_to(month_of(as_at), months_looked_back)) {
        const Day end = std::min(month.last(), as_at);
        if (end >= first) tracker.months.push_back(count_month(meant_on(end), end));
    }
    return tracker;
}

std::vector<Action> overdue_among(std::vector<Action> actions, Day as_at) {
    std::erase_if(actions, [&](const Action& one) { return status_of(one, as_at) != ActionStatus::overdue; });
    std::ranges::stable_sort(actions, {}, [](const Action& one) { return one.due.when->last; });
    return actions;
}

void put_action(const Action& action, Day as_at, Fields& fields) {
    fields.text("action", number_words(action));
    fields.text("action_text", action.text);
    fields.text("action_status", spoken(name_of(status_of(action, as_at))));
    fields.text("source", action.source.label);
    fields.text("recommendation", action.recommendation);
    fields.text("source_team", action.source.team);
    fields.text("owners", action.owners.empty() ? "" : owners_words(action.owners));
    fields.text("action_due", words_of(action.due));
    fields.text("action_distance", distance_words(action, as_at));
    fields.text("review", words_of(action.review));
    fields.flag("is_review_overdue", review_status_of(action, as_at) == ReviewStatus::overdue);
    fields.flag("is_review_due", review_status_of(action, as_at) == ReviewStatus::due);
    fields.text("how_done", action.how_done);
    fields.text("how_worked", action.how_worked);
    put_milestones(action, fields);
    put_barriers(action, fields);
    put_evidence(action, fields);
}

LineChart burn_down(const ActionTracker& tracker) {
    LineChart chart;
    chart.measure = "Actions still to do";
    chart.subtitle = tracker.of + ", at the end of each month";
    chart.is_stock = true;
    chart.least = 0;
    for (const ActionMonth& month : tracker.months)
        chart.points.push_back(point_of_number(short_words_of(month_of(month.end)), static_cast<double>(month.to_do)));
    return chart;
}

Fields fields_of(const ActionTracker& tracker) {
    Fields fields;
    fields.text("as_at", tracker.as_at == Day() ? "" : long_date(tracker.as_at));
    fields.text("made_by", tracker.made_by);
    fields.text("of", tracker.of);
    fields.number("all_actions", tracker.all);
    fields.number("to_do", tracker.overdue.size() + tracker.ahead.size() + tracker.undated.size());
    const auto put = [&](const Action& action, Fields& one) { put_action(action, tracker.as_at, one); };
    fields.list("overdue", tracker.overdue, put);
    fields.list("ahead", tracker.ahead, put);
    fields.list("undated", tracker.undated, put);
    fields.list("unowned", tracker.unowned, put);
    fields.list("held_up", tracker.held_up, put);
    fields.list("reviews", tracker.reviews, put);
    fields.number("reviews_overdue",
                  static_cast<std::size_t>(std::ranges::count_if(tracker.reviews, [&](const Action& one) {
                      return review_status_of(one, tracker.as_at) == ReviewStatus::overdue;
                  })));
    fields.number("with_evidence", tracker.done.size() + tracker.worked.size());
    fields.list("done", tracker.done, put);
    fields.list("worked", tracker.worked, put);
    put_action_summary(tracker.sources, fields);
    fields.list("by_owner", tracker.owners, [](const ActionOwner& owner, Fields& one) {
        one.text("owner", owner.owner);
        one.number("owner_to_do", owner.to_do);
        one.number("owner_overdue", owner.overdue);
        one.number("owner_done", owner.done);
    });
    const LineChart chart = burn_down(tracker);
    fields.text("trend", texts_of(chart, judge_chart(chart)).title);
    fields.list("months", tracker.months, [](const ActionMonth& month, Fields& one) {
        one.text("month_end", month.end == Day() ? "" : long_date(month.end));
        one.number("month_to_do", month.to_do);
        one.number("month_done", month.done);
    });
    return fields;
}

Page write_actions(const ActionTracker& tracker, const Templates& templates) {
    PageFacts facts;
    facts.report = "Action tracker";
    facts.unit = tracker.of;
    facts.date = long_date(tracker.as_at);
    facts.made_by = tracker.made_by;
    facts.privacy = tracker.privacy;
    Page page = write_page(templates, "actions", fields_of(tracker), facts,
                           {{"trend", draw_line_chart(burn_down(tracker), "trend")}});
    page.name = tracker.of == all_actions ? file_name_of({"actions", iso(tracker.as_at)})
                                          : file_name_of({"actions", tracker.of, iso(tracker.as_at)});
    return page;
}

} // namespace abide
