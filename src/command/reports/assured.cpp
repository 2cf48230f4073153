// Periods and privacy of assurance reports.
#include "command/reports/assured.hpp"

#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"
#include "briefing/assurance/duty_counts.hpp"
#include "command/configuration.hpp"
#include "command/pages.hpp"
#include "hash/hash.hpp"
#include "privacy/differences.hpp"
#include "privacy/published.hpp"

namespace abide {

namespace {

PrivacyLevel level_of(const Options& options) {
    if (!options.has("privacy")) return level_outside_the_service;
    const std::string word = options.value("privacy");
    const std::optional<PrivacyLevel> level = privacy_level_called(word);
    if (!level || *level == PrivacyLevel::pseudonymised)
        throw Error(Exit::usage,
                    options.spelled("privacy") + " takes aggregated or identified here, not " + abide::quoted(word));
    return *level;
}

} // namespace

Period period_of(const Options& options, Day as_at) {
    if (!options.has("period")) return quarter_of(as_at).before();
    const std::string word = options.value("period");
    const std::optional<Period> period = parse_period(word);
    if (!period)
        throw Error(Exit::usage, options.spelled("period") + " takes a quarter (2026-Q1) or a month (2026-03), not " +
                                     abide::quoted(word));
    if (as_at < period->first())
        throw Error(Exit::usage, options.spelled("period") + ": " + word + " has not begun on " + iso(as_at));
    return *period;
}

AssuredGround ground_of(ReportRun& report, const Options& options) {
    (void)level_of(options);
    return {facts_of(report.run()), period_of(options, report.run().request().as_at)};
}

AssuredGround ground_on(ReportRun& report, const Options& options, Day as_at) {
    (void)level_of(options);
    return {facts_of(report.run()), month_of(as_at)};
}

void CountedCases::add_duties(const HeardCase& heard) {
    Sha256 counted;
    for (const Verdict& verdict : heard.verdicts) {
        const std::optional<Day> day = day_of_duty(verdict);
        counted.add(verdict.procedure->id + "/" + verdict.rule->id + " " + std::string(name_of(verdict.state)) + " " +
                    std::string(name_of(verdict.reason)) + " " + (day ? iso(*day) : "no day") +
                    (is_excepted(verdict) ? " excepted" : "") + "\n");
    }
    cases_[of_duties].push_back({sha256(std::string(heard.one_case->id)), counted.finish()});
}

void CountedCases::add(const std::string& of, const HeardCase& heard, const CountTables& alone) {
    const std::vector<Count> counts = alone.figures("one case").counts;
    count_children(heard, counts);
    if (of == of_duties) return add_duties(heard);
    Sha256 counted;
    for (const Count& count : counts)
        if (count.count > 0) counted.add(key_of_any_day(count.key) + " " + std::to_string(count.count) + "\n");
    cases_[of].push_back({sha256(std::string(heard.one_case->id)), counted.finish()});
}

// What is counted of the service itself is of no child, so all of it counts.
void CountedCases::count_children(const HeardCase& heard, const std::vector<Count>& counts) {
    const bool is_child = !heard.one_case->is_service;
    if (is_child) ++children_;
    for (const Count& count : counts)
        if (count.count > 0) children_of_[count.key] += is_child ? 1 : count.count;
}

void CountedCases::put(FiguresToPublish& figures, Day as_at) const {
    // Held against what was published last, and against what was published of the same day: others may lie between.
    for (const auto& [of, cases] : cases_) {
        figures.behind.push_back({of, cases});
        figures.behind.push_back({of + " as at " + iso(as_at), cases});
    }
    figures.children = children_of_;
}

namespace {

void check_children(const CountedCases& cases, const std::string& kind) {
    if (cases.children() > static_cast<std::size_t>(most_that_is_small)) return;
    throw Error(Exit::not_written, "report " + kind +
                                       " cannot be published: it counts fewer than six children, and every count would "
                                       "tell of them. --privacy identified shows it to staff who hold the cases");
}

/// A ledger that begins where another was meant protects nothing.
void tell_of_new_ledger(const std::string& folder, const Options& options, World& world) {
    if (options.has("quiet")) return;
    *world.err << "Began a ledger of what is published in " << folder
               << ": keep it, and use the same state folder for every report\n";
}

} // namespace

Shown show(const CountTables& tables, const CountedCases& cases, const std::string& kind, const AssuredGround& ground,
           const Options& options, World& world) {
    Shown shown;
    shown.level = level_of(options);
    if (shown.is_exact()) {
        shown.tables = tables.exact();
        return shown;
    }
    const std::string folder = read_configuration(options, world).publications_folder();
    FiguresToPublish figures = tables.figures(kind + " " + name_of(ground.period) + " as at " + iso(ground.run.as_at));
    cases.put(figures, ground.run.as_at);
    check_children(cases, kind);
    const bool is_first = !is_file(join_path(folder, "published.ledger"));
    shown.tables = tables.shown(publish(folder, std::move(figures)));
    if (is_first) tell_of_new_ledger(folder, options, world);
    return shown;
}

} // namespace abide
