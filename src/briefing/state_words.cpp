// The words and marks of states and reasons, as tables.
#include "briefing/state_words.hpp"

#include <array>

namespace abide {

namespace {

constexpr std::array<StateWords, state_count> states = {{
    {State::met, "●", "Met", "state-met", "Done in time, or done where there is no limit."},
    {State::met_late, "◆", "Met late", "state-met-late", "Done, but after the due date."},
    {State::breached, "✕", "Breached", "state-breached", "The limit passed without it, or the record is wrong."},
    {State::due_soon, "◐", "Due soon", "state-due-soon", "Not done; the limit is near."},
    {State::not_yet_due, "○", "Not yet due", "state-not-yet-due", "Not done; the limit is not near."},
    {State::not_applicable, "–", "Does not apply", "state-not-applicable", "The rule does not speak of this record."},
    {State::cannot_tell, "?", "Cannot tell", "state-cannot-tell",
     "The record does not say enough, and what it says next decides."},
    {State::no_breach_either_way, "≈", "No breach either way", "state-either-way",
     "Something is not recorded, but nothing it could be is a breach."},
    {State::not_checked, "□", "Not checked", "state-not-checked",
     "No text was in force, or the rule is switched off or left to people."},
}};

constexpr std::array<StateWords, 3> indicators = {{
    {State::met, "●", "Record shows it", "state-met", "What learning asks for is on record."},
    {State::met_late, "◆", "Record shows it, late", "state-met-late",
     "It is on record, after the date learning asks for."},
    {State::breached, "▽", "Record does not show it", "state-not-shown", "What learning asks for is not on record."},
}};

constexpr std::array<std::string_view, reason_count> reasons = {
    "",
    "not done",
    "not included",
    "no current plan",
    "not on file",
    "not present",
    "wrong role",
    "out of order",
    "not decided",
    "incomplete",
    "too many",
    "gap too long",
    "outside the rule's scope",
    "nothing to check",
    "superseded",
    "not recorded",
    "this export cannot carry it",
    "recorded twice, differently",
    "the date is not exact enough",
    "not known whether the rule applies",
    "left to judgement, and no decision is recorded",
    "the procedure's wording allows two answers",
    "beyond the end of the calendar",
    "not known which edition was in force",
    "the plan is older than what it should hold",
    "no edition was in force",
    "the procedure's text is missing",
    "for people to judge",
    "switched off",
};

} // namespace

const StateWords& words_of(State state) { return states.at(static_cast<std::size_t>(state)); }

const StateWords& words_of(State state, Nature nature) {
    if (nature == Nature::indicator) {
        for (const StateWords& words : indicators)
            if (words.state == state) return words;
    }
    return words_of(state);
}

const StateWords* find_mark(std::string_view mark) {
    for (const StateWords& words : states)
        if (words.mark == mark) return &words;
    for (const StateWords& words : indicators)
        if (words.mark == mark) return &words;
    return nullptr;
}

std::string label_in_sentence(State state, Nature nature) {
    std::string label(words_of(state, nature).label);
    label[0] = static_cast<char>(label[0] - 'A' + 'a');
    return label;
}

int order_of_urgency(State state) {
    constexpr int of_others = 3;
    if (state == State::breached) return 0;
    if (state == State::due_soon) return 1;
    return state == State::met_late ? 2 : of_others;
}

std::string_view words_of(Reason reason) { return reasons.at(static_cast<std::size_t>(reason)); }

std::string_view who_settles(Reason reason) {
    switch (reason) {
    case Reason::missing:
    case Reason::conflict:
    case Reason::precision:
    case Reason::plan_older: return "allocated worker";
    case Reason::not_exported: return "systems team";
    case Reason::applicability:
    case Reason::judgement: return "team manager";
    case Reason::calendar_end: return "keeper of the calendar";
    case Reason::procedure_text:
    case Reason::edition_unclear: return "procedure owner";
    default: return "team manager";
    }
}

std::string_view words_of(Severity severity) {
    constexpr std::array<std::string_view, 5> words = {"For information", "Low", "Medium", "High", "Critical"};
    return words.at(static_cast<std::size_t>(severity));
}

std::string_view words_of(Basis basis) {
    switch (basis) {
    case Basis::document: return "from the procedure";
    case Basis::local: return "local setting";
    case Basis::assumption: return "assumption";
    }
    return "assumption";
}

} // namespace abide
