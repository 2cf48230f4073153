// A check kind: one of the closed set of shapes a rule can take, and the arguments a rule gives it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rule/condition.hpp"
#include "rule/setting.hpp"
#include "rule/state.hpp"

namespace abide {

class Situation;
struct Outcome;
struct Args;
struct DecisionTable;

enum class ParameterType : std::uint8_t {
    // Fact paths start from the subject, or from the record in `of` when that parameter was given.
    date_fact,  ///< path of a date
    date_facts, ///< paths of one or more dates, parted by white space
    code_fact,  ///< path of a code
    text_fact,  ///< path of a text
    any_fact,   ///< path of any fact
    other_fact, ///< a reference fact, of any record type, that refers to the subject's type; where `of` names a record
                ///< parameter, its record must refer to that type too
    implied, ///< never written: the fact named in `of` ("into.kind": fact `kind` of the record in `into`), filled in by
             ///< the
             ///< compiler; an error when it is required and the record type has no such fact
    facts,   ///< several paths, parted by white space; relative to the record in `of` when that is named
    record,  ///< a record type
    link,    ///< a reference fact of the record type in `of` that refers to the subject's type, or to one that the
             ///< subject names in one way; when required and left out, the only one that refers to the subject's type
    duration, ///< a setting that is a length of time
    count,    ///< a setting that is a whole number
    codes,    ///< codes of the fact in `of`; where that names two, parted by a space, the first that was given counts
    choice,   ///< one of the words in `of`, parted by white space; the first is the default
    table,    ///< a decision table of the procedure
};

/// One attribute of a check or of one of its children.
struct Parameter {
    std::string_view name;
    ParameterType type = ParameterType::any_fact;
    bool required = false;
    std::string_view of;      ///< see ParameterType; "into.kind" is the fact `kind` of the record in parameter `into`
    std::string_view meaning; ///< one sentence
};

/// What a rule gave for one parameter. Only the member for the parameter's type holds; `given` is false when it was
/// left out.
struct Argument {
    bool given = false;
    FactPath fact;
    std::vector<FactPath> facts;
    RecordTypeId record = 0;
    FactRef link;
    std::vector<PathStep> via; ///< with link: from the subject to the record that it names; empty: the subject itself
    const Setting* setting = nullptr;
    std::vector<std::int32_t> codes;
    std::size_t choice = 0; ///< index in the parameter's list
    const DecisionTable* table = nullptr;
};

/// A repeated child element: item, person, instead, outcome.
struct Child {
    std::string id;
    std::string spoken; ///< as a sentence says it: "safety plan made with the child"
    std::vector<std::string> clauses;
    std::optional<Severity> severity;
    std::vector<Argument> values; ///< in the order of Kind::child_parameters
    bool has_condition = false;
    Condition condition; ///< every condition inside the child, all of which must hold
    bool has_unless = false;
    Condition unless;
    std::string text; ///< the child's `value` attribute or name, as written
    std::uint32_t line = 0;
};

/// What the repeated child of a kind is.
enum class ChildForm : std::uint8_t {
    item,      ///< has an id; may hold `<unless>`, and `<where>` when it has a record parameter, else `<when>`
    exception, ///< holds at least one condition; several need an order or must exclude each other
    outcome,   ///< its `value` is an output of the kind's table; holds conditions or a choice, not both
};

/// What a kind demands beyond its single parameters. Names are parted by white space.
struct Demands {
    std::string_view exactly_one = {};  ///< of these parameters
    std::string_view at_least_one = {}; ///< of these parameters
    std::string_view together = {};     ///< all of these parameters or none; several such groups are parted by "|"
    bool child = false;                 ///< without a child there is nothing to judge
    std::string_view of_child = {};     ///< at least one of these parameters of every child
    /// It is breached only where a choice says `breached`, where codes or a count are asked for, or where an outcome's
    /// conditions fail.
    bool breach_is_chosen = false;
};

struct Kind;

struct Args {
    std::vector<Argument> values; ///< in the order of Kind::parameters
    std::vector<Child> children;
    bool has_where = false;
    Condition where; ///< which of the needed records count
    struct Nested {
        const Kind* kind = nullptr;
        std::string id;
        std::string spoken;
        std::vector<std::string> clauses;
        Condition when; ///< this part is asked only when it holds
        bool has_when = false;
        std::vector<Args> args; ///< exactly one; a vector because Args is not complete here
    };
    std::vector<Nested> parts; ///< for all-of and any-of
    const Argument& operator[](std::size_t i) const { return values[i]; }
};

/// A placeholder a kind fills in a rule's sentences.
struct Placeholder {
    std::string_view name;
    std::string_view meaning;
    bool is_id = false; ///< of a record, as the export has it: not for whoever may not know whose it is
};

/// One constant of this type for each kind, in checks/<name>.cpp.
struct Kind {
    std::string_view name;        ///< the element's name in a procedure
    std::string_view summary;     ///< one sentence
    std::string_view explanation; ///< Markdown, for `abide explain <kind>`
    std::span<const Parameter> parameters;
    std::string_view child; ///< name of the repeated child element, or empty
    std::span<const Parameter> child_parameters;
    std::string_view where_record; ///< the parameter naming the record `<where>` speaks of, or empty
    bool nests_checks = false;
    bool repeats = false;       ///< judged period by period, with a verdict for each
    std::string_view duty_date; ///< the parameter whose date begins the duty, or empty: then the subject's own date
    std::span<const Placeholder> placeholders;
    /// Judges one subject (and one period of it). Asks everything through the Situation; reads no clock.
    void (*judge)(const Args& args, Situation& situation, Outcome& outcome) = nullptr;
    ChildForm child_form = ChildForm::item;
    Demands demands = {};
    bool one_is_enough = false; ///< of the checks nested in it
};

} // namespace abide
