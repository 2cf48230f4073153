// Names of an erased case in what is kept: found as whole names, and replaced.
#include "store/scrub.hpp"

#include <algorithm>

namespace abide {

namespace {

bool is_letter(char c) {
    constexpr char first_beyond_ascii = '\0'; // such bytes are negative: parts of letters with accents and the like
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c < first_beyond_ascii;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a word goes on with this character.
bool joins(char c, bool is_number) {
    return is_letter(c) || is_digit(c) || (is_number && (c == '-' || c == '.' || c == ':'));
}

} // namespace

std::string scrubbed(std::string_view text, std::string_view id) {
    if (id.empty()) return std::string(text);
    const bool is_number = std::none_of(id.begin(), id.end(), is_letter);
    std::string clean;
    std::size_t from = 0;
    for (std::size_t at = text.find(id); at != std::string_view::npos; at = text.find(id, at)) {
        const std::size_t end = at + id.size();
        const bool is_whole =
            (at == 0 || !joins(text[at - 1], is_number)) && (end == text.size() || !joins(text[end], is_number));
        if (!is_whole) {
            ++at;
            continue;
        }
        clean.append(text.substr(from, at - from)).append(erased);
        from = at = end;
    }
    return clean.append(text.substr(from));
}

} // namespace abide
