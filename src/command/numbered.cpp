// Finds what people name by its number, or says which there are.
#include "command/numbered.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/error.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

std::string those_there_are(std::span<const std::int64_t> numbers, const std::string& mark) {
    constexpr std::size_t most = 10;
    if (numbers.empty()) return "none is recorded";
    if (numbers.size() > most)
        return "there are " + std::to_string(numbers.size()) + ", from " + mark + std::to_string(numbers.front()) +
               " to " + mark + std::to_string(numbers.back());
    std::vector<std::string> names;
    for (const std::int64_t number : numbers) names.push_back(mark + std::to_string(number));
    return std::string("there ") + (names.size() == 1 ? "is " : "are ") + list_of(names);
}

} // namespace

std::size_t expect_numbered(const std::string& noun, char letter, std::span<const std::int64_t> numbers,
                            const std::string& word) {
    const std::string mark = std::string(1, letter) + "-";
    std::string_view digits = word;
    if (digits.size() > 1 && std::toupper(static_cast<unsigned char>(digits[0])) == letter && digits[1] == '-')
        digits.remove_prefix(2);
    const auto found = std::ranges::find(numbers, digits, [](std::int64_t number) { return std::to_string(number); });
    if (found == numbers.end())
        throw Error(Exit::usage, "there is no " + noun + " " + quoted(word) + "; " + those_there_are(numbers, mark));
    return static_cast<std::size_t>(found - numbers.begin());
}

} // namespace abide
