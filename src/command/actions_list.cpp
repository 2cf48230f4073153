// abide actions list: the actions there are, and how each stands on a day.
#include <algorithm>
#include <array>

#include "command/actions/kept_actions.hpp"
#include "command/command.hpp"
#include "command/output.hpp"
#include "writer/action_list.hpp"

namespace abide {

namespace {

Exit run_list(const Options& options, World& world) {
    options.refuse_more_than(0);
    const std::vector<std::string> formats = {"text", "csv", "json"};
    const std::string format = options.choice("format", formats);
    const KeptActions kept = open_actions(options, world);
    ActionList list;
    list.as_at = options.day("as-at").value_or(world.today);
    list.listed = actions_on(list.as_at, kept.records);
    const auto is_meant = actions_meant(options, list.listed);
    const std::string status = options.value("status");
    std::erase_if(list.listed, [&](const Action& one) {
        return !is_meant(one) || (!status.empty() && name_of(status_of(one, list.as_at)) != status);
    });
    Output output(options, world);
    output.write(format == "csv" ? actions_csv(list) : format == "json" ? actions_json(list) : actions_text(list));
    output.finish();
    return Exit::clean;
}

constexpr std::array<std::string_view, 3> examples = {
    "abide actions list --status overdue",
    "abide actions list --owner \"business manager\"",
    "abide actions list --source maca-hsb-2017 --as-at 2026-06-30 --format csv -o actions.csv",
};
constexpr std::array<std::string_view, 11> options = {"owner",  "source", "status", "as-at", "format", "output",
                                                      "config", "store",  "state",  "quiet", "help"};

} // namespace

extern const Command actions_list_command;
const Command actions_list_command = {
    .name = "actions list",
    .summary = "List the actions, and how each stands on a day",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes =
        "As at a day (default: today): actions recorded later, and what was noted of later days, do not count yet. open: due, and its date has not\n"
        "passed; overdue: it has; no-date: nobody stated one; date-questioned: what stands there cannot be read as a\n"
        "date; done: closed with evidence; worked: shown to have worked. Beside it stands whether a review is due\n"
        "within 14 days or overdue. --format is text, csv or json.\n",
    .run = run_list,
};

} // namespace abide
