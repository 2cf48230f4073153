// The team page's blocks, each as short as one page wants it; what is left out is counted.
#include "briefing/team_page.hpp"

#include <algorithm>
#include <tuple>

#include "base/words.hpp"
#include "briefing/actions_page.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

constexpr std::size_t most_of_a_block = 5;
constexpr std::size_t most_gaps = 3;

struct GapLine {
    GapRow row;
    GapStep step;
};

std::vector<GapLine> gap_lines(const RecordingGaps& gaps) {
    std::vector<GapLine> lines;
    for (const GapStep& step : gaps.order)
        if (step.settles > 0) lines.push_back({gaps.rows.at(step.row), step});
    return lines;
}

void put_history(const TeamPage& team, Fields& fields) {
    const TeamHistory none;
    const TeamHistory& history = team.history ? *team.history : none;
    fields.flag("has_history", team.history.has_value());
    fields.text("night", history.night);
    put_first(
        "news", history.news, most_of_a_block,
        [&](const ChangeRow& row, Fields& one) { put_change(row, team.run.as_at, one); }, fields);
    fields.number("settled", history.settled);
    put_first(
        "still_open", history.open, most_of_a_block,
        [&](const StillOpenRow& row, Fields& one) { put_still_open(row, team.run.as_at, one); }, fields);
    put_first(
        "overdue_actions", history.overdue_actions, most_of_a_block,
        [&](const Action& action, Fields& one) { put_action(action, team.run.as_at, one); }, fields);
    put_three_counts(history.trend, fields);
    const LineChart chart = open_chart(history.trend, team.team);
    const LineTexts texts = texts_of(chart, judge_chart(chart));
    fields.text("trend", texts.title);
    fields.list("trend_notes", texts.notes, [](const std::string& note, Fields& one) { one.text("note", note); });
    fields.list("nights", history.trend.nights, [](const TeamNightCounts& night, Fields& one) {
        one.text("night_as_at", night.as_at == Day() ? "" : long_date(night.as_at));
        one.number("open_findings", night.open);
        one.number("breached_findings", night.breached);
        one.number("untold_findings", night.cannot_tell);
    });
}

} // namespace

void sort_longest_open(std::vector<StillOpenRow>& open, Day as_at) {
    std::ranges::stable_sort(open, {}, [&](const StillOpenRow& row) {
        const Standing& standing = row.finding.standing;
        const bool is_late = is_overdue(standing, as_at);
        return std::tuple(rests_on_no_record(row), !is_late, is_late ? standing.due : row.finding.open_since,
                          -static_cast<int>(standing.severity));
    });
}

Fields fields_of(const TeamPage& team) {
    Fields fields;
    put_run(team.run, fields);
    put_diagnostics(team.run.diagnostics, fields);
    fields.text("team", team.team);
    fields.text("cases_looked_at", count_of(team.cases, "case", "cases"));
    put_counts(team.counts.duties, fields);
    fields.list("critical", team.critical, put_verdict);
    put_not_carried(team.not_carried, fields);
    put_first("due_next", team.due, most_of_a_block, put_deadline, fields);
    fields.text("soon", long_date(team.soon));
    fields.text("last", long_date(team.last));
    fields.number("due_soon_count", static_cast<std::size_t>(std::ranges::count_if(
                                        team.due, [&](const Deadline& one) { return *one.verdict.due <= team.soon; })));
    fields.number("overdue", team.overdue);
    put_first(
        "gaps", gap_lines(team.gaps), most_gaps,
        [](const GapLine& line, Fields& one) {
            one.text("what", line.row.what);
            one.number("settles", line.step.settles);
            one.text("who", list_of(std::vector<std::string>(line.row.who.begin(), line.row.who.end()), "or"));
        },
        fields);
    const GoingWell well = team.goes_well.value_or(GoingWell());
    fields.text("goes_well", well.title);
    fields.text("goes_well_clauses", well.clauses);
    fields.number("goes_well_met", well.met);
    put_history(team, fields);
    return fields;
}

Page write_team(const TeamPage& team, const Templates& templates) {
    const TeamTrend trend = team.history ? team.history->trend : TeamTrend();
    Page page = write_page(templates, "team", fields_of(team), page_facts(team.run, "Team page", team.team),
                           {{"trend", draw_mini_chart(open_chart(trend, team.team), "trend")},
                            {"breached", draw_mini_chart(breached_chart(trend, team.team), "breached")},
                            {"untold", draw_mini_chart(untold_chart(trend, team.team), "untold")}});
    page.name = file_name_of({"team", team.team, iso(team.run.as_at)});
    return page;
}

} // namespace abide
