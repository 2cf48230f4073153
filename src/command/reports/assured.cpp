// Periods and privacy of assurance reports.
#include "command/reports/assured.hpp"

#include <utility>

#include "base/error.hpp"
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

void CountedCases::add(const HeardCase& heard) {
    Sha256 counted;
    for (const Verdict& verdict : heard.verdicts) {
        const std::optional<Day> day = day_of_duty(verdict);
        counted.add(verdict.procedure->id + "/" + verdict.rule->id + " " + std::string(name_of(verdict.state)) + " " +
                    std::string(name_of(verdict.reason)) + " " + (day ? iso(*day) : "no day") +
                    (is_excepted(verdict) ? " excepted" : "") + "\n");
    }
    cases_.push_back({sha256(std::string(heard.one_case->id)), counted.finish()});
}

void CountedCases::add(const HeardCase& heard, const CountTables& alone) {
    Sha256 counted;
    for (const Count& count : alone.figures("one case").counts)
        if (count.count > 0) counted.add(key_of_any_day(count.key) + " " + std::to_string(count.count) + "\n");
    cases_.push_back({sha256(std::string(heard.one_case->id)), counted.finish()});
}

void CountedCases::put(FiguresToPublish& figures) const {
    figures.of = of_;
    figures.cases = cases_;
}

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
    cases.put(figures);
    shown.tables = tables.shown(publish(folder, std::move(figures)));
    return shown;
}

} // namespace abide
