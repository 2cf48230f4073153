// What a run took: how much went through it, and where the time went.
#include "command/measures.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "base/words.hpp"

namespace abide {

namespace {

constexpr double nanoseconds_in_second = 1e9;

std::string fixed(double number, int digits) {
    constexpr std::size_t most = 64;
    std::array<char, most> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.*f", digits, number);
    return {text.data(), static_cast<std::size_t>(std::clamp(size, 0, static_cast<int>(most) - 1))};
}

/// Columns of numbers stand right, words left; two spaces between.
struct Table {
    std::vector<std::vector<std::string>> rows;

    [[nodiscard]] std::string text() const {
        std::vector<std::size_t> widths;
        for (const auto& row : rows) {
            widths.resize(std::max(widths.size(), row.size()));
            for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
        }
        std::string text;
        for (const auto& row : rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::string space(widths[i] - row[i].size(), ' ');
                const bool is_last = i + 1 == row.size();
                text += is_last ? row[i] : space + row[i] + "  ";
            }
            text += "\n";
        }
        return text;
    }
};

double share(double part, double whole) {
    constexpr double hundred = 100;
    return whole > 0 ? hundred * part / whole : 0;
}

void show_stats(const Run& run, World& world) {
    const Run::Amounts amounts = run.amounts();
    const auto row = [&](double number, const std::string& what) {
        return std::vector<std::string>{fixed(number, 0), fixed(number / std::max(amounts.seconds, 1e-9), 0), what};
    };
    Table table;
    table.rows.push_back({"in all", "a second", ""});
    table.rows.push_back(row(static_cast<double>(amounts.bytes), "bytes"));
    table.rows.push_back(row(static_cast<double>(amounts.cases), "cases"));
    if (amounts.recalled > 0)
        table.rows.push_back(
            row(static_cast<double>(amounts.recalled), "of them known from before and not read again"));
    if (amounts.by_rote > 0)
        table.rows.push_back(
            row(static_cast<double>(amounts.by_rote), "of them written like others, and read by rote"));
    table.rows.push_back(row(static_cast<double>(amounts.values), "facts read"));
    table.rows.push_back(row(static_cast<double>(amounts.verdicts), "verdicts"));
    *world.err << "In " << fixed(amounts.seconds, 2) << " seconds with "
               << count_of(run.request().jobs, "worker", "workers") << ":\n"
               << table.text();
}

void show_profile(const Run& run, World& world) {
    double all = 0;
    for (std::size_t i = 0; i < stage_count; ++i)
        all += static_cast<double>(run.stage_times().of(static_cast<Stage>(i)));
    Table stages;
    stages.rows.push_back({"seconds", "%", "stage"});
    for (std::size_t i = 0; i < stage_count; ++i) {
        const auto time = static_cast<double>(run.stage_times().of(static_cast<Stage>(i)));
        stages.rows.push_back(
            {fixed(time / nanoseconds_in_second, 3), fixed(share(time, all), 1), std::string(stage_names.at(i))});
    }
    Table rules;
    rules.rows.push_back({"seconds", "%", "verdicts", "spelled out", "rule"});
    for (const RuleTime& time : run.rule_times()) {
        const auto taken = static_cast<double>(time.time);
        rules.rows.push_back({fixed(taken / nanoseconds_in_second, 3), fixed(share(taken, all), 1),
                              std::to_string(time.verdicts), std::to_string(time.spelled), time.rule->id});
    }
    *world.err << "Time of all workers together, of the clock on the wall:\n" << stages.text() << "\n" << rules.text();
}

} // namespace

void show_measures(const Run& run, const Options& options, World& world) {
    if (options.has("stats")) show_stats(run, world);
    if (options.has("profile")) show_profile(run, world);
}

} // namespace abide
