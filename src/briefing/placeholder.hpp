// Words that stand where a text is still to be written.
#pragma once

#include <string>
#include <string_view>

namespace abide {

/// Whether the text says only that it will say something: "tbc", "to be confirmed", "…", "[insert text]", in any case
/// of letters and in brackets or not.
bool is_put_off(std::string_view text);

/// The first place among other words that somebody is to write over: what stands in square brackets ("[agency]"), but
/// for the text of a Markdown link, the number of a note and "[word missing in the source]"; or a word that only puts a
/// text off ("TBC", "to be confirmed"). Empty when there is none.
std::string open_place_in(std::string_view text);

/// Whether it says nothing: a dash, "n/a". In a table's cell that is an answer, elsewhere none.
bool is_blank_mark(std::string_view text);

} // namespace abide
