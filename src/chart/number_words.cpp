// Writes numbers with a fixed number of digits.
#include "chart/number_words.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace abide {

std::string number_words(double number, int decimals) {
    std::array<char, 330> digits{}; // the largest double has 309 before its point
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), std::abs(number),
                                       std::chars_format::fixed, decimals);
    std::string text(digits.data(), written.ptr);
    const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
    return number < 0 && !is_zero ? "−" + text : text;
}

} // namespace abide
