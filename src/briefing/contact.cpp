// Looks for addresses and numbers in what people wrote.
#include "briefing/contact.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include "base/printable.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

bool holds_mail_address(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text[at - 1] != ' ' && text[at + 1] != ' ';
}

/// A point or a slash, as in 07700.900.123.
bool is_between_digits(std::string_view text, std::size_t at) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool is_sign = text[at] == '.' || text[at] == '/';
    return is_sign && at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]);
}

/// A stroke with room on both sides parts two numbers: "2016-12 - 2018-03".
bool holds_long_number(std::string_view text) {
    constexpr std::size_t shortest = 9;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool parts = text.substr(i).starts_with(" - ");
        if (c >= '0' && c <= '9') {
            if (++digits == shortest) return true;
        } else if (parts || (c != ' ' && c != '-' && c != '(' && c != ')' && !is_between_digits(text, i))) {
            digits = 0;
        }
    }
    return false;
}

/// "N7 9GU" and "n7 9gu" as "A9 9AA": letters and digits, the rest left out.
std::string shape_of(std::string_view word) {
    std::string shape;
    for (const char c : word) {
        if (c >= '0' && c <= '9')
            shape += '9';
        else if (std::isalpha(static_cast<unsigned char>(c)) != 0)
            shape += 'A';
    }
    return shape;
}

bool is_outward(std::string_view shape) {
    return shape == "A9" || shape == "A99" || shape == "AA9" || shape == "AA99" || shape == "A9A" || shape == "AA9A";
}

/// "1st" has the shape of the second half of a postcode.
bool is_ordinal(std::string_view word) {
    return word.starts_with("1st") || word.starts_with("2nd") || word.starts_with("3rd") ||
           (word.size() >= 3 && word.substr(1).starts_with("th"));
}

bool holds_postcode(std::string_view text) {
    constexpr std::string_view inward = "9AA";
    std::string before;
    for (const std::string& word : split_words(text)) {
        if (is_ordinal(word)) {
            before.clear();
            continue;
        }
        const std::string shape = shape_of(word);
        if (shape == inward && is_outward(before)) return true;
        if (shape.ends_with(inward) && is_outward(std::string_view(shape).substr(0, shape.size() - inward.size())))
            return true;
        before = shape;
    }
    return false;
}

} // namespace

bool looks_like_contact(std::string_view text) {
    const std::string seen = as_seen(text);
    return holds_mail_address(seen) || holds_long_number(seen) || holds_postcode(seen);
}

} // namespace abide
