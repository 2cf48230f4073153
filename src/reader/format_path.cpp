// The paths of a format: a few steps down, at most one condition a step, an attribute at the end.
#include "reader/format_path.hpp"

#include <algorithm>

#include "base/words.hpp"

namespace abide {

namespace {

bool is_name(std::string_view text) {
    if (text.empty() || (text[0] >= '0' && text[0] <= '9') || text[0] == '-' || text[0] == '.') return false;
    return text.find_first_of(" \t\r\n/@[]='\"<>&:|()*") == std::string_view::npos;
}

/// `[@key='concept:name']` with its brackets.
bool parse_condition(std::string_view text, FormatStep& step) {
    const std::size_t equals = text.find('=');
    if (!text.starts_with("[@") || !text.ends_with("']") || equals == std::string_view::npos) return false;
    const std::string_view value = text.substr(equals + 1, text.size() - equals - 2);
    if (value.size() < 3 || value.front() != '\'') return false;
    step.attribute = text.substr(2, equals - 2);
    step.value = value.substr(1, value.size() - 2);
    return is_name(step.attribute) && step.value.find('\'') == std::string::npos;
}

} // namespace

std::optional<FormatPath> parse_path(std::string_view text, std::string& says, std::size_t& at) {
    FormatPath path;
    at = 0;
    if (text == ".") return path;
    while (at < text.size()) {
        // A slash inside a condition's value parts nothing.
        const std::size_t bracket = text.find('[', at);
        std::size_t end = text.find('/', at);
        if (bracket < end) {
            const std::size_t closing = text.find("']", bracket);
            end = closing == std::string_view::npos ? closing : text.find('/', closing);
        }
        const std::string_view step = text.substr(at, end == std::string_view::npos ? end : end - at);
        if (step.starts_with('@')) {
            says =
                end != std::string_view::npos ? "nothing can follow an attribute" : "this is no name of an attribute";
            path.attribute = step.substr(1);
            return end == std::string_view::npos && is_name(path.attribute) ? std::optional(path) : std::nullopt;
        }
        FormatStep& parsed = path.steps.emplace_back();
        parsed.name = step.substr(0, step.find('['));
        says = "this is no name of an element; names stand without prefix, parted by /";
        if (!is_name(parsed.name)) return std::nullopt;
        says = "a condition is written [@attribute='value']";
        if (parsed.name.size() != step.size() && !parse_condition(step.substr(parsed.name.size()), parsed))
            return std::nullopt;
        if (end == std::string_view::npos) return path;
        at = end + 1;
    }
    says = text.empty() ? "the path is empty; the element itself is written \".\"" : "the path ends in a slash";
    return std::nullopt;
}

std::vector<std::string> split_words_at_bars(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t bar = std::min(text.find('|', from), text.size());
        const std::string_view word = trim(text.substr(from, bar - from));
        if (!word.empty()) words.emplace_back(word);
        from = bar + 1;
    }
    return words;
}

} // namespace abide
