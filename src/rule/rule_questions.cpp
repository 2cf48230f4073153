// The questions a rule asks: its conditions that hold no others.
#include "rule/rule_questions.hpp"

namespace abide {

namespace {

void visit(const Condition& condition, const std::function<void(const Condition&)>& take) {
    const bool is_group = condition.form == Condition::Form::all || condition.form == Condition::Form::any ||
                          condition.form == Condition::Form::negation;
    if (!is_group) take(condition);
    for (const Condition& part : condition.parts) visit(part, take);
}

void visit(const Args& args, const std::function<void(const Condition&)>& take) {
    if (args.has_where) visit(args.where, take);
    for (const Child& child : args.children) {
        if (child.has_condition) visit(child.condition, take);
        if (child.has_unless) visit(child.unless, take);
    }
    for (const Args::Nested& part : args.parts) {
        if (part.has_when) visit(part.when, take);
        for (const Args& inner : part.args) visit(inner, take);
    }
}

} // namespace

void for_each_question(const Rule& rule, const std::function<void(const Condition&)>& take) {
    if (rule.has_applies) visit(rule.applies, take);
    visit(rule.args, take);
}

} // namespace abide
