// What is said about a piece of an export that is not read, or not all of it.
#include "reader/trouble.hpp"

#include <string>
#include <utility>

namespace abide {

namespace {

struct Words {
    const char* code;
    std::string says;
    std::string help;
};

std::string bytes(std::size_t number) { return std::to_string(number) + " bytes"; }

Words words_for(const Piece& piece, const Limits& limits) {
    const std::string where =
        piece.is_case ? "the case that begins on line " + std::to_string(piece.line) : "the export";
    switch (piece.trouble) {
    case Trouble::tag_too_long: return {"XML-0108", "this start tag is longer than " + bytes(limits.tag_bytes), ""};
    case Trouble::too_many_attributes:
        return {"XML-0108", "this element has more than " + std::to_string(limits.attributes) + " attributes", ""};
    case Trouble::value_too_long:
        return {"XML-0108", "an attribute of this element is longer than " + bytes(limits.text_bytes), ""};
    case Trouble::text_too_long: return {"XML-0108", "the text here is longer than " + bytes(limits.text_bytes), ""};
    case Trouble::case_too_long: return {"XML-0108", "this case is longer than " + bytes(limits.case_bytes), ""};
    case Trouble::outside_too_long:
        return {"XML-0108", "more than " + bytes(limits.case_bytes) + " here belong to no case",
                "is this the right format for the file?"};
    case Trouble::too_deep:
        return {"XML-0108", "elements are nested more than " + std::to_string(limits.depth) + " deep", ""};
    case Trouble::never_closed:
        return {"XML-0105", "the comment, CDATA section or processing instruction that begins here is never closed",
                ""};
    case Trouble::next_case_begins:
        return {"XML-0104",
                "this case is not closed before the next one begins on line " +
                    std::to_string(place_in(piece, piece.trouble_at).line),
                "its end tag is missing"};
    case Trouble::cut_short:
        return {"XML-0103", "the file ends inside " + where,
                "was it still being written? what stands before has been read"};
    case Trouble::document_type:
        return {"XML-0102", "a document type declaration is refused", "write the export without <!DOCTYPE …>"};
    case Trouble::after_the_end:
        return {"XML-0109", "the document element has ended; what follows is not read",
                "is this more than one export in one file?"};
    case Trouble::none: break;
    }
    return {"", "", ""};
}

} // namespace

Diagnostic error_at(LineColumn at, const char* code, std::string says, std::string help) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.place.line = at.line;
    diagnostic.place.column = at.column;
    diagnostic.says = std::move(says);
    diagnostic.help = std::move(help);
    return diagnostic;
}

Diagnostic in_words(const Piece& piece, const Limits& limits) {
    Words words = words_for(piece, limits);
    const bool is_about_start = piece.trouble == Trouble::next_case_begins || piece.trouble == Trouble::case_too_long;
    const LineColumn at = place_in(piece, is_about_start ? 0 : piece.trouble_at);
    Diagnostic diagnostic;
    diagnostic.code = words.code;
    diagnostic.place.line = at.line;
    diagnostic.place.column = at.column;
    diagnostic.says = std::move(words.says);
    diagnostic.help = std::move(words.help);
    return diagnostic;
}

} // namespace abide
