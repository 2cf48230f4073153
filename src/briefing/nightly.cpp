// Puts together what a night is about from its changes and from what is open: most urgent first, each list with how
// many it leaves out.
#include "briefing/nightly.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/words.hpp"
#include "briefing/actions_page.hpp"
#include "briefing/case_words.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

constexpr std::size_t most_gaps = 5;

std::string place_words_of(const Diagnostic& one) {
    return place_words(one.place.file, one.place.line) + ": " + one.says;
}

std::vector<FaultCount> count_faults(const Diagnostics& diagnostics) {
    std::vector<FaultCount> faults;
    for (const Diagnostic& one : diagnostics) {
        const auto known = std::ranges::find(faults, one.code, &FaultCount::code);
        const auto times = static_cast<std::size_t>(one.times);
        if (known != faults.end())
            known->times += times;
        else
            faults.push_back({one.code, one.gravity, times, place_words_of(one)});
    }
    std::ranges::stable_sort(faults, {}, [](const FaultCount& one) {
        return std::pair(-static_cast<int>(one.gravity), -static_cast<std::ptrdiff_t>(one.times));
    });
    return faults;
}

void count_open(const Standing& one, TeamNight& team) {
    ++team.open;
    if (one.severity == Severity::critical && one.nature == Nature::rule) ++team.critical;
    if (one.state == State::breached) ++team.breached;
    if (one.state == State::due_soon) ++team.due_soon;
    if (one.state == State::cannot_tell) ++team.cannot_tell;
}

std::vector<TeamNight> teams_of(const NightlyInput& input) {
    std::map<std::string, TeamNight> teams;
    for (const StillOpen& one : input.open) count_open(one.standing, teams[one.standing.team]);
    for (const ChangeRow& row : input.changes->rows)
        if (is_news(row.transition)) ++teams[row.transition.team].news;
    std::vector<TeamNight> rows;
    for (auto& [name, team] : teams) {
        team.team = name;
        rows.push_back(std::move(team));
    }
    return rows;
}

void put_team(const TeamNight& row, Fields& fields) {
    fields.text("team", row.team);
    fields.number("open_count", row.open);
    fields.number("critical_count", row.critical);
    fields.number("breached_count", row.breached);
    fields.number("due_soon_count", row.due_soon);
    fields.number("cannot_tell_count", row.cannot_tell);
    fields.number("news_count", row.news);
}

void put_data(const NightlyPage& page, Fields& fields) {
    fields.list("faults", page.faults, [](const FaultCount& row, Fields& one) {
        one.text("code", row.code);
        one.text("gravity", std::string(name_of(row.gravity)));
        one.number("times", row.times);
        one.text("first", row.first);
    });
    put_first(
        "away", page.away, most_of_a_night,
        [](const CaseAway& row, Fields& one) {
            one.text("case", case_words(row.case_id));
            one.text("team", row.team);
            one.number("open_findings", row.open_findings);
            one.flag("is_held", row.is_held);
        },
        fields);
}

void put_gaps(const RecordingGaps& gaps, Fields& fields) {
    struct Line {
        std::string what;
        std::string who;
        std::size_t settles = 0;
    };
    std::vector<Line> lines;
    for (const GapStep& step : gaps.order) {
        const GapRow& row = gaps.rows.at(step.row);
        if (step.settles > 0)
            lines.push_back(
                {row.what, list_of(std::vector<std::string>(row.who.begin(), row.who.end()), "or"), step.settles});
    }
    fields.number("waiting", gaps.waiting);
    fields.number("recordable", gaps.recordable);
    fields.number("not_carried", gaps.not_carried);
    put_first(
        "gaps", lines, most_gaps,
        [](const Line& line, Fields& one) {
            one.text("what", line.what);
            one.text("who", line.who);
            one.number("settles", line.settles);
        },
        fields);
}

} // namespace

void sort_news(std::vector<ChangeRow>& news) {
    std::ranges::stable_sort(news, {}, [](const ChangeRow& row) {
        return std::pair(-static_cast<int>(row.transition.severity), row.transition.to == State::due_soon);
    });
}

NightlyPage view_nightly(const NightlyInput& input, const RunFacts& run) {
    NightlyPage page;
    page.run = run;
    page.tonight = input.changes->tonight;
    page.earlier = input.changes->earlier;
    page.shrunk = input.changes->shrunk;
    page.away = input.changes->away;
    page.settled = input.changes->counts.at(static_cast<std::size_t>(Category::resolved));
    for (const ChangeRow& row : input.changes->rows)
        if (is_news(row.transition)) page.news.push_back(row);
    sort_news(page.news);
    for (const StillOpen& one : input.open) {
        const Standing& standing = one.standing;
        const StillOpenRow row = {one, title_of(standing.duty, input.procedures)};
        page.any_held = page.any_held || one.is_held;
        if (standing.severity == Severity::critical && standing.nature == Nature::rule) page.critical.push_back(row);
        if (standing.state == State::due_soon && standing.nature == Nature::rule) page.due.push_back(row);
    }
    std::ranges::stable_sort(page.critical, {}, [](const StillOpenRow& row) {
        return std::tuple(order_of_urgency(row.finding.standing.state), row.finding.standing.due,
                          row.finding.open_since);
    });
    page.all_critical = page.critical.size();
    page.not_carried = take_not_carried(page.critical);
    std::ranges::stable_sort(page.due, {}, [](const StillOpenRow& row) {
        return std::pair(row.finding.standing.due, -static_cast<int>(row.finding.standing.severity));
    });
    page.faults = count_faults(run.diagnostics);
    page.gaps = *input.gaps;
    page.teams = teams_of(input);
    return page;
}

Fields fields_of(const NightlyPage& page) {
    const Day as_at = page.run.as_at;
    const auto put_row = [&](const StillOpenRow& row, Fields& one) {
        put_still_open(row, as_at, one);
        one.flag("is_held", row.finding.is_held);
    };
    Fields fields;
    put_run(page.run, fields);
    fields.text("night", page.tonight.id);
    fields.text("earlier_night", page.earlier.id);
    fields.text("day", iso(as_at));
    fields.flag("is_shrunk", page.shrunk);
    fields.number("overdue", page.overdue);
    fields.number("settled", page.settled);
    fields.flag("is_any_held", page.any_held);
    fields.list("counts", page.counts, [](const std::pair<std::string, std::string>& row, Fields& one) {
        one.text("what", row.first);
        one.text("value", row.second);
    });
    fields.list("critical", page.critical, put_row);
    fields.number("all_critical", page.all_critical);
    put_not_carried(page.not_carried, fields);
    put_first(
        "news", page.news, most_of_a_night, [&](const ChangeRow& row, Fields& one) { put_change(row, as_at, one); },
        fields);
    put_first("due_next", page.due, most_of_a_night, put_row, fields);
    put_data(page, fields);
    put_gaps(page.gaps, fields);
    fields.list("teams", page.teams, put_team);
    put_first(
        "overdue_actions", page.overdue_actions, most_of_a_night,
        [&](const Action& action, Fields& one) { put_action(action, as_at, one); }, fields);
    return fields;
}

Page write_nightly(const NightlyPage& nightly, const Templates& templates) {
    PageFacts facts = page_facts(nightly.run, "Nightly digest", "all cases");
    facts.front_matter.emplace_back("run", nightly.tonight.id);
    Page page = write_page(templates, "nightly", fields_of(nightly), facts, {});
    page.name = file_name_of({"nightly", iso(nightly.run.as_at)});
    return page;
}

} // namespace abide
