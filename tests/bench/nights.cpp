// The second night: the same export a day later, one case in a hundred changed, with what the first night remembered.
#include <filesystem>

#include "tests/bench/bench.hpp"

namespace abide::bench {

void measure_nights(Bench& bench) {
    bench.page.heading("A night after the other");
    if (!bench.has_option("--cache")) {
        bench.page.paragraph("`abide check` has no `--cache` yet.");
        return;
    }
    const std::string first = bench.place("canonical-100.xml");
    const std::string second = bench.write_export({"canonical", "100", "2"});
    const std::string cache = bench.place("cache");
    // The second night of one round begins with what the first of that round left.
    const auto forget = [cache] {
        std::filesystem::remove_all(cache);
        std::filesystem::create_directories(cache);
    };
    const auto a_day_later = [&](Command command) {
        for (std::string& word : command.words)
            if (word == "2026-04-10") word = "2026-04-11";
        return command;
    };
    Command filling = bench.check(first, 1, {"--cache", cache});
    filling.before = forget;
    const std::vector<Command> commands = {bench.check(first, 1), filling,
                                           a_day_later(bench.check(second, 1, {"--cache", cache})),
                                           a_day_later(bench.check(second, 1))};
    const std::vector<Cost> costs = medians(commands, bench.outputs());
    bench.figures.second_night = costs[2].cpu / costs[1].cpu;
    bench.page.table({"what", "seconds", "processor seconds", "to the first night", "MB resident"});
    const char* const what[] = {"first night, nothing kept", "first night, `--cache`",
                                "second night, `--cache`, one case in a hundred changed", "second night, nothing kept"};
    for (std::size_t at = 0; at < costs.size(); ++at)
        bench.page.row({what[at], figure(costs[at].seconds), figure(costs[at].cpu),
                        figure(costs[at].cpu / costs[1].cpu, 3), megabytes(costs[at].kilobytes)});
    std::filesystem::remove_all(cache);
    std::filesystem::remove(second);
}

} // namespace abide::bench
