// Folding and escaping: the only place that knows which characters Markdown takes for marks.
#include "briefing/markdown.hpp"

#include <cctype>
#include <cstddef>
#include <cstdint>

#include "base/printable.hpp"

namespace abide {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Symbol {
    std::uint32_t code = 0;
    std::size_t length = 0; ///< bytes; 0 when they are no UTF-8
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

Symbol first_symbol(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80U) return {lead, 1};
    const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || text.size() < length) return {};
    std::uint32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(text[i])) return {};
        code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    const bool is_overlong = (length == 3 && code < 0x800U) || (length == 4 && code < 0x10000U);
    const bool is_surrogate = code >= 0xD800U && code <= 0xDFFFU;
    if (is_overlong || is_surrogate || code > 0x10FFFFU) return {};
    return {code, length};
}

bool is_space(std::uint32_t code) {
    return code == ' ' || (code >= 0x09U && code <= 0x0DU) || code == 0x85U || code == 0xA0U || code == 0x1680U ||
           (code >= 0x2000U && code <= 0x200AU) || code == 0x2028U || code == 0x2029U || code == 0x202FU ||
           code == 0x205FU || code == 0x3000U;
}

bool is_control(std::uint32_t code) { return code < 0x20U || (code >= 0x7FU && code <= 0x9FU) || code == 0xFEFFU; }

// An override or an isolate somebody left open would turn round the rest of the line.
bool turns_direction(std::uint32_t code) {
    return (code >= 0x202AU && code <= 0x202EU) || (code >= 0x2066U && code <= 0x2069U);
}

// Marks wherever they stand. The others of Markdown's marks matter only at one end of a text.
constexpr std::string_view always = "\\`*_[]<>&|~#$";
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

std::string one_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    bool space_waits = false;
    while (!text.empty()) {
        const Symbol symbol = first_symbol(text);
        const std::string_view bytes = text.substr(0, symbol.length == 0 ? 1 : symbol.length);
        text.remove_prefix(bytes.size());
        if (symbol.length != 0 && is_space(symbol.code)) {
            space_waits = true;
            continue;
        }
        if (space_waits && !line.empty()) line += ' ';
        space_waits = false;
        const bool is_shown = symbol.length != 0 && !is_control(symbol.code) && !turns_direction(symbol.code) &&
                              !takes_no_room(symbol.code);
        line += is_shown ? bytes : replacement;
    }
    return line;
}

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
