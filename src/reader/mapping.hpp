// A format, compiled: for every element it knows, which records it begins and where its attributes and text go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/short_word.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"
#include "reader/format.hpp"

namespace abide {

/// What an export writes for the codes of one fact.
class CodeTable {
  public:
    static constexpr std::int32_t unknown = -1; ///< no code we know
    static constexpr std::int32_t nothing = -2; ///< a code that says nothing about this fact

    /// A later word for the same `theirs` is passed over.
    void add(std::string theirs, std::int32_t ours);
    /// Every code that is not listed says nothing about the fact.
    void pass_over_others() { others_ = nothing; }

    /// The index in the dictionary's list, or one of the two constants.
    [[nodiscard]] std::int32_t find(std::string_view theirs) const;
    [[nodiscard]] std::int32_t find(const ShortWord& theirs) const {
        for (std::size_t at = theirs.hash() >> short_shift_;; ++at) {
            const Short& row = short_[at & (short_.size() - 1)];
            if (row.ours == free || row.theirs == theirs) return row.ours == free ? others_ : row.ours;
        }
    }
    /// As the export writes them, in the order they were added.
    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

  private:
    struct Short {
        ShortWord theirs;
        std::int32_t ours = free;
    };
    static constexpr std::int32_t free = -3;
    void put_short(std::size_t row);
    std::vector<Short> short_ = std::vector<Short>(2); ///< the short ones; open addressing, a power of two, half empty
    unsigned short_shift_ = 63;
    std::vector<std::string> words_;
    std::vector<std::int32_t> ours_; ///< by word
    std::int32_t others_ = unknown;
};

using NodeId = std::uint32_t;
constexpr NodeId no_node = 0xFFFFFFFFU;

/// Where a value goes.
struct Target {
    enum class Goal : std::uint8_t {
        fact,
        record_id,   ///< written for the record; unique among its type
        record_name, ///< an id is made from it; several records may share it
        case_id,
        choice, ///< decides which of an element's records is meant
        area,
        system,
        exported,
        cases_stated,
        required, ///< must be `wanted`, or the file is no export of this format
        not_exported_record,
        not_exported_fact,
    };
    Goal goal = Goal::fact;
    std::uint32_t up = 0; ///< whose value it is: 0 the innermost open record, 1 the one around it
    FactRef fact;
    DateShape shape = DateShape::iso;
    std::uint32_t codes = 0;    ///< for a code: index of its table; for the area: index of its words
    bool is_translated = false; ///< the area is written as a code
    std::string wanted;
};

/// A value that the format itself gives.
struct Constant {
    FactId fact = 0;
    Value value;
    std::string text; ///< of a text fact
};

/// A record that an element begins.
struct Emit {
    static constexpr std::uint32_t no_parent = 0xFFFFFFFFU;
    static constexpr std::int32_t link_by_dictionary = -1; ///< for a parent of any type: see link_between
    static constexpr std::int32_t no_link = -2;

    RecordTypeId type = 0;
    std::uint32_t up = no_parent;           ///< its parent, counted as in Target when this record begins
    std::int32_t link = link_by_dictionary; ///< the reference fact that names the parent
    std::vector<Constant> constants;
    std::vector<FactId> only_with;      ///< not a record unless one of these is there; empty: always one
    std::vector<std::string> chosen_by; ///< with a choice: the values that mean this record
    bool is_chosen_otherwise = false;   ///< with a choice: meant by every other value
    [[nodiscard]] bool has_choice() const { return is_chosen_otherwise || !chosen_by.empty(); }
    /// Whatever stands in the element, there is such a record.
    [[nodiscard]] bool is_certain() const { return !has_choice() && only_with.empty(); }
};

struct Node {
    struct Child {
        std::string name;
        std::string
            attribute; ///< with a condition: the attribute that must have `value`; empty: every element of the name
        std::string value;
        NodeId node = no_node;
    };
    struct Attribute {
        std::string name;
        std::vector<Target> targets; ///< empty: known and passed over
    };
    enum class Takes : std::uint8_t { named, records, shared_records };

    std::string step; ///< the element as a path has it: "string[@key='concept:name']"
    NodeId parent = no_node;
    std::vector<Emit> emits;
    std::vector<Target> text;
    std::vector<Child> children;
    std::vector<Attribute> attributes;
    Takes takes = Takes::named; ///< besides its children: elements named after record types
    bool is_case = false;
    bool is_not_exported = false; ///< <not-exported> of the canonical export
    bool is_passed_over = false;  ///< with everything in it
};

struct Format {
    struct Recognised {
        std::string element;
        std::string uri;
    };
    std::string id;
    std::string title;
    std::string file;
    std::vector<Recognised> recognised;
    std::vector<std::string> case_path; ///< from the document element
    std::vector<Node> nodes;            ///< node 0 is the document element
    std::vector<NodeId> record_nodes;   ///< by record type; only for a format that speaks the dictionary's words
    std::vector<CodeTable> codes;
    std::vector<std::map<std::string, std::string, std::less<>>> words; ///< for the area's codes
    NotExported not_exported;
    bool speaks_dictionary = false;
    std::size_t facts_known = 0; ///< how many record types and facts the dictionary had

    NodeId add_node(NodeId parent, std::string step);
};

/// Record types and facts together: tells whether a dictionary has grown since a format was compiled against it.
std::size_t count_facts(const Dictionary& dictionary);

/// The reference fact of `child` that names its parent: the only one that refers to the parent's type, or among several
/// the one that is called like it. Nothing when that leaves a choice.
std::optional<FactId> link_between(const Dictionary& dictionary, RecordTypeId child, RecordTypeId parent);

/// Adds a table of the fact's own codes and returns its index.
std::uint32_t add_own_codes(Format& format, const Fact& fact);

/// Adds a node for every record type: element name = record type, attribute = fact, or a child element of the fact's
/// name where no record is called the same.
void add_record_nodes(Format& format, const Dictionary& dictionary);

/// The format of what stands inside an example's <given>, which is the inside of a case of the canonical export.
Format given_format(const Dictionary& dictionary);

/// Marks everything that no element of the format can yield as not exported.
void close_format(Format& format, const Dictionary& dictionary);

} // namespace abide
