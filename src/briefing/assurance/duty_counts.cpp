// Duties by rule and month.
#include "briefing/assurance/duty_counts.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "rule/clause_accounts.hpp"

namespace abide {

namespace {

CountTable empty_duties(std::string id) {
    CountTable table;
    table.id = std::move(id);
    table.columns = {"met", "met_late", "breached", "cannot_tell", "not_yet_due", "excepted"};
    table.texts = {"clauses", "procedure"};
    table.rates = {{0, {0, 1, 2}}};
    return table;
}

CountRow row_of(const RuleDuties& duties, const DutyCount& count) {
    const auto of = [&](State state) { return static_cast<std::int64_t>(count.counts.of(state)); };
    return {duties.id(),
            duties.rule->title,
            {of(State::met), of(State::met_late), of(State::breached), of(State::cannot_tell),
             of(State::due_soon) + of(State::not_yet_due), count.excepted},
            {list_of(duties.rule->clauses), duties.procedure->title}};
}

void merge(const std::map<Reason, std::int64_t>& from, std::map<Reason, std::int64_t>& into) {
    for (const auto& [reason, count] : from) into[reason] += count;
}

} // namespace

std::optional<Day> day_of_duty(const Verdict& verdict) {
    return verdict.period > 0 && verdict.start ? verdict.start : verdict.began;
}

bool is_counted(State state) {
    return counts_in_rate(state) || state == State::cannot_tell || state == State::due_soon ||
           state == State::not_yet_due;
}

void DutyCount::add(const Verdict& verdict) {
    counts.add(verdict.state);
    if (is_finding(verdict.state) && is_excepted(verdict)) ++excepted;
    if (verdict.state == State::breached) ++why[verdict.reason];
    if (verdict.state == State::cannot_tell) ++untold[verdict.reason];
}

DutyCount& DutyCount::operator+=(const DutyCount& other) {
    counts += other.counts;
    excepted += other.excepted;
    merge(other.why, why);
    merge(other.untold, untold);
    return *this;
}

std::string RuleDuties::id() const { return procedure->id + "/" + rule->id; }

DutyCount RuleDuties::in(const Period& period) const {
    DutyCount all;
    for (const auto& [month, count] : by_month)
        if (period.contains(month.first())) all += count;
    return all;
}

void DutyCounts::add(const Verdict& verdict) {
    if (verdict.rule->nature != Nature::rule || !is_counted(verdict.state)) return;
    const std::optional<Day> day = day_of_duty(verdict);
    const std::optional<Period> month = day ? std::optional(month_of(*day)) : std::nullopt;
    if (month && std::ranges::find(months_, *month) == months_.end()) return;
    RuleDuties& duties = rules_[{verdict.procedure->id, verdict.rule->number}];
    duties.procedure = verdict.procedure;
    duties.rule = verdict.rule;
    (month ? duties.by_month[*month] : duties.without_day).add(verdict);
}

std::vector<RuleDuties> DutyCounts::rules() const {
    std::vector<RuleDuties> rules;
    for (const auto& [place, duties] : rules_) rules.push_back(duties);
    return rules;
}

CountTable duty_table(const Period& period, std::span<const RuleDuties> rules) {
    CountTable table = empty_duties("duties/" + name_of(period));
    for (const RuleDuties& duties : rules)
        if (!duties.by_month.empty()) table.rows.push_back(row_of(duties, duties.in(period)));
    return table;
}

CountTable standing_table(Day as_at, std::span<const RuleDuties> rules) {
    CountTable table = empty_duties("standing/" + iso(as_at));
    for (const RuleDuties& duties : rules)
        if (duties.without_day.counts.verdicts > 0) table.rows.push_back(row_of(duties, duties.without_day));
    return table;
}

std::vector<DutySection> by_section(std::span<const RuleDuties> rules, const CountTable& table,
                                    const ShownTable& shown) {
    std::map<std::string, const RuleDuties*> by_id;
    for (const RuleDuties& one : rules) by_id[one.id()] = &one;
    std::map<std::pair<const Procedure*, std::string>, std::size_t> places;
    std::vector<DutySection> sections;
    for (std::size_t i = 0; i < table.rows.size() && i < shown.rows.size(); ++i) {
        const RuleDuties& duties = *by_id.at(table.rows[i].id);
        const Clause* clause =
            duties.rule->clauses.empty() ? nullptr : duties.procedure->clause(duties.rule->clauses.front());
        const std::string section = clause == nullptr ? "" : clause->section();
        const auto [place, is_new] = places.try_emplace({duties.procedure, section}, sections.size());
        if (is_new)
            sections.push_back({duties.procedure->title,
                                section.empty() ? "No clause" : section_heading(*duties.procedure, section),
                                {}});
        sections[place->second].duties.rows.push_back(shown.rows[i]);
    }
    return sections;
}

void add_duties(CountTables& tables, const Period& period, std::span<const RuleDuties> rules) {
    const CountTable whole = duty_table(period, rules);
    if (period.months > 1) {
        std::vector<CountTable> months;
        for (const Period& month : period.each_month()) months.push_back(duty_table(month, rules));
        std::vector<const CountTable*> parts;
        for (const CountTable& month : months) parts.push_back(&month);
        tables.relate(whole, parts);
        for (CountTable& month : months) tables.add(std::move(month));
    }
    tables.add(whole);
}

} // namespace abide
