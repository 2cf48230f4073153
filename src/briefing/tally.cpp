// Counting verdicts and saying rates.
#include "briefing/tally.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "briefing/state_words.hpp"

namespace abide {

namespace {

constexpr std::size_t least_for_percent = 6;

void merge_counts(Counts& counts, const Counts& other) {
    counts.cases += other.cases;
    counts.verdicts += other.verdicts;
    for (std::size_t i = 0; i < state_count; ++i) counts.by_state[i] += other.by_state[i];
}

// One decimal, rounded, but never 100.0 unless all were met and never 0.0 unless none was.
std::string percent_of(std::size_t part, std::size_t whole) {
    std::size_t tenths = (part * 2000 + whole) / (2 * whole);
    if (part < whole) tenths = std::min<std::size_t>(tenths, 999);
    if (part > 0) tenths = std::max<std::size_t>(tenths, 1);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

constexpr std::string_view none_judged = "none judged";

std::size_t judged(const Counts& counts) {
    return counts.of(State::met) + counts.of(State::met_late) + counts.of(State::breached);
}

constexpr std::array<State, state_count> all_states = {
    State::met,
    State::met_late,
    State::breached,
    State::cannot_tell,
    State::due_soon,
    State::not_yet_due,
    State::no_breach_either_way,
    State::not_applicable,
    State::not_checked,
};

struct StateRow {
    State state = State::met;
    std::size_t duties = 0;
    std::size_t indicators = 0;
    bool is_last = false;
};

} // namespace

void SplitCounts::merge(const SplitCounts& other) {
    merge_counts(duties, other.duties);
    merge_counts(indicators, other.indicators);
}

void Tally::add(const Procedure& procedure, const Rule& rule, const std::string& team, State state) {
    RuleCounts& one = by_rule_[{procedure.id, rule.number}];
    one.procedure = &procedure;
    one.rule = &rule;
    one.counts.add(state);
    by_team_[team].add(rule.nature, state);
    all_.add(rule.nature, state);
}

void Tally::rename_teams(const std::function<std::string(const std::string&)>& name_of) {
    std::map<std::string, SplitCounts> renamed;
    for (const auto& [team, counts] : by_team_) renamed[name_of(team)].merge(counts);
    by_team_ = std::move(renamed);
}

void Tally::merge(const Tally& other) {
    for (const auto& [key, theirs] : other.by_rule_) {
        RuleCounts& mine = by_rule_[key];
        mine.procedure = theirs.procedure;
        mine.rule = theirs.rule;
        merge_counts(mine.counts, theirs.counts);
    }
    for (const auto& [team, counts] : other.by_team_) by_team_[team].merge(counts);
    all_.merge(other.all_);
}

std::string rate_of(const Counts& counts) {
    const std::size_t met = counts.of(State::met);
    const std::size_t all = judged(counts);
    if (all == 0) return std::string(none_judged);
    std::string words = std::to_string(met) + " of " + std::to_string(all);
    if (all >= least_for_percent) words += " (" + percent_of(met, all) + ")";
    return words;
}

std::string judged_words(const Counts& counts) {
    if (judged(counts) == 0) return std::string(none_judged);
    std::string words = std::to_string(judged(counts)) + " judged";
    std::string_view mark = ": ";
    for (const State state : {State::met, State::met_late, State::breached}) {
        words.append(mark).append(std::to_string(counts.of(state))).append(" ").append(label_in_sentence(state));
        mark = ", ";
    }
    return words;
}

void put_counts(const Counts& counts, Fields& fields) {
    for (const State state : all_states) {
        std::string name(name_of(state));
        std::ranges::replace(name, '-', '_');
        fields.number(name, counts.of(state));
    }
    fields.number("total", counts.verdicts);
    fields.text("judged", judged_words(counts));
}

void put_states(const SplitCounts& counts, Fields& fields) {
    std::vector<StateRow> rows;
    for (const State state : all_states)
        rows.push_back({state, counts.duties.of(state), counts.indicators.of(state), false});
    rows.back().is_last = true;
    fields.list("states", rows, [](const StateRow& row, Fields& one) {
        const StateWords& words = words_of(row.state);
        one.text("mark", std::string(words.mark));
        one.text("label", std::string(words.label));
        one.text("words", label_in_sentence(row.state));
        one.text("meaning", std::string(words.meaning));
        one.number("duties", row.duties);
        one.number("indicators", row.indicators);
        one.number("all", row.duties + row.indicators);
        one.flag("is_last", row.is_last);
    });
    fields.number("all_duties", counts.duties.verdicts);
    fields.number("all_indicators", counts.indicators.verdicts);
    fields.number("all_verdicts", counts.verdicts());
    fields.flag("any_indicators", counts.indicators.verdicts > 0);
}

} // namespace abide
