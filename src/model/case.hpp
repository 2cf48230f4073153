// One case: its records and their facts, as a format laid them down. Values only; nothing here judges.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/day.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// Index of a record in its case, from 0. Records that stand outside every case have the same index in all of them,
/// from `first_shared` on.
using RecordIndex = std::uint32_t;
constexpr RecordIndex no_record = 0xFFFFFFFFU;
constexpr RecordIndex first_shared = 0x80000000U;

enum class Known : std::uint8_t {
    absent,     ///< not recorded: never "no"
    known,      ///< recorded and read
    unreadable, ///< something is there, but it is no value of the fact's type
    conflict,   ///< recorded twice, with different values
};

/// One value of a record. Which member holds depends on the fact's type in the dictionary; no other may be asked. Many
/// of them are cleared for each record, so they are small, and all bytes zero is one that is absent.
struct Value {
    Known state = Known::absent;
    std::uint32_t line = 0; ///< in the case's file

    struct Written {
        const char* begin = nullptr;
        std::uint32_t size = 0;
        RecordIndex target_and_one = 0;
    };
    union {
        When when;           ///< date
        std::int32_t code;   ///< code: index in the dictionary's list
        std::int64_t number; ///< number
        std::uint64_t mark;  ///< unreadable date, code or number: sum_of what is written, which itself is not kept
        Written written;     ///< text and reference
    };

    Value() : written() {}

    [[nodiscard]] bool is_known() const { return state == Known::known; }
    /// Date: a whole day.
    void set_day(Day day) {
        when = When();
        when.first = when.last = day;
    }
    /// Text and reference: as written; unreadable: empty.
    [[nodiscard]] std::string_view text() const { return {written.begin, written.size}; }
    void set_text(std::string_view text) {
        written.begin = text.data();
        written.size = static_cast<std::uint32_t>(text.size());
    }
    /// Reference: the record it names, when that is in the case.
    [[nodiscard]] RecordIndex target() const { return written.target_and_one - 1; }
    void set_target(RecordIndex target) { written.target_and_one = target + 1; }
};

struct Record {
    RecordTypeId type = 0;
    RecordIndex parent = no_record; ///< the record it was nested in
    std::uint32_t line = 0;
    std::string_view id; ///< empty when it has none
    std::string_view file;
    Value* values = nullptr; ///< one for each fact of its type

    [[nodiscard]] const Value& value(FactId fact) const { return values[fact]; }
};

/// Record types as bits: 64 to a number, what is not there is zero. Sets compare and merge quickly.
class RecordTypes {
  public:
    void add(RecordTypeId type) {
        if (bits_.size() <= type / each) bits_.resize(type / each + 1U);
        bits_[type / each] |= bit(type);
    }
    void add(const RecordTypes& other) {
        if (bits_.size() < other.bits_.size()) bits_.resize(other.bits_.size());
        for (std::size_t i = 0; i < other.bits_.size(); ++i) bits_[i] |= other.bits_[i];
    }
    void remove(RecordTypeId type) {
        if (type / each < bits_.size()) bits_[type / each] &= ~bit(type);
    }
    void clear() { bits_.clear(); }
    [[nodiscard]] bool has(RecordTypeId type) const {
        return type / each < bits_.size() && (bits_[type / each] & bit(type)) != 0;
    }
    auto operator<=>(const RecordTypes&) const = default;

  private:
    static constexpr unsigned each = 64;
    static std::uint64_t bit(RecordTypeId type) { return std::uint64_t{1} << type % each; }
    std::vector<std::uint64_t> bits_;
};

/// What an export says it cannot carry: a record type as a whole, or single facts.
class NotExported {
  public:
    void add(RecordTypeId record) { records_.add(record); }
    void add(FactRef fact);
    [[nodiscard]] bool has(RecordTypeId record) const { return records_.has(record); }
    [[nodiscard]] const RecordTypes& records() const { return records_; }
    [[nodiscard]] bool has(FactRef fact) const;
    /// Adds everything `other` has.
    void merge(const NotExported& other);
    /// Records of this type were exported after all.
    void remove(RecordTypeId record) { records_.remove(record); }

  private:
    RecordTypes records_;
    std::vector<std::vector<bool>> facts_;
};

/// Memory for the records, values and texts of one case at a time; cleared, not freed, between cases.
class Arena {
  public:
    /// Memory for n values, all absent. Stays valid until clear().
    Value* values(std::size_t n) {
        static_assert(std::is_trivially_copyable_v<Value> && alignof(Value) == 8);
        auto* const first = static_cast<Value*>(take(n * sizeof(Value), alignof(Value)));
        // A record has many facts and few of them are given.
        std::memset(static_cast<void*>(first), 0, n * sizeof(Value));
        return first;
    }
    /// A copy that stays valid until clear().
    std::string_view text(std::string_view text);
    void clear();

  private:
    struct Block {
        std::unique_ptr<char[]> memory;
        std::size_t size = 0;
    };
    void* take(std::size_t bytes, std::size_t alignment) {
        const std::size_t from = (used_ + alignment - 1) & ~(alignment - 1); // a power of two
        if (from + bytes > room_) return take_elsewhere(bytes, alignment);
        used_ = from + bytes;
        return here_ + from;
    }
    void* take_elsewhere(std::size_t bytes, std::size_t alignment);
    std::vector<Block> blocks_;
    std::size_t block_ = 0; ///< the one behind that at hand
    char* here_ = nullptr;  ///< the block at hand
    std::size_t room_ = 0;  ///< its size
    std::size_t used_ = 0;
};

/// Where a case stands. Another time it may be another file, and another line of it.
struct CasePlace {
    std::string_view id;
    std::string_view file;
    std::uint32_t line = 0;
};

/// What goes by this id is no child: it is the service itself, with the records that belong to no case. The reader lets
/// no case of an export go by it.
constexpr std::string_view service_id = "the-service";

/// One child's records, or those of the service. Record 0 is the case's own facts (type `case`).
struct Case {
    std::string_view id;
    std::string_view file;
    std::uint32_t line = 0;
    std::vector<Record> records;    ///< in document order; shared ones that an example gives come last
    std::size_t own_records = 0;    ///< how many of them are the case's own
    std::span<const Record> shared; ///< what stands outside every case
    const NotExported* not_exported = nullptr;
    bool is_service = false; ///< no child's: all records are shared, and only rules of the service are asked

    [[nodiscard]] bool has(RecordIndex at) const {
        return at < first_shared ? at < records.size() : at - first_shared < shared.size();
    }
    [[nodiscard]] const Record& record(RecordIndex at) const {
        return at < first_shared ? records[at] : shared[at - first_shared];
    }
};

} // namespace abide
