// Duties by rule and month.
#include "briefing/assurance/duty_counts.hpp"

#include <algorithm>
#include <functional>

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
    table.open = not_yet_due_column;
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

/// Of what a duty is about: the same for every rule that asks of the same record, and of the same round of a duty that
/// is repeated.
std::uint64_t hash_of_record(const Verdict& verdict) {
    const std::string record = verdict.case_id + '\n' + verdict.subject_record + '\n' + verdict.subject_id + '\n' +
                               verdict.file + '\n' + std::to_string(verdict.line) + '\n' +
                               std::to_string(verdict.period);
    return std::hash<std::string>()(record);
}

void merge(const std::map<Reason, std::int64_t>& from, std::map<Reason, std::int64_t>& into) {
    for (const auto& [reason, count] : from) into[reason] += count;
}

/// Says which rows of a table are of the same records: rules that ask of the same ones are as many together, and
/// whoever reads the procedure knows it. `count_of`: what of a rule is counted in the table.
void tie_rows(CountTables& tables, const CountTable& table, std::span<const RuleDuties> rules,
              const std::function<DutyCount(const RuleDuties&)>& count_of) {
    struct Same {
        std::int64_t records = 0;
        std::vector<std::string> rows;
    };
    std::map<std::uint64_t, Same> by_records;
    for (const RuleDuties& one : rules) {
        const DutyCount count = count_of(one);
        if (count.counts.verdicts == 0) continue;
        Same& same = by_records[count.records];
        same.records = static_cast<std::int64_t>(count.counts.verdicts);
        same.rows.push_back(one.id());
    }
    for (const auto& [records, same] : by_records) {
        if (same.rows.size() < 2) continue;
        const std::string key = table.id + "/records of " + same.rows.front();
        tables.think_of(key, same.records);
        for (const std::string& row : same.rows) {
            CountSum sum = {key, {}, {}};
            for (std::size_t i = 0; i < states_of_duties; ++i)
                sum.parts.push_back(key_of(table, row, table.columns.at(i)));
            tables.relate(std::move(sum));
        }
    }
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
    records += hash_of_record(verdict);
    if (is_finding(verdict.state) && is_excepted(verdict)) ++excepted;
    if (verdict.state == State::breached) ++why[verdict.reason];
    if (verdict.state == State::cannot_tell) ++untold[verdict.reason];
}

DutyCount& DutyCount::operator+=(const DutyCount& other) {
    counts += other.counts;
    records += other.records;
    excepted += other.excepted;
    merge(other.why, why);
    merge(other.untold, untold);
    return *this;
}

std::int64_t count_called(std::string_view reason, const std::map<Reason, std::int64_t>& counts) {
    const auto found = std::ranges::find_if(counts, [&](const auto& one) { return name_of(one.first) == reason; });
    return found == counts.end() ? 0 : found->second;
}

std::string RuleDuties::id() const { return procedure->id + "/" + rule->id; }

DutyCount RuleDuties::in(const Period& period) const {
    DutyCount all;
    for (const auto& [month, count] : by_month)
        if (period.contains(month.first())) all += count;
    return all;
}

std::vector<RuleDuties> those_of(const Period& period, std::span<const RuleDuties> duties) {
    std::vector<RuleDuties> those;
    std::ranges::copy_if(duties, std::back_inserter(those),
                         [&](const RuleDuties& one) { return one.in(period).counts.verdicts > 0; });
    return those;
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

void add_standing(CountTables& tables, Day as_at, std::span<const RuleDuties> rules) {
    const CountTable table = standing_table(as_at, rules);
    tie_rows(tables, table, rules, [](const RuleDuties& duties) { return duties.without_day; });
    tables.add(table);
}

void add_duties(CountTables& tables, const Period& period, std::span<const RuleDuties> rules,
                std::span<const RuleDuties> charted) {
    std::vector<Period> all = period.each_month();
    std::vector<CountTable> months;
    for (const Period& month : all) months.push_back(duty_table(month, rules));
    tables.add_with_months(duty_table(period, rules), months, [&](const CountRow& row) {
        return std::ranges::find(charted, row.id, &RuleDuties::id) != charted.end();
    });
    if (all.size() > 1) all.push_back(period);
    for (const Period& one : all)
        tie_rows(tables, duty_table(one, rules), rules, [&](const RuleDuties& duties) { return duties.in(one); });
}

} // namespace abide
