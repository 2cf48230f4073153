// Words: lists, counts and "did you mean".
#include "base/words.hpp"

#include <algorithm>
#include <cctype>

namespace abide {

namespace {

std::size_t edits(std::string_view a, std::string_view b) {
    const std::size_t n = b.size();
    std::vector<std::size_t> before(n + 1);
    std::vector<std::size_t> last(n + 1);
    std::vector<std::size_t> now(n + 1);
    for (std::size_t j = 0; j <= n; ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= n; ++j) {
            const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[n];
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

} // namespace

std::string nearest(std::string_view word, std::span<const std::string> known) {
    if (word.size() < 2) return ""; // every other letter would be as near
    const std::size_t most = std::clamp<std::size_t>(word.size() / 3, 1, 3);
    std::size_t best = most + 1;
    std::string found;
    for (const std::string& candidate : known) {
        const std::size_t longer = std::max(candidate.size(), word.size());
        const std::size_t shorter = std::min(candidate.size(), word.size());
        if (longer - shorter >= best) continue;
        const std::size_t distance = edits(word, candidate);
        if (distance < best) {
            best = distance;
            found = candidate;
        }
    }
    return found;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> known) {
    const std::string near = nearest(word, known);
    return near.empty() ? near : "did you mean " + quoted(near) + "?";
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string list_of(std::span<const std::string> words, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
        text += words[i];
    }
    return text;
}

void add_once(std::vector<std::string>& words, std::string_view word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.emplace_back(word);
}

std::string one(std::string_view noun) {
    const bool has_vowel = !noun.empty() && std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
    return (has_vowel ? "an " : "a ") + std::string(noun);
}

std::string count_of(std::size_t n, std::string_view one, std::string_view many) {
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < text.size()) {
        while (at < text.size() && is_space(text[at])) ++at;
        const std::size_t from = at;
        while (at < text.size() && !is_space(text[at])) ++at;
        if (at > from) words.emplace_back(text.substr(from, at - from));
    }
    return words;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::string fold_space(std::string_view text) {
    std::string folded;
    for (const std::string& word : split_words(text)) {
        if (!folded.empty()) folded += ' ';
        folded += word;
    }
    return folded;
}

std::string spoken(std::string_view name) {
    std::string text(name);
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

bool is_question(std::string_view spoken_name) {
    constexpr std::string_view beginnings[] = {"whether ", "who ",   "what ", "when ",
                                               "why ",     "which ", "how ",  "where "};
    return std::any_of(std::begin(beginnings), std::end(beginnings),
                       [spoken_name](std::string_view word) { return spoken_name.starts_with(word); });
}

std::string lower_case(std::string_view text) {
    std::string all(text);
    std::ranges::transform(all, all.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return all;
}

std::string capitalised(std::string_view text) {
    std::string result(text);
    if (!result.empty()) result[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(result[0])));
    return result;
}

std::uint64_t sum_of(std::string_view text) {
    std::uint64_t sum = 0xCBF29CE484222325ULL;
    for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return sum;
}

} // namespace abide
