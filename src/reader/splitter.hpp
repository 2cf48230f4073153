// Where each case of an export begins and ends, found in its bytes before any parser sees them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "reader/markup.hpp"
#include "reader/reader.hpp"
#include "reader/source.hpp"

namespace abide {

/// Why a piece of an export is not to be read, or not all of it.
enum class Trouble : std::uint8_t {
    none,
    tag_too_long,
    too_many_attributes,
    value_too_long,
    text_too_long,
    case_too_long,
    outside_too_long, ///< what stands between two cases
    too_deep,         ///< elements around the cases
    never_closed,     ///< a comment, CDATA section or processing instruction
    next_case_begins, ///< before this one has ended
    cut_short,        ///< the file ends first
    document_type,
    after_the_end, ///< elements follow the end of the document element
};

/// The tags of the elements around a place.
struct Around {
    std::string opening; ///< with their namespaces only
    std::string closing;
    std::size_t wrappers = 0; ///< how many of them hold cases though they are not on the way to them
};

/// A part of an export: one case, or what stands before, between and behind cases.
struct Piece {
    bool is_case = false;
    std::string_view bytes; ///< valid until the splitter is asked for the next piece
    std::uint32_t line = 0; ///< of its first byte
    std::uint32_t column = 0;
    /// Put around the bytes they make a document: the elements the piece stands in, with their namespaces only.
    std::string_view before;
    std::string_view after;
    std::shared_ptr<const Around> begins_in; ///< what these are views of; mostly the same for piece after piece
    std::shared_ptr<const Around> ends_in;
    Trouble trouble = Trouble::none;
    std::size_t trouble_at = 0; ///< in `bytes`; only what stands before it may be given to a parser
    /// Where inside the piece something looks like the start of another case though it is none: it stands in a comment,
    /// in a CDATA section or deeper in a well-formed case. npos when nothing does.
    std::size_t looks_like_case = std::string_view::npos;
    bool is_last = false; ///< nothing follows
    /// How many of the elements in `before` stand between the cases' own place and this piece, where none belong.
    std::size_t wrappers = 0;
    std::string wrapper;            ///< of a case: the name of the innermost
    std::size_t wrapper_number = 0; ///< tells it from others of its name
};

/// Line and column of a byte of the piece.
struct LineColumn {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};
LineColumn place_in(const Piece& piece, std::size_t offset);

/// Goes through a source once, from case to case.
///
/// It knows XML's lexical rules (comments, CDATA, instructions, quotes), so in a well-formed export it cannot miss a
/// case: without a document type, which is refused, every "<" outside those is a tag. A malformed case ends at the
/// first end tag of its name, or where the next case begins, and costs only itself.
class Splitter {
  public:
    /// `case_path`: local names from the document element to the case element.
    Splitter(Source& source, std::vector<std::string> case_path, const Limits& limits);

    /// The next piece in document order; false when there is none. Stretches of mere white space are passed over.
    bool next(Piece& piece);

    /// After a case turned out to be malformed: go on at this byte of it, where another case begins. False
    /// once very much has been looked at twice; then nothing is done.
    bool go_back_to(std::size_t offset_in_piece);

    /// Whether the source is told what is not needed any more: not by a copy that goes the same way beside another.
    void let_go(bool does) { lets_go_ = does; }

  private:
    struct Open {
        std::string name;         ///< with its prefix
        std::string declarations; ///< of namespaces
        std::size_t number = 0;
        bool holds_case = false; ///< although it is not on the way to the cases
    };

    [[nodiscard]] std::string_view from(std::uint64_t at) const;
    /// The same, but no more of it than `most` bytes: a window may be as long as the export.
    [[nodiscard]] std::string_view from(std::uint64_t at, std::size_t most) const { return from(at).substr(0, most); }
    void read_on(std::uint64_t keep);
    void count_lines(std::uint64_t to);
    [[nodiscard]] bool is_case(std::string_view name) const;
    /// The elements that a piece is put in.
    [[nodiscard]] std::vector<const Open*> around() const;
    /// Written when it is asked for after the elements changed: from case to case they do not.
    const std::shared_ptr<const Around>& tags_around();
    /// Puts a piece in the elements around its beginning and its end, which has been reached.
    void put_around(Piece& piece);

    enum class Step : std::uint8_t { again, piece };
    Step step_outside(Piece& piece);
    void note_hidden_case(Piece& piece, std::string_view markup) const;
    Step end_of_bytes(Piece& piece);
    Step at_case(Piece& piece, const Markup& tag);
    Step at_unfinished(Piece& piece, const Markup& markup);
    void open_element(const Markup& tag);
    void close_element(std::string_view name);
    void begin_outside(std::uint64_t at);
    void give_outside(Piece& piece, std::uint64_t end, Trouble trouble);

    [[nodiscard]] Trouble over_limit(const Markup& markup) const;
    Markup look(std::uint64_t at);
    void read_case(Piece& piece, const Markup& tag);
    void look_through_body(Piece& piece);
    bool look_further(Piece& piece);
    void let_go_of_long_case(Piece& piece);
    void look_at_special(Piece& piece, std::uint64_t at);
    void look_at_stretch(Piece& piece, std::uint64_t to);
    void look_at_inner_case(Piece& piece, std::uint64_t at);
    bool is_balanced(Piece& piece, std::uint64_t& end);
    bool pass_value(std::uint64_t place);
    void blame(Piece& piece, Trouble trouble, std::uint64_t at) const;
    void give_case(Piece& piece, std::uint64_t end);

    Source& source_;
    std::vector<std::string> path_;
    Limits limits_;
    std::size_t long_stretch_;             ///< what is shorter between two "<" cannot break a limit
    std::vector<Open> open_;               ///< elements around the place reached
    std::uint64_t at_ = 0;                 ///< the place reached
    std::uint64_t start_ = 0;              ///< of the piece being looked at
    std::uint64_t piece_start_ = 0;        ///< of the case given last
    std::shared_ptr<const Around> around_; ///< null: the elements around have changed
    std::shared_ptr<const Around> start_around_;
    bool is_too_deep_ = false;    ///< has been said
    std::size_t opened_ = 0;      ///< elements so far
    std::uint64_t gone_back_ = 0; ///< bytes that had to be looked at again
    bool is_over_ = false;        ///< the document element has ended
    bool is_cut_ = false;         ///< the bytes end inside a tag
    bool is_done_ = false;
    bool lets_go_ = true;

    // While a case is being looked at.
    std::string name_;         ///< of its element as written
    std::uint64_t body_ = 0;   ///< behind its start tag
    std::uint64_t last_ = 0;   ///< the last "<" looked at
    std::uint64_t walked_ = 0; ///< up to here the case's tags were read one by one
    std::uint64_t end_ = 0;    ///< behind it, once that is known
    bool is_dropped_ = false;  ///< too long: its bytes are not kept
    /// A CDATA section or an instruction was never closed before this place: others that begin before it are not
    /// either.
    std::uint64_t unclosed_until_ = 0;

    std::uint64_t counted_ = 0; ///< lines are known up to here
    std::uint32_t line_ = 1;
    std::uint64_t line_start_ = 0;
};

} // namespace abide
