// Text of others made safe to stand in a page: folded to one line, its signs written as references.
#include "base/markup.hpp"

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

std::string escape_signs(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += c;
        }
    }
    return safe;
}

std::string escape_html(std::string_view text) { return escape_signs(one_line(text)); }

} // namespace abide
