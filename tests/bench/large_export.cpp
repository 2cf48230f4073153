// A large export: its memory, which must not be more than a small one's, and its speed.
#include <filesystem>

#include "tests/bench/bench.hpp"

namespace abide::bench {

namespace {

/// The start, which is the same for every size, counts for less here.
void measure_speed(Bench& bench, const std::string& large) {
    const double size = static_cast<double>(std::filesystem::file_size(large)) / 1e6;
    bench.page.heading("1 GB of canonical export");
    const std::vector<Measured> costs = measure({bench.parse(large), bench.check(large, 1)}, bench.outputs());
    const Ratio to_parse = ratio(costs[1], costs[0], &Cost::cpu);
    bench.figures.one_job_large = to_parse;
    bench.page.table(
        {"what", "seconds", "processor seconds", "to the bare parse", "fastest to fastest", "MB/s", "MB resident"});
    const auto row = [&](const char* what, const Cost& cost, const Ratio& to) {
        bench.page.row({what, figure(cost.seconds), figure(cost.cpu), figure(to.median), figure(to.fastest),
                        figure(size / cost.cpu, 0), megabytes(cost.kilobytes)});
    };
    row("bare libxml2 SAX2 parse", costs[0].median, {1, 1});
    row("`abide check`, all procedures, one job", costs[1].median, to_parse);
}

} // namespace

void measure_large(Bench& bench) {
    const std::string small = bench.place("canonical-100.xml");
    const std::string large = bench.write_export({"canonical", "1000"});
    bench.page.heading("Memory");
    bench.page.table({"what", "seconds", "processor seconds", "MB resident at most"});
    const auto row = [&](const char* what, const std::string& file) {
        const Cost cost = run(bench.check(file, 2), bench.outputs());
        bench.page.row({what, figure(cost.seconds), figure(cost.cpu), megabytes(cost.kilobytes)});
        return static_cast<double>(cost.kilobytes);
    };
    const double small_kilobytes = row("100 MB, all procedures, two jobs, once", small);
    const double large_kilobytes = row("1 GB, all procedures, two jobs, once", large);
    bench.figures.growth = large_kilobytes / small_kilobytes;
    bench.figures.large_megabytes = large_kilobytes / 1024;
    measure_speed(bench, large);
    std::filesystem::remove(large);
}

} // namespace abide::bench
