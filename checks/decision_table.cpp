// decision-table: rows of a table decide which outcome is required.
#include <algorithm>

#include "base/words.hpp"
#include "checks/allowance.hpp"
#include "checks/registry.hpp"
#include "rule/procedure.hpp"
#include "rule/situation.hpp"

namespace abide {

namespace {

enum { table, start, within, if_no_start };
enum { outcome_state, outcome_reason };

constexpr Parameter parameters[] = {
    {"table", ParameterType::table, true, "", "The decision table of the procedure."},
    start_parameter,
    within_parameter,
    no_start_parameter,
};

constexpr Parameter outcome_parameters[] = {
    {"state", ParameterType::choice, false, "met breached cannot-tell not-applicable",
     "The verdict when the table says so."},
    {"reason", ParameterType::choice, false,
     "not-done not-on-file out-of-order not-decided incomplete too-many not-included judgement procedure-text",
     "The reason of a breach; of a question: that people are to judge, which goes without saying, or that the text can be read in "
     "several ways."},
};

constexpr Placeholder placeholders[] = {
    {"outcome", "what the table requires"},
};

constexpr std::string_view explanation = R"(
A decision table names, row by row, which outcome is required for which values. Every combination is covered by exactly one row: gaps and
overlaps are refused when the procedure loads, and `unknown` is a value a column can have.

- Each output of the table is an `<outcome>`. With `state` it is the verdict itself. `cannot-tell` names the facts that are not recorded; when all of them are, it
  is a question for a person (`judgement`), or about the text where `reason="procedure-text"` says so. With `start` and `within` there is
  time to fill the facts in first.
- An `<outcome>` with conditions inside is required: they hold: `met`; they do not: `breached` with the outcome's `reason`.
- An output without an `<outcome>` does not compile.
)";

/// The row that fits the subject's values; unknown values are a column value of their own.
const DecisionTable::Row* find_row(const DecisionTable& it, Situation& s, Outcome& out) {
    std::vector<std::int32_t> codes;
    std::vector<bool> unknown;
    for (const DecisionTable::Input& input : it.inputs) {
        Missing what;
        const auto [at, fact] = s.find(input.fact, s.subject(), &what);
        std::optional<std::int32_t> code;
        if (at != no_record) {
            code = s.recorded_code(at, fact);
            if (!code) what = s.missing(at, fact);
        }
        if (!code) out.miss(what);
        codes.push_back(code.value_or(-1));
        unknown.push_back(!code);
    }
    for (const DecisionTable::Row& row : it.rows) {
        bool fits = true;
        for (std::size_t i = 0; fits && i < it.inputs.size(); ++i)
            fits = unknown[i] ? row.unknown[i]
                              : std::find(row.in[i].begin(), row.in[i].end(), codes[i]) != row.in[i].end();
        if (fits) return &row;
    }
    return nullptr;
}

void judge_decision_table(const Args& args, Situation& s, Outcome& out) {
    const DecisionTable& it = *args[table].table;
    const DecisionTable::Row* row = find_row(it, s, out);
    if (row == nullptr) return out.set(State::cannot_tell, Reason::missing); // a value outside the table's columns
    if (s.wants_words()) out.words.emplace_back("outcome", spoken(row->out));
    const auto child =
        std::find_if(args.children.begin(), args.children.end(), [row](const Child& c) { return c.text == row->out; });
    if (child == args.children.end()) return out.set(State::cannot_tell, Reason::procedure_text);
    constexpr State states[] = {State::met, State::breached, State::cannot_tell, State::not_applicable};
    constexpr Reason reasons[] = {Reason::not_done,     Reason::not_on_file, Reason::out_of_order,
                                  Reason::not_decided,  Reason::incomplete,  Reason::too_many,
                                  Reason::not_included, Reason::judgement,   Reason::procedure_text};
    const Reason said = reasons[child->values[outcome_reason].choice];
    State state = child->values[outcome_state].given ? states[child->values[outcome_state].choice] : State::met;
    if (child->has_condition) state = s.holds(child->condition, s.subject()) ? State::met : State::breached;
    switch (state) {
    case State::breached: out.set(state, said); break;
    case State::cannot_tell:
        out.set(state, !out.missing.empty()             ? out.missing.front().cause
                       : said == Reason::procedure_text ? said
                                                        : Reason::judgement);
        break;
    case State::not_applicable: out.set(state, Reason::outside_scope); break;
    default: out.set(state); break;
    }
    if (state != State::cannot_tell) out.missing.clear();
    if (state == State::cannot_tell) has_time_left({args[start], args[within], args[if_no_start]}, s, out);
}

} // namespace

extern const Kind decision_table_kind;
const Kind decision_table_kind = {
    "decision-table",
    "Rows of a table decide which outcome is required.",
    explanation,
    parameters,
    "outcome",
    outcome_parameters,
    "",
    false,
    false,
    "",
    placeholders,
    judge_decision_table,
    ChildForm::outcome,
    {.together = "start within", .child = true, .breach_is_chosen = true},
};

} // namespace abide
