// A line of a record as it may be shown.
#include "reader/mask.hpp"

#include <algorithm>
#include <vector>

#include "base/words.hpp"
#include "reader/markup.hpp"

namespace abide {

namespace {

bool begins(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }
bool is_markup(char c) { return std::string_view("<>/=\"'?! \t").find(c) != std::string_view::npos; }

/// A run of characters that stands where the name of an element or an attribute stands.
bool is_in_place(std::string_view line, std::size_t from, std::size_t end) {
    if (from > 0 && line[from - 1] == '<') return true;
    if (from > 1 && line[from - 1] == '/' && line[from - 2] == '<') return true;
    while (end < line.size() && line[end] == ' ') ++end;
    return end < line.size() && line[end] == '=';
}

} // namespace

std::string mask_record(std::string_view line, std::size_t column, std::size_t shown,
                        const std::function<bool(std::string_view)>& knows) {
    std::string masked;
    for (std::size_t at = 0; at < line.size();) {
        if (is_markup(line[at])) {
            masked += line[at++];
            continue;
        }
        std::size_t end = at;
        while (end < line.size() && !is_markup(line[end])) ++end;
        const std::string_view word = line.substr(at, end - at);
        const bool is_name = is_in_place(line, at, end) && knows(local_part(word)) && local_part(word) == word;
        for (; at < end; ++at) {
            const bool is_shown = is_name || (at >= column && at < column + shown);
            masked += is_shown ? line[at] : '*';
        }
    }
    return masked;
}

std::string shape_of(std::string_view text) {
    bool has_letters = false;
    bool has_digits = false;
    bool has_spaces = false;
    bool has_others = false;
    for (const char c : text) {
        const bool is_letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
        const bool is_digit = c >= '0' && c <= '9';
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        has_letters = has_letters || is_letter;
        has_digits = has_digits || is_digit;
        has_spaces = has_spaces || is_space;
        has_others = has_others || (!is_letter && !is_digit && !is_space);
    }
    std::vector<std::string> kinds;
    if (has_letters) kinds.emplace_back("letters");
    if (has_digits) kinds.emplace_back("digits");
    if (has_spaces) kinds.emplace_back("spaces");
    if (has_others) kinds.emplace_back("signs");
    const auto length = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
    return count_of(length, "character", "characters") + ", " + list_of(kinds);
}

} // namespace abide
