// Time to act: what a rule asks for is not called missing before so long after its start. Most kinds take it.
#pragma once

#include "rule/kind.hpp"
#include "rule/outcome.hpp"
#include "rule/situation.hpp"

namespace abide {

constexpr Parameter start_parameter = {
    "start", ParameterType::date_facts, false, "",
    "With within: the date from which there is time to act; of several, the latest that is recorded."};
constexpr Parameter within_parameter = {"within", ParameterType::duration, false, "",
                                        "Nothing is missing before this long after the start."};
constexpr Parameter no_start_parameter = {
    "if-no-start", ParameterType::choice, false, "cannot-tell judge",
    "Where no start is recorded: nobody can tell whether there is time left, or it is judged at once."};

/// What a check gave for these three.
struct Allowance {
    const Argument& start;
    const Argument& within;
    const Argument& if_no_start;
};

/// Whether there is still time, so that what is not there is not missing yet; the outcome is not-yet-due or due-soon
/// then. Also true, with cannot-tell, where nobody can know. Otherwise the outcome keeps its state, with the due date.
bool has_time(const Allowance& allowance, Situation& situation, Outcome& outcome);

/// The same for an outcome that is breached or cannot be told because something is missing; others are left alone.
bool has_time_left(const Allowance& allowance, Situation& situation, Outcome& outcome);

} // namespace abide
