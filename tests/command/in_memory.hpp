// Runs whole commands in memory: the streams are strings, today is a fixed day, the procedures are a small test set.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/day.hpp"

namespace abide::tests {

/// How a command ended.
struct Ended {
    int exit = 0;
    std::string out;
    std::string err;
};

/// What surrounds it. The shipped procedures are those in tests/command/home.
struct Surroundings {
    Day today = day_of(2026, 4, 10).value();
    std::int64_t now = 1775786400; ///< 2026-04-10T02:00:00Z
    std::map<std::string, std::string> environment;
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    std::string program;          ///< where it lies
    std::string home;             ///< another folder with procedures/ in it
    bool out_is_full = false;     ///< nothing can be written to the standard output
    bool has_reader_left = false; ///< that is why
    bool is_faulty = false;       ///< something of ours throws what nobody expects
};

/// "check north.xml" are two words.
Ended run_command(const std::vector<std::string>& words, const Surroundings& surroundings = {});

/// Absolute path of tests/command/exports/<name>.
std::string export_file(const std::string& name);

/// Absolute path of tests/command/home/procedures.
std::string home_procedures();

bool contains(const std::string& text, const std::string& part);

} // namespace abide::tests
