// abide sweep: the nightly run over the inbox: judged, compared with the night before, remembered and published.
#include "command/nightly/sweep.hpp"

#include <array>

#include "command/clock.hpp"
#include "command/command.hpp"
#include "command/configured_run.hpp"

namespace abide {

namespace {

/// What a history holds of a day that has not come would stand in the way of every night until then.
void refuse_a_day_ahead(const Options& options, const World& world) {
    const std::optional<Day> as_at = options.day("as-at");
    if (as_at && world.today < *as_at)
        throw Error(Exit::usage, "a sweep judges no day that has not come: --as-at is " + iso(*as_at) +
                                     " and today is " + iso(world.today) +
                                     "; \"abide check\" judges any day. Nothing was done");
}

Exit run_sweep(const Options& options, World& world) {
    options.refuse_more_than(0);
    expect_possible_clock(world);
    refuse_a_day_ahead(options, world);
    const Configuration configuration = read_configuration(options, world);
    const Options completed_options = completed(options, configuration);
    return Sweep(configuration, completed_options, world).run();
}

constexpr std::array<std::string_view, 3> examples = {
    "abide sweep",
    "abide sweep --config /srv/abide/abide.conf --quiet",
    "abide sweep --inbox exports --reports out --state state --as-at 2026-04-10",
};
constexpr std::array<std::string_view, 19> options = {
    "config",     "inbox",    "reports",   "state",      "store", "as-at",   "procedure",
    "procedures", "calendar", "format-of", "jobs",       "limit", "fail-on", "accept-missing",
    "profile",    "stats",    "quiet",     "max-errors", "help",
};
constexpr std::array<std::string_view, 9> reports = {"nightly",         "findings",     "findings-part",
                                                     "changes",         "changes-part", "exceptions",
                                                     "exceptions-part", "attestations", "certificate"};

} // namespace

extern const Command sweep_command;
const Command sweep_command = {
    .name = "sweep",
    .summary = "Judge everything in the inbox, compare it with the night before, remember it and write the reports",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes =
        "What the options do not say the configuration does (abide.conf, see \"abide help init\"). One sweep runs at a\n"
        "time. It can be killed at any instant: the reports of the night before stay current until those of this\n"
        "one are whole, and the next sweep goes on from there. Sweeping the same input again changes nothing.\n"
        "--as-at is no later than today, and no earlier than the last sweep's: a history runs forward.\n",
    .reports = reports,
    .run = run_sweep,
};

} // namespace abide
