// Instructions under callgrind: what a later change can be judged by on a machine that others use too.
#include <cstdint>
#include <filesystem>
#include <fstream>

#include "tests/bench/bench.hpp"
#include "tests/bench/rules.hpp"

namespace abide::bench {

namespace {

/// What callgrind says it collected, in instructions.
double collected(const std::string& errors) {
    std::ifstream lines(errors);
    std::string line;
    while (std::getline(lines, line)) {
        const std::size_t at = line.find("Collected : ");
        if (at != std::string::npos) return std::strtod(line.c_str() + at + 12, nullptr);
    }
    return 0;
}

} // namespace

void measure_instructions(Bench& bench) {
    bench.page.heading("Instructions");
    const std::string valgrind = find_program("valgrind");
    if (valgrind.empty()) {
        bench.page.paragraph("valgrind is not installed.");
        return;
    }
    const std::string file = bench.write_export({"canonical", "10"});
    const double bytes = static_cast<double>(std::filesystem::file_size(file));
    double base = 0;
    const auto row = [&](const char* what, Command command) {
        command.words.insert(command.words.begin(), {valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null"});
        run(command, bench.outputs());
        const double count = collected(bench.outputs().errors);
        if (base == 0) base = count;
        bench.page.row({what, figure(count / 1e6, 0), figure(count / bytes, 1), figure(count / base)});
    };
    bench.page.paragraph(
        "10 MB of canonical export under callgrind, the start included. Its processor has no instructions for SHA-256, so "
        "hashing the export counts for more here than it costs where there are some.");
    bench.page.table({"what", "million instructions", "a byte", "to the bare parse"});
    row("bare libxml2 SAX2 parse", bench.parse(file));
    row("`abide check` of a single child: the start", bench.check(bench.write_export({"census", "1"}), 1));
    row("`abide check`, all procedures, only counted, one job", bench.check(file, 1, only_counted));
    row("`abide check`, all procedures, one job", bench.check(file, 1));
    std::vector<std::string> rules = only_counted;
    rules.insert(rules.end(), {"--procedures", bench.place("rules")});
    for (const std::string& id : write_rules(bench.source + "/procedures", bench.place("rules"), 200, Mix::as_shipped))
        rules.insert(rules.end(), {"--procedure", id});
    row("`abide check`, 200 rules as shipped, only counted, one job", bench.check(file, 1, rules));
    if (!bench.has_option("--cache")) return;
    const std::vector<Command> nights = two_nights(bench, "10");
    row("first night, `--cache`", nights.front());
    row("second night, `--cache`, one case in a hundred changed", nights.back());
    std::filesystem::remove_all(bench.place("cache"));
}

} // namespace abide::bench
