// A finding as the history remembers it: open tonight, whether tonight's exports told of it or not.
#include "briefing/still_open.hpp"

#include "base/words.hpp"
#include "briefing/case_words.hpp"
#include "briefing/state_words.hpp"
#include "briefing/verdict_view.hpp"

namespace abide {

RuleTitle title_of(const Duty& duty, std::span<const Procedure* const> procedures) {
    for (const Procedure* procedure : procedures) {
        if (procedure->id != duty.procedure) continue;
        const Rule* rule = procedure->rule(duty.rule);
        if (rule != nullptr)
            return {rule->title, procedure->title, rule->nature, rule->subject == Dictionary::case_type};
        return {duty.rule, procedure->title};
    }
    return {duty.rule, duty.procedure};
}

bool rests_on_no_record(const StillOpenRow& row) {
    const Standing& standing = row.finding.standing;
    return standing.state == State::cannot_tell && standing.reason == Reason::not_exported && !row.rule.is_of_case &&
           standing.duty.record == "case";
}

void put_duty(const Duty& duty, const std::string& clauses, const RuleTitle& rule, Fields& fields) {
    fields.text("case", case_words(duty.case_id));
    fields.text("title", rule.title);
    fields.text("rule", duty.rule);
    fields.text("procedure", rule.procedure);
    fields.flag("is_indicator", rule.nature == Nature::indicator);
    fields.text("clauses", list_of(split_words(clauses)));
    fields.text("subject", named_record(spoken(duty.record), duty.record, duty.record_id));
    fields.text("period", duty.period == 0 ? "" : std::to_string(duty.period));
}

void put_still_open(const StillOpenRow& row, Day as_at, Fields& fields) {
    const Standing& finding = row.finding.standing;
    put_duty(finding.duty, finding.clauses, row.rule, fields);
    fields.text("team", finding.team);
    fields.text("severity", std::string(words_of(finding.severity)));
    const StateWords& words = words_of(finding.state, row.rule.nature);
    fields.text("mark", std::string(words.mark));
    fields.text("state", std::string(words.label));
    fields.text("reason", std::string(words_of(finding.reason)));
    fields.text("due", day_words(finding.due));
    fields.text("overdue_for", is_overdue(finding, as_at) ? days_since(finding.due, as_at) : "");
    fields.text("open_since", day_words(row.finding.open_since));
    fields.text("open_for", days_since(row.finding.open_since, as_at));
}

bool is_overdue(const Standing& standing, Day as_at) {
    return standing.state == State::breached && !standing.done && standing.due && *standing.due < as_at;
}

std::string days_since(const std::optional<Day>& since, Day as_at) {
    if (!since || *since > as_at) return "";
    return count_of(static_cast<std::size_t>(as_at - *since), "day", "days");
}

std::string day_words(const std::optional<Day>& day) { return day ? long_date(*day) : ""; }

} // namespace abide
