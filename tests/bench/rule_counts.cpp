// The same export with one rule and with two hundred.
#include "tests/bench/bench.hpp"
#include "tests/bench/rules.hpp"

namespace abide::bench {

namespace {

constexpr std::size_t counts[] = {1, 10, 50, 200};

std::vector<Measured> measure_mix(const Bench& bench, Mix mix) {
    std::vector<Command> commands;
    for (const std::size_t count : counts) {
        const std::string folder = bench.place("rules-" + std::to_string(count));
        std::vector<std::string> more = only_counted;
        more.insert(more.end(), {"--procedures", folder});
        for (const std::string& id : write_rules(bench.source + "/procedures", folder, count, mix))
            more.insert(more.end(), {"--procedure", id});
        commands.push_back(bench.check(bench.place("canonical-100.xml"), 1, more));
    }
    return measure(commands, bench.outputs());
}

} // namespace

void measure_rule_counts(Bench& bench) {
    bench.page.heading("The same export with so many rules");
    bench.page.paragraph(
        "One job, verdicts only counted. As shipped: all shipped rules in turn, copied under new ids, the national ones "
        "first; most of them find nothing of theirs in most cases. National: the three national time limits over and "
        "over; one in three gives a verdict with a day sum for every case.");
    const std::vector<Measured> shipped = measure_mix(bench, Mix::as_shipped);
    const std::vector<Measured> national = measure_mix(bench, Mix::national);
    bench.figures.shipped_rules = ratio(shipped.back(), shipped.front(), &Cost::cpu);
    bench.figures.national_rules = ratio(national.back(), national.front(), &Cost::cpu);
    bench.page.table({"rules", "as shipped, processor seconds", "to one rule", "fastest to fastest",
                      "national, processor seconds", "to one rule", "fastest to fastest"});
    for (std::size_t at = 0; at < shipped.size(); ++at) {
        const Ratio of_shipped = ratio(shipped[at], shipped.front(), &Cost::cpu);
        const Ratio of_national = ratio(national[at], national.front(), &Cost::cpu);
        bench.page.row({std::to_string(counts[at]), figure(shipped[at].median.cpu), figure(of_shipped.median),
                        figure(of_shipped.fastest), figure(national[at].median.cpu), figure(of_national.median),
                        figure(of_national.fastest)});
    }
}

} // namespace abide::bench
