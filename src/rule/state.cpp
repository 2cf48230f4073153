// The words of a verdict, spelled as every output spells them.
#include "rule/state.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, state_count> states = {
    "met",         "met-late",       "breached",    "due-soon",
    "not-yet-due", "not-applicable", "cannot-tell", "no-breach-either-way",
    "not-checked",
};
constexpr std::array<std::string_view, reason_count> reasons = {
    "",
    "not-done",
    "not-included",
    "no-current-plan",
    "not-on-file",
    "not-present",
    "wrong-role",
    "out-of-order",
    "not-decided",
    "incomplete",
    "too-many",
    "gap-too-long",
    "outside-scope",
    "nothing-to-check",
    "superseded",
    "missing",
    "not-exported",
    "conflict",
    "precision",
    "applicability",
    "judgement",
    "procedure-text",
    "calendar-end",
    "edition-unclear",
    "plan-older",
    "no-edition-in-force",
    "text-missing",
    "for-people",
    "switched-off",
};
constexpr std::array<std::string_view, 5> severities = {"info", "low", "medium", "high", "critical"};

template <typename Word, std::size_t N>
std::optional<Word> parse(const std::array<std::string_view, N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i)
        if (!name.empty() && names[i] == name) return static_cast<Word>(i);
    return std::nullopt;
}

} // namespace

std::string_view name_of(State state) { return states.at(static_cast<std::size_t>(state)); }
std::string_view name_of(Reason reason) { return reasons.at(static_cast<std::size_t>(reason)); }
std::string_view name_of(Severity severity) { return severities.at(static_cast<std::size_t>(severity)); }
std::string_view name_of(Nature nature) { return nature == Nature::rule ? "rule" : "indicator"; }

std::optional<State> parse_state(std::string_view name) { return parse<State>(states, name); }
std::optional<Reason> parse_reason(std::string_view name) { return parse<Reason>(reasons, name); }
std::optional<Severity> parse_severity(std::string_view name) { return parse<Severity>(severities, name); }

bool counts_in_rate(State state) { return state == State::met || state == State::met_late || state == State::breached; }

bool is_finding(State state) {
    return state == State::met_late || state == State::breached || state == State::due_soon ||
           state == State::cannot_tell;
}

} // namespace abide
