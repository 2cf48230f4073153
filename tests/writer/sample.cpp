// A verdict made by hand, with every member filled, for tests of the ways to write one.
#include "tests/writer/sample.hpp"

namespace abide::tests {

namespace {

Day day(int year, unsigned month, unsigned number) { return day_of(year, month, number).value(); }

} // namespace

Sample::Sample() : procedure_(std::make_unique<Procedure>()) {
    procedure_->id = "toy";
    procedure_->title = "A toy procedure";
    procedure_->area = "Toytown";
    procedure_->sha256 = std::string(64, 'a');
    Edition edition;
    edition.id = "2016-12";
    edition.from = parse_when("2016-12").value();
    edition.has_review = true;
    edition.review_due = parse_when("2017-10").value();
    procedure_->editions.push_back(edition);
    auto rule = std::make_unique<Rule>();
    rule->id = "meeting-in-time";
    rule->title = "Meeting held in time";
    rule->clauses = {"5.3-1", "5.3-3"};
    rule->modal = "should";
    rule->severity = Severity::high;
    rule->say.ask_who = "social work manager";
    procedure_->rules.push_back(std::move(rule));
}

Verdict Sample::breached() const {
    Verdict verdict;
    verdict.procedure = procedure_.get();
    verdict.rule = procedure_->rules.front().get();
    verdict.case_id = "C-0019";
    verdict.edition = "2016-12";
    verdict.subject_record = "concern";
    verdict.subject_id = "c1";
    verdict.file = "cases/north.xml";
    verdict.line = 22;
    verdict.state = State::breached;
    verdict.reason = Reason::not_done;
    verdict.severity = Severity::high;
    verdict.start = day(2026, 4, 2);
    verdict.due = day(2026, 4, 9);
    verdict.days_over = 1;
    verdict.missing = {{"strategy-meeting", "", Reason::missing}};
    verdict.items = {{"minutes", {"5.3-1"}, State::breached, Reason::not_on_file, Severity::low},
                     {"agenda", {}, State::met, Reason::none, std::nullopt}};
    verdict.settings = {{"strategy-limit", "3 working days", Basis::document}};
    verdict.evidence = {{"concern", "c1", "believed-date", "2026-04-02", "cases/north.xml", 22}};
    verdict.alternatives = {{"concern.category", "0", State::not_applicable}};
    verdict.says = "No meeting is recorded. It was due on Thu 9 Apr 2026.";
    verdict.requires_ = "A meeting should be held within 3 working days.";
    verdict.sum = "Thu 2 Apr + 3 working days = Thu 9 Apr 2026";
    verdict.ask = "Record the meeting, or why it was not held.";
    verdict.fingerprint = "0123456789abcdef";
    return verdict;
}

Verdict Sample::excepted() const {
    Verdict verdict = breached();
    verdict.excepted =
        Excepted{"E-1", "The family is abroad until May.", "service manager", day(2026, 4, 1), day(2026, 4, 30), false};
    verdict.items.front().excepted =
        Excepted{"E-2", "The minutes are being typed.", "team manager", day(2026, 4, 9), day(2026, 4, 17), true};
    return verdict;
}

Verdict Sample::met_but_turning() const {
    Verdict verdict = breached();
    verdict.case_id = "C-0003";
    verdict.state = State::met;
    verdict.reason = Reason::none;
    verdict.done = day(2026, 4, 9);
    verdict.days_over = 0;
    verdict.missing.clear();
    verdict.items.clear();
    verdict.alternatives.clear();
    verdict.sensitive_to = {"first-day-counted"};
    verdict.other_reading = State::met_late;
    verdict.other_sum = "Thu 2 Apr + 3 working days = Wed 8 Apr 2026 (the first day is day 1)";
    verdict.says = "Held on Thu 9 Apr 2026.";
    verdict.ask.clear();
    return verdict;
}

RunSummary Sample::summary() const {
    RunSummary summary;
    summary.version = "0.1.0";
    summary.as_at = day(2026, 4, 10);
    summary.procedures = {procedure_.get()};
    summary.calendar = {"england-and-wales", day(2028, 12, 31), std::string(64, 'b')};
    ExportLine line;
    line.file = "cases/north.xml";
    line.sha256 = std::string(64, 'c');
    line.format = "abide-cases";
    line.area = "Toytown";
    line.cases = 25;
    line.refused = 1;
    line.cases_stated = 26;
    line.unmapped = {{"case/hobby", 3}};
    summary.exports = {line};
    summary.counts.cases = 25;
    summary.counts.add(State::breached);
    summary.counts.add(State::met);
    for (int i = 0; i < 610; ++i) summary.counts.add(State::not_applicable);
    summary.shown = 2;
    Diagnostic diagnostic;
    diagnostic.code = "XML-0107";
    diagnostic.place = {"cases/b07.xml", 41, 9};
    diagnostic.case_id = "C-0012";
    diagnostic.says = "date \"31,03,2026\" is not a date";
    diagnostic.help = "did you mean 2026-03-31?";
    summary.diagnostics = {diagnostic};
    summary.next = {"abide explain C-0019/meeting-in-time cases/"};
    return summary;
}

} // namespace abide::tests
