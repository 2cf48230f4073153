// abide report team: the team manager's one page, of tonight's exports and of what the store remembers.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/words.hpp"
#include "briefing/actions_page.hpp"
#include "briefing/nightly.hpp"
#include "briefing/team_page.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/report_run.hpp"
#include "history/net_changes.hpp"

namespace abide {

namespace {

/// Nights a run chart looks back.
constexpr std::size_t most_nights = 14;

/// Gathers the page while cases are judged.
class TeamGathering {
  public:
    TeamGathering(const Calendar& calendar, Day as_at) : calendar_(&calendar), as_at_(as_at) {
        page_.soon = ahead(5);
        page_.last = ahead(10);
    }

    void add(HeardCase&& heard) {
        if (!heard.one_case->is_service) ++page_.cases;
        for (const Verdict& verdict : heard.verdicts) add(verdict, heard);
    }

    TeamPage view(const RunFacts& run, const std::string& team) {
        page_.run = run;
        page_.team = team;
        sort_by_urgency(page_.critical);
        page_.not_carried = take_not_carried(page_.critical);
        sort_deadlines(page_.due);
        page_.gaps = view_gaps(waiting_, run);
        for (const auto& [key, rule] : rules_) {
            if (rule.is_spoiled || (page_.goes_well && page_.goes_well->met >= rule.well.met)) continue;
            page_.goes_well = rule.well;
        }
        return std::move(page_);
    }

  private:
    struct RuleSoFar {
        GoingWell well;
        bool is_spoiled = false; ///< late or breached or not to be told somewhere
    };

    [[nodiscard]] Day ahead(int days) const {
        const std::optional<Day> day =
            calendar_->covers(as_at_) ? calendar_->plus_working_days(as_at_, days) : std::nullopt;
        return day.value_or(calendar_->last());
    }

    void add(const Verdict& verdict, const HeardCase& heard) {
        const Rule& rule = *verdict.rule;
        page_.counts.add(rule.nature, verdict.state);
        if (verdict.state == State::cannot_tell) waiting_.push_back({view_verdict(verdict, ""), heard.team, ""});
        if (rule.nature != Nature::rule) return;
        note_rule(verdict);
        const bool is_open = is_finding(verdict.state) && verdict.state != State::met_late;
        if (verdict.severity == Severity::critical && is_open) page_.critical.push_back(view_verdict(verdict, ""));
        if (verdict.overdue) ++page_.overdue;
        const bool is_ahead = verdict.state == State::due_soon || verdict.state == State::not_yet_due;
        if (!is_ahead || !verdict.due || *verdict.due > page_.last) return;
        Deadline& deadline = page_.due.emplace_back(deadline_of(view_verdict(verdict, ""), *calendar_, as_at_));
        deadline.team = heard.team;
        deadline.worker = heard.worker;
    }

    void note_rule(const Verdict& verdict) {
        RuleSoFar& rule = rules_[{verdict.procedure->id, verdict.rule->id}];
        // What nothing can breach was never breached: that says nothing of the work.
        if (!can_be_breached(*verdict.rule) || (is_finding(verdict.state) && verdict.state != State::due_soon))
            rule.is_spoiled = true;
        if (verdict.state != State::met) return;
        ++rule.well.met;
        rule.well.title = verdict.rule->title;
        rule.well.clauses = list_of(verdict.rule->clauses);
    }

