// abide actions close: an action is done, and what shows it.
#include <array>

#include "command/actions/kept_actions.hpp"
#include "command/command.hpp"

namespace abide {

namespace {

Exit run_close(const Options& options, World& world) {
    return give_evidence(options, world, ActionEntryKind::done, "is closed: it was done");
}

constexpr std::array<std::string_view, 1> examples = {
    "abide actions close R-3 --evidence \"The sub-group's minutes of 12 June say so.\" --by \"business manager\""};
constexpr std::array<std::string_view, 8> options = {"evidence", "by",    "on",    "config",
                                                     "store",    "state", "quiet", "help"};

} // namespace

extern const Command actions_close_command;
const Command actions_close_command = {
    .name = "actions close",
    .summary = "Close an action, with what shows that it was done",
    .arguments = "ACTION",
    .examples = examples,
    .options = options,
    .notes =
        "An action is closed with evidence and by a role, or not at all. --on is the day it was done. It is then done,\n"
        "and not yet shown to have worked: that is \"abide actions impact\". What was closed by mistake is opened\n"
        "again by \"abide actions note --reopen\".\n",
    .run = run_close,
};

} // namespace abide
