// Knows the words that stand for a text.
#include "briefing/placeholder.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/words.hpp"
#include "history/actions.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, 26> put_off = {"tbc",
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
                                                      "awaited",
                                                      "insert text",
                                                      "insert text here",
                                                      "text here",
                                                      "xx",
                                                      "xxx",
                                                      "lorem ipsum"};
constexpr std::array<std::string_view, 5> blank_marks = {"na", "n.a", "n / a", "not applicable", "nil"};

/// In small letters, folded, without the signs around it.
std::string plain(std::string_view text) {
    constexpr std::string_view signs = "[](){}<>*_.:!?;,\"' ";
    const std::size_t first = std::min(text.find_first_not_of(signs), text.size());
    const std::size_t last = text.find_last_not_of(signs);
    text = first == text.size() ? std::string_view() : text.substr(first, last - first + 1);
    return lower_case(fold_space(text));
}

bool is_among(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

} // namespace

bool is_put_off(std::string_view text) {
    const std::string words = plain(text);
    const bool is_only_signs = words.empty() && !trim(text).empty(); // "...", "???"
    return is_only_signs || words == "\u2026" || is_among(put_off, words);
}

bool is_blank_mark(std::string_view text) {
    if (trim(text).empty()) return false;
    return says_nothing(text) || is_among(blank_marks, plain(text));
}

} // namespace abide
