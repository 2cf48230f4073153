// A large export: its memory, which must not be more than a small one's, and its speed.
#include <filesystem>

#include "tests/bench/bench.hpp"

namespace abide::bench {

namespace {

/// The start, which is the same for every size, counts for less here.
void measure_speed(Bench& bench, const std::string& large) {
    const double size = static_cast<double>(std::filesystem::file_size(large)) / 1e6;
    bench.page.heading("1 GB of canonical export");
    const std::vector<Measured> costs =
        measure({bench.parse(large), bench.check(large, 1), bench.check(large, 2)}, bench.outputs());
    bench.figures.one_job_large = ratio(costs[1], costs[0], &Cost::cpu);
    bench.figures.two_jobs_large = ratio(costs[2], costs[1], &Cost::seconds);
    bench.page.table(
        {"what", "seconds", "processor seconds", "to the bare parse", "fastest to fastest", "MB/s", "MB resident"});
    const char* const what[] = {"bare libxml2 SAX2 parse", "`abide check`, all procedures, one job",
                                "`abide check`, all procedures, two jobs"};
    for (std::size_t at = 0; at < costs.size(); ++at) {
        const Cost& cost = costs[at].median;
        const Ratio to_parse = ratio(costs[at], costs[0], &Cost::cpu);
        bench.page.row({what[at], figure(cost.seconds), figure(cost.cpu), figure(to_parse.median),
                        figure(to_parse.fastest), figure(size / cost.cpu, 0), megabytes(cost.kilobytes)});
    }
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
