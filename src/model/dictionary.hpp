// The fact dictionary: which record types there are, which facts they carry and of what type.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace abide {

/// Index of a record type in the dictionary; of a fact in its record type.
using RecordTypeId = std::uint16_t;
using FactId = std::uint16_t;

enum class FactType : std::uint8_t {
    date,      ///< a day, part-known or with a time
    code,      ///< one of a closed list of codes; yes-no is the list {yes, no}
    number,    ///< a whole number
    text,      ///< words; only whether they are there matters
    reference, ///< the id of another record of the same case, of a named type
};

/// One fact of a record type.
struct Fact {
    std::string name;
    FactType type = FactType::text;
    std::vector<std::string> codes;        ///< for `code`, in the dictionary's order
    std::vector<std::string> spoken_codes; ///< the same as a sentence says them: "child protection plan"
    bool ordered = false;                  ///< codes run from least to most, so "more than" has a meaning
    RecordTypeId refers_to = 0;            ///< for `reference`
    std::string spoken;                    ///< as a sentence says it: "decision to take no further action"
    bool planned = false; ///< a date that is set in advance (due, target): it stands before its day has come
    std::string meaning;  ///< one sentence
};

/// One record type.
struct RecordType {
    std::string name;
    std::string spoken;  ///< as a sentence says it: "strategy meeting", "Section 47 enquiry"
    std::string meaning; ///< one sentence
    std::vector<Fact> facts;
    bool once = false;              ///< a case has at most one
    bool shared = false;            ///< may stand outside a case and then belongs to all of them
    bool planned = false;           ///< its dates may lie after the as-at date and are used all the same
    std::optional<FactId> dated;    ///< when it happened
    std::optional<FactId> recorded; ///< when it was written down
    std::unordered_map<std::string, FactId> by_name;
};

/// One fact of one record type.
struct FactRef {
    RecordTypeId record = 0;
    FactId fact = 0;
    bool operator==(const FactRef&) const = default;
};

/// Never changes once built; shared by every worker. Record type 0 is always `case`.
class Dictionary {
  public:
    static constexpr RecordTypeId case_type = 0;

    /// Returns the new type's id. Requires that the name is new.
    RecordTypeId add(RecordType type);

    [[nodiscard]] const RecordType& type(RecordTypeId id) const { return types_[id]; }
    [[nodiscard]] const Fact& fact(FactRef ref) const { return types_[ref.record].facts[ref.fact]; }
    [[nodiscard]] std::size_t size() const { return types_.size(); }
    [[nodiscard]] const std::vector<RecordType>& types() const { return types_; }
    RecordType& change(RecordTypeId id) { return types_[id]; }

    [[nodiscard]] std::optional<RecordTypeId> find(std::string_view record) const;
    [[nodiscard]] std::optional<FactId> find(RecordTypeId record, std::string_view fact) const;
    /// "concern.category".
    [[nodiscard]] std::optional<FactRef> find_path(std::string_view path) const;

    /// "concern.category".
    [[nodiscard]] std::string path(FactRef ref) const;

    [[nodiscard]] std::vector<std::string> record_names() const;
    [[nodiscard]] std::vector<std::string> fact_names(RecordTypeId record) const;

  private:
    std::vector<RecordType> types_;
    std::unordered_map<std::string, RecordTypeId> by_name_;
};

/// Index of `code` in the fact's list, or nothing.
std::optional<std::int32_t> code_index(const Fact& fact, std::string_view code);

} // namespace abide
