// Children of a check: items, exceptions and outcomes, with their conditions.
#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

/// The first record parameter, for `<where>` in an item.
const Argument* item_record(const Kind& kind, const Child& child) {
    for (std::size_t i = 0; i < kind.child_parameters.size(); ++i)
        if (kind.child_parameters[i].type == ParameterType::record) return &child.values[i];
    return nullptr;
}

/// `unless`, as an attribute or as an element.
void compile_unless(Compilation& all, AttributeReader& attributes, RecordTypeId subject, Child& child) {
    const XmlElement& element = attributes.element();
    const XmlAttribute* attribute = attributes.optional("unless");
    const XmlElement* inner = only_child(all.complaints, element, "unless");
    if (attribute != nullptr && inner != nullptr)
        complain_of_combination(all, *inner, tag(element) + " has unless both as an attribute and as an element");
    if (attribute != nullptr) child.unless = compile_yes(all, whole(all.document(), *attribute), subject);
    if (inner != nullptr) child.unless = compile_conditions(all, *inner, {subject, false});
    child.has_unless = attribute != nullptr || inner != nullptr;
}

/// `<where>` of an item that has a record, `<when>` of one that has none.
void compile_item_condition(Compilation& all, const XmlElement& element, const Kind& kind, RecordTypeId subject,
                            Child& child) {
    const XmlElement* where = only_child(all.complaints, element, "where");
    const XmlElement* when = only_child(all.complaints, element, "when");
    if (where != nullptr) {
        const Argument* record = item_record(kind, child);
        child.has_condition = true;
        if (record != nullptr && record->given) {
            child.condition = compile_conditions(all, *where, {record->record, false});
        } else if (element.attribute("record") == nullptr) {
            complain_of_combination(all, *where, "<where> speaks of a record, and " + tag(element) + " names none");
        }
    }
    if (when != nullptr) {
        child.has_condition = true;
        child.condition = compile_conditions(all, *when, {subject, false});
    }
}

void compile_item(Compilation& all, AttributeReader& attributes, const Kind& kind, RecordTypeId subject, Child& child) {
    const XmlElement& element = attributes.element();
    child.id = attributes.id();
    child.spoken = attributes.text("spoken");
    if (child.spoken.empty()) child.spoken = spoken(child.id);
    constexpr std::string_view severities[] = {"info", "low", "medium", "high", "critical"};
    if (const auto severity = attributes.choice("severity", severities, Fault::unknown_severity))
        child.severity = static_cast<Severity>(*severity);
    compile_unless(all, attributes, subject, child);
    const bool has_record = item_record(kind, child) != nullptr;
    check_children(all.complaints, element, {"unless", has_record ? "where" : "when"});
    compile_item_condition(all, element, kind, subject, child);
}

std::vector<const XmlElement*> conditions_in(const XmlElement& element) {
    std::vector<const XmlElement*> found;
    const std::vector<std::string>& names = condition_names();
    for (const XmlElement& inner : element.children)
        if (std::find(names.begin(), names.end(), inner.name) != names.end()) found.push_back(&inner);
    return found;
}

void compile_exception(Compilation& all, AttributeReader& attributes, RecordTypeId subject, Child& child) {
    const XmlElement& element = attributes.element();
    attributes.optional("order");
    check_children(all.complaints, element, condition_names());
    child.has_condition = true;
    child.condition = compile_conditions(all, element, conditions_in(element), {subject, true});
}

void compile_outcome(Compilation& all, AttributeReader& attributes, const Kind& kind, RecordTypeId subject,
                     Child& child) {
    const XmlElement& element = attributes.element();
    child.text = attributes.needed_text("value");
    check_children(all.complaints, element, condition_names());
    const std::vector<const XmlElement*> conditions = conditions_in(element);
    bool has_choice = false;
    for (std::size_t i = 0; i < kind.child_parameters.size() && !has_choice; ++i)
        has_choice = kind.child_parameters[i].type == ParameterType::choice && child.values[i].given &&
                     std::string_view(kind.child_parameters[i].of).find("breached") != std::string_view::npos;
    if (has_choice == !conditions.empty())
        complain_of_combination(all, element, tag(element) + " needs either a state or conditions");
    if (conditions.empty()) return;
    child.has_condition = true;
    child.condition = compile_conditions(all, element, conditions, {subject, false});
}

