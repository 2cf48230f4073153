// Resident memory, which must not grow with the export.
#include <filesystem>

#include "tests/bench/bench.hpp"

namespace abide::bench {

void measure_memory(Bench& bench) {
    bench.page.heading("Memory");
    const std::string small = bench.place("canonical-100.xml");
    const std::string large = bench.write_export({"canonical", "1000"});
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
    std::filesystem::remove(large);
}

} // namespace abide::bench
