// The second night: the same export a day later, one case in a hundred changed, with what the first night remembered.
#include <algorithm>
#include <filesystem>

#include "tests/bench/bench.hpp"

namespace abide::bench {

namespace {

Command a_day_later(Command command) {
    std::replace(command.words.begin(), command.words.end(), std::string("2026-04-10"), std::string("2026-04-11"));
    return command;
}

} // namespace

std::vector<Command> two_nights(const Bench& bench, const std::string& megabytes) {
    const std::string cache = bench.place("cache");
    Command first = bench.check(bench.write_export({"canonical", megabytes}), 1, {"--cache", cache});
    // The second night of one round begins with what the first of that round left.
    first.before = [cache] {
        std::filesystem::remove_all(cache);
        std::filesystem::create_directories(cache);
    };
    const Command second = bench.check(bench.write_export({"canonical", megabytes, "2"}), 1, {"--cache", cache});
    return {first, a_day_later(second)};
}

void measure_nights(Bench& bench) {
    bench.page.heading("A night after the other");
    if (!bench.has_option("--cache")) {
        bench.page.paragraph("`abide check` has no `--cache` yet.");
        return;
    }
    std::vector<Command> commands = two_nights(bench, "100");
    commands.push_back(bench.check(bench.place("canonical-100.xml"), 1));
    commands.push_back(a_day_later(bench.check(bench.place("canonical-100-2.xml"), 1)));
    const std::vector<Measured> costs = measure(commands, bench.outputs());
    bench.figures.second_night = ratio(costs[1], costs[0], &Cost::cpu);
    bench.page.table(
        {"what", "seconds", "processor seconds", "to the first night", "fastest to fastest", "MB resident"});
    const char* const what[] = {"first night, `--cache`", "second night, `--cache`, one case in a hundred changed",
                                "first night, nothing kept", "second night, nothing kept"};
    for (std::size_t at = 0; at < costs.size(); ++at) {
        const Cost& cost = costs[at].median;
        const Ratio to_first = ratio(costs[at], costs[0], &Cost::cpu);
        bench.page.row({what[at], figure(cost.seconds), figure(cost.cpu), figure(to_first.median, 3),
                        figure(to_first.fastest, 3), megabytes(cost.kilobytes)});
    }
    std::filesystem::remove_all(bench.place("cache"));
    std::filesystem::remove(bench.place("canonical-100-2.xml"));
}

} // namespace abide::bench
