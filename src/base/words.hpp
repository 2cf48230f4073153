// Words: lists, counts and "did you mean".
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// The nearest of `known` to `word` (Damerau-Levenshtein, at most a third of its length, at least 1 and at most 3
/// edits); empty when nothing is near, and for a single letter.
std::string nearest(std::string_view word, std::span<const std::string> known);

/// `did you mean "x"?` or an empty string.
std::string did_you_mean(std::string_view word, std::span<const std::string> known);

/// In double quotes.
std::string quoted(std::string_view text);

/// "a", "a and b", "a, b and c".
std::string list_of(std::span<const std::string> words, std::string_view last = "and");

/// Puts it behind the others unless it is among them.
void add_once(std::vector<std::string>& words, std::string_view word);

/// "a meeting", "an attendee".
std::string one(std::string_view noun);

/// "1 child", "2 children".
std::string count_of(std::size_t n, std::string_view one, std::string_view many);

/// Pieces between runs of white space.
std::vector<std::string> split_words(std::string_view text);

/// Without white space at either end.
std::string_view trim(std::string_view text);

/// The lines of a text without their ends; what follows the last line end is a line unless it is empty.
std::vector<std::string_view> split_lines(std::string_view text);

/// White space runs folded to one space, trimmed.
std::string fold_space(std::string_view text);

/// "strategy-meeting" -> "strategy meeting".
std::string spoken(std::string_view name);

/// Whether a name is said as a question, "whether it escalated", and not as a thing, "the category".
bool is_question(std::string_view spoken_name);

/// All letters small (ASCII).
std::string lower_case(std::string_view text);

/// First letter upper case (ASCII).
std::string capitalised(std::string_view text);

/// A number that is the same for the same text, on every machine and in every version (FNV-1a, 64 bits).
std::uint64_t sum_of(std::string_view text);

} // namespace abide
