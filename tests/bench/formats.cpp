// Exports of other shapes: the national census of one thousand to a hundred thousand children, and an event log.
#include <filesystem>

#include "tests/bench/bench.hpp"

namespace abide::bench {

void measure_formats(Bench& bench) {
    bench.page.heading("Other shapes");
    bench.page.paragraph("One job, all procedures. A small export mostly costs the start: the procedures are read anew "
                         "each time.");
    bench.page.table({"what", "MB", "bare parse, processor seconds", "`abide check`", "to the bare parse",
                      "fastest to fastest", "MB resident"});
    const auto row = [&](const std::string& what, const std::string& file) {
        const std::vector<Measured> costs = measure({bench.parse(file), bench.check(file, 1)}, bench.outputs());
        const Ratio to_parse = ratio(costs[1], costs[0], &Cost::cpu);
        bench.page.row({what, figure(static_cast<double>(std::filesystem::file_size(file)) / 1e6, 1),
                        figure(costs[0].median.cpu, 3), figure(costs[1].median.cpu, 3), figure(to_parse.median),
                        figure(to_parse.fastest), megabytes(costs[1].median.kilobytes)});
    };
    for (const auto& [what, children] : {std::pair{"census, 1,000 children", "1000"},
                                         {"census, 10,000 children", "10000"},
                                         {"census, 100,000 children", "100000"}})
        row(what, bench.write_export({"census", children}));
    if (!bench.log.empty()) row("event log " + std::filesystem::path(bench.log).filename().string(), bench.log);
}

} // namespace abide::bench
