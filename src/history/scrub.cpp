// Names of a case in what is kept or written: found as whole names, in any spelling; those of an erased one replaced.
#include "history/scrub.hpp"

#include <algorithm>

#include "base/printable.hpp"
#include "base/words.hpp"

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

/// Spellings that mean the same come to the same: see NamesInText.
std::string spelled_alike(std::string_view text) {
    std::string alike;
    for (const char c : as_seen(text)) {
        const bool is_gap = c == ' ' || c == '-';
        if (!is_gap)
            alike += c;
        else if (!alike.ends_with('-'))
            alike += '-';
    }
    return lower_case(alike);
}

} // namespace

bool is_mentioned(std::string_view text, std::string_view id) {
    return !id.empty() && next_mention(text, id, 0) != std::string_view::npos;
}

NamesInText::NamesInText(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
        Spelled one = {id, spelled_alike(id), ""};
        // Digits that were parted are another number when they are not.
        if (std::ranges::any_of(one.alike, is_letter)) one.joined = one.alike;
        std::erase(one.joined, '-');
        if (one.joined == one.alike) one.joined.clear();
        ids_.push_back(std::move(one));
    }
}

bool NamesInText::is_named(const Spelled& one, std::string_view text, std::string_view alike) {
    return is_mentioned(text, one.id) || is_mentioned(alike, one.alike) || is_mentioned(alike, one.joined);
}

const std::string* NamesInText::first_in(std::string_view text) const {
    const std::string alike = spelled_alike(text);
    const auto found = std::ranges::find_if(ids_, [&](const Spelled& one) { return is_named(one, text, alike); });
    return found == ids_.end() ? nullptr : &found->id;
}

std::vector<std::string> NamesInText::all_in(std::string_view text) const {
    const std::string alike = spelled_alike(text);
    std::vector<std::string> all;
    for (const Spelled& one : ids_)
        if (is_named(one, text, alike)) all.push_back(one.id);
    return all;
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
