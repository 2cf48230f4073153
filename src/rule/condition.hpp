// Conditions: compiled from a procedure, asked of a record through a Situation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/dictionary.hpp"
#include "rule/setting.hpp"

namespace abide {

/// How to get from a record to the record that carries a fact.
enum class Step : std::uint8_t {
    follow, ///< to the record a reference fact names
    once,   ///< to the case's only record of a type (child, case)
};

struct PathStep {
    Step step = Step::follow;
    FactRef reference;       ///< follow
    RecordTypeId record = 0; ///< once
};

struct Condition;
struct FactPath;

/// A fact declared by name in a procedure: worked out from several records.
struct Derived {
    enum class Form : std::uint8_t {
        latest,   ///< the fact of the record with the latest date
        earliest, ///< the fact of the record with the earliest date
        previous, ///< the fact of the record before this one
        in_force, ///< the value that stood on a day: that of the last record up to it
        since,    ///< the day from which the value was one of `codes`
    };
    std::string id;
    Form form = Form::latest;
    FactRef of; ///< the fact whose value is taken
    FactRef by; ///< the date that orders the records
    bool has_link = false;
    FactRef link; ///< the reference that must lead to the same record
    bool has_otherwise = false;
    FactRef otherwise; ///< a fact of that record: the value from its own date on, until a record changes it
    std::shared_ptr<const FactPath> at;     ///< in_force: on this day; null: on the day the duty began
    std::vector<std::int32_t> codes;        ///< since
    std::shared_ptr<const Condition> where; ///< which records count; null: all
    std::string meaning;
};

/// A fact as a rule names it, resolved from the type of record it is asked of.
struct FactPath {
    FactRef fact;
    std::vector<PathStep> steps;      ///< empty: the record itself
    const Derived* derived = nullptr; ///< when the path is a derived fact's name
    std::string written;              ///< as the procedure wrote it
};

/// What a condition asks, wherever in its procedure it is asked: two conditions that ask the same have the same one.
struct Question {
    std::size_t asked = 0; ///< in how many places
};

struct Condition {
    enum class Form : std::uint8_t {
        all,
        any,
        negation,
        is,       ///< code fact is one of `codes`
        recorded, ///< the fact has a value
        not_recorded,
        compare,           ///< `fact` op (`other` fact, or `setting`)
        age,               ///< age of `fact` (a birth date) on `other`, op `setting`
        count,             ///< number of records of `record` linked by `link` that meet children, op `setting`
        exists,            ///< at least one such record
        none,              ///< no such record
        recorded_by_limit, ///< the fact's date is on or before the limit being extended (inside `instead` only)
        in_conflict,       ///< both facts are recorded and contradict each other: either may be the one to go by
    };
    enum class Op : std::uint8_t { less, at_most, equal, at_least, more };

    Form form = Form::all;
    Op op = Op::equal;
    std::vector<Condition> parts;
    FactPath fact;
    FactPath other;
    bool has_other = false;
    const Setting* earlier_by = nullptr; ///< compare: so long before the `other` date
    std::vector<std::int32_t> codes;
    const Setting* setting = nullptr;
    RecordTypeId record = 0;
    bool has_link = false;
    FactRef link;              ///< reference fact of `record` that names the asking record, or where `via` leads
    std::vector<PathStep> via; ///< from the asking record to the one that `link` names; empty: itself
    const Question* question = nullptr;
    std::uint16_t number = 0; ///< numbered through the procedure in document order, for coverage
    std::uint32_t line = 0;
};

/// How often one condition came out each way; indexed by Condition::number.
struct ConditionCount {
    std::size_t held = 0;
    std::size_t failed = 0;
};

} // namespace abide
