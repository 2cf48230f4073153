// The paths of a format: "Section47/DateOfInitialCPC", "string[@key='concept:name']/@value", "@id", ".".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// One element on the way.
struct FormatStep {
    std::string name;
    std::string attribute; ///< with a condition: this attribute …
    std::string value;     ///< … has this value
};

/// From an element to one below it, and to an attribute of that one or its text.
struct FormatPath {
    std::vector<FormatStep> steps; ///< none: the element itself
    std::string attribute;         ///< empty: the element, or its text
};

/// Nothing when `text` is no such path; then `says` tells why and `at` at which byte.
std::optional<FormatPath> parse_path(std::string_view text, std::string& says, std::size_t& at);

/// Words parted by "|", without white space around them; none is empty.
std::vector<std::string> split_words_at_bars(std::string_view text);

} // namespace abide
