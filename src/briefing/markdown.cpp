// Escaping: the only place that knows which characters Markdown takes for marks.
#include "briefing/markdown.hpp"

#include <cctype>
#include <cstddef>
#include <cstdint>

#include "base/markup.hpp"

namespace abide {

namespace {

// Marks wherever they stand. The others of Markdown's marks matter only at one end of a text.
// Of an @ some viewers make a mail address, and of that a link.
constexpr std::string_view always = "\\`*_[]<>&|~#$@";
constexpr std::string_view at_start = "-+=:.)";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1. text" at the start of a line would be a list: the position of that full stop or bracket.
// "5.3-1" is none, because a list's mark ends in a space.
std::size_t list_mark(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && is_digit(line[at])) ++at;
    if (at == 0 || at == line.size() || (line[at] != '.' && line[at] != ')')) return std::string_view::npos;
    const bool is_ended = at + 1 == line.size() || line[at + 1] == ' ';
    return is_ended ? at : std::string_view::npos;
}

// Some viewers make links of bare addresses; a text from a record is never a link.
bool begins_address(std::string_view line, std::size_t at) {
    if (line[at] == ':') return line.substr(at, 3) == "://";
    if (line[at] != '.' || at < 3) return false;
    for (std::size_t i = at - 3; i < at; ++i) {
        if (line[i] != 'w' && line[i] != 'W') return false;
    }
    return true;
}

} // namespace

std::string escape_markdown(std::string_view text) {
    const std::string line = one_line(text);
    const std::size_t numbered = list_mark(line);
    std::string escaped;
    escaped.reserve(line.size() + line.size() / 8);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool is_mark = always.find(c) != std::string_view::npos ||
                             (i == 0 && at_start.find(c) != std::string_view::npos) || i == numbered ||
                             (c == '!' && i + 1 == line.size()) || begins_address(line, i);
        if (is_mark) escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string quote_yaml(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : one_line(text)) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

} // namespace abide
