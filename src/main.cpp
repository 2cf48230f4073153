// The program's way in: hands the command line, the streams and today's date to the commands.
#include <poll.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/shipped.hpp"
#include "command/program.hpp"

namespace {

std::string variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? "" : value;
}

/// Whether the standard output is a pipe or a connection that nobody reads any more.
bool reader_is_gone() {
    pollfd out{STDOUT_FILENO, POLLOUT, 0};
    return poll(&out, 1, 0) == 1 && (out.revents & (POLLERR | POLLHUP)) != 0;
}

std::vector<std::string> variables() {
    std::vector<std::string> names;
    for (char** one = environ; one != nullptr && *one != nullptr; ++one) {
        const std::string_view entry = *one;
        names.emplace_back(entry.substr(0, entry.find('=')));
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Whoever wants the same bytes from every run sets SOURCE_DATE_EPOCH, as the reproducible builds project defines it;
/// nothing when it is set to what is no number of seconds, and where no date has a year of four digits any more.
std::optional<std::time_t> moment() {
    constexpr std::time_t end_of_9999 = 253402300799;
    const std::string fixed = variable("SOURCE_DATE_EPOCH");
    if (fixed.empty()) {
        const std::time_t now = std::time(nullptr);
        return now > end_of_9999 ? std::nullopt : std::optional(now);
    }
    std::time_t seconds = 0;
    const auto [end, trouble] = std::from_chars(fixed.data(), fixed.data() + fixed.size(), seconds);
    if (trouble != std::errc() || end != fixed.data() + fixed.size() || seconds < 0 || seconds > end_of_9999)
        return std::nullopt;
    return seconds;
}

/// The day it is where the program runs.
abide::Day day_here(std::time_t at) {
    std::tm local{};
    localtime_r(&at, &local);
    return abide::day_of(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon) + 1,
                         static_cast<unsigned>(local.tm_mday))
        .value_or(abide::Day{});
}

std::string shipped(const std::string& name) {
    const auto folder = abide::shipped_folder(name, variable("ABIDE_HOME"));
    return folder ? folder->string() : "";
}

std::string program() {
    std::error_code trouble;
    const std::string path = std::filesystem::read_symlink("/proc/self/exe", trouble).string();
    return !trouble && abide::is_file(path) ? path : "";
}

std::string account() {
    const passwd* entry = getpwuid(geteuid());
    return entry == nullptr ? "user " + std::to_string(geteuid()) : entry->pw_name;
}

std::string host() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::int64_t milliseconds() {
    using namespace std::chrono;
    return duration_cast<std::chrono::milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

int main(int count, char** words) {
    std::ios::sync_with_stdio(false);
    // A file that may not grow further is an output that cannot be written, and said to be.
    std::signal(SIGXFSZ, SIG_IGN);
    // Whatever is made is its owner's alone, and its owner's at that.
    (void)umask(S_IRWXG | S_IRWXO);
    abide::World world;
    world.out = &std::cout;
    world.err = &std::cerr;
    world.out_is_terminal = isatty(STDOUT_FILENO) == 1;
    world.err_is_terminal = isatty(STDERR_FILENO) == 1;
    const std::optional<std::time_t> began = moment();
    if (!began) {
        std::cerr << (variable("SOURCE_DATE_EPOCH").empty()
                          ? "abide: the machine's clock stands behind the year 9999\n"
                          : "abide: SOURCE_DATE_EPOCH is not a number of seconds since 1970, up to the year 9999\n");
        return static_cast<int>(abide::Exit::usage);
    }
    world.today = day_here(*began);
    world.now = [] { return static_cast<std::int64_t>(moment().value_or(0)); };
    world.program = program();
    world.account = account();
    world.host = host();
    world.reader_is_gone = reader_is_gone;
    world.variable = variable;
    world.variables = variables();
    world.shipped = shipped;
    world.milliseconds = milliseconds;
    std::vector<std::string> rest;
    for (int i = 1; i < count; ++i) rest.emplace_back(words[i]);
    return abide::run_program(rest, world);
}
