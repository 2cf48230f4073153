// A standing: how one duty stood on a night, with what decided it. What is remembered of a verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/day.hpp"
#include "rule/state.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// What a verdict is about, the same from night to night. Two duties of one case are the same when fingerprint and
/// ordinal are.
struct Duty {
    std::string case_id;
    std::string fingerprint;   ///< 16 hexadecimal digits, see fingerprint_of
    std::uint32_t ordinal = 1; ///< records without an id share a fingerprint: which of them, in the record's order
    std::string procedure;
    std::string rule;
    std::string record; ///< type of the subject
    std::string record_id;
    std::uint32_t period = 0; ///< 0: not a repeated duty

    bool operator==(const Duty&) const = default;
};

/// By which a duty is found again: case, fingerprint and ordinal.
using DutyKey = std::tuple<std::string, std::string, std::uint32_t>;
DutyKey key_of(const Duty& duty);

/// A fingerprint's digits as a number.
std::uint64_t number_of_fingerprint(std::string_view fingerprint);

/// A deciding fact as it was recorded; the value of a text is only "recorded".
struct StandingFact {
    std::string record;
    std::string id;   ///< of the record; may be empty
    std::string fact; ///< empty: the record itself
    std::string value;

    auto operator<=>(const StandingFact&) const = default;
};

struct Standing {
    Duty duty;
    std::string team;
    State state = State::met;
    Reason reason = Reason::none;
    Severity severity = Severity::medium;
    Nature nature = Nature::rule;
    bool is_open = false; ///< a finding
    std::string edition;
    std::string clauses; ///< parted by spaces
    std::optional<Day> start;
    std::optional<Day> due;
    std::optional<Day> done;
    std::optional<Day> changes_on;
    // Lists as text, as they are stored: a line each, its columns parted by tabs.
    std::string items;    ///< id, state, reason, severity
    std::string missing;  ///< path, record id, cause
    std::string settings; ///< id, value
    std::string facts;    ///< record, id, fact, value; each once, in order

    bool operator==(const Standing&) const = default;
};

/// `ordinal` and `team` are the caller's.
Standing standing_of(const Verdict& verdict);

/// Of everything somebody would see changed: not of the team, not of when it will change, nor of the text it goes by.
std::uint64_t digest_of(const Standing& standing);

/// "concern c1 category"; of a record itself "concern c1".
std::string name_of(const StandingFact& fact);

/// As the lines of Standing::facts: each once, in order.
std::string facts_text(std::vector<StandingFact> facts);

/// Such lines, read.
std::vector<StandingFact> read_facts(std::string_view text);

/// An item of it that is a finding.
struct OpenItem {
    std::string id;
    Severity severity = Severity::medium;

    bool operator==(const OpenItem&) const = default;
};

/// The lines of Standing::items, read: those that need somebody's attention.
std::vector<OpenItem> open_items_of(const Standing& standing);

} // namespace abide
