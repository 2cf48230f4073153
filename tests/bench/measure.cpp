// Runs programs pinned to cores and takes their cost from the system's own account of them.
#include "tests/bench/measure.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace abide::bench {

namespace {

double seconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Of the cores this program may use, the first so many.
cpu_set_t first_cores(unsigned wanted) {
    cpu_set_t all;
    cpu_set_t some;
    CPU_ZERO(&all);
    CPU_ZERO(&some);
    sched_getaffinity(0, sizeof all, &all);
    unsigned found = 0;
    for (unsigned core = 0; core < CPU_SETSIZE && found < wanted; ++core) {
        if (!CPU_ISSET(core, &all)) continue;
        CPU_SET(core, &some);
        ++found;
    }
    return some;
}

void send(const std::string& file, int to) {
    const int at = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    dup2(at, to);
}

[[noreturn]] void become(const Command& command, const Outputs& outputs) {
    send(outputs.out, STDOUT_FILENO);
    send(outputs.errors, STDERR_FILENO);
    const cpu_set_t cores = first_cores(command.cores);
    sched_setaffinity(0, sizeof cores, &cores);
    std::vector<char*> arguments;
    for (const std::string& word : command.words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
}

[[noreturn]] void give_up(const Command& command, const Outputs& outputs) {
    std::fprintf(stderr, "This failed:");
    for (const std::string& word : command.words) std::fprintf(stderr, " %s", word.c_str());
    std::ostringstream said;
    said << std::ifstream(outputs.errors).rdbuf();
    std::fprintf(stderr, "\n%s", said.str().c_str());
    std::exit(1);
}

template <class Figure>
void sum_up(const std::vector<Cost>& costs, Figure Cost::*figure, Measured& to) {
    std::vector<Figure> sorted;
    for (const Cost& cost : costs) sorted.push_back(cost.*figure);
    std::sort(sorted.begin(), sorted.end());
    to.median.*figure = sorted[sorted.size() / 2];
    to.fastest.*figure = sorted.front();
}

} // namespace

Cost run(const Command& command, const Outputs& outputs) {
    if (command.before) command.before();
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) become(command, outputs);
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code != 0 && code != 1 && code != 3) give_up(command, outputs);
    return {taken.count(), seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime), usage.ru_maxrss};
}

Ratio ratio(const Measured& of, const Measured& to, double Cost::*figure) {
    return {of.median.*figure / (to.median.*figure), of.fastest.*figure / (to.fastest.*figure)};
}

std::vector<Measured> measure(const std::vector<Command>& commands, const Outputs& outputs) {
    std::vector<std::vector<Cost>> runs(commands.size());
    for (std::size_t turn = 0; turn <= times; ++turn) {
        for (std::size_t at = 0; at < commands.size(); ++at) {
            const Cost cost = run(commands[at], outputs);
            if (turn > 0) runs[at].push_back(cost);
        }
    }
    std::vector<Measured> found(commands.size());
    for (std::size_t at = 0; at < commands.size(); ++at) {
        sum_up(runs[at], &Cost::seconds, found[at]);
        sum_up(runs[at], &Cost::cpu, found[at]);
        sum_up(runs[at], &Cost::kilobytes, found[at]);
    }
    return found;
}

std::string find_program(const std::string& name) {
    const char* const path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "" : path);
    std::string place;
    while (std::getline(folders, place, ':')) {
        place += "/";
        place += name;
        if (access(place.c_str(), X_OK) == 0) return place;
    }
    return {};
}

} // namespace abide::bench
