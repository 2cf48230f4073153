// Follows a parser through one piece of an export and lays down what the format says each element means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/calendar.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"
#include "reader/assembly.hpp"
#include "reader/familiar.hpp"
#include "reader/lesson.hpp"
#include "reader/names.hpp"
#include "reader/open_records.hpp"
#include "reader/reader.hpp"
#include "reader/report.hpp"
#include "reader/splitter.hpp"
#include "xml/stream.hpp"

namespace abide {

/// What an export says about itself; empty where it says nothing.
struct Header {
    std::optional<std::string> area;
    std::optional<std::string> system;
    std::optional<When> exported;
    std::optional<std::size_t> cases_stated;
};

/// Why a piece was given up although its XML may be well-formed.
struct Refusal {
    std::string code; ///< empty: it was not
    std::string says;
    std::string help;
    std::size_t offset = 0; ///< in the document that was parsed
};

/// One for each file.
class Walker final : public XmlEvents {
  public:
    Walker(const Dictionary& dictionary, const Calendar& calendar, const Limits& limits, NameTable& names,
           XmlStream& stream, Assembly& assembly, Report& report);

    /// The namespace that every element of this file has to be in to be known.
    void expect_namespace(std::string_view uri);
    /// Only skims from now on: gives up a piece as soon as it holds a name that is not mapped and not familiar. Null:
    /// reads with care again.
    void skim(const Familiar* familiar);
    /// While it skims: whether the last piece was given up, and which familiar names were met in it.
    [[nodiscard]] bool has_given_up() const { return has_given_up_; }
    [[nodiscard]] const std::vector<std::uint32_t>& familiar_names() const { return familiar_names_; }
    /// What is done with the next piece is taken down in it; null: no more.
    void teach(Lesson* lesson) { lesson_ = lesson; }
    /// Counts an unmapped name; false when a skimmed piece is given up for it.
    bool count(const NameTable::Step& unknown);
    /// Stop as soon as the case's id is known.
    void stop_at_id(bool does) { stops_at_id_ = does; }

    /// Parses the first `size` bytes of a piece. True when it is well-formed and nothing was refused.
    bool walk(const Piece& piece, std::size_t size, std::string_view file);

    /// Of the last `walk`.
    [[nodiscard]] std::string_view case_id() const { return case_id_; }
    [[nodiscard]] const Refusal& refusal() const { return refusal_; }
    [[nodiscard]] const NotExported& not_exported() const { return not_exported_; }
    [[nodiscard]] bool says_not_exported() const { return says_not_exported_; }
    [[nodiscard]] std::size_t values() const { return values_; }
    [[nodiscard]] const Header& header() const { return header_; }
    /// Elements that are cases by their name, or nearly so, and were not read: they stand where no case belongs.
    struct LostCase {
        std::size_t offset = 0; ///< of its tag
        bool is_misspelt = false;
    };
    [[nodiscard]] const std::vector<LostCase>& lost_cases() const { return lost_cases_; }
    /// More new names than one piece may have; how many there were before it.
    [[nodiscard]] bool has_too_many_names() const { return has_too_many_names_; }
    [[nodiscard]] std::size_t names_before() const { return names_before_; }
    /// Something that belongs to the file's head, not to a case, was in the piece.
    [[nodiscard]] bool has_head_matter() const { return has_head_matter_; }
    /// Line and column in the export of a byte of the document that was parsed.
    [[nodiscard]] LineColumn locate(std::size_t document_offset) const;
    /// Where the tag begins that a byte of the document stands in.
    [[nodiscard]] std::size_t tag_start(std::size_t inside) const;

  private:
    struct Frame {
        NameTable::Place place = 0;
        std::uint32_t records = 0; ///< how many were open around it
        std::size_t text_from = 0;
        std::size_t tag = 0; ///< a place in its start tag; only with text to be taken
        std::uint32_t line = 0;
        bool takes_text = false;
        bool has_stray_text = false;
        bool is_lost_case = false;
        bool is_misspelt = false; ///< such a case's name
    };
    /// A value on its way to where it goes.
    struct Arriving {
        std::string_view text;
        std::uint32_t line = 0;
        std::size_t tag = 0; ///< of an element's text: a place in its start tag
    };

    void start(const XmlStart& tag) override;
    void end() override;
    void text(std::string_view piece) override;

