// Named conditions: said once in a procedure, asked of the same sort of record in many rules.
#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

constexpr std::string_view element_name = "condition";

/// Compiles one that has not been yet; one that asks itself is broken.
void compile_named(Compilation& all, const XmlElement& element) {
    AttributeReader attributes(all.complaints, element);
    const std::string id = attributes.id();
    const XmlAttribute* record = attributes.needed("record");
    attributes.text("meaning");
    attributes.finish();
    check_children(all.complaints, element, condition_names());
    NamedCondition& named = all.named_conditions[id];
    if (named.progress != NamedCondition::Progress::not_begun) return;
    named.progress = NamedCondition::Progress::begun;
    const std::size_t errors_before = all.complaints.errors();
    const std::optional<RecordTypeId> type =
        record == nullptr ? std::nullopt : find_record(all, whole(all.document(), *record));
    if (type) {
        std::vector<const XmlElement*> parts;
        for (const XmlElement& inner : element.children) parts.push_back(&inner);
        Condition condition = compile_conditions(all, element, parts, {*type, false});
        named.record = *type;
        named.condition = std::move(condition);
    }
    named.progress = NamedCondition::Progress::done;
    if (!type || all.complaints.errors() != errors_before) all.broken.insert(declared(element_name, id));
}

const XmlElement* find_element(const Compilation& all, std::string_view id) {
    for (const XmlElement* element : all.document().root().children_called(element_name)) {
        const XmlAttribute* own = element->attribute("id");
        if (own != nullptr && own->value == id) return element;
    }
    return nullptr;
}

} // namespace

void compile_named_conditions(Compilation& all) {
    std::set<std::string> ids;
    for (const XmlElement* element : all.document().root().children_called(element_name)) {
        claim_id(all, ids, *element, "id", "conditions");
        const XmlAttribute* id = element->attribute("id");
        const bool is_done = id != nullptr && all.named_conditions.count(id->value) > 0;
        if (!is_done) compile_named(all, *element);
    }
}

Condition compile_holds(Compilation& all, const XmlElement& element, const Asked& asked) {
    AttributeReader attributes(all.complaints, element);
    const XmlAttribute* attribute = attributes.needed("condition");
    attributes.finish();
    if (attribute == nullptr) return {};
    const Word word = whole(all.document(), *attribute);
    const XmlElement* meant = find_element(all, word.text);
    if (meant == nullptr) {
        std::vector<std::string> ids;
        for (const XmlElement* other : all.document().root().children_called(element_name))
            if (const XmlAttribute* id = other->attribute("id"); id != nullptr) ids.push_back(id->value);
        all.complaints.unknown(Fault::unknown_condition, word.spot, "condition", word.text, ids);
        return {};
    }
    all.used.insert(declared(element_name, word.text));
    NamedCondition& named = all.named_conditions[word.text];
    if (named.progress == NamedCondition::Progress::begun) {
        all.complaints.error(Fault::circular_condition, word.spot,
                             "the condition " + quoted(word.text) + " asks itself");
        return {};
    }
    if (named.progress == NamedCondition::Progress::not_begun) compile_named(all, *meant);
    if (all.broken.count(declared(element_name, word.text)) > 0) return {};
    if (named.record == asked.from) return named.condition;
    all.complaints.error(Fault::wrong_combination, word.spot,
                         "the condition " + quoted(word.text) + " is asked of " +
                             one(all.dictionary.type(named.record).name) + ", and here stands " +
                             one(all.dictionary.type(asked.from).name));
    return {};
}

} // namespace abide
