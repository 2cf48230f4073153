// Says conditions and arguments as sentences a practitioner can check against the source.
#include "briefing/rule_words.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "briefing/state_words.hpp"
#include "rule/standing_words.hpp"

namespace abide {

namespace {

std::string path_words(const FactPath& path) {
    std::string words = path.written;
    std::ranges::replace(words, '.', ' ');
    return spoken(words);
}

const Fact& fact_of(const FactPath& path, const Dictionary& dictionary) { return dictionary.fact(path.fact); }

std::string code_words(const std::vector<std::int32_t>& codes, const Fact& fact) {
    std::vector<std::string> words;
    for (const std::int32_t code : codes) {
        const auto index = static_cast<std::size_t>(code);
        if (index < fact.codes.size()) words.push_back(spoken(fact.codes[index]));
    }
    return list_of(words, "or");
}

std::string op_words(Condition::Op op, bool is_date) {
    switch (op) {
    case Condition::Op::less: return is_date ? "before" : "less than";
    case Condition::Op::at_most: return is_date ? "on or before" : "at most";
    case Condition::Op::equal: return is_date ? "on" : "equal to";
    case Condition::Op::at_least: return is_date ? "on or after" : "at least";
    case Condition::Op::more: return is_date ? "after" : "more than";
    }
    return "equal to";
}

std::string setting_value(const Setting* setting) {
    if (setting == nullptr) return "a setting";
    return setting_words(*setting) + " (" + setting->id + ")";
}

std::string compare_words(const Condition& condition, const Dictionary& dictionary) {
    const bool is_date = fact_of(condition.fact, dictionary).type == FactType::date;
    const std::string other = condition.has_other ? path_words(condition.other) : setting_value(condition.setting);
    return path_words(condition.fact) + " is " + op_words(condition.op, is_date) + " " + other;
}

std::string joined(const std::vector<Condition>& parts, const char* joint, const Dictionary& dictionary) {
    std::string words;
    for (const Condition& part : parts) {
        if (!words.empty()) words += joint;
        const bool is_group = part.parts.size() > 1 && parts.size() > 1;
        const std::string one = condition_words(part, dictionary);
        words += is_group ? "(" + one + ")" : one;
    }
    return words;
}

// What must hold of a counted record.
std::string where_words(const Condition& condition, const Dictionary& dictionary) {
    return condition.parts.empty() ? "" : " where " + joined(condition.parts, " and ", dictionary);
}

// The fact that the parameter called `name` gave: "into.kind" is fact `kind` of the record in `into`.
const Fact* named_fact(std::span<const Parameter> parameters, const std::vector<Argument>& values,
                       std::string_view name, const Dictionary& dictionary) {
    const std::size_t dot = std::min(name.find('.'), name.size());
    for (std::size_t i = 0; i < parameters.size() && i < values.size(); ++i) {
        if (parameters[i].name != name.substr(0, dot) || !values[i].given) continue;
        if (parameters[i].type != ParameterType::record) return &fact_of(values[i].fact, dictionary);
        const auto fact = dictionary.find(values[i].record, name.substr(std::min(name.size(), dot + 1)));
        return fact ? &dictionary.fact({values[i].record, *fact}) : nullptr;
    }
    return nullptr;
}

// The fact whose codes a `codes` parameter holds: of those it names, the first that was given.
const Fact* coded_fact(std::span<const Parameter> parameters, const std::vector<Argument>& values, std::string_view of,
                       const Dictionary& dictionary) {
    for (const std::string& name : split_words(of)) {
        if (const Fact* fact = named_fact(parameters, values, name, dictionary)) return fact;
    }
    return nullptr;
}

std::string value_words(const Parameter& parameter, const Argument& value, std::span<const Parameter> parameters,
                        const std::vector<Argument>& values, const Dictionary& dictionary) {
    switch (parameter.type) {
    case ParameterType::date_fact:
    case ParameterType::code_fact:
    case ParameterType::any_fact:
    case ParameterType::text_fact:
    case ParameterType::other_fact: return path_words(value.fact);
    case ParameterType::date_facts:
    case ParameterType::facts: {
        std::vector<std::string> words;
        for (const FactPath& path : value.facts) words.push_back(path_words(path));
        return list_of(words);
    }
    case ParameterType::record: return record_words(value.record, dictionary);
    case ParameterType::link: return spoken(dictionary.fact(value.link).name);
    case ParameterType::duration:
    case ParameterType::count: return setting_value(value.setting);
    case ParameterType::codes: {
        const Fact* fact = coded_fact(parameters, values, parameter.of, dictionary);
        return fact == nullptr ? "" : code_words(value.codes, *fact);
    }
    case ParameterType::choice: {
        const std::vector<std::string> choices = split_words(parameter.of);
        return value.choice < choices.size() ? spoken(choices[value.choice]) : "";
    }
    case ParameterType::table: return value.table == nullptr ? "" : value.table->id;
    case ParameterType::implied: break;
    }
    return {};
}

std::vector<ArgumentWords> given_values(std::span<const Parameter> parameters, const std::vector<Argument>& values,
                                        const Dictionary& dictionary) {
    std::vector<ArgumentWords> words;
    for (std::size_t i = 0; i < parameters.size() && i < values.size(); ++i) {
        if (!values[i].given || parameters[i].type == ParameterType::implied) continue;
        words.push_back(
            {spoken(parameters[i].name), value_words(parameters[i], values[i], parameters, values, dictionary)});
    }
    return words;
}

std::string in_one_line(const std::vector<ArgumentWords>& arguments) {
    std::string words;
    for (const ArgumentWords& one : arguments) words += (words.empty() ? "" : "; ") + one.name + ": " + one.value;
    return words;
}

std::string child_words(const Kind& kind, const Child& child, const Dictionary& dictionary) {
    std::string words = in_one_line(given_values(kind.child_parameters, child.values, dictionary));
    const auto add = [&](const std::string& part) { words += (words.empty() ? "" : "; ") + part; };
    if (child.has_condition) add("where " + condition_words(child.condition, dictionary));
    if (child.has_unless) add("unless " + condition_words(child.unless, dictionary));
    if (!child.clauses.empty()) add("clause " + list_of(child.clauses));
    return words;
}

} // namespace

std::string record_words(RecordTypeId record, const Dictionary& dictionary) {
    const RecordType& type = dictionary.type(record);
    return type.spoken.empty() ? spoken(type.name) : type.spoken;
}

std::string condition_words(const Condition& condition, const Dictionary& dictionary) {
    using Form = Condition::Form;
    switch (condition.form) {
    case Form::all: return joined(condition.parts, ", and ", dictionary);
    case Form::any: return joined(condition.parts, ", or ", dictionary);
    case Form::negation: return "not: " + joined(condition.parts, ", and ", dictionary);
    case Form::is:
        return path_words(condition.fact) + " is " + code_words(condition.codes, fact_of(condition.fact, dictionary));
    case Form::recorded: return path_words(condition.fact) + " is recorded";
    case Form::not_recorded: return path_words(condition.fact) + " is not recorded";
    case Form::compare: return compare_words(condition, dictionary);
    case Form::age:
        return "age on " + path_words(condition.other) + " (from " + path_words(condition.fact) + ") is " +
               op_words(condition.op, false) + " " + setting_value(condition.setting);
    case Form::count:
        return "the count of " + record_words(condition.record, dictionary) + " records" +
               where_words(condition, dictionary) + " is " + op_words(condition.op, false) + " " +
               setting_value(condition.setting);
    case Form::exists:
        return "there is at least one " + record_words(condition.record, dictionary) +
               where_words(condition, dictionary);
    case Form::none:
        return "there is no " + record_words(condition.record, dictionary) + where_words(condition, dictionary);
    case Form::in_conflict:
        return path_words(condition.fact) + " is the one to go by, which contradicts " + path_words(condition.other);
    case Form::recorded_by_limit: return path_words(condition.fact) + " is on or before the limit being extended";
    }
    return {};
}

std::string requirement_words(const Rule& rule) {
    std::string text = rule.say.requirement;
    if (rule.kind == nullptr) return text;
    for (const auto& [name, words] : standing_words(rule)) {
        const std::string slot = "{" + name + "}";
        for (std::size_t at = text.find(slot); at != std::string::npos; at = text.find(slot, at + words.size()))
            text.replace(at, slot.size(), words);
    }
    return text;
}

std::vector<ArgumentWords> argument_words(const Kind& kind, const Args& args, const Dictionary& dictionary) {
    std::vector<ArgumentWords> words = given_values(kind.parameters, args.values, dictionary);
    if (args.has_where) words.push_back({"where", condition_words(args.where, dictionary)});
    for (const Child& child : args.children) {
        const std::string& name = child.id.empty() ? child.text : child.id;
        words.push_back(
            {spoken(kind.child) + (name.empty() ? "" : " " + spoken(name)), child_words(kind, child, dictionary)});
    }
    for (const Args::Nested& part : args.parts) {
        std::string value(part.kind == nullptr ? "" : spoken(part.kind->name));
        if (part.kind != nullptr && !part.args.empty())
            value += ": " + in_one_line(argument_words(*part.kind, part.args.front(), dictionary));
        if (part.has_when) value += "; only when " + condition_words(part.when, dictionary);
        words.push_back({"part " + spoken(part.id), value});
    }
    return words;
}

std::string expectation_words(const Expectation& expected) {
    std::string words = label_in_sentence(expected.state);
    if (expected.reason != Reason::none) words += " (" + std::string(words_of(expected.reason)) + ")";
    const auto add = [&](const char* label, const std::string& value) {
        if (!value.empty()) words += std::string(", ") + label + " " + value;
    };
    add("of", expected.subject);
    add("period", expected.period);
    add("from", expected.start);
    add("due", expected.due);
    add("done", expected.done);
    add("changing on", expected.changes_on);
    add("because of", expected.missing);
    add("items", expected.items);
    add("turning on", expected.sensitive_to);
    return words;
}

std::string setting_words(const Setting& setting) {
    if (setting.values.empty()) return "not set";
    std::string words = setting.in_words(setting.values.front());
    for (std::size_t i = 1; i < setting.values.size(); ++i) {
        words += "; from " + long_date(setting.values[i].from) + " " + setting.in_words(setting.values[i]);
    }
    return words;
}

} // namespace abide