Child compile_child(Compilation& all, const XmlElement& element, const Kind& kind, const Parameters& outer,
                    RecordTypeId subject) {
    Child child;
    child.line = element.line;
    AttributeReader attributes(all.complaints, element);
    child.clauses = cite(all, attributes);
    const Parameters own{kind.child_parameters, child.values, &outer};
    compile_arguments(all, attributes, own, subject);
    check_at_least_one(all, element, kind.demands.of_child);
    switch (kind.child_form) {
    case ChildForm::item: compile_item(all, attributes, kind, subject, child); break;
    case ChildForm::exception: compile_exception(all, attributes, subject, child); break;
    case ChildForm::outcome: compile_outcome(all, attributes, kind, subject, child); break;
    }
    if (child.text.empty()) child.text = child.id;
    attributes.finish();
    return child;
}

/// Every output of the table has its outcome, and every outcome an output.
void check_outcomes(Compilation& all, const XmlElement& element, const Args& args) {
    const auto table = std::find_if(args.values.begin(), args.values.end(),
                                    [](const Argument& argument) { return argument.table != nullptr; });
    if (table == args.values.end() || all.broken.count(declared("decision-table", table->table->id)) > 0) return;
    std::set<std::string> outputs;
    for (const DecisionTable::Row& row : table->table->rows) outputs.insert(row.out);
    const std::vector<std::string> known(outputs.begin(), outputs.end());
    std::set<std::string> seen;
    for (const XmlElement& inner : element.children) {
        const XmlAttribute* value = inner.attribute("value");
        if (value == nullptr) continue;
        if (outputs.count(value->value) == 0)
            all.complaints.unknown(Fault::unknown_output, all.document().value_spot(*value), "output", value->value,
                                   known);
        claim_id(all, seen, inner, "value", "outcomes for");
    }
    for (const std::string& output : known)
        if (seen.count(output) == 0)
            all.complaints.error(Fault::missing_child, all.document().spot(element),
                                 "the output " + quoted(output) + " of the table has no <outcome>");
}

/// Exceptions apply in their `order`; without one no two of them may hold at once.
void check_exceptions(Compilation& all, const std::vector<const XmlElement*>& elements,
                      const std::vector<Child>& children, const Condition* applies) {
    const bool all_ordered = std::all_of(elements.begin(), elements.end(), [](const XmlElement* element) {
        return element->attribute("order") != nullptr;
    });
    for (std::size_t i = 0; i < elements.size() && !all_ordered; ++i) {
        for (std::size_t j = i + 1; j < elements.size(); ++j) {
            std::vector<const Condition*> together = {&children[i].condition, &children[j].condition};
            if (applies != nullptr) together.push_back(applies);
            if (!can_all_hold(together, all.dictionary)) continue;
            all.complaints.error(Fault::unordered_insteads, all.document().spot(*elements[j]),
                                 "this exception and the one on line " + std::to_string(elements[i]->line) +
                                     " can both hold",
                                 "give each an order=\"1\", order=\"2\" …, or conditions that exclude each other");
        }
    }
}

/// Sorts exceptions by their `order`.
void sort_exceptions(Compilation& all, const std::vector<const XmlElement*>& elements, std::vector<Child>& children) {
    std::set<std::string> seen;
    std::vector<std::pair<int, Child>> ordered;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const XmlAttribute* order = elements[i]->attribute("order");
        const std::optional<int> number = order == nullptr ? std::nullopt : parse_count(order->value);
        if (order != nullptr && !number)
            all.complaints.error(Fault::bad_number, all.document().value_spot(*order),
                                 quoted(order->value) + " is no order", "write 1, 2, …");
        claim_id(all, seen, *elements[i], "order", "exceptions of order");
        ordered.emplace_back(number.value_or(0), std::move(children[i]));
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < ordered.size(); ++i) children[i] = std::move(ordered[i].second);
}

} // namespace

void compile_children(Compilation& all, const XmlElement& element, const Kind& kind, RecordTypeId subject,
                      const Condition* applies, Args& args) {
    std::vector<const XmlElement*> elements;
    for (const XmlElement& inner : element.children)
        if (!kind.child.empty() && inner.name == kind.child) elements.push_back(&inner);
    if (kind.demands.child && elements.empty())
        all.complaints.error(Fault::missing_child, all.document().spot(element),
                             tag(element) + " needs at least one " + tag(kind.child));
    const Parameters outer{kind.parameters, args.values};
    std::set<std::string> ids;
    for (const XmlElement* inner : elements) {
        args.children.push_back(compile_child(all, *inner, kind, outer, subject));
        claim_id(all, ids, *inner, "id", std::string(kind.child) + "s");
    }
    if (kind.child_form == ChildForm::outcome) check_outcomes(all, element, args);
    if (kind.child_form != ChildForm::exception) return;
    check_exceptions(all, elements, args.children, applies);
    sort_exceptions(all, elements, args.children);
}

} // namespace abide
