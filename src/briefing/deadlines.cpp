// Duties not done yet, put on the days on which they are due.
#include "briefing/deadlines.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/error.hpp"
#include "base/words.hpp"
#include "briefing/state_words.hpp"
#include "chart/bar_chart.hpp"

namespace abide {

namespace {

std::string day_distance(int working_days) {
    return count_of(static_cast<std::size_t>(working_days), "working day", "working days");
}

struct TeamDue {
    std::string team;
    std::size_t overdue = 0;
    std::size_t today = 0;
    std::size_t ahead = 0;
};

std::vector<TeamDue> by_team(const DeadlineCalendar& calendar) {
    std::map<std::string, TeamDue> teams;
    const auto of = [&](const Deadline& one) -> TeamDue& {
        TeamDue& team = teams[one.team];
        team.team = one.team;
        return team;
    };
    for (const Deadline& one : calendar.overdue) ++of(one).overdue;
    for (const DueDay& day : calendar.days)
        for (const Deadline& one : day.deadlines) ++(day.day == calendar.run.as_at ? of(one).today : of(one).ahead);
    std::vector<TeamDue> rows;
    for (auto& [name, row] : teams) rows.push_back(std::move(row));
    return rows;
}

/// "Most fall due on Mon 13 Apr 2026: 5 duties of 12".
std::string busiest_words(const DeadlineCalendar& calendar) {
    std::size_t most = 0;
    std::size_t all = 0;
    std::vector<std::string> busiest;
    for (const DueDay& day : calendar.days) {
        const std::size_t due = day.deadlines.size();
        all += due;
        if (due == 0 || due < most) continue;
        if (due > most) busiest.clear();
        most = due;
        busiest.push_back(long_date(day.day));
    }
    constexpr std::size_t most_named = 2;
    if (busiest.size() > most_named)
        return "No more than " + count_of(most, "duty falls", "duties fall") + " due on any day, of " +
               std::to_string(all) + " by " + long_date(calendar.last);
    return "Most fall due on " + list_of(busiest) + ": " + count_of(most, "duty", "duties") +
           (busiest.size() > 1 ? " each" : "") + ", of " + std::to_string(all);
}

BarChart days_chart(const DeadlineCalendar& calendar) {
    BarChart chart;
    chart.title = busiest_words(calendar);
    chart.subtitle = "How much falls due on each day, the next " + day_distance(calendar.within) +
                     "; what is overdue is not among it";
    chart.bar_head = "Day";
    chart.parts = {"duties"};
    for (const DueDay& day : calendar.days) chart.bars.push_back({long_date(day.day), {day.deadlines.size()}, {}});
    return chart;
}

void put_day(const DueDay& day, Fields& fields) {
    fields.text("day", long_date(day.day));
    fields.text("due_count", count_of(day.deadlines.size(), "duty", "duties"));
    fields.list("due_duties", day.deadlines, put_deadline);
}

} // namespace

Deadline deadline_of(VerdictView verdict, const Calendar& calendar, Day as_at) {
    const bool is_covered = verdict.due && calendar.covers(as_at) && calendar.covers(*verdict.due);
    const std::optional<int> days = is_covered ? calendar.working_days_between(as_at, *verdict.due) : std::nullopt;
    return {std::move(verdict), days};
}

std::string distance_words(const Deadline& deadline) {
    if (!deadline.working_days || *deadline.working_days < 0) return "";
    return *deadline.working_days == 0 ? "today" : "in " + day_distance(*deadline.working_days);
}

void put_deadline(const Deadline& deadline, Fields& fields) {
    put_verdict(deadline.verdict, fields);
    fields.text("distance", distance_words(deadline));
    fields.text("team", deadline.team);
    fields.text("worker", deadline.worker);
}

void sort_deadlines(std::vector<Deadline>& deadlines) {
    std::ranges::stable_sort(deadlines, {}, [](const Deadline& one) {
        return std::tuple(!one.verdict.due, one.verdict.due, -static_cast<int>(one.verdict.severity),
                          one.verdict.case_id);
    });
}

std::string words_of(const Holder& holder) {
    if (holder.team.empty()) return holder.worker.empty() ? "all teams" : holder.worker;
    return holder.worker.empty() ? holder.team : holder.team + ", " + holder.worker;
}

std::vector<std::string> name_parts(const std::string& report, const Holder& holder, Day as_at) {
    std::vector<std::string> parts = {report};
    if (!holder.team.empty()) parts.push_back(holder.team);
    if (!holder.worker.empty()) parts.push_back(holder.worker);
    parts.push_back(iso(as_at));
    return parts;
}

DeadlineCalendar view_deadlines(std::vector<Deadline> deadlines, const RunFacts& run, const Holder& holder, int within,
                                const Calendar& calendar) {
    DeadlineCalendar into;
    into.run = run;
    into.holder = holder;
    into.within = within;
    const std::optional<Day> last =
        calendar.covers(run.as_at) ? calendar.plus_working_days(run.as_at, within) : std::nullopt;
    if (!last)
        throw Error(Exit::usage,
                    calendar.title() + " does not know the day " + day_distance(within) + " after " + iso(run.as_at));
    into.last = *last;
    std::map<Day, std::vector<Deadline>> days;
    for (Day day = run.as_at; day <= into.last; day = day + 1)
        if (day == run.as_at || calendar.is_working(day)) days[day];
    sort_deadlines(deadlines);
    for (Deadline& one : deadlines) {
        if (one.verdict.is_overdue)
            into.overdue.push_back(std::move(one));
        else if (one.verdict.due.value() > into.last)
            ++into.later;
        else
            days[*one.verdict.due].push_back(std::move(one));
    }
    for (auto& [day, of_day] : days) into.days.push_back({day, std::move(of_day)});
    return into;
}

Fields fields_of(const DeadlineCalendar& calendar) {
    Fields fields;
    put_run(calendar.run, fields);
    put_diagnostics(calendar.run.diagnostics, fields);
    fields.text("holder", words_of(calendar.holder));
    fields.text("within", day_distance(calendar.within));
    fields.text("last", long_date(calendar.last));
    fields.text("cases_looked_at", count_of(calendar.cases, "case", "cases"));
    std::size_t ahead = 0;
    std::vector<DueDay> busy;
    for (const DueDay& day : calendar.days) {
        ahead += day.deadlines.size();
        if (!day.deadlines.empty()) busy.push_back(day);
    }
    fields.number("ahead", ahead);
    fields.number("later", calendar.later);
    fields.number("cannot_tell_duties", calendar.cannot_tell);
    fields.number("without_date", calendar.without_date);
    fields.list("overdue", calendar.overdue, put_deadline);
    fields.list("days", calendar.days, put_day);
    fields.list("busy_days", busy, put_day);
    fields.list("due_by_team", by_team(calendar), [](const TeamDue& row, Fields& one) {
        one.text("team", row.team);
        one.number("overdue_count", row.overdue);
        one.number("today_count", row.today);
        one.number("ahead_count", row.ahead);
    });
    return fields;
}

Page write_deadlines(const DeadlineCalendar& calendar, const Templates& templates) {
    const bool is_any_due =
        std::ranges::any_of(calendar.days, [](const DueDay& day) { return !day.deadlines.empty(); });
    Page page = write_page(templates, "due", fields_of(calendar),
                           page_facts(calendar.run, "Deadlines", words_of(calendar.holder)),
                           {{"days", is_any_due ? draw_bar_chart(days_chart(calendar), "days") : ""}});
    page.name = file_name_of(name_parts("due", calendar.holder, calendar.run.as_at));
    return page;
}

} // namespace abide
