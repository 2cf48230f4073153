// Three counts of what a team has open, and the transitions that made them what they are: counted, never guessed.
#include "briefing/team_counts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/words.hpp"
#include "history/cause_words.hpp"

namespace abide {

namespace {

/// One of the three: how a page calls it, where it is counted, and which states are in it.
struct Measure {
    std::string_view title;
    std::size_t TeamNightCounts::*count = nullptr;
    bool (*holds)(State) = nullptr;
};

constexpr std::array<Measure, 3> measures = {{
    {"Findings open", &TeamNightCounts::open, is_finding},
    {"Breached", &TeamNightCounts::breached, [](State state) { return state == State::breached; }},
    {"Cannot tell", &TeamNightCounts::cannot_tell, [](State state) { return state == State::cannot_tell; }},
}};

/// "3 more than on Fri 3 Apr 2026".
std::string change_words(const Measure& measure, const TeamNightCounts& now, const TeamNightCounts& before) {
    const std::size_t is = now.*measure.count;
    const std::size_t was = before.*measure.count;
    const std::string than = " on " + long_date(before.as_at);
    if (is == was) return "as many as" + than;
    return is > was ? std::to_string(is - was) + " more than" + than : std::to_string(was - is) + " fewer than" + than;
}

/// How many came, or went, and the first cause of each: "12 came (the record changed: 9, time passed: 3)".
class Moved {
  public:
    void add(const Transition& one) {
        ++all_;
        ++by_cause_[one.causes.empty() ? "no cause is recorded" : std::string(words_of(one.causes.front().kind))];
    }
    [[nodiscard]] std::string words(std::string_view what) const {
        if (all_ == 0) return "none " + std::string(what);
        std::vector<std::pair<std::string, std::size_t>> causes(by_cause_.begin(), by_cause_.end());
        std::ranges::stable_sort(causes, std::greater(), &std::pair<std::string, std::size_t>::second);
        std::string why;
        for (const auto& [cause, times] : causes)
            why.append(why.empty() ? "" : ", ").append(cause).append(": ").append(std::to_string(times));
        return std::to_string(all_) + " " + std::string(what) + " (" + why + ")";
    }

  private:
    std::size_t all_ = 0;
    std::map<std::string, std::size_t> by_cause_;
};

/// What is held stays where it was.
std::string why_words(const Measure& measure, const TeamTrend& trend) {
    if (!trend.week_ago) return "No night of a week ago is kept to hold it against.";
    Moved came;
    Moved went;
    for (const Transition& one : trend.changes) {
        if (one.category == Category::held) continue;
        const bool was_in = one.from && measure.holds(*one.from);
        const bool is_in = one.to && measure.holds(*one.to);
        if (!was_in && is_in) came.add(one);
        if (was_in && !is_in) went.add(one);
    }
    return "Since " + long_date(trend.week_ago->as_at) + " " + came.words("came") + " and " + went.words("went") + ".";
}

LineChart chart_of(const Measure& measure, const TeamTrend& trend, const std::string& team) {
    LineChart chart;
    chart.measure = measure.title;
    chart.subtitle = team + ", night by night";
    chart.is_stock = true;
    chart.least = 0;
    for (const TeamNightCounts& night : trend.nights)
        chart.points.push_back(point_of_number(iso(night.as_at), static_cast<double>(night.*measure.count)));
    return chart;
}

} // namespace

void TeamNightCounts::add(const Standing& finding) {
    for (const Measure& measure : measures)
        if (measure.holds(finding.state)) ++(this->*measure.count);
}

void put_three_counts(const TeamTrend& trend, Fields& fields) {
    std::vector<Measure> rows;
    if (!trend.nights.empty()) rows.assign(measures.begin(), measures.end());
    fields.list("three_counts", rows, [&](const Measure& measure, Fields& one) {
        const bool is_row = measure.count != nullptr;
        one.text("what", std::string(measure.title));
        one.text("now", is_row ? std::to_string(trend.nights.back().*measure.count) : "");
        std::vector<std::string> changes;
        for (const std::optional<TeamNightCounts>& before : {trend.week_ago, trend.month_ago})
            if (is_row && before) add_once(changes, change_words(measure, trend.nights.back(), *before));
        one.text("changes", list_of(changes));
        one.text("why", is_row ? why_words(measure, trend) : "");
    });
}

LineChart open_chart(const TeamTrend& trend, const std::string& team) { return chart_of(measures[0], trend, team); }
LineChart breached_chart(const TeamTrend& trend, const std::string& team) { return chart_of(measures[1], trend, team); }
LineChart untold_chart(const TeamTrend& trend, const std::string& team) { return chart_of(measures[2], trend, team); }

} // namespace abide
