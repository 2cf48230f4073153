// Names of an erased case in what is kept: found as whole names, and replaced.
#include "history/scrub.hpp"

#include <algorithm>

namespace abide {

namespace {

bool is_letter(char c) {
    constexpr char first_beyond_ascii = '\0'; // such bytes are negative: parts of letters with accents and the like
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c < first_beyond_ascii;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a word goes on with `next`, behind which `beyond` stands: a number only where digits go on, so that it may
/// end a sentence.
bool joins(char next, char beyond, bool is_number) {
    const bool parts_digits = next == '-' || next == '.' || next == ':';
    return is_letter(next) || is_digit(next) || (is_number && parts_digits && is_digit(beyond));
}

/// Where the next mention begins; npos when there is none.
std::size_t next_mention(std::string_view text, std::string_view id, std::size_t from) {
    const bool is_number = std::none_of(id.begin(), id.end(), is_letter);
    // Before the first character stands as little as behind the last.
    const auto at_or_end = [&](std::size_t at) { return at < text.size() ? text[at] : ' '; };
    for (std::size_t at = text.find(id, from); at != std::string_view::npos; at = text.find(id, at + 1)) {
        const std::size_t end = at + id.size();
        const bool is_begun = joins(at_or_end(at - 1), at_or_end(at - 2), is_number);
        if (!is_begun && !joins(at_or_end(end), at_or_end(end + 1), is_number)) return at;
    }
    return std::string_view::npos;
}

} // namespace

bool is_mentioned(std::string_view text, std::string_view id) {
    return !id.empty() && next_mention(text, id, 0) != std::string_view::npos;
}

std::string scrubbed(std::string_view text, std::string_view id) {
    if (id.empty()) return std::string(text);
    std::string clean;
    std::size_t from = 0;
    for (std::size_t at = next_mention(text, id, 0); at != std::string_view::npos; at = next_mention(text, id, from)) {
        clean.append(text.substr(from, at - from)).append(erased);
        from = at + id.size();
    }
    return clean.append(text.substr(from));
}

} // namespace abide
