// The words of a verdict: states, reasons, severities, natures.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace abide {

enum class State : std::uint8_t {
    met,
    met_late,
    breached,
    due_soon,
    not_yet_due,
    not_applicable,
    cannot_tell,
    no_breach_either_way,
    not_checked,
};
constexpr std::size_t state_count = 9;

enum class Reason : std::uint8_t {
    none,
    // breached
    not_done,
    not_included,
    no_current_plan,
    not_on_file,
    not_present,
    wrong_role,
    out_of_order,
    not_decided,
    incomplete,
    too_many,
    gap_too_long,
    // not applicable
    outside_scope,
    nothing_to_check,
    superseded,
    // cannot tell
    missing,
    not_exported,
    conflict,
    precision,
    applicability,
    judgement,
    procedure_text,
    calendar_end,
    edition_unclear,
    plan_older,
    // not checked
    no_edition_in_force,
    text_missing,
    for_people,
    switched_off,
};
constexpr std::size_t reason_count = 29;

enum class Severity : std::uint8_t { info, low, medium, high, critical };

/// A rule comes from a procedure; an indicator restates learning and is never reported as a breach of procedure.
enum class Nature : std::uint8_t { rule, indicator };

std::string_view name_of(State state);
std::string_view name_of(Reason reason); ///< empty for `none`
std::string_view name_of(Severity severity);
std::string_view name_of(Nature nature);

std::optional<State> parse_state(std::string_view name);
std::optional<Reason> parse_reason(std::string_view name);
std::optional<Severity> parse_severity(std::string_view name);

/// In the rate's bottom line: met, met-late, breached.
bool counts_in_rate(State state);

/// A verdict that needs somebody's attention: met-late, breached, due-soon, cannot-tell.
bool is_finding(State state);

} // namespace abide
