// Knows the words that stand for a text.
#include "briefing/placeholder.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "history/actions.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, 27> put_off = {"tbc",
                                                      "tba",
                                                      "tbd",
                                                      "tbw",
                                                      "todo",
                                                      "to do",
                                                      "to follow",
                                                      "to come",
                                                      "to write",
                                                      "to be added",
                                                      "to be advised",
                                                      "to be agreed",
                                                      "to be decided",
                                                      "to be completed",
                                                      "to be confirmed",
                                                      "to be determined",
                                                      "to be done",
                                                      "to be written",
                                                      "pending",
                                                      "draft",
                                                      "awaited",
                                                      "insert text",
                                                      "insert text here",
                                                      "text here",
                                                      "xx",
                                                      "xxx",
                                                      "lorem ipsum"};
constexpr std::array<std::string_view, 5> blank_marks = {"na", "n.a", "n / a", "not applicable", "nil"};

/// Those that put a text off wherever they stand; "to be agreed" is what a sentence may well say.
constexpr std::array<std::string_view, 13> put_off_anywhere = {
    "tbc",       "tba", "tbd", "tbw",  "to be confirmed", "to be advised", "to be determined", "insert text",
    "text here", "xx",  "xxx", "xxxx", "lorem ipsum"};

/// "To be completed by the practice lead"; "practice lead to complete".
constexpr std::array<std::string_view, 4> by_somebody = {"to be completed by", "to be written by", "to be added by",
                                                         "to be agreed by"};
constexpr std::array<std::string_view, 5> for_somebody = {"to complete", "to write", "to add", "to confirm",
                                                          "to follow"};

/// What somebody says of the text that was copied, not of one that is to come.
constexpr std::array<std::string_view, 2> remarks = {"word missing in the source", "words missing in the source"};

/// Without what Markdown and HTML do not show: tags and comments, signs by their names, where a link leads.
std::string without_marks(std::string_view text) {
    std::string seen;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char* const ends = text[at] == '<'                     ? ">"
                                 : text[at] == '&'                   ? ";"
                                 : text.substr(at).starts_with("](") ? ")"
                                                                     : nullptr;
        const std::size_t end = ends == nullptr ? std::string_view::npos : text.find(ends, at);
        const bool is_short = end != std::string_view::npos && (text[at] != '&' || text.find(' ', at) > end);
        if (is_short)
            at = end;
        else
            seen += text[at];
    }
    return seen;
}

/// In small letters, folded, without the signs around it.
std::string plain(std::string_view written) {
    constexpr std::string_view signs = "[](){}<>*_.:!?;,\\\"'`~#|+=/- ";
    const std::string seen = as_seen(written);
    std::string_view text = seen;
    const std::size_t first = std::min(text.find_first_not_of(signs), text.size());
    const std::size_t last = text.find_last_not_of(signs);
    text = first == text.size() ? std::string_view() : text.substr(first, last - first + 1);
    return lower_case(fold_space(text));
}

bool is_among(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

/// What stands in the first brackets that wait for somebody, with them.
std::string bracketed_in(std::string_view text) {
    for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
        const std::size_t end = text.find(']', at);
        if (end == std::string_view::npos) return "";
        const bool is_link = text.substr(end + 1).starts_with('(');
        const std::string inside = plain(text.substr(at + 1, end - at - 1));
        const bool is_note = !inside.empty() && inside.find_first_not_of("0123456789^") == std::string::npos;
        if (!is_link && !is_note && !is_among(remarks, inside)) return std::string(text.substr(at, end - at + 1));
    }
    return "";
}

} // namespace

std::string open_place_in(std::string_view text) {
    if (std::string place = bracketed_in(text); !place.empty()) return place;
    std::string words = " "; // small letters and figures, a space between them and at either end
    for (const std::string& word : split_words(lower_case(text)))
        if (const std::string bare = plain(word); !bare.empty()) words += bare + " ";
    for (const std::string_view one : put_off_anywhere)
        if (words.find(" " + std::string(one) + " ") != std::string::npos) return std::string(one);
    return "";
}

bool is_put_off(std::string_view text) {
    const std::string seen(trim(as_seen(text)));
    if (trim(text).empty() || seen == "-" || seen == "--") return false; // a dash is an answer, in some places
    const std::string words = plain(without_marks(text));
    const bool says_something =
        std::ranges::any_of(words, [](unsigned char c) { return c >= 0x80 || std::isalnum(c) != 0; });
    if (!says_something || words == "\u2026" || words == "\u2022" || is_among(put_off, words))
        return true; // "...", "&nbsp;"
    constexpr std::size_t most_words = 8;
    if (split_words(words).size() > most_words || text.find('[') != std::string_view::npos) return false;
    return std::ranges::any_of(by_somebody, [&](std::string_view one) { return words.starts_with(one); }) ||
           std::ranges::any_of(for_somebody, [&](std::string_view one) { return words.ends_with(one); });
}

bool is_blank_mark(std::string_view text) {
    if (trim(text).empty()) return false;
    return says_nothing(text) || is_among(blank_marks, plain(text));
}

} // namespace abide
