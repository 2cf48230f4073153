// Diagnostics on the terminal: a file that is wrong a thousand times over does not push the others off the screen.
#include "command/show_diagnostics.hpp"

#include <map>

#include "base/printable.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

/// Line by line, because a diagnostic has lines of its own but may quote what somebody else wrote.
std::string safe_lines(const std::string& text) {
    std::string safe;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t end = text.find('\n', from);
        std::string line = text.substr(from, end - from);
        for (char& c : line) {
            if (c == '\t') c = ' ';
        }
        safe += printable(line) + "\n";
        if (end == std::string::npos) break;
        from = end + 1;
    }
    return safe;
}

} // namespace

void show_diagnostics(const Diagnostics& diagnostics, const Options& options, World& world) {
    constexpr std::size_t usually = 20;
    const std::size_t most = options.number("max-errors", usually);
    std::map<std::string, std::size_t> seen;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (options.has("quiet") && diagnostic.gravity != Gravity::error) continue;
        if (const std::size_t n = ++seen[diagnostic.place.file]; most != 0 && n > most) continue;
        *world.err << safe_lines(to_text(diagnostic));
    }
    for (const auto& [file, n] : seen) {
        if (most == 0 || n <= most) continue;
        *world.err << printable(file) << ": " << count_of(n - most, "more problem", "more problems")
                   << " not printed; --max-errors 0 prints them all\n";
    }
}

} // namespace abide
