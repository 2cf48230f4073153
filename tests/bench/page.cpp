// Writes Markdown tables, and says on what machine and when they were measured.
#include "tests/bench/page.hpp"

#include <libxml/parser.h>

#include <array>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <thread>

namespace abide::bench {

namespace {

/// What follows the mark on the first line of the file that begins with the name.
std::string line_of(const char* file, const std::string& name, char mark) {
    std::ifstream lines(file);
    std::string line;
    while (std::getline(lines, line)) {
        const std::size_t at = line.find(mark);
        if (!line.starts_with(name) || at == std::string::npos) continue;
        const std::size_t first = line.find_first_not_of(" \"\t", at + 1);
        if (first == std::string::npos) break;
        return line.substr(first, line.find_last_not_of(" \"\t") + 1 - first);
    }
    return "unknown";
}

std::string compiler() {
#ifdef __clang__
    return __VERSION__;
#else
    return "g++ " __VERSION__;
#endif
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%d %B %Y", std::gmtime(&now));
    return text.data();
}

} // namespace

Page::Page(const std::string& file) : file_(std::fopen(file.c_str(), "w")) {
    if (file_ != nullptr) return;
    std::fprintf(stderr, "%s cannot be written\n", file.c_str());
    std::exit(1);
}

Page::~Page() { std::fclose(file_); }

void Page::write(const std::string& text) {
    for (std::FILE* const to : {stdout, file_}) {
        std::fputs(text.c_str(), to);
        std::fflush(to);
    }
}

void Page::heading(const std::string& text) { write("\n### " + text + "\n"); }

void Page::paragraph(const std::string& text) { write("\n" + text + "\n"); }

void Page::table(const std::vector<std::string>& head) {
    write("\n");
    row(head);
    std::string rule = "|---|";
    for (std::size_t column = 1; column < head.size(); ++column) rule += "--:|";
    write(rule + "\n");
}

void Page::row(const std::vector<std::string>& cells) {
    std::string text = "|";
    for (const std::string& cell : cells) text += " " + cell + " |";
    write(text + "\n");
}

std::string figure(double value, int digits) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

std::string megabytes(long kilobytes) { return figure(static_cast<double>(kilobytes) / 1024, 0); }

std::string machine() {
    return "Measured on " + today() + ": " + line_of("/proc/cpuinfo", "model name", ':') + ", " +
           std::to_string(std::thread::hardware_concurrency()) + " cores, " +
           line_of("/etc/os-release", "PRETTY_NAME", '=') + ", " + compiler() + ", libxml2 " + LIBXML_DOTTED_VERSION +
           ".";
}

double busy_cores() {
    double load = 0;
    return getloadavg(&load, 1) == 1 ? load : 0;
}

} // namespace abide::bench
