// Conditions: <all>, <is>, <exists> and the rest, compiled from the record they are asked of.
#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

Condition compile_one(Compilation& all, const XmlElement& element, const Asked& asked);

/// Complains when a condition built of others always comes out the same; a part that does so has been named already.
void check_constancy(Compilation& all, const XmlElement& element, const Condition& condition,
                     std::size_t errors_before) {
    if (all.complaints.errors() != errors_before) return;
    const Constancy found = constancy(condition, all.dictionary);
    if (found == Constancy::varies) return;
    all.complaints.error(Fault::constant_condition, all.document().spot(element),
                         tag(element) + " " + (found == Constancy::always ? "always" : "never") +
                             " holds, whatever the record says");
}

std::vector<const XmlElement*> pointers(const std::vector<XmlElement>& elements) {
    std::vector<const XmlElement*> found;
    for (const XmlElement& element : elements) found.push_back(&element);
    return found;
}

void compile_parts(Compilation& all, const std::vector<const XmlElement*>& elements, const Asked& asked,
                   Condition& into) {
    for (const XmlElement* element : elements) into.parts.push_back(compile_one(all, *element, asked));
}

Condition compile_group(Compilation& all, const XmlElement& element, const Asked& asked) {
    const std::size_t errors_before = all.complaints.errors();
    AttributeReader(all.complaints, element).finish();
    check_children(all.complaints, element, condition_names());
    if (element.children.empty())
        all.complaints.error(Fault::empty_condition, all.document().spot(element),
                             tag(element) + " holds no condition");
    const bool is_not = element.name == "not";
    const Condition::Form form = element.name == "any" ? Condition::Form::any
                                 : is_not              ? Condition::Form::negation
                                                       : Condition::Form::all;
    Condition condition = numbered(all, form, element);
    if (is_not && element.children.size() > 1) {
        // None of several: not any of them.
        condition.parts.push_back(numbered(all, Condition::Form::any, element));
        compile_parts(all, pointers(element.children), asked, condition.parts.front());
    } else {
        compile_parts(all, pointers(element.children), asked, condition);
    }
    check_constancy(all, element, condition, errors_before);
    return condition;
}

Condition compile_is(Compilation& all, const XmlElement& element, const Asked& asked) {
    Condition condition = numbered(all, Condition::Form::is, element);
    AttributeReader attributes(all.complaints, element);
    const XmlAttribute* fact = attributes.needed("fact");
    const XmlAttribute* any_of = attributes.needed("any-of");
    attributes.finish();
    if (fact == nullptr || any_of == nullptr) return condition;
    const std::optional<FactPath> path = compile_path(all, whole(all.document(), *fact), asked.from, FactType::code);
    if (!path) return condition;
    condition.fact = *path;
    const Fact& code_fact = all.dictionary.fact(path->fact);
    condition.codes = find_codes(all, code_fact, path->written, words_of(all.document(), *any_of));
    if (condition.codes.size() == code_fact.codes.size())
        all.complaints.error(Fault::constant_condition, all.document().value_spot(*any_of),
                             "these are all the codes of " + path->written + ", so the condition always holds",
                             "to ask whether there is a value, write <recorded fact=" + quoted(path->written) + "/>");
    return condition;
}

Condition compile_recorded(Compilation& all, const XmlElement& element, const Asked& asked) {
    Condition condition =
        numbered(all, element.name == "recorded" ? Condition::Form::recorded : Condition::Form::not_recorded, element);
    AttributeReader attributes(all.complaints, element);
    if (const XmlAttribute* fact = attributes.needed("fact"))
        if (const auto path = compile_path(all, whole(all.document(), *fact), asked.from)) condition.fact = *path;
    attributes.finish();
    return condition;
}

