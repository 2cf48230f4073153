// What the benchmark is held to, beside what it found.
#include "tests/bench/bench.hpp"

namespace abide::bench {

namespace {

enum class Side { at_most, at_least };

struct Target {
    std::string what;
    Side side;
    double bound;
};

void row(Page& page, const Target& target, const std::optional<Ratio>& found) {
    const int digits = target.bound >= 2 ? 0 : target.bound < 0.2 ? 3 : 2;
    const std::string asked =
        std::string(target.side == Side::at_most ? "at most " : "at least ") + figure(target.bound, digits);
    if (!found) {
        page.row({target.what, asked, "not measured", "", ""});
        return;
    }
    const bool is_reached =
        target.side == Side::at_most ? found->median <= target.bound : found->median >= target.bound;
    const int shown = target.bound >= 2 ? 1 : 3;
    page.row(
        {target.what, asked, figure(found->median, shown), figure(found->fastest, shown), is_reached ? "yes" : "no"});
}

/// Measured once, or not a matter of speed.
std::optional<Ratio> single(const std::optional<double>& value) {
    return value ? std::optional(Ratio{*value, *value}) : std::nullopt;
}

} // namespace

void write_targets(Bench& bench) {
    const Figures& found = bench.figures;
    Page& page = bench.page;
    page.heading("Targets");
    page.table({"what", "target", "found", "fastest to fastest", "reached"});
    row(page, {"one job, all procedures, to the bare parse, 1 GB (processor seconds)", Side::at_most, 1.25},
        found.one_job_large);
    row(page, {"one job, all procedures, to the bare parse, 100 MB (processor seconds)", Side::at_most, 1.25},
        found.one_job);
    row(page, {"two jobs to one, 1 GB (seconds)", Side::at_most, 0.58}, found.two_jobs_large);
    row(page, {"two jobs to one, 100 MB (seconds)", Side::at_most, 0.58}, found.two_jobs);
    row(page, {"second night to the first (processor seconds)", Side::at_most, 0.125}, found.second_night);
    row(page, {"a million verdicts in the store (seconds)", Side::at_most, 20}, single(found.million));
    row(page, {"200 rules as shipped to one rule (processor seconds)", Side::at_most, 1.5}, found.shipped_rules);
    row(page, {"200 national rules to one rule (processor seconds)", Side::at_most, 1.5}, found.national_rules);
    row(page, {"xsltproc's one rule to the same rule, one core (processor seconds)", Side::at_least, 15},
        found.stylesheet_one);
    row(page, {"xsltproc's one rule to all procedures, one core (processor seconds)", Side::at_least, 15},
        found.stylesheet);
    row(page, {"xsltproc's one rule to all procedures (resident memory)", Side::at_least, 20},
        single(found.stylesheet_memory));
    row(page, {"1 GB to 100 MB (resident memory)", Side::at_most, 1.2}, single(found.growth));
    row(page, {"1 GB (MB resident)", Side::at_most, 256}, single(found.large_megabytes));
}

} // namespace abide::bench
