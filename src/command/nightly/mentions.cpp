// Whether a report names a case, in whatever way its format writes an id.
#include "command/nightly/mentions.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/file.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "briefing/markdown.hpp"
#include "history/scrub.hpp"

namespace abide {

namespace {

void append_utf8(std::uint32_t code, std::string& text) {
    constexpr std::uint32_t six_bits = 0x3F;
    const auto add = [&](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) return add(code);
    if (code < 0x800) {
        add(0xC0U | (code >> 6U));
    } else {
        if (code < 0x10000) {
            add(0xE0U | (code >> 12U));
        } else {
            add(0xF0U | (code >> 18U));
            add(0x80U | ((code >> 12U) & six_bits));
        }
        add(0x80U | ((code >> 6U) & six_bits));
    }
    add(0x80U | (code & six_bits));
}

/// A code written in digits of this base at the front of `text`: at most so many. Takes them away.
std::optional<std::uint32_t> take_code(std::string_view& text, int base, std::size_t most) {
    std::uint32_t code = 0;
    const char* last = text.data() + std::min(most, text.size());
    const auto [end, trouble] = std::from_chars(text.data(), last, code, base);
    if (trouble != std::errc() || end == text.data() || code > 0x10FFFF) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return code;
}

constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
    {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"apos;", '\''}}};

/// "&amp;", "&#39;", "&#x27;": `rest` begins behind the "&".
bool take_entity(std::string_view& rest, std::string& text) {
    for (const auto& [name, character] : entities) {
        if (!rest.starts_with(name)) continue;
        rest.remove_prefix(name.size());
        text += character;
        return true;
    }
    if (!rest.starts_with('#')) return false;
    std::string_view digits = rest.substr(1);
    const bool is_hexadecimal = digits.starts_with('x') || digits.starts_with('X');
    if (is_hexadecimal) digits.remove_prefix(1);
    const auto code = take_code(digits, is_hexadecimal ? 16 : 10, 7);
    if (!code || !digits.starts_with(';')) return false;
    append_utf8(*code, text);
    rest = digits.substr(1);
    return true;
}

/// "\u0041", "\u{41}", "\n", "\-" and "\2d " of CSS: `rest` begins behind the backslash.
bool take_escape(std::string_view& rest, std::string& text) {
    if (rest.empty()) return false;
    std::string_view digits = rest;
    if (digits.starts_with('u')) {
        digits.remove_prefix(1);
        const bool is_braced = digits.starts_with('{');
        if (is_braced) digits.remove_prefix(1);
        const auto code = take_code(digits, 16, is_braced ? 6 : 4);
        if (!code) return false;
        if (is_braced && digits.starts_with('}')) digits.remove_prefix(1);
        append_utf8(*code, text);
    } else if (digits.size() > 2 && digits[2] == ' ' && take_code(digits, 16, 2) && digits.starts_with(' ')) {
        std::string_view again = rest;
        append_utf8(*take_code(again, 16, 2), text);
        digits.remove_prefix(1);
    } else {
        const bool is_space = std::string_view("nrtbf").find(rest.front()) != std::string_view::npos;
        text += is_space ? ' ' : rest.front();
        digits = rest.substr(1);
    }
    rest = digits;
    return true;
}

/// "%2F": `rest` begins behind the "%".
bool take_percent(std::string_view& rest, std::string& text) {
    std::string_view digits = rest.substr(0, 2);
    const auto code = take_code(digits, 16, 2);
    if (!code || rest.size() < 2 || !digits.empty()) return false;
    text += static_cast<char>(static_cast<unsigned char>(*code));
    rest.remove_prefix(2);
    return true;
}

/// A quote that is written twice in CSV.
bool take_quote(std::string_view& rest, std::string& text) {
    if (!rest.starts_with('"')) return false;
    rest.remove_prefix(1);
    text += '"';
    return true;
}

bool take_one(char mark, std::string_view& rest, std::string& text) {
    switch (mark) {
    case '&': return take_entity(rest, text);
    case '\\': return take_escape(rest, text);
    case '%': return take_percent(rest, text);
    case '"': return take_quote(rest, text);
    default: return false;
    }
}

/// Without any layer, and with single spaces: Markdown may lie in a page, and an id may look as if it were escaped.
std::string bare(std::string_view text) {
    constexpr int most_layers = 4;
    std::string plain(text);
    for (int layer = 0; layer < most_layers; ++layer) {
        std::string once = unescaped(plain);
        if (once == plain) break;
        plain = std::move(once);
    }
    return fold_space(plain);
}

} // namespace

std::string unescaped(std::string_view text) {
    constexpr std::string_view marks = "&\\%\"";
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        const std::size_t at = std::min(text.find_first_of(marks), text.size());
        plain.append(text.substr(0, at));
        text.remove_prefix(at);
        if (text.empty()) break;
        const char mark = text.front();
        text.remove_prefix(1);
        if (!take_one(mark, text, plain)) plain += mark;
    }
    return plain;
}

// A page writes other blanks as a blank, and what takes no room or drives a terminal as U+FFFD.
CaseName::CaseName(const std::string& id)
    : spellings_({id, printable(id), bare(id), bare(escape_markdown(id)), bare(escape_markdown(printable(id)))}) {
    std::erase(spellings_, "");
}

bool CaseName::is_in(std::string_view text) const {
    const auto is_named = [&](std::string_view in) {
        return std::ranges::any_of(spellings_, [&](const std::string& spelling) { return is_mentioned(in, spelling); });
    };
    return is_named(text) || is_named(bare(text));
}

bool CaseName::is_in_file(const std::string& path) const { return is_in(read_file(path)); }

} // namespace abide
