// What a check costs, beside a parse that does nothing and a read that does not even parse, as a page in Markdown.
// abide_bench ABIDE EXPORTS STORE SOURCE FOLDER [LOG] measures; abide_bench parse|read FILE is what is measured beside
// it.
#include "tests/bench/bench.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/bench/baselines.hpp"

namespace abide::bench {

std::string Bench::write_export(const std::vector<std::string>& words) const {
    std::string name;
    Command command{{exports}};
    for (const std::string& word : words) {
        name += (name.empty() ? "" : "-") + word;
        command.words.push_back(word);
    }
    std::string file = place(name + ".xml");
    run(command, {file, outputs().errors});
    return file;
}

Command Bench::check(const std::string& file, unsigned jobs, const std::vector<std::string>& more) const {
    Command command{
        {abide, "check", file, "--as-at", "2026-04-10", "--fail-on", "never", "--jobs", std::to_string(jobs)}, jobs};
    command.words.insert(command.words.end(), more.begin(), more.end());
    return command;
}

bool Bench::has_option(const std::string& name) const {
    run({{abide, "check", "--help"}}, outputs());
    std::ostringstream help;
    help << std::ifstream(outputs().out).rdbuf();
    return help.str().find(name + " ") != std::string::npos;
}

namespace {

int write_page(Bench& bench) {
    Page& page = bench.page;
    page.paragraph(machine());
    page.paragraph(
        "Everything of a table ran in turn, " + std::to_string(times) +
        " times after once that does not count; figures are medians, and where it says so the fastest run to the fastest. One job is pinned to one core, two to "
        "two. Only ratios mean anything on another machine; those of processor seconds are the quieter "
        "ones. Cores busy with everything when it began: " +
        figure(busy_cores(), 1) + ".");
    measure_one_export(bench);
    // Early: what the benchmark itself takes up by then counts as its programs' when they begin.
    measure_large(bench);
    measure_nights(bench);
    measure_sweeps(bench);
    measure_rule_counts(bench);
    measure_formats(bench);
    measure_instructions(bench);
    write_targets(bench);
    page.paragraph("Cores busy with everything, the benchmark among it, when it ended: " + figure(busy_cores(), 1) +
                   ".");
    return 0;
}

int measure_words(int count, char** words) {
    const std::string what = count > 1 ? words[1] : "";
    if (count == 3 && what == "read") return read_bytes(words[2]);
    if (count == 3 && what == "parse") return parse(words[2]);
    if (count < 6 || count > 7)
        return std::fprintf(stderr, "abide_bench ABIDE EXPORTS STORE SOURCE FOLDER [LOG.xes]\n"), 2;
    const std::string folder = words[5];
    std::filesystem::create_directories(folder);
    Page page(folder + "/page.md");
    Bench bench{std::filesystem::canonical(words[0]).string(),
                what,
                words[3],
                words[2],
                words[4],
                folder,
                count == 7 ? words[6] : "",
                page};
    return write_page(bench);
}

} // namespace

} // namespace abide::bench

int main(int count, char** words) { return abide::bench::measure_words(count, words); }
