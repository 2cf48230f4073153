// Finds what goes well.
#include "briefing/assurance/good_practice.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "model/case.hpp"

namespace abide {

namespace {

/// A duty that was met so often and never late or missed goes well; fewer say little.
constexpr std::int64_t least_going_well = 6;
/// The same of a count that is shown to the nearest five.
constexpr std::int64_t least_going_well_shown = 10;
/// Of a case: so many duties met and none late, missed or unknown.
constexpr std::size_t least_of_a_case = 5;
constexpr std::size_t most_exemplars = 10;
constexpr std::size_t most_titles = 4;

constexpr std::size_t met_column = 0;
constexpr std::size_t late_column = 1;
constexpr std::size_t breached_column = 2;

/// Of those judged.
constexpr std::int64_t least_percentage = 90;

bool is_spotless(const ShownRow& row) {
    return row.counts.at(late_column).number == 0 && row.counts.at(breached_column).number == 0;
}

/// As shown; all of a spotless row, none where none is shown.
std::int64_t percentage_of(const ShownRow& row) {
    constexpr std::int64_t all = 100;
    if (is_spotless(row)) return all;
    return row.rates.empty() ? 0 : row.rates.front().number.value_or(0);
}

std::vector<std::string> graver_titles(std::vector<const Rule*> rules) {
    std::ranges::stable_sort(rules, std::greater(), &Rule::severity);
    std::vector<std::string> titles;
    for (const Rule* rule : rules)
        if (titles.size() < most_titles && std::ranges::find(titles, rule->title) == titles.end())
            titles.push_back(rule->title);
    return titles;
}

} // namespace

std::vector<ShownRow> going_well(std::span<const RuleDuties> rules, const CountTable& duties, const ShownTable& shown) {
    const std::int64_t least = shown.is_exact ? least_going_well : least_going_well_shown;
    std::set<std::string> breachable;
    for (const RuleDuties& one : rules)
        if (can_be_breached(*one.rule)) breachable.insert(one.id());
    std::vector<ShownRow> well;
    for (std::size_t i = 0; i < duties.rows.size() && i < shown.rows.size(); ++i) {
        const ShownRow& row = shown.rows[i];
        const std::optional<std::int64_t> met = row.counts.at(met_column).number;
        const bool is_often = met && *met >= least && breachable.contains(duties.rows[i].id);
        if (is_often && percentage_of(row) >= least_percentage) well.push_back(row);
    }
    std::ranges::stable_sort(well, std::greater(), [](const ShownRow& row) {
        return std::pair(percentage_of(row), *row.counts.at(met_column).number);
    });
    return well;
}

void GoodPracticeGathering::add(const std::string& case_id, const std::string& team,
                                std::span<const Verdict> verdicts) {
    std::vector<const Rule*> met;
    bool is_spoiled = false;
    for (const Verdict& verdict : verdicts) {
        duties_.add(verdict);
        if (verdict.rule->nature != Nature::rule || !is_counted(verdict.state)) continue;
        const std::optional<Day> day = day_of_duty(verdict);
        const bool is_of_period = day && period_.contains(*day);
        // A duty without a day may be of any period.
        if (verdict.state == State::met && is_of_period)
            met.push_back(verdict.rule);
        else if (is_finding(verdict.state) && verdict.state != State::due_soon && (is_of_period || !day))
            is_spoiled = true;
    }
    if (!is_spoiled && met.size() >= least_of_a_case && case_id != service_id)
        exemplars_.push_back({case_id, team, met.size(), graver_titles(std::move(met))});
}

GoodPractice GoodPracticeGathering::view(const AssuredGround& ground) {
    GoodPractice practice;
    practice.ground = ground;
    for (RuleDuties& one : duties_.rules())
        if (!one.by_month.empty()) practice.duties.push_back(std::move(one));
    std::ranges::stable_sort(exemplars_, std::greater(), &ExemplarCase::met);
    practice.exemplars = std::move(exemplars_);
    return practice;
}

CountTables tables_of(const GoodPractice& practice) {
    CountTables tables;
    add_duties(tables, practice.ground.period, practice.duties, {});
    return tables;
}

Fields fields_of(const GoodPractice& practice, const Shown& shown) {
    Fields fields;
    put_assured(practice.ground, shown, fields);
    const CountTable duties = duty_table(practice.ground.period, practice.duties);
    const ShownTable all = table_in(shown, duties);
    ShownTable well;
    well.rows = going_well(practice.duties, duties, all);
    put_table("goes_well", duties, well, fields);
    put_table("duties", duties, all, fields);
    // Cases are named only where every count is shown as it is.
    const std::size_t known = shown.is_exact() ? practice.exemplars.size() : 0;
    const std::size_t named = std::min(known, most_exemplars);
    const std::vector<ExemplarCase> first(practice.exemplars.begin(),
                                          practice.exemplars.begin() + static_cast<std::ptrdiff_t>(named));
    fields.list("exemplars", first, [](const ExemplarCase& row, Fields& one) {
        one.text("case", row.case_id);
        one.text("team", row.team);
        one.number("met_duties", row.met);
        one.list("shows", row.shows, [&](const std::string& title, Fields& rule) {
            rule.text("title", title);
            rule.flag("is_last", !row.shows.empty() && &title == &row.shows.back());
        });
    });
    fields.text("exemplars_more", known > named ? std::to_string(known - named) : "");
    return fields;
}

Page write_good_practice(const GoodPractice& practice, const Shown& shown, const Templates& templates) {
    return write_assured({"goodpractice", "Good practice", fields_of(practice, shown), {}}, practice.ground, shown,
                         templates);
}

} // namespace abide
