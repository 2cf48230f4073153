// How long what people write down may be: a sentence or a few, what is longer stands in the record.
#include "history/longest_words.hpp"

#include <algorithm>

namespace abide {

std::string fault_of_length(std::string_view whose, std::string_view text, std::size_t most) {
    // Bytes that go on with a character do not count.
    const auto characters =
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    if (static_cast<std::size_t>(characters) <= most) return "";
    return std::string(whose) + " has " + std::to_string(characters) + " characters, and " + std::to_string(most) +
           " is the most";
}

} // namespace abide
