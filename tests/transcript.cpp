// Reads, runs, judges and rewrites transcripts.
#include "tests/transcript.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> lines_of(std::string_view text) {
    std::istringstream in{std::string(text)};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// The backticks a line begins with, when it is a fence: three or more.
std::size_t fence_length(std::string_view line) {
    const std::size_t end = std::min(line.find_first_not_of('`'), line.size());
    return end >= 3 ? end : 0;
}

bool opens_console(std::string_view line) {
    const std::size_t length = fence_length(line);
    return length > 0 && line.substr(length) == "console";
}

bool closes(std::string_view line, std::size_t fence) {
    return fence_length(line) >= fence && line.find_first_not_of('`') == std::string_view::npos;
}

bool is_command(std::string_view line) { return line.starts_with("$ "); }

std::optional<int> exit_stated(std::string_view line) {
    constexpr std::string_view opening = "[exit ";
    if (!line.starts_with(opening) || !line.ends_with("]")) return std::nullopt;
    const std::string_view digits = line.substr(opening.size(), line.size() - opening.size() - 1);
    int code = 0;
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), code);
    if (wrong != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return code;
}

[[noreturn]] void refuse(std::size_t line, const std::string& why) {
    throw std::runtime_error("line " + std::to_string(line) + ": " + why);
}

bool goes_on(std::string_view command, bool here_document) { return here_document || command.ends_with("\\"); }

// What a command printed, as lines of a page.
std::vector<std::string> written_out(const Printed& outcome) {
    std::vector<std::string> lines = outcome.printed;
    if (outcome.exit != 0) lines.push_back("[exit " + std::to_string(outcome.exit) + "]");
    return lines;
}

// Writes `name` for this folder wherever the text has it as a path or the beginning of one, and not inside a longer
// name.
void rename_folder(std::string& text, const std::string& folder, std::string_view name) {
    const auto is_part_of_name = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.';
    };
    for (std::size_t at = text.find(folder); at != std::string::npos;) {
        const std::size_t end = at + folder.size();
        const bool begins = at == 0 || !(is_part_of_name(text[at - 1]) || text[at - 1] == '/');
        const bool ends = end == text.size() || !is_part_of_name(text[end]);
        if (begins && ends) text.replace(at, folder.size(), name);
        at = text.find(folder, at + (begins && ends ? name.size() : 1));
    }
}

std::vector<std::string> environment(const fs::path& folder) {
    std::vector<std::string> variables = {
        "PATH=" + program().parent_path().string() + ":/usr/local/bin:/usr/bin:/bin",
        "HOME=" + folder.string(),
        "ABIDE_ROOT=" + repository().string(),
        "LC_ALL=C.UTF-8",
        "TZ=UTC0",
        "TERM=dumb",
    };
    // A build that watches itself takes its orders from these.
    for (const char* kept : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
        if (const char* value = std::getenv(kept)) {
            variables.push_back(std::string(kept) + "=" + value);
        }
    }
    return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& strings) {
    std::vector<char*> pointers;
    for (std::string& one : strings) pointers.push_back(one.data());
    pointers.push_back(nullptr);
    return pointers;
}

// The child's side of run(): never comes back.
[[noreturn]] void become_bash(const char* folder, int output, char* const* arguments, char* const* variables) {
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0 &&
        dup2(output, STDERR_FILENO) >= 0 && chdir(folder) == 0) {
        execve("/bin/bash", arguments, variables);
    }
    _exit(127);
}

std::string everything_from(int pipe) {
    std::string text;
    std::array<char, 4096> piece{};
    for (;;) {
        const ssize_t count = read(pipe, piece.data(), piece.size());
        if (count > 0) {
            text.append(piece.data(), static_cast<std::size_t>(count));
        } else if (count == 0 || errno != EINTR) {
            return text;
        }
    }
}

int ending_of(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "waitpid");
    }
    // As a shell says it: 128 and the signal's number.
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

} // namespace

std::vector<Step> steps_of(std::string_view page) {
    std::vector<Step> steps;
    std::size_t fence = 0; // 0: not in a console block
    std::size_t opened_at = 0;
    bool other_block = false;
    bool fresh_block = false; // no command in this block yet
    bool here_document = false;
    const std::vector<std::string> lines = lines_of(page);
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::string& line = lines[at];
        const std::size_t number = at + 1;
        if (fence == 0) {
            if (const std::size_t length = fence_length(line); length > 0) {
                fence = length;
                opened_at = number;
                other_block = !opens_console(line);
                fresh_block = true;
            }
        } else if (closes(line, fence)) {
            fence = 0;
        } else if (other_block) {
            continue;
        } else if (is_command(line)) {
            Step step;
            step.line = static_cast<int>(number);
            step.expected_line = step.line + 1;
            step.command = line.substr(2);
            here_document = step.command.find("<<") != std::string::npos;
            steps.push_back(std::move(step));
            fresh_block = false;
        } else if (fresh_block) {
            refuse(number, "a console block begins with a command, \"$ ...\"");
        } else if (Step& step = steps.back();
                   step.lines_expected == 0 && line.starts_with("> ") && goes_on(step.command, here_document)) {
            step.command += "\n" + line.substr(2);
            ++step.expected_line;
        } else {
            ++step.lines_expected;
            if (const auto code = exit_stated(line)) {
                step.expected_exit = *code;
            } else {
                step.expected.push_back(line);
            }
        }
    }
    if (fence != 0) refuse(opened_at, "the block is not closed");
    return steps;
}

