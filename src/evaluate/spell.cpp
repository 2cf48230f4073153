// Spelling a verdict out: sentences with their placeholders, evidence, missing facts and what each value would give.
#include "evaluate/spell.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "model/value_text.hpp"
#include "rule/standing_words.hpp"

namespace abide {

namespace {

using Words = std::vector<std::pair<std::string, std::string>>;

/// What is said when a procedure has no sentence for a state.
std::string_view plain_sentence(State state, Reason reason) {
    switch (state) { // {title} says what is asked for as if it were so: "Immediate legal action is on file"
    case State::met: return "Done as the procedure asks.";
    case State::met_late: return "Done on {done}, after the due date ({due}).";
    case State::breached: return "The record does not show what the procedure asks.";
    case State::due_soon:
    case State::not_yet_due: return "{title}: not yet on record for the {subject}; due by {due}.";
    case State::not_applicable:
        switch (reason) {
        case Reason::nothing_to_check: return "There is nothing on record that this asks about.";
        case Reason::superseded: return "No longer owed: it ended before it was due.";
        default: return "This does not apply.";
        }
    case State::cannot_tell: return "Cannot tell, because {missing}.";
    case State::no_breach_either_way: return "Not a breach, whichever way it was: {missing}.";
    case State::not_checked:
        return reason == Reason::no_edition_in_force
                   ? "Not checked: no known edition of the procedure was in force then."
                   : "Not checked.";
    }
    return "";
}

/// The rule's own sentences and what it would have done presuppose that there is something it is asked of.
constexpr std::string_view of_no_record = "Cannot tell whether this was owed at all, because {missing}.";

std::string_view sentence_for(const Rule& rule, const Outcome& outcome) {
    const auto written = rule.say.by_state.find(name_of(outcome.state));
    return written != rule.say.by_state.end() ? written->second : plain_sentence(outcome.state, outcome.reason);
}

/// The name between the next braces from `at` on, with the braces; empty when there is none.
std::string_view next_placeholder(std::string_view sentence, std::size_t at) {
    const std::size_t open = sentence.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
    return close == std::string_view::npos ? std::string_view() : sentence.substr(open, close + 1 - open);
}

std::string date_or_span(std::optional<Day> first, std::optional<Day> last) {
    if (!last) return first ? long_date(*first) : "";
    if (!first || *first == *last) return long_date(*last);
    return "a day between " + long_date(std::min(*first, *last)) + " and " + long_date(std::max(*first, *last));
}

/// Where the days between are not the same in every possibility, the fewest of them.
void add_least(const Outcome& first, const Outcome& last, Words& words) {
    if (!first.start || !last.start || !first.done || !last.done) return;
    const int of_first = *first.done - *first.start;
    const int of_last = *last.done - *last.start;
    const Outcome& least = std::abs(of_first) < std::abs(of_last) ? first : last;
    for (const char* name : {"used", "gap", "over"}) {
        if (first.word(name) == last.word(name) || least.word(name).empty()) continue;
        const bool turns = std::string_view(name) == "gap" && (of_first < 0) != (of_last < 0);
        words.emplace_back(name,
                           turns ? "between " + std::string(first.word(name)) + " and " + std::string(last.word(name))
                                 : "at least " + std::string(least.word(name)));
    }
}

/// Which words are worth finding: those of one sentence, or of any.
struct Asked {
    std::string_view sentence; ///< empty: any
    [[nodiscard]] bool for_word(std::string_view name) const {
        return sentence.empty() || sentence.find(name) != std::string_view::npos;
    }
};

void add_time_words(const Resolution& resolution, const Asked& asked, Words& words) {
    const Outcome& last = resolution.outcome;
    const Outcome& first = resolution.earliest ? *resolution.earliest : last;
    const auto add_day = [&](const char* name, std::optional<Day> Outcome::*day) {
        if (!asked.for_word(name)) return;
        const bool is_said = first.*day == last.*day && !last.word(name).empty(); // by the kind, with its time
        if (!is_said) words.emplace_back(name, date_or_span(first.*day, last.*day));
    };
    add_day("start", &Outcome::start);
    add_day("due", &Outcome::due);
    add_day("done", &Outcome::done);
    if (resolution.earliest) add_least(first, last, words);
    if (last.sum && asked.for_word("limit")) words.emplace_back("limit", in_words(last.sum->limit));
    const bool has_over =
        std::any_of(words.begin(), words.end(), [](const auto& word) { return word.first == "over"; });
    if (last.days_over > 0 && !has_over && last.word("over").empty()) {
        const Unit unit = last.sum ? counted_in(last.sum->limit.unit) : Unit::days;
        words.emplace_back("over", in_words(Limit{last.days_over, unit}));
    }
    std::erase_if(words, [](const auto& word) { return word.second.empty(); });
}

/// What a requirement asks for whether or not it was judged: its ordinary limit, its items or people.
void add_standing_words(const Rule& rule, Words& words) {
    for (auto& standing : standing_words(rule)) {
        const bool is_known =
            std::any_of(words.begin(), words.end(), [&](const auto& word) { return word.first == standing.first; });
        if (!is_known) words.push_back(std::move(standing));
    }
}

std::string why_not_told(const Situation& s, const Resolution& resolution) {
    const Outcome& outcome = resolution.outcome;
    std::vector<std::string> reasons;
    for (const Missing& what : outcome.missing) {
        std::string said = in_words(s, what);
        if (std::find(reasons.begin(), reasons.end(), said) == reasons.end()) reasons.push_back(std::move(said));
    }
    constexpr std::size_t most_said = 12;
    if (reasons.size() > most_said) {
        const std::size_t more = reasons.size() - most_said;
        reasons.resize(most_said);
        reasons.push_back("so with " + count_of(more, "more fact", "more facts"));
    }
    if (resolution.gave_up) reasons.emplace_back("there are more ways this could have been than can be looked through");
    switch (outcome.reason) {
    case Reason::calendar_end:
        reasons.push_back("the calendar of working days runs only from " + long_date(s.calendar().first()) + " to " +
                          long_date(s.calendar().last()));
        break;
    case Reason::edition_unclear:
        reasons.emplace_back("it is not known on which day of the month this edition came into force");
        break;
    case Reason::judgement:
        if (reasons.empty()) reasons.emplace_back("the text leaves it to people to judge");
        break;
    case Reason::procedure_text:
        if (reasons.empty()) reasons.emplace_back("the text can be read in more than one way");
        break;
    case Reason::plan_older: reasons.emplace_back("the plan has not been updated since"); break;
    default: break;
    }
    return reasons.empty() ? "too much is not known" : list_of(reasons);
}

void add_evidence(const Situation& s, Verdict& verdict) {
    for (const auto& [at, fact] : s.evidence()) {
        const Record& record = s.record(at);
        Evidence evidence;
        evidence.record = s.dictionary().type(record.type).name;
        evidence.id = record.id;
        evidence.file = record.file;
        evidence.line = record.line;
        if (fact) {
            const Value& value = record.value(fact->fact);
            evidence.fact = s.dictionary().fact(*fact).name;
            evidence.value = value_text(s.dictionary().fact(*fact), value);
            if (value.line != 0) evidence.line = value.line;
        }
        verdict.evidence.push_back(std::move(evidence));
    }
}

void add_missing(const Situation& s, const Outcome& outcome, Verdict& verdict) {
    for (const Missing& what : outcome.missing) {
        MissingFact missing;
        missing.path =
            what.fact ? s.dictionary().path({what.record, *what.fact}) : s.dictionary().type(what.record).name;
        if (what.at != no_record) missing.record_id = s.record(what.at).id;
        missing.cause = what.cause;
        const std::string& type = s.dictionary().type(what.record).spoken;
        missing.says = what.fact ? s.dictionary().fact({what.record, *what.fact}).spoken : type;
        if (what.fact) missing.of = type;
        missing.none_counts = !what.fact && what.cause == Reason::missing && s.has_any(what.record);
        verdict.missing.push_back(std::move(missing));
    }
}

/// Of a breached item its own counts; else that of the rule.
Severity severity_of(const Rule& rule, const Outcome& outcome) {
    Severity gravest = Severity::info;
    bool any_breached = false;
    for (const ItemOutcome& item : outcome.items) {
        if (item.state != State::breached) continue;
        const auto own = rule.args.parts.empty() ? rule.args.children[item.child].severity : std::nullopt;
        any_breached = true;
        gravest = std::max(gravest, own.value_or(rule.severity));
    }
    return any_breached ? gravest : rule.severity;
}

void add_items(const Rule& rule, const Outcome& outcome, Verdict& verdict) {
    for (const ItemOutcome& item : outcome.items) {
        VerdictItem spelled;
        spelled.state = item.state;
        spelled.reason = item.reason;
        if (!rule.args.parts.empty()) {
            spelled.id = rule.args.parts[item.child].id;
            spelled.clauses = rule.args.parts[item.child].clauses;
        } else {
            const Child& child = rule.args.children[item.child];
            spelled.id = child.id;
            spelled.clauses = child.clauses;
            spelled.severity = child.severity;
        }
        verdict.items.push_back(std::move(spelled));
    }
}

void add_alternatives(const Situation& s, const Resolution& resolution, Verdict& verdict) {
    for (const WhatIf& what_if : resolution.what_if) {
        const Situation::Choice& choice = what_if.choice;
        if (choice.about == Situation::Choice::About::edition) continue;
        const Missing missing = s.missing(choice);
        Alternative alternative;
        alternative.state = what_if.state;
        alternative.path = missing.fact ? s.dictionary().path({missing.record, *missing.fact})
                                        : s.dictionary().type(missing.record).name;
        if (choice.beside.is_there()) {
            // Either of two records may be right: what each of them says.
            const FactPlace stands = choice.picked == 0 ? FactPlace{choice.record, choice.fact} : choice.beside;
            alternative.path = s.dictionary().path(stands.fact);
            alternative.value =
                value_text(s.dictionary().fact(stands.fact), s.record(stands.record).value(stands.fact.fact));
        } else if (choice.about == Situation::Choice::About::code) {
            alternative.value = s.dictionary().fact(choice.fact).codes[choice.picked];
        } else if (choice.about == Situation::Choice::About::link) {
            alternative.value =
                choice.picked == 0 ? "this " + s.dictionary().type(s.record(choice.target).type).spoken : "another one";
        } else {
            alternative.value = choice.picked == 0 ? "as the rule asks" : "otherwise";
        }
        verdict.alternatives.push_back(std::move(alternative));
    }
}

/// What cannot be told beside what is breached.
std::string not_told(const Rule& rule, const Outcome& outcome) {
    if (outcome.state != State::breached) return "";
    std::vector<std::string> names;
    for (const ItemOutcome& item : outcome.items)
        if (item.state == State::cannot_tell)
            names.push_back(rule.args.parts.empty() ? rule.args.children[item.child].spoken
                                                    : rule.args.parts[item.child].spoken);
    return names.empty() ? "" : " Nor can be told: " + list_of(names) + ".";
}

std::string sum_text(const Situation& s, const DaySum& sum) {
    if (sum.limit.unit != Unit::hours) return day_sum(sum.start, sum.limit, sum.counting, s.calendar(), sum.direction);
    const std::string plus = (sum.direction == Direction::after ? " + " : " - ") + in_words(sum.limit) + " = ";
    if (sum.start_instant && sum.due_instant)
        return long_date(s.calendar().local(*sum.start_instant)) + plus +
               long_date(s.calendar().local(*sum.due_instant));
    return short_date(sum.start) + plus + (sum.due ? long_date(*sum.due) : std::string("past the end of the calendar"));
}

} // namespace

std::string fill(std::string_view sentence, const Outcome& outcome, const Words& more,
                 std::vector<std::size_t>* over_at) {
    std::string text;
    std::size_t at = 0;
    for (auto braced = next_placeholder(sentence, 0); !braced.empty(); braced = next_placeholder(sentence, at)) {
        const auto open = static_cast<std::size_t>(braced.data() - sentence.data());
        text += sentence.substr(at, open - at);
        const std::string_view name = braced.substr(1, braced.size() - 2);
        const auto known = std::find_if(more.begin(), more.end(), [&](const auto& word) { return word.first == name; });
        const std::string_view value = known != more.end() ? std::string_view(known->second) : outcome.word(name);
        if (name == "over" && over_at != nullptr) over_at->push_back(text.size());
        text += value.empty() ? "(not known)" : value;
        at = open + braced.size();
    }
    text += sentence.substr(at);
    return text;
}

bool asks_kind_for_words(const Rule& rule, const Outcome& outcome) {
    const std::string_view sentence = sentence_for(rule, outcome);
    // Dates are said by the kind where it has their times of day; parts may be such kinds.
    const bool has_plain_dates = rule.args.parts.empty() && !(outcome.sum && outcome.sum->start_instant);
    std::size_t at = 0;
    for (auto name = next_placeholder(sentence, 0); !name.empty(); name = next_placeholder(sentence, at)) {
        at = static_cast<std::size_t>(name.data() - sentence.data()) + name.size();
        const bool is_of_all = name == "{missing}" || name == "{subject}" || name == "{title}";
        const bool is_date = name == "{start}" || name == "{due}" || name == "{done}";
        const bool is_limit = name == "{limit}";
        const bool is_over = name == "{over}";
        const bool is_known =
            is_of_all || (is_date && has_plain_dates) || (is_limit && outcome.sum) || (is_over && outcome.overdue);
        if (!is_known) return true;
    }
    return false;
}

/// What a line does not show.
void add_facts(const Situation& s, const Procedure& procedure, const Rule& rule, const Resolution& resolution,
               Verdict& verdict) {
    const Outcome& outcome = resolution.outcome;
    // A date that is not the same in every possibility is none; the sentence says between which days it lies.
    const Outcome& earliest = resolution.earliest ? *resolution.earliest : outcome;
    const auto if_same = [](std::optional<Day> a, std::optional<Day> b) { return a == b ? a : std::nullopt; };
    verdict.began = if_same(earliest.began, outcome.began);
    verdict.start = if_same(earliest.start, outcome.start);
    verdict.due = if_same(earliest.due, outcome.due);
    verdict.done = if_same(earliest.done, outcome.done);
    verdict.days_over = outcome.days_over;
    if (resolution.edition) verdict.edition = procedure.editions[*resolution.edition].id;
    add_items(rule, outcome, verdict);
    add_missing(s, outcome, verdict);
    add_evidence(s, verdict);
    add_alternatives(s, resolution, verdict);
    for (const auto& [setting, value] : s.settings())
        verdict.settings.push_back({setting->id, setting->in_words(*value), setting->basis});
    if (outcome.sum) verdict.sum = sum_text(s, *outcome.sum);
}

void spell(Situation& s, const Procedure& procedure, const Rule& rule, const Resolution& resolution, Detail detail,
           Verdict& verdict) {
    const Outcome& outcome = resolution.outcome;
    verdict.severity = severity_of(rule, outcome);
    if (detail == Detail::full) add_facts(s, procedure, rule, resolution, verdict);

    const bool is_of_no_record = rests_on_no_record(verdict);
    const std::string_view sentence = is_of_no_record ? of_no_record : sentence_for(rule, outcome);
    const Asked asked{detail == Detail::full ? std::string_view() : sentence};
    Words words;
    if (outcome.overdue && asked.for_word("{over}")) {
        verdict.overdue = outcome.overdue;
        verdict.days_over = outcome.overdue->days_on(s.as_at_for_words(), s.calendar());
        words.emplace_back("over", in_words(Limit{verdict.days_over, counted_in(outcome.overdue->unit)}));
    }
    add_time_words(resolution, asked, words);
    if (asked.for_word("{missing}")) words.emplace_back("missing", why_not_told(s, resolution));
    if (asked.for_word("{subject}")) words.emplace_back("subject", s.name_of(s.subject()));
    if (asked.for_word("{title}")) words.emplace_back("title", rule.title);
    if (verdict.due) verdict.due_words = fill("{due}", outcome, words);
    if (verdict.days_over > 0) verdict.over = fill("{over}", outcome, words);
    verdict.says = fill(sentence, outcome, words, &verdict.over_said.in_says);
    verdict.says += not_counted(s, rule, outcome) + not_told(rule, outcome);
    if (detail == Detail::line) return;
    if (outcome.words.empty()) add_standing_words(rule, words);
    verdict.requires_ = fill(rule.say.requirement, outcome, words, &verdict.over_said.in_requirement);
    const bool can_be_done =
        is_finding(outcome.state) && outcome.state != State::met_late; // what was done late is done
    if (!can_be_done || is_of_no_record) return;
    // What the rule would have done waits until it is known whether it is asked at all.
    verdict.ask = outcome.reason == Reason::applicability
                      ? fill("Record what decides whether this is asked here: {missing}.", outcome, words)
                      : fill(rule.say.ask, outcome, words, &verdict.over_said.in_ask);
}

} // namespace abide
