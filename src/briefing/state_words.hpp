// How each state, reason and basis is said to a person: a word, and a mark that differs by shape.
#pragma once

#include <string>
#include <string_view>

#include "rule/setting.hpp"
#include "rule/state.hpp"

namespace abide {

/// A state as every briefing shows it. Never by colour alone: the mark differs by shape.
struct StateWords {
    State state = State::met;
    std::string_view mark;    ///< one sign, different for each state
    std::string_view label;   ///< "Met late"
    std::string_view style;   ///< class in the style sheet, "state-met-late"
    std::string_view meaning; ///< one sentence
};

const StateWords& words_of(State state);

/// The same for a rule of that nature: an indicator is shown, or not shown, by the record; it is never breached.
const StateWords& words_of(State state, Nature nature);

/// Null when no state has this mark.
const StateWords* find_mark(std::string_view mark);

/// The same inside a sentence: "met late".
std::string label_in_sentence(State state, Nature nature = Nature::rule);

/// What comes first where somebody has to act: breached, then due soon, late, and what cannot be told.
int order_of_urgency(State state);

/// "not recorded", "the export cannot carry it"; empty for `none`.
std::string_view words_of(Reason reason);

/// Who can settle what cannot be told for this reason, as a role.
std::string_view who_settles(Reason reason);

std::string_view words_of(Severity severity); ///< "Critical"
std::string_view words_of(Basis basis);       ///< "local setting"

} // namespace abide
