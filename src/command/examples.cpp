// A procedure's own examples: every part of an expectation that is stated is compared, and every difference is named.
#include "command/examples.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/words.hpp"

namespace abide {

namespace {

std::string or_none(const std::string& text) { return text.empty() ? "none" : text; }

std::string day_words(const std::optional<Day>& day) { return day ? iso(*day) : "none"; }

/// Words in any order, each once.
std::string sorted_words(std::vector<std::string> words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return or_none(text);
}

std::string missing_words(const Verdict& verdict) {
    std::vector<std::string> words;
    for (const MissingFact& fact : verdict.missing) words.push_back(fact.path);
    return sorted_words(words);
}

std::string breached_items(const Verdict& verdict) {
    std::vector<std::string> words;
    for (const VerdictItem& item : verdict.items) {
        if (item.state == State::breached) words.push_back(item.id);
    }
    return sorted_words(words);
}

void compare(std::vector<std::string>& faults, const std::string& what, const std::string& expected,
             const std::string& got) {
    if (expected != got) faults.push_back(what + ": expected " + expected + ", got " + got);
}

/// The same for what an expectation may leave out.
void compare_stated(std::vector<std::string>& faults, const std::string& what, const std::string& expected,
                    const std::string& got) {
    if (!expected.empty()) compare(faults, what, expected, got);
}

std::string words_or_empty(const std::string& stated) {
    return stated.empty() ? "" : sorted_words(split_words(stated));
}

void compare_verdict(std::vector<std::string>& faults, const Expectation& expected, const Verdict& got) {
    compare(faults, "state", std::string(name_of(expected.state)), std::string(name_of(got.state)));
    compare_stated(faults, "reason", std::string(name_of(expected.reason)), or_none(std::string(name_of(got.reason))));
    compare_stated(faults, "start", expected.start, day_words(got.start));
    compare_stated(faults, "due", expected.due, day_words(got.due));
    compare_stated(faults, "done", expected.done, day_words(got.done));
    compare_stated(faults, "changes-on", expected.changes_on, day_words(got.changes_on));
    compare_stated(faults, "missing", words_or_empty(expected.missing), missing_words(got));
    compare_stated(faults, "items", words_or_empty(expected.items), breached_items(got));
    compare_stated(faults, "sensitive-to", words_or_empty(expected.sensitive_to), sorted_words(got.sensitive_to));
}

/// ` of subject "c1", period 2`, for an expectation that says which verdict it means.
std::string which(const Expectation& expected) {
    std::string text;
    if (!expected.subject.empty()) text += " subject \"" + expected.subject + "\"";
    if (!expected.period.empty()) text += " period " + expected.period;
    return text;
}

void check_one(std::vector<std::string>& faults, const Expectation& expected, const std::vector<Verdict>& verdicts) {
    std::vector<const Verdict*> meant;
    for (const Verdict& verdict : verdicts) {
        if (!expected.subject.empty() && verdict.subject_id != expected.subject) continue;
        if (!expected.period.empty() && std::to_string(verdict.period) != expected.period) continue;
        meant.push_back(&verdict);
    }
    if (meant.size() == 1) {
        std::vector<std::string> found;
        compare_verdict(found, expected, *meant.front());
        const std::string of = which(expected);
        for (const std::string& fault : found) faults.push_back(of.empty() ? fault : of.substr(1) + ", " + fault);
        return;
    }
    if (meant.empty()) {
        faults.push_back("there is no verdict" + (which(expected).empty() ? "" : " of" + which(expected)));
        return;
    }
    std::vector<std::string> names;
    for (const Verdict* verdict : meant) {
        names.push_back(verdict->subject_id +
                        (verdict->period == 0 ? "" : " period " + std::to_string(verdict->period)));
    }
    faults.push_back("there are " + std::to_string(meant.size()) + " verdicts (" + list_of(names) +
                     "); say which with subject or period");
}

} // namespace

ExampleRunner::ExampleRunner(const Rulebook& rulebook, const Procedure& procedure, const CalendarFile& calendar)
    : rulebook_(&rulebook), procedure_(&procedure), calendar_(&calendar),
      reader_(rulebook.dictionary(), rulebook.formats(), calendar.calendar), counts_(procedure.condition_count) {}

ExampleResult ExampleRunner::run(const Rule& rule, const Example& example) {
    JudgeSettings settings;
    settings.as_at = example.as_at;
    settings.trace_conditions = true;
    const std::vector<const Procedure*> procedures = {procedure_};
    Judge judge(rulebook_->dictionary(), procedures, calendar_->calendar, settings);
    std::vector<Verdict> verdicts;
    Diagnostics diagnostics;
    Counts counts;
    reader_.read_given(
        example.given, procedure_->file, example.given_line,
        [&](const Case& given) {
            Case one_case = given;
            one_case.is_service = rule.of_service;
            if (rule.of_service) one_case.own_records = one_case.records.size();
            judge.judge(
                one_case, [&](const Rule& asked, State) { return &asked == &rule ? Want::yes : Want::no; },
                [&](Verdict&& verdict) { verdicts.push_back(std::move(verdict)); }, counts);
        },
        diagnostics);
    add_counts(judge);

    ExampleResult result{&rule, &example, {}};
    for (const Diagnostic& diagnostic : diagnostics) {
        result.faults.push_back("line " + std::to_string(diagnostic.place.line) + ": " + diagnostic.says);
    }
    for (const Expectation& expected : example.expects) check_one(result.faults, expected, verdicts);
    return result;
}

void ExampleRunner::add_counts(const Judge& judge) {
    const std::vector<ConditionCount>& seen = judge.condition_counts(*procedure_);
    for (std::size_t i = 0; i < seen.size() && i < counts_.size(); ++i) {
        counts_[i].held += seen[i].held;
        counts_[i].failed += seen[i].failed;
    }
}

std::vector<ExampleResult> run_examples(ExampleRunner& runner, const Procedure& procedure) {
    std::vector<ExampleResult> results;
    for (const auto& rule : procedure.rules) {
        for (const Example& example : rule->examples) results.push_back(runner.run(*rule, example));
    }
    return results;
}

} // namespace abide
