// What the benchmark is held to, beside what it found.
#include "tests/bench/bench.hpp"

namespace abide::bench {

namespace {

enum class Side { at_most, at_least };

void row(Page& page, const std::string& what, const std::optional<double>& found, Side side, double target) {
    const int digits = target >= 2 ? 0 : target < 0.2 ? 3 : 2;
    const std::string asked = std::string(side == Side::at_most ? "at most " : "at least ") + figure(target, digits);
    if (!found) {
        page.row({what, asked, "not measured", ""});
        return;
    }
    const bool is_reached = side == Side::at_most ? *found <= target : *found >= target;
    page.row({what, asked, figure(*found, target >= 2 ? 1 : 3), is_reached ? "yes" : "no"});
}

} // namespace

void write_targets(Bench& bench) {
    const Figures& found = bench.figures;
    Page& page = bench.page;
    page.heading("Targets");
    page.table({"what", "target", "found", "reached"});
    row(page, "one job, all procedures, to the bare parse (processor seconds)", found.one_job, Side::at_most, 1.25);
    row(page, "two jobs to one (seconds)", found.two_jobs, Side::at_most, 0.58);
    row(page, "second night to the first (processor seconds)", found.second_night, Side::at_most, 0.125);
    row(page, "200 rules as shipped to one rule (processor seconds)", found.shipped_rules, Side::at_most, 1.5);
    row(page, "200 national rules to one rule (processor seconds)", found.national_rules, Side::at_most, 1.5);
    row(page, "xsltproc's one rule to all procedures, one core (processor seconds)", found.stylesheet, Side::at_least,
        15);
    row(page, "xsltproc's one rule to all procedures (resident memory)", found.stylesheet_memory, Side::at_least, 20);
    row(page, "1 GB to 100 MB (resident memory)", found.growth, Side::at_most, 1.2);
    row(page, "1 GB (MB resident)", found.large_megabytes, Side::at_most, 256);
}

} // namespace abide::bench
