// The program as a function: finds the command, reads its options, runs it, and is the one place that catches.
#include "command/program.hpp"

#include <algorithm>
#include <exception>
#include <new>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/command.hpp"
#include "command/output.hpp"

namespace abide {

namespace {

/// A command's name is one word or two; the words after it are its own.
const Command* command_of(const std::vector<std::string>& words, std::size_t& used) {
    if (words.size() > 1) {
        if (const Command* command = find_command(words[0] + " " + words[1])) {
            used = 2;
            return command;
        }
    }
    used = 1;
    return find_command(words[0]);
}

[[noreturn]] void refuse_command(const std::vector<std::string>& words) {
    const std::string group = help_group(words[0]);
    std::vector<std::string> known;
    for (const Command* command : all_commands()) {
        const std::string name(command->name);
        const std::size_t space = name.find(' ');
        if (group.empty()) {
            known.push_back(name.substr(0, space));
        } else if (name.starts_with(words[0] + " ")) {
            known.push_back(name.substr(space + 1));
        }
    }
    if (!group.empty() && (words.size() == 1 || words[1].starts_with('-'))) {
        throw Error(Exit::usage, "abide " + words[0] + " what? There are\n" + group);
    }
    const std::string& word = group.empty() ? words[0] : words[1];
    const std::string asked = group.empty() ? word : words[0] + " " + word;
    const std::string help = did_you_mean(word, known);
    throw Error(Exit::usage,
                "there is no command \"" + asked + "\"; " + (help.empty() ? "\"abide help\" lists them" : help));
}

Exit dispatch(const std::vector<std::string>& words, World& world) {
    if (words.empty()) {
        *world.err << help_page();
        return Exit::usage;
    }
    if (words[0] == "--help" || words[0] == "-h") {
        *world.out << help_page();
        return Exit::clean;
    }
    const std::vector<std::string> spelled = words[0] == "--version" ? std::vector<std::string>{"version"} : words;
    std::size_t used = 0;
    const Command* command = command_of(spelled, used);
    if (command == nullptr && words.size() == 2 && (words[1] == "--help" || words[1] == "-h")) {
        if (const std::string group = help_group(words[0]); !group.empty()) {
            *world.out << group;
            return Exit::clean;
        }
    }
    if (command == nullptr) refuse_command(spelled);
    const std::vector<std::string> rest(spelled.begin() + static_cast<std::ptrdiff_t>(used), spelled.end());
    const Options options = Options::read(command->name, command->options, rest);
    if (options.has("help")) {
        *world.out << help_page(*command);
        return Exit::clean;
    }
    return command->run(options, world);
}

/// A sentence of several lines keeps them; nothing else of it may drive a terminal.
void say(World& world, const std::string& sentence) {
    std::string safe;
    std::size_t from = 0;
    for (;;) {
        const std::size_t end = sentence.find('\n', from);
        safe += printable(std::string_view(sentence).substr(from, end - from));
        if (end == std::string::npos) break;
        safe += "\n";
        from = end + 1;
    }
    while (safe.ends_with('\n')) safe.pop_back();
    *world.err << "abide: " << safe << "\n";
}

/// Whoever read and had enough knows it; that not everything was written still shows in the exit code.
void say_unwritten(World& world) {
    if (!world.reader_is_gone || !world.reader_is_gone()) say(world, std::string(cannot_write_out));
}

} // namespace

int run_program(const std::vector<std::string>& words, World& world) {
    Exit exit = Exit::fault;
    try {
        exit = dispatch(words, world);
        world.out->flush();
        if (!*world.out && exit != Exit::usage) {
            say_unwritten(world);
            exit = Exit::not_written;
        }
    } catch (const Error& error) {
        if (error.what() == cannot_write_out)
            say_unwritten(world);
        else
            say(world, error.what());
        exit = error.exit();
    } catch (const std::bad_alloc&) {
        say(world, "there is not enough memory; check fewer exports at once");
    } catch (...) {
        // What it says may quote a record: it is not repeated.
        say(world, "a fault in Abide itself; nothing that was written should be relied on. Please report it with the "
                   "command and the version, never with the export");
    }
    return static_cast<int>(exit);
}

} // namespace abide
