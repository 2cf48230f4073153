// Runs whole commands in memory.
#include "tests/command/in_memory.hpp"

#include <sstream>
#include <stdexcept>

#include "base/file.hpp"
#include "command/program.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

std::string shipped(const std::string& home, const std::string& name) {
    // Templates are the project's own: only procedures are made small.
    const std::string root = name == "procedures" ? home : repository().string();
    const std::string folder = join_path(root, name);
    return is_folder(folder) ? folder : "";
}

} // namespace

Ended run_command(const std::vector<std::string>& words, const Surroundings& surroundings) {
    std::ostringstream out;
    std::ostringstream err;
    const std::string home =
        surroundings.home.empty() ? (repository() / "tests/command/home").string() : surroundings.home;
    std::int64_t ticks = 0;
    World world;
    world.out = &out;
    world.err = &err;
    world.out_is_terminal = surroundings.out_is_terminal;
    world.err_is_terminal = surroundings.err_is_terminal;
    world.today = surroundings.today;
    world.program = surroundings.program;
    world.now = [&surroundings] { return surroundings.now; };
    world.variable = [&](const std::string& name) {
        const auto found = surroundings.environment.find(name);
        return found == surroundings.environment.end() ? std::string() : found->second;
    };
    for (const auto& [name, value] : surroundings.environment) world.variables.push_back(name);
    world.shipped = [&](const std::string& name) {
        if (surroundings.is_faulty) throw std::out_of_range("C-0019 was seen on Tuesday");
        return shipped(home, name);
    };
    world.reader_is_gone = [&] { return surroundings.has_reader_left; };
    if (surroundings.out_is_full) out.setstate(std::ios::badbit);
    world.milliseconds = [&ticks] { return ticks += 10000; };
    Ended ended;
    ended.exit = run_program(words, world);
    ended.out = out.str();
    ended.err = err.str();
    return ended;
}

std::string export_file(const std::string& name) { return (repository() / "tests/command/exports" / name).string(); }

std::string home_procedures() { return (repository() / "tests/command/home/procedures").string(); }

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace abide::tests