    bool step_into(const XmlStart& tag, NameTable::Place& place);
    [[nodiscard]] bool is_wrapper() const;
    [[nodiscard]] bool stands_at_cases() const;
    void look_for_lost_case(const XmlStart& tag, Frame& frame) const;
    const std::string& meaning_of(const NameTable::Step& step, NameTable::Place parent, std::string_view name,
                                  bool is_attribute);
    void open_records(const Node& node);
    /// A start tag, for the lesson. `parent`: of the element around it; no_node: everything in that is passed over.
    void take_down(const XmlStart& tag, NameTable::Place parent, std::optional<NameTable::Place> place);
    void take_down_text(std::string_view piece);
    void take_attributes(const XmlAttributes& attributes, NameTable::Place place);
    /// A value as it was written, for all that want it.
    void take_all(const std::vector<Target>& targets, const Arriving& value);
    void take(const Target& target, const Arriving& value);
    void take_fact(const Target& target, const Arriving& value, RecordIndex record);
    void take_again(const Target& target, const Arriving& value, RecordIndex record, const CodeTable* codes);
    void complain_of_value(const Target& target, const Arriving& value, RecordIndex record, const CodeTable* codes);
    [[nodiscard]] std::string name_of(const Target& target, RecordIndex record) const;
    void take_case_id(const Arriving& value);
    void take_head(const Target& target, const Arriving& value);
    void take_not_exported();
    void complain_of_not_exported(const std::string& says, std::string_view word,
                                  const std::vector<std::string>& known);
    void meet_unknown(const NameTable::Step& step, NameTable::Place parent, std::string_view name, bool is_attribute);

    [[nodiscard]] std::size_t offset_of(const Arriving& value) const;
    /// Of the piece, by their places in the document; none for what stands before it.
    [[nodiscard]] std::string_view bytes_between(std::size_t from, std::size_t to) const;
    /// Line ends between two bytes of the piece.
    [[nodiscard]] std::uint32_t lines_between(std::size_t from, std::size_t to) const;
    void refuse(const char* code, std::string says, std::string help = "");
    void tell(const char* code, const std::string& about, std::size_t offset, std::string says, std::string help = "");
    /// Every name that would have a meaning inside a place.
    [[nodiscard]] std::vector<std::string> names_known_in(NameTable::Place place, bool are_attributes) const;
    /// The same, once the report has said that it wants it.
    void add(const char* code, Gravity gravity, std::size_t offset, std::string says, std::string help);

    std::unordered_map<std::uint32_t, std::string> meant_; ///< for each unknown name, the known one it is most like
    std::map<std::pair<NameTable::Place, const char*>, std::string> meant_by_rest_; ///< of those not told apart

    const Dictionary& dictionary_;
    const Calendar& calendar_;
    Limits limits_;
    NameTable& names_;
    XmlStream& stream_;
    Assembly& assembly_;
    Report& report_;
    XmlName case_name_;
    XmlName uri_ = nullptr;
    const Familiar* familiar_ = nullptr;
    std::uint64_t familiar_table_ = 0;
    std::vector<std::uint32_t> numbers_; ///< by unknown name of this table: 1 + its familiar number, 0 where not known
    std::vector<std::uint32_t> familiar_names_;
    bool has_given_up_ = false;
    Lesson* lesson_ = nullptr;
    bool stops_at_id_ = false;

    XmlParts parts_; ///< of the document being read
    const Piece* piece_ = nullptr;
    std::vector<Frame> frames_;
    OpenRecords open_;
    std::string text_;
    std::size_t taking_ = 0;  ///< how many open elements want their text
    std::size_t passing_ = 0; ///< depth below an element that is passed over
    std::size_t declared_ = 0;
    std::uint32_t tag_line_ = 0; ///< of the document

    std::size_t values_ = 0;  ///< of facts, in this piece
    std::uint32_t shown_ = 0; ///< of the value being complained of
    std::string_view case_id_;
    std::string case_id_memory_;
    Refusal refusal_;
    std::string record_said_; ///< of a <not-exported>
    std::string fact_said_;
    NotExported not_exported_;
    bool says_not_exported_ = false;
    bool has_head_matter_ = false;
    std::vector<LostCase> lost_cases_;
    std::size_t names_before_ = 0; ///< told apart before this piece
    std::size_t new_names_before_ = 0;
    bool has_too_many_names_ = false;
    Header header_;
};

} // namespace abide