    const Calendar* calendar_;
    Day as_at_;
    TeamPage page_;
    std::vector<WaitingVerdict> waiting_;
    std::map<std::pair<std::string, std::string>, RuleSoFar> rules_;
};

std::set<std::string> cases_of(const std::string& team, Store& store) {
    std::set<std::string> ids;
    for (const KnownCase& one : store.cases())
        if (one.team == team) ids.insert(one.id);
    return ids;
}

TeamNightCounts count_night(const SweepRecord& sweep, const std::set<std::string>& ids, Store& store) {
    TeamNightCounts night;
    night.as_at = sweep.as_at;
    store.each_open(sweep.number, [&](const Standing& standing, Day) {
        if (ids.contains(standing.duty.case_id)) night.add(standing);
    });
    return night;
}

/// The last sweep that is at least so many days older than the last of all; the end when there is none.
auto sweep_before(const std::vector<SweepRecord>& sweeps, int days) {
    const auto found = std::find_if(sweeps.rbegin(), sweeps.rend(),
                                    [&](const SweepRecord& one) { return one.as_at <= sweeps.back().as_at - days; });
    return found == sweeps.rend() ? sweeps.end() : std::prev(found.base());
}

TeamTrend trend_of(const std::set<std::string>& ids, KnownHistory& known) {
    const std::vector<SweepRecord>& sweeps = known.sweeps();
    Store& store = known.store();
    TeamTrend trend;
    for (const SweepRecord& sweep : std::span(sweeps).last(std::min(most_nights, sweeps.size())))
        trend.nights.push_back(count_night(sweep, ids, store));
    if (const auto month = sweep_before(sweeps, days_of_month); month != sweeps.end())
        trend.month_ago = count_night(*month, ids, store);
    const auto week = sweep_before(sweeps, days_of_week);
    if (week == sweeps.end()) return trend;
    trend.week_ago = count_night(*week, ids, store);
    const std::vector<Transition> all = store.transitions(week->number, sweeps.back().number);
    const SweepRecord last = store.last_sweep().value_or(sweeps.back());
    trend.changes = net_changes(all, std::span(std::next(week), sweeps.end()), last).changes;
    std::erase_if(trend.changes, [&](const Transition& one) { return !ids.contains(one.duty.case_id); });
    return trend;
}

TeamHistory history_of(const std::string& team, Day as_at, KnownHistory& known,
                       std::span<const Procedure* const> procedures) {
    TeamHistory history;
    Store& store = known.store();
    const std::vector<SweepRecord>& sweeps = known.sweeps();
    const SweepRecord& last = sweeps.back();
    history.night = last.id;
    const std::set<std::string> ids = cases_of(team, store);
    for (const Transition& one : store.transitions(last.number - 1, last.number)) {
        if (!ids.contains(one.duty.case_id)) continue;
        if (is_news(one)) history.news.push_back({one, title_of(one.duty, procedures)});
        if (one.category == Category::resolved && !is_left(one)) ++history.settled;
    }
    sort_news(history.news);
    history.trend = trend_of(ids, known);
    store.each_open(last.number, [&](const Standing& standing, Day since) {
        if (ids.contains(standing.duty.case_id))
            history.open.push_back({{standing, since, false}, title_of(standing.duty, procedures)});
    });
    history.overdue_actions = overdue_among(known.actions_on(as_at), as_at);
    std::stable_partition(history.overdue_actions.begin(), history.overdue_actions.end(),
                          [&](const Action& one) { return one.source.team == team; });
    sort_longest_open(history.open, as_at);
    return history;
}

Exit run_report(const Options& options, World& world) {
    if (!options.has("team")) throw Error(Exit::usage, "say with --team of which team the page is");
    ReportRun report(options, world, "team");
    TeamGathering gathering(report.run().calendar().calendar, report.run().request().as_at);
    report.hear([](State) { return true; }, [&](HeardCase&& heard) { gathering.add(std::move(heard)); });
    report.show_diagnostics();
    const std::string team = options.value("team");
    TeamPage page = gathering.view(facts_of(report.run()), team);
    KnownHistory* known = report.history();
    if (known != nullptr && !known->sweeps().empty())
        page.history = history_of(team, page.run.as_at, *known, report.run().procedures());
    write_page_files(write_team(page, report.templates()), options, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report team cases/ --team north --as-at 2026-04-10 -o out",
    "abide report team inbox --team north --config abide.conf -o out",
};
constexpr std::array<std::string_view, 18> options = {
    "team",   "config", "store",     "procedure", "procedures", "calendar", "as-at", "known-at",   "format-of",
    "output", "also",   "templates", "template",  "jobs",       "quiet",    "limit", "max-errors", "help"};
constexpr std::array<std::string_view, 1> reports = {"team"};

} // namespace

extern const Command report_team_command;
const Command report_team_command = {
    .name = "report team",
    .summary = "Write a team manager's one page: critical, new, due, still open, what cannot be told, what goes well",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes =
        "-o names a folder; it is made when it is not there. What is new and how long things have been open comes from\n"
        "the history of \"abide sweep\"; without one the page says so. A report ends with 0 or 3, whatever it finds.\n",
    .reports = reports,
    .run = run_report,
};

} // namespace abide
