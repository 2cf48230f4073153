// abide actions impact: an action that was done has worked, and what shows it.
#include <array>

#include "command/actions/kept_actions.hpp"
#include "command/command.hpp"

namespace abide {

namespace {

Exit run_impact(const Options& options, World& world) {
    return give_evidence(options, world, ActionEntryKind::worked, "is shown to have worked");
}

constexpr std::array<std::string_view, 1> examples = {
    "abide actions impact R-3 --evidence \"Nine of ten plans sampled name the risk.\" --by \"learning group chair\""};
constexpr std::array<std::string_view, 8> options = {"evidence", "by",    "on",    "config",
                                                     "store",    "state", "quiet", "help"};

} // namespace

extern const Command actions_impact_command;
const Command actions_impact_command = {
    .name = "actions impact",
    .summary = "Record what shows that a closed action has worked",
    .arguments = "ACTION",
    .examples = examples,
    .options = options,
    .notes =
        "That something was done does not show that it worked: an action has to be closed first, and may be shown to\n"
        "have worked more than once. --on is the day it was shown, no earlier than the day it was done.\n",
    .run = run_impact,
};

} // namespace abide
