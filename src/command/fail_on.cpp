// --fail-on and --states: words of verdicts on the command line.
#include "command/fail_on.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

std::vector<std::string> pieces_of(const std::string& text) {
    std::vector<std::string> pieces;
    std::size_t from = 0;
    for (;;) {
        const std::size_t comma = text.find(',', from);
        pieces.emplace_back(trim(std::string_view(text).substr(from, comma - from)));
        if (comma == std::string::npos) return pieces;
        from = comma + 1;
    }
}

std::vector<std::string> all_states() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < state_count; ++i) names.emplace_back(name_of(static_cast<State>(i)));
    return names;
}

std::vector<std::string> all_severities() {
    std::vector<std::string> names = {"never"};
    for (const Severity severity :
         {Severity::critical, Severity::high, Severity::medium, Severity::low, Severity::info}) {
        names.emplace_back(name_of(severity));
    }
    return names;
}

[[noreturn]] void refuse(const std::string& start, const std::string& word, const std::vector<std::string>& known) {
    const std::string help = did_you_mean(word, known);
    throw Error(Exit::usage, start + " \"" + word + "\"; " + (help.empty() ? "there are " + list_of(known) : help));
}

State read_state(const std::string& option, const std::string& word) {
    if (const std::optional<State> state = parse_state(word)) return *state;
    refuse(option + ": there is no state", word, all_states());
}

} // namespace

FailOn::FailOn(const std::string& text) {
    if (text == "never") return;
    for (const std::string& piece : pieces_of(text)) {
        const std::size_t colon = piece.find(':');
        const State state =
            colon == std::string::npos ? State::breached : read_state("--fail-on", piece.substr(0, colon));
        const std::string word = colon == std::string::npos ? piece : piece.substr(colon + 1);
        const std::optional<Severity> severity = parse_severity(word);
        if (!severity) refuse("--fail-on: there is no severity", word, all_severities());
        levels_.emplace_back(state, *severity);
    }
}

bool FailOn::is_about(State state) const {
    return std::any_of(levels_.begin(), levels_.end(), [&](const auto& level) { return level.first == state; });
}

bool FailOn::counts(const Verdict& verdict) const {
    return counts(verdict.rule->nature, verdict.state, verdict.severity);
}

bool FailOn::counts_unexcepted(const Verdict& verdict) const {
    const std::optional<NotExcepted> left = not_excepted(verdict);
    return left && counts(verdict.rule->nature, left->state, left->severity);
}

bool FailOn::counts(Nature nature, State state, Severity severity) const {
    if (nature == Nature::indicator) return false;
    return std::any_of(levels_.begin(), levels_.end(),
                       [&](const auto& level) { return level.first == state && severity >= level.second; });
}

std::vector<State> read_states(const std::string& text) {
    std::vector<State> states;
    for (const std::string& piece : pieces_of(text)) states.push_back(read_state("--states", piece));
    return states;
}

} // namespace abide
