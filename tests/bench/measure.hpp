// What running a program costs, pinned to so many cores: medians of five runs side by side.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace abide::bench {

constexpr std::size_t times = 5;

struct Cost {
    double seconds = 0; ///< of the clock
    double cpu = 0;     ///< seconds of all cores, in the program and in the system for it
    long kilobytes = 0; ///< resident at most
};

/// What several runs cost. A shared machine only ever adds, so the fastest says what the program itself needs.
struct Measured {
    Cost median;  ///< of each figure by itself
    Cost fastest; ///< the least of each figure
};

/// One figure of one program to that of another.
struct Ratio {
    double median = 0;
    double fastest = 0;
};

Ratio ratio(const Measured& of, const Measured& to, double Cost::*figure);

struct Command {
    std::vector<std::string> words;
    unsigned cores = 1;           ///< it may use so many, always the same ones
    std::function<void()> before; ///< done before each run, outside the measure; may be empty
};

/// Where the measured programs write; both files are overwritten by each run.
struct Outputs {
    std::string out;
    std::string errors;
};

/// Runs it once. Ends this program when it cannot be run or does not end with 0, 1 (there are findings) or 3 (something
/// was refused, or nothing applied).
Cost run(const Command& command, const Outputs& outputs);

/// Runs all of them in turn, so often: what slows the machine for a while slows them alike. One run of each comes first
/// and is not counted.
std::vector<Measured> measure(const std::vector<Command>& commands, const Outputs& outputs);

/// Where the program of this name lies, or nothing when it is not installed.
std::string find_program(const std::string& name);

} // namespace abide::bench
