// Lays the allocations of a case side by side and counts workers, and days without one.
#include "briefing/assurance/continuity.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>
#include <tuple>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "briefing/record_facts.hpp"
#include "chart/bar_chart.hpp"

namespace abide {

namespace {

constexpr int months_looked_back = 12;
constexpr int days_of_a_week = 7;
constexpr int days_of_four_weeks = 28;
constexpr std::size_t many_workers = 3;

constexpr std::array<const char*, workers_held_count> worker_words = {
    "Nobody recorded who held it", "Nobody", "1 worker", "2 workers", "3 workers", "4 workers", "5 workers and more"};
constexpr std::array<const char*, unheld_count> unheld_words = {
    "Nobody recorded who held it", "On no day", "Up to a week", "Up to four weeks", "More than four weeks"};
constexpr std::array<const char*, held_now_count> now_words = {"A worker", "Nobody", "Not recorded"};

struct Stretch {
    Day first;
    Day last;
    std::string worker;
};

/// What the allocations of a case say of the days looked at.
struct Held {
    bool is_recorded = false; ///< there is an allocation, and every one has its first day
    std::set<std::string> workers;
    int days_unheld = 0;
    bool is_held_now = false;
};

std::vector<Stretch> stretches_of(const Case& one_case, std::span<const RecordIndex> set_aside,
                                  const RecordFacts& allocations, Day as_at, bool& is_recorded) {
    std::vector<Stretch> stretches;
    allocations.each(one_case, set_aside, [&](RecordIndex at, const Record& record) {
        const std::optional<Day> start = allocations.day(record, "start");
        const bool has_end = allocations.said(one_case, record, "end") == Said::known;
        const std::optional<Day> end = allocations.day(record, "end");
        if (!start || (has_end && !end)) {
            is_recorded = false;
            return;
        }
        const std::optional<std::string> worker = allocations.text(record, "worker");
        // Somebody held it, though nobody wrote down who: a worker of their own.
        stretches.push_back({*start, end.value_or(as_at), worker.value_or("record " + std::to_string(at))});
    });
    std::ranges::sort(stretches, {}, &Stretch::first);
    return stretches;
}

Held held_in(const Case& one_case, std::span<const RecordIndex> set_aside, const RecordFacts& allocations, Day from,
             Day as_at) {
    Held held;
    held.is_recorded = true;
    const std::vector<Stretch> stretches = stretches_of(one_case, set_aside, allocations, as_at, held.is_recorded);
    held.is_recorded = held.is_recorded && !stretches.empty();
    Day next = from;
    for (const Stretch& one : stretches) {
        if (one.last < from || as_at < one.first) continue;
        held.workers.insert(one.worker);
        if (next < one.first) held.days_unheld += one.first - next;
        next = std::max(next, one.last + 1);
        held.is_held_now = held.is_held_now || as_at <= one.last;
    }
    if (next <= as_at) held.days_unheld += as_at - next + 1;
    return held;
}

WorkersHeld workers_of(const Held& held) {
    if (!held.is_recorded) return WorkersHeld::not_recorded;
    const auto most = static_cast<std::size_t>(WorkersHeld::more);
    return static_cast<WorkersHeld>(std::min(held.workers.size() + static_cast<std::size_t>(WorkersHeld::none), most));
}

Unheld unheld_of(const Held& held) {
    if (!held.is_recorded) return Unheld::not_recorded;
    if (held.days_unheld == 0) return Unheld::never;
    if (held.days_unheld <= days_of_a_week) return Unheld::a_week;
    return held.days_unheld <= days_of_four_weeks ? Unheld::four_weeks : Unheld::longer;
}

HeldNow now_of(const Held& held, bool has_worker) {
    if (has_worker || held.is_held_now) return HeldNow::yes;
    return held.is_recorded ? HeldNow::no : HeldNow::not_recorded;
}

void count(const Held& held, bool has_worker, ContinuityCounts& counts) {
    ++counts.workers.at(static_cast<std::size_t>(workers_of(held)));
    ++counts.unheld.at(static_cast<std::size_t>(unheld_of(held)));
    ++counts.now.at(static_cast<std::size_t>(now_of(held, has_worker)));
}

// ---- tables ------------------------------------------------------------------------------------

CountTable one_column(const ContinuityReport& report, const char* what) {
    CountTable table;
    table.id = std::string(what) + "/" + iso(report.ground.run.as_at);
    table.columns = {"cases"};
    return table;
}

CountTable open_table(const ContinuityReport& report) {
    CountTable table = one_column(report, "open");
    table.rows.push_back(
        {"cases", "Open cases", {std::accumulate(report.all.now.begin(), report.all.now.end(), std::int64_t{0})}, {}});
    return table;
}

template <std::size_t N>
CountTable distribution(const ContinuityReport& report, const char* what, const std::array<std::int64_t, N>& counts,
                        const std::array<const char*, N>& words) {
    CountTable table = one_column(report, what);
    table.has_total = true;
    table.total_key = key_of(open_table(report), "cases", "cases");
    for (std::size_t i = 0; i < N; ++i) table.rows.push_back({std::to_string(i), words.at(i), {counts.at(i)}, {}});
    return table;
}

CountTable workers_table(const ContinuityReport& report) {
    return distribution(report, "workers", report.all.workers, worker_words);
}

CountTable unheld_table(const ContinuityReport& report) {
    return distribution(report, "unheld", report.all.unheld, unheld_words);
}

CountTable now_table(const ContinuityReport& report) {
    return distribution(report, "held-now", report.all.now, now_words);
}

/// Cases of which nobody can tell whether they are open: they are in no other table.
CountTable unknown_table(const ContinuityReport& report) {
    CountTable table = one_column(report, "unknown-whether-open");
    table.rows.push_back({"all", "All", {report.unknown_open}, {}});
    return table;
}

std::int64_t of_many(const ContinuityCounts& counts) {
    std::int64_t cases = 0;
    for (std::size_t i = static_cast<std::size_t>(WorkersHeld::three); i < workers_held_count; ++i)
        cases += counts.workers.at(i);
    return cases;
}

/// A team of fewer would be a table of its workers.
constexpr std::size_t least_workers_of_a_team = 3;

ContinuityCounts& operator+=(ContinuityCounts& counts, const ContinuityCounts& others) {
    const auto add = [](auto& to, const auto& from) { std::ranges::transform(to, from, to.begin(), std::plus()); };
    add(counts.workers, others.workers);
    add(counts.unheld, others.unheld);
    add(counts.now, others.now);
    return counts;
}

CountRow team_row(std::string id, std::string label, const ContinuityCounts& counts) {
    return {std::move(id), std::move(label), {counts.now[0], counts.now[1], counts.now[2], of_many(counts)}, {}};
}

/// Each team's cases by who holds them now: the same cases as in now_table(). Small teams are one row together.
CountTable team_table(const ContinuityReport& report) {
    CountTable table;
    table.id = "held-now-by-team/" + iso(report.ground.run.as_at);
    table.columns = {"held", "not_held", "not_recorded", "three_or_more"};
    table.has_total = true;
    std::optional<ContinuityCounts> small;
    for (const auto& [team, one] : report.teams) {
        if (team.empty())
            table.rows.push_back(team_row("none", "No team recorded", one.counts));
        else if (one.workers.size() >= least_workers_of_a_team)
            table.rows.push_back(team_row("team " + printable(team), team, one.counts));
        else
            (small ? *small : small.emplace()) += one.counts;
    }
    if (small) table.rows.push_back(team_row("small", "Teams of fewer than three workers, together", *small));
    return table;
}

BarChart workers_chart(const CountTable& table, const ShownTable& shown) {
    BarChart chart;
    chart.title = "How many workers a case had in a year";
    chart.subtitle = "Open cases, by the workers who held them";
    chart.bar_head = "Workers";
    chart.parts = {"cases"};
    for (std::size_t i = 0; i < table.rows.size() && i < shown.rows.size(); ++i) {
        const std::optional<std::int64_t> cases = shown.rows[i].counts.front().number;
        chart.bars.push_back(
            {shown.rows[i].label, {cases ? BarCount(static_cast<std::uint64_t>(*cases)) : BarCount()}, {}});
    }
    return chart;
}

} // namespace

ContinuityGathering::ContinuityGathering(const Dictionary& dictionary, Day as_at)
    : dictionary_(&dictionary), as_at_(as_at) {
    report_.from = add_months(as_at, -months_looked_back) + 1;
}

void ContinuityGathering::add(const Case& one_case, std::span<const RecordIndex> set_aside, const std::string& team) {
    if (one_case.is_service || one_case.records.empty()) return;
    const RecordFacts own(*dictionary_, "case");
    const Record& record = one_case.records.front();
    const bool is_said = own.said(one_case, record, "closed") == Said::known;
    const std::optional<Day> closed = own.day(record, "closed");
    if (is_said && !closed) {
        ++report_.unknown_open;
        return;
    }
    if (closed && *closed <= as_at_) return;
    const Day from = std::max(report_.from, own.day(record, "opened").value_or(report_.from));
    const RecordFacts allocations(*dictionary_, "allocation");
    const Held held = held_in(one_case, set_aside, allocations, from, as_at_);
    const bool has_worker = own.text(record, "worker").has_value();
    count(held, has_worker, report_.all);
    ContinuityTeam& of_team = report_.teams[team];
    count(held, has_worker, of_team.counts);
    if (const std::optional<std::string> worker = own.text(record, "worker")) of_team.workers.insert(*worker);
    const bool is_held = now_of(held, has_worker) != HeldNow::no;
    const bool is_long = held.is_recorded && held.days_unheld > days_of_a_week;
    if (is_held && !is_long && held.workers.size() < many_workers) return;
    report_.cases.push_back({std::string(one_case.id), team, held.workers.size(), held.days_unheld, is_held});
}

ContinuityReport ContinuityGathering::view(const AssuredGround& ground) {
    report_.ground = ground;
    std::ranges::stable_sort(report_.cases, [](const ContinuityCase& a, const ContinuityCase& b) {
        return std::tuple(a.is_held_now, b.days_unheld, b.workers) <
               std::tuple(b.is_held_now, a.days_unheld, a.workers);
    });
    return std::move(report_);
}

CountTables tables_of(const ContinuityReport& report) {
    CountTables tables;
    const CountTable now = now_table(report);
    const CountTable teams = team_table(report);
    const std::array<const char*, held_now_count> columns = {"held", "not_held", "not_recorded"};
    if (!teams.rows.empty())
        for (std::size_t i = 0; i < held_now_count; ++i)
            tables.relate({key_of(now, std::to_string(i), "cases"), {key_of(teams, "all", columns.at(i))}, {}});
    const CountTable workers = workers_table(report);
    const CountTable unheld = unheld_table(report);
    // Of both it is said separately how many are not recorded: these are the same cases.
    tables.relate({key_of(workers, "0", "cases"), {key_of(unheld, "0", "cases")}, {}});
    if (!teams.rows.empty()) {
        CountSum many = {key_of(teams, "all", "three_or_more"), {}, {}};
        for (std::size_t i = static_cast<std::size_t>(WorkersHeld::three); i < workers_held_count; ++i)
            many.parts.push_back(key_of(workers, std::to_string(i), "cases"));
        tables.relate(std::move(many));
    }
    tables.add(open_table(report));
    tables.add(unknown_table(report));
    tables.add(workers);
    tables.add(unheld);
    tables.add(now);
    tables.add(teams);
    return tables;
}

Fields fields_of(const ContinuityReport& report, const Shown& shown) {
    Fields fields;
    put_assured(report.ground, shown, fields);
    fields.text("from", long_date(report.from));
    const ShownTable unknown = table_in(shown, unknown_table(report));
    fields.text("unknown_open", unknown.rows.empty() ? "" : unknown.rows.front().counts.front().text);
    const auto put = [&](const char* name, const CountTable& table) {
        put_table(name, table, table_in(shown, table), fields);
    };
    put("workers", workers_table(report));
    put("unheld", unheld_table(report));
    put("held_now", now_table(report));
    put("teams", team_table(report));
    // Cases are named only where every count is shown as it is.
    const std::vector<ContinuityCase> none;
    fields.list("cases", shown.is_exact() ? report.cases : none, [](const ContinuityCase& row, Fields& one) {
        one.text("case", row.case_id);
        one.text("team", row.team);
        one.number("workers", row.workers);
        one.text("without", count_of(static_cast<std::size_t>(row.days_unheld), "day", "days"));
        one.flag("is_held_now", row.is_held_now);
    });
    return fields;
}

Page write_continuity(const ContinuityReport& report, const Shown& shown, const Templates& templates) {
    AssuredPage page = {"continuity", "Continuity", fields_of(report, shown), {}};
    const CountTable workers = workers_table(report);
    page.drawings["workers"] = draw_bar_chart(workers_chart(workers, table_in(shown, workers)), "workers");
    Page written = write_assured(std::move(page), report.ground, shown, templates);
    written.name = assured_name("continuity", iso(report.ground.run.as_at), shown);
    return written;
}

} // namespace abide
