// A command: its name, what its page says, the options it takes and what it does. All of them in one list.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "command/options.hpp"
#include "command/world.hpp"

namespace abide {

/// One constant of this type for each command, in src/command/<name>.cpp, with its name in commands.cpp.
struct Command {
    std::string_view name;      ///< "check", "procedure test"
    std::string_view summary;   ///< one sentence without its full stop
    std::string_view arguments; ///< as usage shows them: "EXPORT…"
    std::span<const std::string_view> examples;
    std::span<const std::string_view> options; ///< names in all_options()
    std::string_view notes;                    ///< what else its page says, or empty
    std::span<const std::string_view> reports =
        {}; ///< whose templates it fills; of forms only those "brief" does not make
    Exit (*run)(const Options& options, World& world) = nullptr;
};

/// In the order of the general help.
std::span<const Command* const> all_commands();

/// Null when there is no such command.
const Command* find_command(std::string_view name);

/// The general help, and one command's page. Both end in a newline.
std::string help_page();
std::string help_page(const Command& command);

/// Every command whose name begins with this word ("procedure"), a line each; empty when there is none.
std::string help_group(std::string_view word);

/// "abide check [options] EXPORT…", without a newline.
std::string usage_line(const Command& command);

} // namespace abide
