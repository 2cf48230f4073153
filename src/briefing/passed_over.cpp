// Gathers the verdicts that give no answer.
#include "briefing/passed_over.hpp"

#include <algorithm>
#include <map>

#include "base/words.hpp"
#include "briefing/state_words.hpp"
#include "briefing/verdict_view.hpp"

namespace abide {

namespace {

constexpr std::size_t most_named = 5;

std::string subject_words(const Verdict& verdict) {
    return named_record(spoken(verdict.subject_record), verdict.subject_record, verdict.subject_id);
}

/// Why a rule was not checked, as the end of a sentence.
std::string_view why_unchecked(Reason reason) {
    switch (reason) {
    case Reason::no_edition_in_force: return "no edition of the procedure was in force when the duty would have begun";
    case Reason::text_missing: return "the procedure's text is missing";
    case Reason::for_people: return "it is for people to judge";
    case Reason::switched_off: return "the rule is switched off";
    default: return words_of(reason);
    }
}

PassedOver row_of(const Verdict& verdict) {
    PassedOver row;
    row.state = verdict.state;
    row.reason = verdict.reason;
    row.rule = verdict.rule;
    if (verdict.procedure != nullptr) {
        row.procedure_id = verdict.procedure->id;
        row.procedure = verdict.procedure->title;
    }
    if (verdict.rule == nullptr) return row;
    row.title = verdict.rule->title;
    row.nature = verdict.rule->nature;
    for (const std::string& clause : verdict.rule->clauses) row.clauses += (row.clauses.empty() ? "" : ", ") + clause;
    return row;
}

} // namespace

bool is_judged(State state) { return state != State::not_applicable && state != State::not_checked; }

void PassedOverRules::add(const Verdict& verdict) {
    const auto is_same = [&](const PassedOver& row) {
        return row.rule == verdict.rule && row.state == verdict.state && row.reason == verdict.reason;
    };
    auto row = std::ranges::find_if(rows_, is_same);
    if (row == rows_.end()) row = rows_.insert(row, row_of(verdict));
    ++row->count;
    if (row->subjects.size() < most_named) row->subjects.push_back(subject_words(verdict));
}

void PassedOverRules::count_in(SplitCounts& counts) const {
    for (const PassedOver& row : rows_)
        for (std::size_t i = 0; i < row.count; ++i) counts.add(row.nature, row.state);
}

std::string PassedOverRules::unchecked_words(std::size_t all) const {
    std::map<Reason, std::size_t> why;
    std::size_t unchecked = 0;
    for (const PassedOver& row : rows_) {
        if (row.state != State::not_checked) continue;
        why[row.reason] += row.count;
        unchecked += row.count;
    }
    if (unchecked == 0) return "";
    std::string words = std::to_string(unchecked) + " of " + count_of(all, "verdict", "verdicts") +
                        (unchecked == 1 ? " was" : " were") + " not checked:";
    for (const auto& [reason, count] : why)
        words += std::string(reason == why.begin()->first ? " " : ", ") + std::to_string(count) + " because " +
                 std::string(why_unchecked(reason));
    return words;
}

void put_passed_over(const PassedOver& row, Fields& fields) {
    fields.text("title", row.title);
    fields.text("clauses", row.clauses);
    fields.text("mark", std::string(words_of(row.state, row.nature).mark));
    fields.text("state", std::string(words_of(row.state, row.nature).label));
    fields.text("reason", std::string(words_of(row.reason)));
    std::vector<std::string> subjects = row.subjects;
    if (row.count > subjects.size()) subjects.push_back(std::to_string(row.count - subjects.size()) + " more");
    fields.text("subjects", list_of(subjects));
}

} // namespace abide
