// Numbers as charts write them: the same digits everywhere, whatever the machine's language.
#pragma once

#include <string>
#include <string_view>

namespace abide {

/// What stands for a value that may not be shown, as the Department for Education writes it.
constexpr std::string_view hidden_mark = "c";
/// What stands where there is nothing to show: nobody was counted.
constexpr std::string_view gap_mark = "–";

/// "84.0", "−0.7" (with a minus sign), never "−0.0". REQUIRES: finite, 0 <= decimals <= 9.
std::string number_words(double number, int decimals);

} // namespace abide
