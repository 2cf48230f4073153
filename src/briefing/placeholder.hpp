// Words that stand where a text is still to be written.
#pragma once

#include <string_view>

namespace abide {

/// Whether the text says only that it will say something: "tbc", "to be confirmed", "…", "[insert text]", in any case
/// of letters and in brackets or not.
bool is_put_off(std::string_view text);

/// Whether it says nothing: a dash, "n/a". In a table's cell that is an answer, elsewhere none.
bool is_blank_mark(std::string_view text);

} // namespace abide