bool matches(const std::vector<std::string>& expected, const std::vector<std::string>& printed) {
    // The usual walk for one kind of wildcard: on a mismatch, let the last "..." take one line
    // more.
    std::size_t want = 0;
    std::size_t got = 0;
    std::optional<std::size_t> wildcard;
    std::size_t taken = 0;
    while (got < printed.size()) {
        if (want < expected.size() && expected[want] == "...") {
            wildcard = want++;
            taken = got;
        } else if (want < expected.size() && expected[want] == printed[got]) {
            ++want;
            ++got;
        } else if (wildcard) {
            want = *wildcard + 1;
            got = ++taken;
        } else {
            return false;
        }
    }
    return std::all_of(expected.begin() + static_cast<std::ptrdiff_t>(want), expected.end(),
                       [](const std::string& line) { return line == "..."; });
}

std::string complaint(std::string_view name, const Step& step, const Printed& outcome) {
    if (outcome.exit == step.expected_exit && matches(step.expected, outcome.printed)) return "";

    std::vector<std::string> wanted = step.expected;
    if (step.expected_exit != 0) {
        wanted.push_back("[exit " + std::to_string(step.expected_exit) + "]");
    }
    const std::vector<std::string> got = written_out(outcome);
    std::size_t same = 0;
    while (same < std::min(wanted.size(), got.size()) && wanted[same] == got[same]) ++same;
    std::size_t same_end = 0;
    while (same_end < std::min(wanted.size(), got.size()) - same &&
           wanted[wanted.size() - 1 - same_end] == got[got.size() - 1 - same_end]) {
        ++same_end;
    }

    std::ostringstream out;
    out << name << ":" << step.expected_line + static_cast<int>(same) << ": the command printed something else\n  $ "
        << step.command << "\n";
    constexpr std::size_t context = 2;
    for (std::size_t at = same > context ? same - context : 0; at < same; ++at) {
        out << "    " << got[at] << "\n";
    }
    for (std::size_t at = same; at < wanted.size() - same_end; ++at) out << "  - " << wanted[at] << "\n";
    for (std::size_t at = same; at < got.size() - same_end; ++at) out << "  + " << got[at] << "\n";
    const std::size_t tail = got.size() - same_end;
    for (std::size_t at = tail; at < std::min(got.size(), tail + context); ++at) {
        out << "    " << got[at] << "\n";
    }
    return out.str();
}

Printed run(const std::string& command, const fs::path& folder) {
    // All that the child needs is ready before fork: after it, only calls that are safe there.
    std::vector<std::string> words = {"bash", "-c", command};
    std::vector<std::string> variables = environment(folder);
    const std::vector<char*> arguments = pointers_to(words);
    const std::vector<char*> environment_block = pointers_to(variables);
    const std::string place = folder.string();

    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::system_error(errno, std::generic_category(), "pipe");
    }
    const pid_t child = fork();
    if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (child == 0) {
        become_bash(place.c_str(), ends[1], arguments.data(), environment_block.data());
    }
    close(ends[1]);
    std::string text = everything_from(ends[0]);
    close(ends[0]);

    Printed outcome;
    outcome.exit = ending_of(child);
    // A page is the same on every machine: the two folders are written as the reader would.
    rename_folder(text, place, ".");
    rename_folder(text, repository().string(), "$ABIDE_ROOT");
    outcome.printed = lines_of(text);
    return outcome;
}

std::string approved(std::string_view page, const std::vector<Step>& steps, const std::vector<Printed>& outcomes) {
    std::vector<std::string> lines = lines_of(page);
    // From the last step to the first, so that the line numbers of those before stay true.
    for (std::size_t at = steps.size(); at-- > 0;) {
        const Step& step = steps[at];
        const Printed& outcome = outcomes.at(at);
        if (complaint("", step, outcome).empty()) continue;
        for (const std::string& line : outcome.printed) {
            if (is_command(line) || fence_length(line) > 0) {
                refuse(static_cast<std::size_t>(step.line), "a transcript cannot hold the printed line: " + line);
            }
        }
        const auto from = lines.begin() + step.expected_line - 1;
        const auto rest = lines.erase(from, from + step.lines_expected);
        const std::vector<std::string> now = written_out(outcome);
        lines.insert(rest, now.begin(), now.end());
    }
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

} // namespace abide::tests
