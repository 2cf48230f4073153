// Nights as they are swept: judged, held against the night before, remembered in SQLite, with every report written.
#include <filesystem>

#include "tests/bench/bench.hpp"

namespace abide::bench {

namespace fs = std::filesystem;

namespace {

struct Ground {
    fs::path folder;

    [[nodiscard]] Command sweep(const std::string& abide, const std::string& day) const {
        const auto at = [&](const char* name) { return (folder / name).string(); };
        return {{abide, "sweep", "--inbox", at("inbox"), "--reports", at("reports"), "--state", at("state"), "--store",
                 "sqlite:" + at("history.sqlite"), "--as-at", day, "--fail-on", "never", "--jobs", "1", "--quiet"}};
    }
    void put(const std::string& file) const {
        fs::create_directories(folder / "inbox");
        fs::copy_file(file, folder / "inbox" / "all.xml", fs::copy_options::overwrite_existing);
    }
};

void measure_three_nights(Bench& bench, const std::string& first, const std::string& second) {
    const Ground ground{bench.place("sweeps")};
    std::vector<Command> commands = {bench.check(first, 1), ground.sweep(bench.abide, "2026-04-10"),
                                     ground.sweep(bench.abide, "2026-04-11"), ground.sweep(bench.abide, "2026-04-11")};
    commands[1].before = [=] {
        fs::remove_all(ground.folder);
        ground.put(first);
    };
    commands[2].before = [=] { ground.put(second); };
    const std::vector<Measured> costs = measure(commands, bench.outputs());
    bench.figures.sweep = ratio(costs[1], costs[0], &Cost::cpu);
    bench.page.table({"what", "seconds", "processor seconds", "to the check", "fastest to fastest", "MB resident"});
    const char* const what[] = {"`abide check`, nothing kept", "`abide sweep`, the first night",
                                "`abide sweep`, the second night, one case in a hundred changed",
                                "`abide sweep` of the same once more"};
    for (std::size_t at = 0; at < costs.size(); ++at) {
        const Cost& cost = costs[at].median;
        const Ratio to_check = ratio(costs[at], costs[0], &Cost::cpu);
        bench.page.row({what[at], figure(cost.seconds), figure(cost.cpu), figure(to_check.median, 1),
                        figure(to_check.fastest, 1), megabytes(cost.kilobytes)});
    }
    fs::remove_all(ground.folder);
}

/// Measured once: it takes as long as all others together.
void measure_million(Bench& bench) {
    const std::string file = bench.place("million.sqlite");
    fs::remove(file);
    const Cost cost = run({{bench.store, "sqlite:" + file}}, bench.outputs());
    bench.figures.million = cost.seconds;
    bench.page.paragraph(
        "A night of a million verdicts, each with its deciding facts, written to SQLite in one transaction, read back, looked "
        "through for damage, and one case erased: " +
        figure(cost.seconds, 1) + " seconds, " + megabytes(cost.kilobytes) + " MB resident; the file takes " +
        figure(static_cast<double>(fs::file_size(file)) / 1e6, 0) + " MB.");
    fs::remove(file);
}

} // namespace

void measure_sweeps(Bench& bench) {
    bench.page.heading("A sweep");
    const std::string first = bench.write_export({"canonical", "10"});
    const std::string second = bench.write_export({"canonical", "10", "2"});
    bench.page.paragraph(
        "10 MB of canonical export. A sweep compares every verdict with the night before, remembers it and writes every "
        "report, so it costs what there is to tell, not what there is to read.");
    measure_three_nights(bench, first, second);
    fs::remove(second);
    measure_million(bench);
}

} // namespace abide::bench
