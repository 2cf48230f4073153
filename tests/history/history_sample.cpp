// Makes duties, findings and exceptions that differ only in what a test is about.
#include "tests/history/history_sample.hpp"

#include "hash/hash.hpp"

namespace abide::tests {

Day day(std::string_view iso) { return parse_day(iso).value(); }

Duty duty_of(const std::string& case_id) {
    Duty duty;
    duty.case_id = case_id;
    duty.fingerprint = sha256(case_id).substr(0, 16);
    duty.procedure = "toy-procedure";
    duty.rule = "strategy-meeting-in-time";
    duty.record = "concern";
    duty.record_id = "c1";
    return duty;
}

OpenFinding open_finding(const std::string& case_id, Severity severity) {
    OpenFinding finding;
    finding.duty = duty_of(case_id);
    finding.severity = severity;
    finding.what.due = day("2026-03-20");
    finding.items = {{"minutes", severity}, {"risk-plan", Severity::critical}};
    return finding;
}

Exception exception_over(const Duty& duty, const std::string& item) {
    Exception exception;
    exception.number = 1;
    exception.duty = duty;
    exception.item = item;
    exception.reason = "The family is abroad until May.";
    exception.approved_by = "service manager";
    exception.approved_on = day("2026-04-01");
    exception.from = day("2026-04-01");
    exception.until = day("2026-04-30");
    return exception;
}

Transition transition_of(const std::string& case_id, Category category, Severity severity) {
    Transition transition;
    transition.sweep = 2;
    transition.duty = duty_of(case_id);
    transition.team = "north";
    transition.category = category;
    transition.severity = severity;
    transition.clauses = "5.3-1 5.3-3";
    transition.from = State::due_soon;
    transition.to = State::breached;
    transition.to_reason = Reason::not_done;
    transition.due = day("2026-04-09");
    transition.open_since = day("2026-04-10");
    transition.causes = {{CauseKind::time_passed, ""}};
    return transition;
}

} // namespace abide::tests
