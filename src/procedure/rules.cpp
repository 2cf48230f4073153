// Rules: subject, applicability, one check, sentences and examples.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

constexpr std::string_view severity_words[] = {"info", "low", "medium", "high", "critical"};
constexpr std::string_view nature_words[] = {"rule", "indicator"};
constexpr std::string_view scope_words[] = {"procedure", "any"};
constexpr std::string_view of_words[] = {"case", "service"};

const std::vector<std::string> structure = {"title", "for-each", "applies", "say", "example"};

/// A rule's children are its structure and one check; whatever else stands there is most likely a misspelt check.
void check_rule_children(Compilation& all, const XmlElement& element) {
    std::vector<std::string> kinds;
    for (const Kind* kind : all.kinds) kinds.emplace_back(kind->name);
    std::vector<std::string> known = structure;
    known.insert(known.end(), kinds.begin(), kinds.end());
    for (const XmlElement& child : element.children) {
        if (std::find(known.begin(), known.end(), child.name) != known.end()) continue;
        const std::string near = nearest(child.name, known);
        if (std::find(structure.begin(), structure.end(), near) != structure.end())
            all.complaints.error(Fault::unknown_element, all.document().spot(child),
                                 "<rule> holds no element " + tag(child), did_you_mean(child.name, structure));
        else
            all.complaints.unknown(Fault::unknown_kind, all.document().spot(child), "check kind", child.name, kinds,
                                   "it is one of " + list_of(kinds, "or"));
        known.push_back(child.name);
    }
    // Names are seen to; this looks at namespaces and stray text.
    check_children(all.complaints, element, known);
}

void compile_head(Compilation& all, AttributeReader& attributes, Rule& rule) {
    rule.id = attributes.id();
    attributes.needed("clause");
    rule.clauses = cite(all, attributes);
    attributes.needed("severity");
    if (const auto at = attributes.choice("severity", severity_words, Fault::unknown_severity))
        rule.severity = static_cast<Severity>(*at);
    if (const auto at = attributes.choice("nature", nature_words)) rule.nature = static_cast<Nature>(*at);
    const bool asks_of_any = attributes.choice("scope", scope_words) == 1U;
    rule.of_service = attributes.choice("of", of_words) == 1U;
    if (all.procedure.scope && !asks_of_any && !rule.of_service) rule.scope = &*all.procedure.scope;
    rule.modal = attributes.text("modal");
    attributes.finish();
}

std::optional<RecordTypeId> compile_subject(Compilation& all, const XmlElement& element) {
    const XmlElement* for_each = needed_child(all.complaints, element, "for-each");
    if (for_each == nullptr) return std::nullopt;
    check_children(all.complaints, *for_each, {});
    AttributeReader attributes(all.complaints, *for_each);
    const XmlAttribute* record = attributes.needed("record");
    attributes.finish();
    if (record == nullptr) return std::nullopt;
    return find_record(all, whole(all.document(), *record));
}

/// A shared record asked about in every case would give the same verdict in each.
void check_level(Compilation& all, const XmlElement& element, const Rule& rule) {
    const RecordType& type = all.dictionary.type(rule.subject);
    if (type.shared && !rule.of_service)
        all.complaints.error(Fault::wrong_combination, all.document().spot(element),
                             "a " + type.name + " belongs to no case: the rule is one of the service",
                             "write of=\"service\"");
    if (!type.shared && rule.of_service && rule.subject != Dictionary::case_type)
        all.complaints.error(Fault::wrong_combination, all.document().spot(element),
                             "the service has no " + type.name + ": those belong to cases",
                             "leave of=\"service\" away, or ask for each case");
}

void compile_meaning(Compilation& all, const XmlElement& element, Rule& rule) {
    if (const XmlElement* applies = only_child(all.complaints, element, "applies")) {
        rule.has_applies = true;
        rule.applies = compile_conditions(all, *applies, {rule.subject, false});
    }
    const XmlElement* check = find_check(all, element);
    if (check == nullptr) return;
    rule.kind = kind_called(all, check->name);
    rule.args = compile_check(all, *check, *rule.kind, rule.subject, rule.has_applies ? &rule.applies : nullptr);
}

bool holds_unknown_check(const Compilation& all, const XmlElement& element) {
    return std::any_of(element.children.begin(), element.children.end(), [&](const XmlElement& child) {
        return std::find(structure.begin(), structure.end(), child.name) == structure.end() &&
               kind_called(all, child.name) == nullptr;
    });
}

/// A rule with scope="any" looks past what the procedure says of whom it is for and when that ends.
bool attributes_say_procedure(const XmlElement& element) {
    const XmlAttribute* scope = element.attribute("scope");
    return scope == nullptr || scope->value != "any";
}

/// Which of the arguments begins the duty; nothing when none that does was given.
std::optional<std::size_t> duty_argument(const Rule& rule) {
    const auto& parameters = rule.kind->parameters;
    for (const std::string& name : split_words(rule.kind->duty_date))
        for (std::size_t i = 0; i < rule.args.values.size(); ++i)
            if (parameters[i].name == name && rule.args[i].given) return i;
    return std::nullopt;
}

void compile_rule(Compilation& all, const XmlElement& element) {
    auto rule = std::make_unique<Rule>();
    rule->line = element.line;
    rule->number = static_cast<std::uint16_t>(all.procedure.rules.size());
    AttributeReader attributes(all.complaints, element);
    compile_head(all, attributes, *rule);
    check_rule_children(all, element);
    if (const XmlElement* title = needed_child(all.complaints, element, "title")) {
        AttributeReader(all.complaints, *title).finish();
        rule->title = needed_words(all.complaints, *title);
    }
    const std::optional<RecordTypeId> subject = compile_subject(all, element);
    if (subject) {
        rule->subject = *subject;
        if (!rule->of_service && attributes_say_procedure(element)) rule->endings = compile_endings(all, *subject);
        check_level(all, element, *rule);
        compile_meaning(all, element, *rule);
    }
    if (subject && rule->kind == nullptr && !holds_unknown_check(all, element))
        all.complaints.error(Fault::missing_element, all.document().spot(element), "<rule> holds no check",
                             "abide explain lists the check kinds");
    if (rule->kind == nullptr) {
        all.has_unread_check = true;
    } else {
        rule->duty = duty_argument(*rule);
    }
    compile_sentences(all, element, *rule);
    if (all.has_examples) compile_examples(all, element, *rule);
    all.procedure.rules.push_back(std::move(rule));
}

} // namespace

void compile_rules(Compilation& all) {
    std::set<std::string> ids;
    for (const XmlElement& element : all.document().root().children) {
        if (element.name != "rule") continue;
        compile_rule(all, element);
        claim_id(all, ids, element, "id", "rules");
    }
}

} // namespace abide
