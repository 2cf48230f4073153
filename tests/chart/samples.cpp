// Made-up charts of every kind.
#include "tests/chart/samples.hpp"

#include <array>

namespace abide::tests {

std::string month(std::size_t number) {
    constexpr std::array<const char*, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::string(names.at((number + 3) % 12)) + " " + std::to_string(2024 + (number + 3) / 12);
}

LineChart sample_percentages() {
    constexpr std::array<std::uint64_t, 24> met = {20, 18, 22, 19, 21, 0,  0,  22, 18, 21, 0,  20,
                                                   22, 24, 23, 24, 24, 23, 24, 24, 23, 12, 24, 23};
    LineChart chart;
    chart.measure = "Strategy meetings in time";
    chart.subtitle = "Held within 5 working days, whole service, month of referral";
    chart.unit = "%";
    chart.target = 90;
    chart.least = 0;
    chart.most = 100;
    for (std::size_t i = 0; i < met.size(); ++i) chart.points.push_back(point_of_share(month(i), {met.at(i), 25}));
    chart.points[5] = gap_point(month(5), Gap::open);
    chart.points[6] = gap_point(month(6), Gap::nobody);
    chart.points[10] = point_of_share(month(10), {3, 4});
    return chart;
}

LineChart sample_days() {
    constexpr std::array<int, 18> days = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
    LineChart chart;
    chart.measure = "Days to the first visit";
    chart.subtitle = "Median, whole service, month of referral";
    chart.unit = " days";
    chart.decimals = 2;
    chart.better = Better::down;
    for (std::size_t i = 0; i < days.size(); ++i) chart.points.push_back(point_of_number(month(i), days.at(i)));
    return chart;
}

BarChart sample_bars() {
    BarChart chart;
    chart.title = "Return interviews are the most frequent theme";
    chart.subtitle = "Cases with a finding, by theme, quarter to March 2026";
    chart.bar_head = "Theme";
    chart.parts = {"cases"};
    chart.has_whole = true;
    chart.bars = {{"Return interviews after going missing", {12}, 30},
                  {"Views of the child recorded in the child’s own words at every visit", {std::nullopt}, 30},
                  {"Supervision", {2}, 4},
                  {"Reviews", {0}, 30}};
    return chart;
}

BarChart sample_parts() {
    BarChart chart;
    chart.title = "Lateness gathers in strategy meetings";
    chart.bar_head = "Duty";
    chart.parts = {"met", "late", "breached", "cannot tell"};
    chart.bars = {{"Strategy meetings", {40, 12, 6, 3}, {}},
                  {"Section 47 enquiries", {55, 3, std::nullopt, 1}, {}},
                  {"Reviews", {10, 0, 1, 7}, {}}};
    return chart;
}

FlowChart sample_flow() {
    const FlowTask in_time = {"within 3 working days of the concern; or within 5 working days (5.3-3)",
                              "Strategy meeting held in time (5.3-1 and 5.3-3)", false};
    const FlowTask learnt = {"", "Views of the child recorded in the child’s own words at every visit (L-1)", true};
    const FlowTask chaired = {"", "The coordinator chaired the strategy meeting (5.3-6)", false};
    FlowChart chart;
    chart.title = "Section 5.3: Category 2 or 3";
    chart.message = "2 rules lead on to other records, and 1 is asked of a record itself";
    chart.starts = {{"Concern",
                     {{{in_time, learnt}, {{"Strategy meeting", "goes on in 5.3 and 6"}, {"Visit", ""}}},
                      {{learnt}, {{"Strategy discussion, or the concern itself", ""}}}}},
                    {"Strategy meeting", {{{chaired}, {}}}}};
    return chart;
}

FlowTree sample_flow_tree() {
    return {"The whole route",
            "5 types of records stand on the route",
            {{"Referral", "", 0},
             {"Concern (2)", "", 1},
             {"Strategy meeting (5.2 and 5.3)", "leads to plan as well", 2},
             {"Plan (2)", "", 1},
             {"The service", "", 0}}};
}

} // namespace abide::tests
