// Walks a rule's condition, arguments, tables and derived facts.
#include "rule/facts_read.hpp"

#include <set>
#include <span>

#include "rule/rule_questions.hpp"

namespace abide {

namespace {

class FactsRead {
  public:
    explicit FactsRead(const Dictionary& dictionary) : dictionary_(&dictionary) {}

    void add(const Rule& rule) {
        add_record(rule.subject);
        for_each_question(rule, [this](const Condition& condition) { add(condition); });
        if (rule.kind != nullptr) add(*rule.kind, rule.args);
    }

    [[nodiscard]] std::vector<std::string> all() const { return {names_.begin(), names_.end()}; }

  private:
    void add(FactRef fact) { names_.insert(dictionary_->path(fact)); }
    void add_record(RecordTypeId type) { names_.insert(dictionary_->type(type).name); }

    void add(const FactPath& path) {
        for (const PathStep& step : path.steps)
            if (step.step == Step::follow) add(step.reference);
        if (path.derived == nullptr) return add(path.fact);
        const Derived& derived = *path.derived;
        add(derived.of);
        add(derived.by);
        if (derived.has_link) add(derived.link);
        if (derived.has_otherwise) add(derived.otherwise);
        if (derived.at) add(*derived.at);
        if (derived.where) add_all(*derived.where);
    }

    void add_all(const Condition& condition) {
        add(condition);
        for (const Condition& part : condition.parts) add_all(part);
    }

    void add(const Condition& condition) {
        using Form = Condition::Form;
        switch (condition.form) {
        case Form::all:
        case Form::any:
        case Form::negation: return;
        case Form::count:
        case Form::exists:
        case Form::none:
            add_record(condition.record);
            if (condition.has_link) add(condition.link);
            return;
        case Form::compare:
            add(condition.fact);
            if (condition.has_other) add(condition.other);
            return;
        case Form::age:
        case Form::in_conflict: add(condition.other); [[fallthrough]];
        case Form::is:
        case Form::recorded:
        case Form::not_recorded:
        case Form::recorded_by_limit: add(condition.fact); return;
        }
    }

    void add(const Kind& kind, const Args& args) {
        add(kind.parameters, args.values);
        for (const Child& child : args.children) add(kind.child_parameters, child.values);
        for (const Args::Nested& part : args.parts)
            for (const Args& inner : part.args)
                if (part.kind != nullptr) add(*part.kind, inner);
    }

    void add(std::span<const Parameter> parameters, const std::vector<Argument>& values) {
        for (std::size_t i = 0; i < parameters.size() && i < values.size(); ++i)
            if (values[i].given) add(parameters[i].type, values[i]);
    }

    void add(ParameterType type, const Argument& value) {
        switch (type) {
        case ParameterType::date_fact:
        case ParameterType::code_fact:
        case ParameterType::text_fact:
        case ParameterType::any_fact:
        case ParameterType::other_fact:
        case ParameterType::implied: return add(value.fact);
        case ParameterType::date_facts:
        case ParameterType::facts:
            for (const FactPath& path : value.facts) add(path);
            return;
        case ParameterType::record: return add_record(value.record);
        case ParameterType::link: return add(value.link);
        case ParameterType::table:
            if (value.table != nullptr)
                for (const DecisionTable::Input& input : value.table->inputs) add(input.fact);
            return;
        case ParameterType::duration:
        case ParameterType::count:
        case ParameterType::codes:
        case ParameterType::choice: return;
        }
    }

    const Dictionary* dictionary_;
    std::set<std::string> names_;
};

} // namespace

std::vector<std::string> facts_read(const Rule& rule, const Dictionary& dictionary) {
    FactsRead read(dictionary);
    read.add(rule);
    return read.all();
}

} // namespace abide
