// How long what people write down may be: a sentence or a few, what is longer stands in the record.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace abide {

constexpr std::size_t longest_reason = 1000; ///< characters; of a note too
constexpr std::size_t longest_role = 200;

/// "Its reason has 1001 characters, and 1000 is the most", without an end; empty when it has no more. `whose`: "Its
/// reason"; `text`: UTF-8.
std::string fault_of_length(std::string_view whose, std::string_view text, std::size_t most);

} // namespace abide