/// exists, none, count: conditions of other records.
Condition compile_counted(Compilation& all, const XmlElement& element, const Asked& asked) {
    const Condition::Form form = element.name == "exists" ? Condition::Form::exists
                                 : element.name == "none" ? Condition::Form::none
                                                          : Condition::Form::count;
    Condition condition = numbered(all, form, element);
    AttributeReader attributes(all.complaints, element);
    const XmlAttribute* record = attributes.needed("record");
    const XmlAttribute* link = attributes.optional("link");
    if (form == Condition::Form::count) {
        read_operator(attributes, condition);
        if (const XmlAttribute* setting = attributes.needed("setting"))
            condition.setting = compile_threshold(all, *setting, SettingType::count, std::nullopt);
    }
    attributes.finish();
    check_children(all.complaints, element, condition_names());
    if (record == nullptr) return condition;
    const std::optional<RecordTypeId> type = find_record(all, whole(all.document(), *record));
    if (!type) return condition;
    condition.record = *type;
    if (link != nullptr)
        if (const auto found = find_link(all, whole(all.document(), *link), *type, asked.from, &condition.via)) {
            condition.has_link = true;
            condition.link = *found;
        }
    // Every part must hold of one and the same record, so they may be at odds with each other.
    const std::size_t errors_before = all.complaints.errors();
    Condition together = {};
    compile_parts(all, pointers(element.children), Asked{*type, false}, together);
    if (together.parts.size() > 1) check_constancy(all, element, together, errors_before);
    condition.parts = std::move(together.parts);
    return condition;
}

Condition compile_by_limit(Compilation& all, const XmlElement& element, const Asked& asked) {
    Condition condition = numbered(all, Condition::Form::recorded_by_limit, element);
    AttributeReader attributes(all.complaints, element);
    if (!asked.extends_limit)
        all.complaints.error(Fault::limit_outside_instead, all.document().spot(element),
                             "<recorded-by-limit> stands where no limit is extended", "it belongs inside an <instead>");
    if (const XmlAttribute* fact = attributes.needed("fact"))
        if (const auto path = compile_path(all, whole(all.document(), *fact), asked.from, FactType::date))
            condition.fact = *path;
    attributes.finish();
    return condition;
}

Condition compile_conflict(Compilation& all, const XmlElement& element, const Asked& asked) {
    Condition condition = numbered(all, Condition::Form::in_conflict, element);
    AttributeReader attributes(all.complaints, element);
    const XmlAttribute* fact = attributes.needed("fact");
    const XmlAttribute* other = attributes.needed("other");
    attributes.finish();
    if (fact == nullptr || other == nullptr) return condition;
    if (const auto path = compile_path(all, whole(all.document(), *fact), asked.from)) condition.fact = *path;
    if (const auto path = compile_path(all, whole(all.document(), *other), asked.from)) {
        condition.other = *path;
        condition.has_other = true;
    }
    if (fact->value == other->value)
        all.complaints.error(Fault::wrong_combination, all.document().value_spot(*other),
                             "a fact does not contradict itself");
    return condition;
}

void put(std::string& key, const FactPath& path) {
    const auto number = [&](std::uint64_t n) { key.append(std::to_string(n)).append(" "); };
    for (const PathStep& step : path.steps) {
        number(static_cast<std::uint64_t>(step.step));
        number(step.reference.record);
        number(step.reference.fact);
        number(step.record);
    }
    key += "to ";
    number(path.fact.record);
    number(path.fact.fact);
    number(reinterpret_cast<std::uintptr_t>(path.derived));
}

/// All that makes out what is asked; most parts have their questions already.
std::string key_of(const Condition& condition) {
    std::string key;
    const auto number = [&](std::uint64_t n) { key.append(std::to_string(n)).append(" "); };
    const auto address = [&](const void* at) { number(reinterpret_cast<std::uintptr_t>(at)); };
    number(static_cast<std::uint64_t>(condition.form));
    number(static_cast<std::uint64_t>(condition.op));
    for (const Condition& part : condition.parts) {
        address(part.question);
        if (part.question == nullptr) key += "(" + key_of(part) + ")";
    }
    key += "of ";
    put(key, condition.fact);
    put(key, condition.other);
    number(condition.has_other ? 1 : 0);
    address(condition.earlier_by);
    for (const std::int32_t code : condition.codes) number(static_cast<std::uint32_t>(code));
    key += "by ";
    address(condition.setting);
    number(condition.record);
    if (condition.has_link) put(key, {condition.link, condition.via, nullptr, {}});
    return key;
}

