// abide procedure coverage: an account of every clause, and of what the examples make each rule do.
#include <array>
#include <map>

#include "base/words.hpp"
#include "briefing/rule_words.hpp"
#include "command/command.hpp"
#include "command/examples.hpp"
#include "command/procedure_files.hpp"
#include "command/selection.hpp"
#include "command/table.hpp"
#include "rule/citations.hpp"
#include "rule/rule_questions.hpp"

namespace abide {

namespace {

constexpr std::size_t statuses = 5;

void show_clauses(const Procedure& procedure, std::ostream& out) {
    const std::map<std::string, std::vector<std::string>> citations = citations_of(procedure);
    Table table({"clause", "status", "rules, or why there is none"});
    std::array<std::size_t, statuses> counts{};
    for (const Clause& clause : procedure.clauses) {
        ++counts.at(static_cast<std::size_t>(clause.status));
        const auto cited = citations.find(clause.id);
        std::string account = cited == citations.end() ? "" : list_of(cited->second);
        if (!clause.why.empty()) account += (account.empty() ? "" : "; ") + clause.why;
        if (clause.every != nullptr)
            account += " Asked of the " + clause.asked_of + " every " + setting_words(*clause.every) + ".";
        table.add({clause.id, std::string(name_of(clause.status)), account});
    }
    out << table.text() << "\n" << count_of(procedure.clauses.size(), "clause", "clauses");
    for (std::size_t i = 0; i < statuses; ++i) {
        out << (i == 0 ? ": " : ", ") << counts.at(i) << " " << name_of(static_cast<ClauseStatus>(i));
    }
    out << "\n";
}

/// How many examples of each rule expect each state.
void show_examples(const Procedure& procedure, std::ostream& out) {
    Table table({"rule", ">examples", "states they expect"});
    std::size_t examples = 0;
    for (const auto& rule : procedure.rules) {
        std::array<std::size_t, state_count> counts{};
        for (const Example& example : rule->examples) {
            for (const Expectation& expected : example.expects) ++counts.at(static_cast<std::size_t>(expected.state));
        }
        std::vector<std::string> states;
        for (std::size_t i = 0; i < state_count; ++i) {
            if (counts.at(i) == 0) continue;
            states.push_back(std::to_string(counts.at(i)) + " " + std::string(name_of(static_cast<State>(i))));
        }
        examples += rule->examples.size();
        table.add({rule->id, std::to_string(rule->examples.size()), list_of(states)});
    }
    out << "\n"
        << table.text() << "\n"
        << count_of(procedure.rules.size(), "rule", "rules") << ", " << count_of(examples, "example", "examples")
        << "\n";
}

void show_conditions(const Procedure& procedure, const Dictionary& dictionary,
                     const std::vector<ConditionCount>& counts, const Options& options, std::ostream& out) {
    std::size_t questions = 0;
    std::size_t both_ways = 0;
    Table table({"", "", "", ""});
    for (const auto& rule : procedure.rules) {
        for_each_question(*rule, [&](const Condition& condition) {
            const ConditionCount count = counts.at(condition.number);
            ++questions;
            if (count.held > 0 && count.failed > 0) ++both_ways;
            std::string remark = "held " + std::to_string(count.held) + ", failed " + std::to_string(count.failed);
            if (count.held == 0 && count.failed == 0) {
                remark = "never asked";
            } else if (count.held == 0) {
                remark = "never held";
            } else if (count.failed == 0) {
                remark = "never failed";
            } else if (!options.has("verbose")) {
                return;
            }
            table.add({procedure.file + ":" + std::to_string(condition.line), rule->id, remark,
                       condition_words(condition, dictionary)});
        });
    }
    const std::string rows = table.text();
    if (!rows.empty()) out << "\n" << rows;
    out << "\n"
        << count_of(questions, "condition", "conditions") << ", " << both_ways
        << " of them held in one example and failed in another\n";
}

Exit run_coverage(const Options& options, World& world) {
    const std::unique_ptr<Rulebook> rulebook = load_ground(options, world);
    bool is_first = true;
    for (const Procedure* procedure : load_named_procedures(*rulebook, options, world)) {
        const CalendarFile& calendar = options.has("calendar") ? rulebook->expect_calendar(options.value("calendar"))
                                                               : calendar_of_procedure(*rulebook, *procedure);
        ExampleRunner runner(*rulebook, *procedure, calendar);
        (void)run_examples(runner, *procedure);
        *world.out << (is_first ? "" : "\n") << procedure->id << ": " << procedure->title << "\n\n";
        is_first = false;
        show_clauses(*procedure, *world.out);
        show_examples(*procedure, *world.out);
        show_conditions(*procedure, rulebook->dictionary(), runner.condition_counts(), options, *world.out);
    }
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {"abide procedure coverage islington-hsb",
                                                      "abide procedure coverage islington-hsb --verbose"};
constexpr std::array<std::string_view, 6> options = {"procedures", "calendar", "verbose",
                                                     "max-errors", "quiet",    "help"};

} // namespace

extern const Command procedure_coverage_command;
const Command procedure_coverage_command = {
    .name = "procedure coverage",
    .summary = "Account for every clause of a procedure and for what its examples try",
    .arguments = "[FILE or ID…]",
    .examples = examples,
    .options = options,
    .notes = "Conditions that no example makes true, or none makes false, are named; --verbose names them all.\n",
    .run = run_coverage,
};

} // namespace abide
