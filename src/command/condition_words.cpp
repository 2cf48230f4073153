// Conditions in words, for pages that explain a rule and for coverage.
#include "command/condition_words.hpp"

#include <string_view>
#include <vector>

#include "base/words.hpp"

namespace abide {

namespace {

std::string_view words_of(Condition::Op op) {
    switch (op) {
    case Condition::Op::less: return "less than";
    case Condition::Op::at_most: return "at most";
    case Condition::Op::equal: return "equal to";
    case Condition::Op::at_least: return "at least";
    case Condition::Op::more: return "more than";
    }
    return "equal to";
}

std::string joined(const Condition& condition, const Dictionary& dictionary, std::string_view between) {
    std::string text;
    for (const Condition& part : condition.parts) {
        if (!text.empty()) text += std::string(between);
        const bool is_group = part.form == Condition::Form::any && part.parts.size() > 1 && condition.parts.size() > 1;
        text += is_group ? "(" + in_words(part, dictionary) + ")" : in_words(part, dictionary);
    }
    return text;
}

/// ", where …" for conditions asked of counted records.
std::string where_words(const Condition& condition, const Dictionary& dictionary) {
    return condition.parts.empty() ? "" : " where " + joined(condition, dictionary, " and ");
}

std::string codes_of(const Condition& condition, const Dictionary& dictionary) {
    const Fact& fact = dictionary.fact(condition.fact.fact);
    std::vector<std::string> codes;
    for (const std::int32_t code : condition.codes) codes.push_back(fact.codes.at(static_cast<std::size_t>(code)));
    return list_of(codes, "or");
}

std::string right_side(const Condition& condition) {
    if (condition.has_other) return condition.other.written;
    return condition.setting != nullptr ? condition.setting->id : "";
}

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

std::string in_words(const Condition& condition, const Dictionary& dictionary) {
    const std::string fact = condition.fact.written;
    const auto record = [&] { return dictionary.type(condition.record).name; };
    switch (condition.form) {
    case Condition::Form::all: return joined(condition, dictionary, " and ");
    case Condition::Form::any: return joined(condition, dictionary, " or ");
    case Condition::Form::negation: return "not (" + joined(condition, dictionary, " and ") + ")";
    case Condition::Form::is: return fact + " is " + codes_of(condition, dictionary);
    case Condition::Form::recorded: return fact + " is recorded";
    case Condition::Form::not_recorded: return fact + " is not recorded";
    case Condition::Form::compare:
        return fact + " is " + std::string(words_of(condition.op)) + " " + right_side(condition);
    case Condition::Form::age:
        return "the age (from " + fact + ") on " + condition.other.written + " is " +
               std::string(words_of(condition.op)) + " " + (condition.setting != nullptr ? condition.setting->id : "");
    case Condition::Form::count:
        return "the number of " + record() + where_words(condition, dictionary) + " is " +
               std::string(words_of(condition.op)) + " " + right_side(condition);
    case Condition::Form::exists: return "there is " + one(record()) + where_words(condition, dictionary);
    case Condition::Form::none: return "there is no " + record() + where_words(condition, dictionary);
    case Condition::Form::recorded_by_limit: return fact + " is on or before the limit being extended";
    }
    return fact;
}

void for_each_question(const Rule& rule, const std::function<void(const Condition&)>& take) {
    if (rule.has_applies) visit(rule.applies, take);
    visit(rule.args, take);
}

} // namespace abide
