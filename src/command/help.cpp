// abide help: the general page, or one command's.
#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/words.hpp"
#include "command/command.hpp"
#include "command/configuration_keys.hpp"
#include "command/limits.hpp"

namespace abide {

namespace {

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
}

std::string option_line(const OptionSpec& option) {
    std::string names = option.letter.empty() ? "    " : "-" + std::string(option.letter) + ", ";
    names += "--" + std::string(option.name);
    if (!option.argument.empty()) names += " " + std::string(option.argument);
    constexpr std::size_t column = 24;
    constexpr std::size_t width = 100;
    std::string text = "  " + padded(names, column);
    std::size_t at = text.size();
    for (const std::string& word : split_words(option.meaning)) {
        if (at + 1 + word.size() > width) {
            text += "\n" + std::string(column + 2, ' ');
            at = column + 2;
        }
        text += " " + word;
        at += 1 + word.size();
    }
    return text + "\n";
}

Exit run_help(const Options& options, World& world) {
    if (options.arguments().empty()) {
        *world.out << help_page();
        return Exit::clean;
    }
    std::string name;
    for (const std::string& word : options.arguments()) name += (name.empty() ? "" : " ") + word;
    if (const Command* command = find_command(name)) {
        *world.out << help_page(*command);
        return Exit::clean;
    }
    const std::string group = help_group(name);
    if (group.empty()) {
        std::vector<std::string> known;
        for (const Command* command : all_commands()) known.emplace_back(command->name);
        const std::string help = did_you_mean(name, known);
        throw Error(Exit::usage,
                    "there is no command \"" + name + "\"; " + (help.empty() ? "\"abide help\" lists them" : help));
    }
    *world.out << group;
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {"abide help", "abide help procedure test"};
constexpr std::array<std::string_view, 1> help_options = {"help"};

} // namespace

std::string usage_line(const Command& command) {
    std::string line = "abide " + std::string(command.name);
    if (command.options.size() > 1) line += " [options]";
    if (!command.arguments.empty()) line += " " + std::string(command.arguments);
    return line;
}

std::string help_page() {
    std::string page = "Abide checks children's social care case records against written procedures.\n\n"
                       "  abide check cases/                       what needs attention in these exports\n"
                       "  abide explain C-0019/RULE cases/         why one finding came out as it did\n"
                       "  abide procedure list                     the procedures there are\n\n"
                       "Commands\n";
    for (const Command* command : all_commands()) {
        page += "  " + padded(std::string(command->name), 20) + " " + std::string(command->summary) + "\n";
    }
    return page +
           "\n\"abide help COMMAND\" prints a command's page. A command ends with\n"
           "  0  nothing at or above --fail-on          3  incomplete: some input was refused, or nothing applied\n"
           "  1  findings at or above it                4  judged, but an output could not be written\n"
           "  2  wrong usage, procedure or calendar     5  a fault in Abide\n";
}

std::string help_page(const Command& command) {
    std::string page = std::string(command.summary) + ".\n\n";
    for (const std::string_view example : command.examples) page += "  " + std::string(example) + "\n";
    page += "\nUsage: " + usage_line(command) + "\n";
    if (!command.notes.empty()) page += "\n" + std::string(command.notes);
    page += "\nOptions\n";
    for (const OptionSpec& option : all_options()) {
        for (const std::string_view taken : command.options) {
            if (taken == option.name) page += option_line(option);
        }
    }
    const bool is_configured =
        std::find(command.options.begin(), command.options.end(), "config") != command.options.end();
    if (is_configured)
        page += "\nWhat the configuration can set [and what holds unless it does]\n" + configuration_in_words();
    const bool has_limits = std::find(command.options.begin(), command.options.end(), "limit") != command.options.end();
    if (has_limits) page += "\nWhat --limit can set, and what holds unless it does\n" + limits_in_words();
    return page;
}

std::string help_group(std::string_view word) {
    std::string page;
    for (const Command* command : all_commands()) {
        if (!command->name.starts_with(std::string(word) + " ")) continue;
        page += "  abide " + padded(std::string(command->name), 20) + " " + std::string(command->summary) + "\n";
    }
    return page;
}

extern const Command help_command;
const Command help_command = {
    .name = "help",
    .summary = "Print what commands there are, or one command's page",
    .arguments = "[COMMAND]",
    .examples = examples,
    .options = help_options,
    .notes = "",
    .run = run_help,
};

} // namespace abide
