// The records of one case while it is read: opened, filled, and at its end given ids and tied to each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/case.hpp"
#include "model/dictionary.hpp"
#include "reader/mapping.hpp"
#include "reader/report.hpp"
#include "reader/splitter.hpp"

namespace abide {

/// Made ids: `attendee#3` is the third attendee of its case, `2026-04-02#2` the second record that took that day for
/// its id. Written ids are not expected to hold this mark, so a made one does not pass for a written one.
constexpr char position_mark = '#';

/// Records that stand outside every case, and where to find one by its id.
class SharedIndex {
  public:
    virtual ~SharedIndex() = default;
    /// Index among the shared records, or no_record.
    [[nodiscard]] virtual RecordIndex find(RecordTypeId type, std::string_view id) const = 0;
};

/// One per reader; what it holds is valid until `clear`. Nothing is freed between cases.
class Assembly {
  public:
    /// Says where an offset lies in the export, or where the tag begins that it lies in; asked only when something is
    /// wrong.
    using Locate = std::function<LineColumn(std::size_t offset, bool is_in_tag)>;

    explicit Assembly(const Dictionary& dictionary);

    /// Forgets everything; `has_case` makes record 0, for the case's own facts. `file` must outlive the records.
    void clear(std::string_view file, std::uint32_t line, bool has_case);

    struct Opened {
        RecordIndex index = no_record;
        bool is_again = false; ///< a case has one such record; this is its second beginning
    };
    /// `tag`: an offset in the start tag.
    Opened open(const Emit& emit, RecordIndex parent, std::uint32_t line, std::size_t tag);

    /// A fact's place, to be read into directly while it is absent; then `keep` its text and, for a reference,
    /// `refers`.
    Value& value(RecordIndex record, FactId fact) { return records_[record].values[fact]; }
    void refers(RecordIndex record, FactId fact, std::size_t offset) { references_.push_back({record, fact, offset}); }

    enum class Taken : std::uint8_t { taken, conflict };
    /// `value` is known or unreadable. A second, different value makes the fact contradictory.
    Taken set(RecordIndex record, FactId fact, const Value& value, std::size_t offset);
    void constant(RecordIndex record, const Constant& constant, std::uint32_t line);
    /// A written id, or with `is_made` a value that an id is made from; it has to stay. False when the record already
    /// has another one.
    bool name(RecordIndex record, std::string_view id, bool is_made);
    /// Takes the record away again, and all that was nested in it.
    void drop(RecordIndex record);

    [[nodiscard]] const Record& record(RecordIndex index) const { return records_[index]; }
    [[nodiscard]] std::string_view keep(std::string_view text) { return arena_.text(text); }

    /// Gives every record an id, resolves every reference and reports those that lead nowhere.
    void finish(const SharedIndex* shared, std::string_view case_id, Report& report, const Locate& locate);
    /// Moves records of shared types behind the others and returns how many stay before them.
    std::size_t put_shared_last();

    [[nodiscard]] const std::vector<Record>& records() const { return records_; }
    /// Memory for records that are added to the case from elsewhere.
    Arena& arena() { return arena_; }

  private:
    struct Begun {
        std::size_t tag = 0;
        bool is_dropped = false;
        bool has_written_id = false;
    };
    struct Reference {
        RecordIndex record = no_record;
        FactId fact = 0;
        std::size_t offset = 0;
        bool is_in_tag = false;
    };
    struct Named {
        RecordIndex index = no_record;
        bool is_ambiguous = false;
        std::uint32_t next = 2; ///< the number that an id made from this one is tried with
    };

    /// Where the records stand once some are gone or moved; no_record for those that are gone.
    void reorder(const std::vector<RecordIndex>& order);
    void remove_dropped();
    void give_ids(std::string_view case_id, Report& report, const Locate& locate);
    /// That of the nth record of a type, when it has nothing else.
    std::string_view place_id(RecordTypeId type, std::size_t position);
    /// In `scratch_`, to be kept by whoever takes it.
    std::string_view made_id(RecordTypeId type, std::size_t position, std::string_view from);
    void number_again(std::size_t record, Named& like);
    Named* slot(RecordTypeId type, std::string_view id);
    void resolve(const Reference& reference, const SharedIndex* shared, std::string_view case_id, Report& report,
                 const Locate& locate);
    void complain(const Reference& reference, const char* code, const std::string& says, std::string_view case_id,
                  Report& report, const Locate& locate) const;

    const Dictionary& dictionary_;
    Arena arena_;
    std::string_view file_;
    std::vector<Record> records_;
    std::vector<Begun> begun_;
    std::vector<RecordIndex> once_;     ///< by record type
    std::vector<std::uint32_t> counts_; ///< by record type
    std::vector<Reference> references_; ///< written
    std::vector<Reference> links_;      ///< to the parent
    std::vector<Named> named_;          ///< open addressing; a power of two
    struct Kind {
        std::uint32_t facts = 0;
        bool once = false;
        std::vector<std::string> made_ids; ///< the first few that are made from nothing but a place
    };
    std::vector<Kind> kinds_;           ///< of records, by type
    std::vector<std::int32_t> link_of_; ///< by record type and parent's type: the fact that links them, or -1
    std::string scratch_;
    bool has_dropped_ = false;
};

} // namespace abide
