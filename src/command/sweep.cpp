// abide sweep: the nightly run over the inbox: judged, compared with the night before, remembered and published.
#include "command/nightly/sweep.hpp"

#include <array>

#include "command/command.hpp"
#include "command/configured_run.hpp"

namespace abide {

namespace {

Exit run_sweep(const Options& options, World& world) {
    options.refuse_more_than(0);
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
        "one are whole, and the next sweep goes on from there. Sweeping the same input again changes nothing.\n",
    .run = run_sweep,
};

} // namespace abide
