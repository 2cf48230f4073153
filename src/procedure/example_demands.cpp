// Which examples a rule must have: one met, one breached, one that cannot be told and, for a limit, one next to its due
// date.
//
// A rule that can never be breached needs no breached example. That is so when its modal is `may`, and when its check
// says of everything that could be wrong that it is something else: a decision table without an outcome that is
// breached or has conditions, an `if-absent` or `if-blank` that is cannot-tell. Then one that is cannot-tell or
// not-applicable will do.
//
// An example stands next to the due date when it states `due`, and its as-at date, its `done` or a date in its records
// is the due date, the day before or the day after: from there it shows on which side the limit falls.
#include <algorithm>
#include <cstdlib>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

bool chooses_breach(std::span<const Parameter> parameters, const std::vector<Argument>& values) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Parameter& parameter = parameters[i];
        const std::vector<std::string> words = split_words(parameter.of);
        if (parameter.type == ParameterType::choice && words.at(values[i].choice) == "breached") return true;
        // Another code than these, or fewer than so many, is a breach.
        const bool is_demand = parameter.type == ParameterType::count ||
                               (parameter.type == ParameterType::codes && parameter.name == "any-of");
        if (is_demand && values[i].given) return true;
    }
    return false;
}

bool can_breach(const Kind& kind, const Args& args) {
    if (kind.nests_checks)
        return std::any_of(args.parts.begin(), args.parts.end(),
                           [](const Args::Nested& part) { return can_breach(*part.kind, part.args.front()); });
    if (!kind.demands.breach_is_chosen) return true;
    const bool is_outcome = kind.child_form == ChildForm::outcome;
    return chooses_breach(kind.parameters, args.values) ||
           std::any_of(args.children.begin(), args.children.end(), [&](const Child& child) {
               return chooses_breach(kind.child_parameters, child.values) || (is_outcome && child.has_condition);
           });
}

bool has_limit(const Kind& kind, const Args& args) {
    for (std::size_t i = 0; i < kind.parameters.size(); ++i)
        if (kind.parameters[i].type == ParameterType::duration && args.values[i].given) return true;
    return std::any_of(args.parts.begin(), args.parts.end(),
                       [](const Args::Nested& part) { return has_limit(*part.kind, part.args.front()); });
}

bool is_next_to(Day day, Day due) { return std::abs(day - due) <= 1; }

/// Whether a date in the records of an example is next to the due date.
bool has_date_next_to(std::string_view given, Day due) {
    constexpr std::size_t length = 10;
    for (std::size_t at = 0; at + length <= given.size(); ++at)
        if (const std::optional<Day> day = parse_day(given.substr(at, length)); day && is_next_to(*day, due))
            return true;
    return false;
}

bool is_boundary(const Example& example, const Expectation& expectation) {
    const std::optional<Day> due = parse_day(expectation.due);
    if (!due) return false;
    const std::optional<Day> done = parse_day(expectation.done);
    return is_next_to(example.as_at, *due) || (done && is_next_to(*done, *due)) ||
           has_date_next_to(example.given, *due);
}

/// Whether one of the expectations of a rule's examples fits.
template <typename Fits>
bool any_expects(const Rule& rule, Fits fits) {
    return std::any_of(rule.examples.begin(), rule.examples.end(), [&](const Example& example) {
        return std::any_of(example.expects.begin(), example.expects.end(),
                           [&](const Expectation& expectation) { return fits(example, expectation); });
    });
}

bool expects(const Rule& rule, State state) {
    return any_expects(rule, [state](const Example&, const Expectation& e) { return e.state == state; });
}

} // namespace

void check_examples(Compilation& all, const XmlElement& rule_element, const Rule& rule) {
    const Spot spot = all.document().spot(rule_element);
    const std::string name = "the rule " + quoted(rule.id);
    if (!expects(rule, State::met))
        all.complaints.error(Fault::no_met_example, spot, name + " has no example that is met");
    const bool is_exempt = rule.modal == "may" || !can_breach(*rule.kind, rule.args);
    if (!is_exempt && !expects(rule, State::breached))
        all.complaints.error(Fault::no_breached_example, spot, name + " has no example that is breached");
    const bool has_unknown = expects(rule, State::cannot_tell);
    if (!has_unknown && !(is_exempt && expects(rule, State::not_applicable)))
        all.complaints.error(Fault::no_cannot_tell_example, spot, name + " has no example that cannot be told",
                             is_exempt ? "it is never breached: one that is cannot-tell or not-applicable will do"
                                       : "");
    if (has_limit(*rule.kind, rule.args) && !any_expects(rule, is_boundary))
        all.complaints.error(Fault::no_boundary_example, spot,
                             name + " has a limit and no example next to its due date",
                             "state due, and let something happen on that day or a day beside it");
}

} // namespace abide
