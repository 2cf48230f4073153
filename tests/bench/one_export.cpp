// One export of a whole authority: read, parsed, checked in several ways, and checked for one rule by a general tool.
#include <filesystem>

#include "tests/bench/bench.hpp"
#include "tests/bench/rules.hpp"

namespace abide::bench {

namespace {

struct Row {
    std::string what;
    Command command;
};

enum : std::size_t {
    reading,
    parsing,
    validating,
    national,
    counting,
    checking,
    checking_by_two,
    checking_one_rule,
    transforming
};

/// In the order above. What is not installed has no words.
std::vector<Row> rows(const Bench& bench, const std::string& file) {
    const std::string xsltproc = find_program("xsltproc");
    Command transform;
    if (!xsltproc.empty())
        transform.words = {
            xsltproc, "--stringparam", "as-at", "2026-04-10", bench.source + "/tests/bench/three-days.xsl", file};
    const std::string one_rule = bench.place("rules-three-days");
    const std::string procedure = write_rules(bench.source + "/procedures", one_rule, 1, Mix::three_days).front();
    return {{"plain read of the bytes", {{bench.self, "read", file}}},
            {"bare libxml2 SAX2 parse", bench.parse(file)},
            {"`abide cases validate`", {{bench.abide, "cases", "validate", file}}},
            {"`abide check`, working-together, one job", bench.check(file, 1, {"--procedure", "working-together"})},
            {"`abide check`, all procedures, only counted, one job", bench.check(file, 1, only_counted)},
            {"`abide check`, all procedures, one job", bench.check(file, 1)},
            {"`abide check`, all procedures, two jobs", bench.check(file, 2)},
            {"`abide check`, the one three-day rule, one job",
             bench.check(file, 1, {"--procedures", one_rule, "--procedure", procedure})},
            {"xsltproc, the one three-day rule", transform}};
}

void keep_figures(Figures& figures, const std::vector<Measured>& costs) {
    figures.one_job = ratio(costs[checking], costs[parsing], &Cost::cpu);
    figures.two_jobs = ratio(costs[checking_by_two], costs[checking], &Cost::seconds);
    if (costs.size() <= transforming) return;
    figures.stylesheet = ratio(costs[transforming], costs[checking], &Cost::cpu);
    figures.stylesheet_one = ratio(costs[transforming], costs[checking_one_rule], &Cost::cpu);
    figures.stylesheet_memory = static_cast<double>(costs[transforming].median.kilobytes) /
                                static_cast<double>(costs[checking].median.kilobytes);
}

} // namespace

void measure_one_export(Bench& bench) {
    const std::string file = bench.write_export({"canonical", "100"});
    const double size = static_cast<double>(std::filesystem::file_size(file)) / 1e6;
    bench.page.heading(figure(size, 0) + " MB of canonical export");
    const std::vector<Row> all = rows(bench, file);
    std::vector<Command> commands;
    for (const Row& row : all)
        if (!row.command.words.empty()) commands.push_back(row.command);
    const std::vector<Measured> costs = measure(commands, bench.outputs());
    keep_figures(bench.figures, costs);
    bench.page.table(
        {"what", "seconds", "processor seconds", "to the bare parse", "fastest to fastest", "MB/s", "MB resident"});
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (at >= costs.size()) {
            bench.page.row({all[at].what, "not installed", "", "", "", "", ""});
            continue;
        }
        const Cost& cost = costs[at].median;
        const Ratio to_parse = ratio(costs[at], costs[parsing], &Cost::cpu);
        bench.page.row({all[at].what, figure(cost.seconds), figure(cost.cpu), figure(to_parse.median),
                        figure(to_parse.fastest), figure(size / cost.cpu, 0), megabytes(cost.kilobytes)});
    }
}

} // namespace abide::bench