/// Gives the condition the question that it asks, as one more place where it is asked.
Condition asking(Compilation& all, Condition condition) {
    Question& question = all.procedure.questions[key_of(condition)];
    ++question.asked;
    condition.question = &question;
    return condition;
}

Condition compile_any(Compilation& all, const XmlElement& element, const Asked& asked) {
    const std::string& name = element.name;
    const bool is_leaf = name == "is" || name == "recorded" || name == "not-recorded" || name == "compare" ||
                         name == "age" || name == "recorded-by-limit" || name == "holds" || name == "in-conflict";
    if (is_leaf) check_children(all.complaints, element, {});
    if (name == "all" || name == "any" || name == "not") return compile_group(all, element, asked);
    if (name == "is") return compile_is(all, element, asked);
    if (name == "recorded" || name == "not-recorded") return compile_recorded(all, element, asked);
    if (name == "compare") return compile_compare(all, element, asked);
    if (name == "age") return compile_age(all, element, asked);
    if (name == "in-conflict") return compile_conflict(all, element, asked);
    if (name == "holds") return compile_holds(all, element, asked);
    if (name == "exists" || name == "none" || name == "count") return compile_counted(all, element, asked);
    if (name == "recorded-by-limit") return compile_by_limit(all, element, asked);
    return {}; // whoever holds it has complained of the unknown element
}

Condition compile_one(Compilation& all, const XmlElement& element, const Asked& asked) {
    return asking(all, compile_any(all, element, asked));
}

} // namespace

const std::vector<std::string>& condition_names() {
    static const std::vector<std::string> names = {
        "all", "any",    "not",  "is",    "recorded", "not-recorded", "compare",
        "age", "exists", "none", "count", "holds",    "in-conflict",  "recorded-by-limit"};
    return names;
}

Condition compile_conditions(Compilation& all, const XmlElement& container, std::span<const XmlElement* const> parts,
                             const Asked& asked) {
    if (parts.empty()) {
        all.complaints.error(Fault::empty_condition, all.document().spot(container),
                             tag(container) + " holds no condition");
        return {};
    }
    if (parts.size() == 1) return compile_one(all, *parts.front(), asked);
    const std::size_t errors_before = all.complaints.errors();
    Condition condition = numbered(all, Condition::Form::all, container);
    compile_parts(all, {parts.begin(), parts.end()}, asked, condition);
    check_constancy(all, container, condition, errors_before);
    return asking(all, std::move(condition));
}

Condition compile_conditions(Compilation& all, const XmlElement& container, const Asked& asked) {
    AttributeReader(all.complaints, container).finish();
    check_children(all.complaints, container, condition_names());
    return compile_conditions(all, container, pointers(container.children), asked);
}

Condition compile_yes(Compilation& all, const Word& word, RecordTypeId from) {
    Condition condition;
    condition.form = Condition::Form::is;
    condition.number = all.conditions++;
    condition.line = word.spot.line;
    const std::optional<FactPath> path = compile_path(all, word, from, FactType::code);
    if (!path) return condition;
    condition.fact = *path;
    const std::optional<std::int32_t> yes = code_index(all.dictionary.fact(path->fact), "yes");
    if (yes) {
        condition.codes.push_back(*yes);
    } else {
        all.complaints.error(Fault::wrong_type, word.spot, quoted(word.text) + " is no yes-no fact");
    }
    return condition;
}

} // namespace abide
