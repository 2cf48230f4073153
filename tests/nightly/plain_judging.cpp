// The slow and obvious way to judge a case by the procedures, the calendar and the day of whichever night.
#include "tests/nightly/plain_judging.hpp"

#include <algorithm>
#include <set>

#include "tests/nightly/story.hpp"
#include "writer/fingerprint.hpp"

namespace abide::tests {

namespace {

std::string day_words(const std::optional<Day>& day) { return day ? iso(*day) : "-"; }

std::string facts_in(const Verdict& verdict) {
    std::set<std::string> facts;
    for (const Evidence& one : verdict.evidence)
        facts.insert(one.record + "|" + one.id + "|" + one.fact + "|" + one.value);
    std::string text;
    for (const std::string& fact : facts) text += fact + "\n";
    return text;
}

PlainStanding plain_standing(const Verdict& verdict) {
    PlainStanding standing;
    standing.procedure = verdict.procedure->id;
    standing.rule = verdict.rule->id;
    standing.state = verdict.state;
    standing.reason = verdict.reason;
    standing.is_open = is_finding(verdict.state);
    standing.severity = verdict.severity;
    standing.facts = facts_in(verdict);
    // The made service has ids of its own, or none.
    standing.is_named_by_place = verdict.period > 0 || verdict.subject_id.find('#') != std::string::npos;
    standing.start = verdict.start;
    standing.due = verdict.due;
    for (const Evidence& one : verdict.evidence)
        if (one.record == verdict.subject_record && one.id == verdict.subject_id && !one.fact.empty())
            standing.own_facts[one.fact] = one.value;
    std::string& seen = standing.seen;
    seen = state_words(verdict.state, verdict.reason) + " " + std::string(name_of(verdict.severity)) +
           (standing.is_open ? " open " : " closed ") + day_words(verdict.start) + " " + day_words(verdict.due) + " " +
           day_words(verdict.done) + "\n";
    for (const VerdictItem& item : verdict.items) {
        const Severity severity = item.severity ? *item.severity : verdict.rule->severity;
        seen += item.id + " " + state_words(item.state, item.reason) + " " + std::string(name_of(severity)) + "\n";
        if (is_finding(item.state)) standing.open_items.emplace_back(item.id, severity);
    }
    for (const MissingFact& fact : verdict.missing)
        seen += fact.path + " of " + fact.record_id + " " + std::string(name_of(fact.cause)) + "\n";
    seen += standing.facts;
    for (const UsedSetting& setting : verdict.settings) standing.settings[setting.id] = setting.value;
    return standing;
}

bool is_asked(State state) { return state != State::not_applicable && state != State::not_checked; }

} // namespace

PlainCase plain_case(const std::vector<Verdict>& verdicts) {
    PlainCase made;
    std::map<std::string, std::uint32_t> times;
    for (const Verdict& verdict : verdicts) {
        if (is_asked(verdict.state))
            made.standings[{verdict.fingerprint, ++times[verdict.fingerprint]}] = plain_standing(verdict);
        else
            made.unasked.try_emplace(verdict.fingerprint, state_words(verdict.state, verdict.reason));
    }
    return made;
}

PlainCase PlainJudging::judge(const Case& one_case, const By& by) {
    const Rulebook& rulebook = *by.procedures->rulebook;
    const std::string area = one_case.is_service
                                 ? "any"
                                 : MadeNight::area_of(std::string(one_case.file.substr(one_case.file.rfind('/') + 1)));
    auto& judge = judges_[{&rulebook, by.calendar->rulebook.get(), by.clock.number,
                           by.records_until.value_or(by.clock).number, area}];
    if (!judge) {
        std::vector<const Procedure*> procedures;
        for (const auto& procedure : rulebook.procedures())
            if (area == "any" || procedure->is_national() || procedure->area == area)
                procedures.push_back(procedure.get());
        JudgeSettings settings;
        settings.as_at = by.clock;
        settings.records_until = by.records_until;
        settings.has_case = has_case_;
        judge = std::make_unique<Judge>(rulebook.dictionary(), procedures,
                                        by.calendar->rulebook->expect_calendar("england-and-wales").calendar, settings);
        judge->want([](const Rule&, State) { return Want::yes; });
    }
    std::vector<Verdict> verdicts;
    Counts ignored;
    judge->judge(
        one_case,
        [&](Verdict&& verdict) {
            verdict.fingerprint = fingerprint_of(verdict);
            verdicts.push_back(std::move(verdict));
        },
        ignored);
    PlainCase made = plain_case(verdicts);
    for (const auto& [id, is_there] : judge->other_cases()) made.others.insert(id);
    return made;
}

} // namespace abide::tests
