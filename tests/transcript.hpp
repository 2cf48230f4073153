// A transcript: a Markdown page whose console blocks are commands and what they print.
//
//     ```console
//     $ printf 'one\ntwo\n'; exit 3
//     one
//     ...
//     [exit 3]
//     ```
//
// A line that begins with "$ " is a command for bash. The lines after it, up to the next command or
// the end of the block, are what it prints, standard output and standard error together. "..."
// alone on a line stands for any number of lines. "[exit N]" is the exit code where it is not 0. A
// command that ends in "\" or opens a here-document ("<<") goes on in the lines that begin "> ".
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace abide::tests {

/// One command of a transcript with what the page says about it. Lines are counted from 1.
struct Step {
    int line = 0;                      // of the "$ "
    int expected_line = 0;             // where what it prints begins
    std::string command;               // several lines when it goes on
    std::vector<std::string> expected; // without the exit line
    int expected_exit = 0;
    int lines_expected = 0; // lines of the page that `expected` and the exit line take up
};

/// What a command printed, line by line without the line ends, and how it ended.
struct Printed {
    std::vector<std::string> printed;
    int exit = 0;
};

/// The commands of a page, in order. Throws std::runtime_error when a console block is not closed
/// or has a line before its first command, naming the line.
std::vector<Step> steps_of(std::string_view page);

/// The lines are what was expected, "..." standing for any number of lines.
bool matches(const std::vector<std::string>& expected, const std::vector<std::string>& printed);

/// Nothing to say (the empty string) when the outcome is what the step expects. Otherwise a message
/// that begins "<name>:<line>: " and shows what differs, expected lines with "-", printed with "+".
std::string complaint(std::string_view name, const Step& step, const Printed& outcome);

/// Runs the command with bash in this folder: no input, no terminal, a clean environment with
/// ABIDE_ROOT (the repository), TZ=UTC0 and the built program on the PATH as `abide`.
Printed run(const std::string& command, const std::filesystem::path& folder);

/// The page with these steps' expectations replaced by these outcomes (as many, in order). Steps
/// that already match stay as they are, "..." included. Throws std::runtime_error when a command
/// printed what a transcript cannot hold: a line that would be read as a command or as the block's
/// end.
std::string approved(std::string_view page, const std::vector<Step>& steps, const std::vector<Printed>& outcomes);

} // namespace abide::tests
