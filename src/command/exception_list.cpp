// abide exception list: the exceptions there are, and how each stands on a day.
#include "writer/exception_list.hpp"

#include <algorithm>
#include <array>

#include "command/command.hpp"
#include "command/configuration.hpp"
#include "command/nightly/meant_finding.hpp"
#include "command/output.hpp"

namespace abide {

namespace {

Exit run_list(const Options& options, World& world) {
    options.refuse_more_than(0);
    const std::vector<std::string> formats = {"text", "csv", "json"};
    const std::string format = options.choice("format", formats);
    const Configuration configuration = read_configuration(options, world);
    const auto store = Store::open_existing(configuration.value("store"));
    const std::vector<SweepRecord> sweeps = store->sweeps();
    const std::vector<OpenFinding> findings =
        sweeps.empty() ? std::vector<OpenFinding>{} : findings_to_except(*store, sweeps.back().number);
    const int within = static_cast<int>(configuration.number("exception-warning").value_or(expiring_days));
    const ExceptionList list =
        list_exceptions(options.day("as-at").value_or(world.today), store->exceptions(), findings, within);
    Output output(options, world);
    output.write(format == "csv"    ? exceptions_csv(list)
                 : format == "json" ? exceptions_json(list)
                                    : exceptions_text(list));
    output.finish();
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide exception list",
    "abide exception list --as-at 2026-04-30 --format csv -o exceptions.csv",
};
constexpr std::array<std::string_view, 8> options = {"as-at", "format", "output", "config",
                                                     "store", "state",  "quiet",  "help"};

} // namespace

extern const Command exception_list_command;
const Command exception_list_command = {
    .name = "exception list",
    .summary = "List the exceptions, and how each stands on a day",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes =
        "As at a day (default: today), held against the findings that were open on the last sweep. holding: over an open\n"
        "finding; ahead: not yet in force; unused: in force, but nothing it speaks of is open; too-grave: in force, but\n"
        "what it is over is critical by now; not-fitting: in force, but its record has no id of its own, or it is one of\n"
        "several periods, and what bears the name now is not what it was approved for; expired: over. What is over within\n"
        "exception-warning days is soon over. What was pruned is not listed. --format is text, csv or json.\n",
    .run = run_list,
};

} // namespace abide
