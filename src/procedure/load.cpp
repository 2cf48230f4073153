// From text to meaning: a procedure is read, checked and compiled, part by part.
#include "procedure/load.hpp"

#include <algorithm>
#include <utility>

#include "base/file.hpp"
#include "base/words.hpp"
#include "hash/hash.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

constexpr std::string_view procedure_uri = "urn:abide:procedure:1";

void compile_head(Compilation& all) {
    const XmlElement& root = all.document().root();
    check_children(
        all.complaints, root,
        {"edition", "scope", "duties-end", "setting", "derive", "condition", "rule", "decision-table", "clauses"});
    AttributeReader attributes(all.complaints, root);
    Procedure& procedure = all.procedure;
    procedure.id = attributes.id();
    procedure.title = attributes.needed_text("title");
    procedure.area = attributes.text("area");
    procedure.nation = attributes.text("nation");
    procedure.chapter = attributes.text("chapter");
    procedure.source = attributes.text("source");
    attributes.finish();
    if (procedure.area.empty() == procedure.nation.empty())
        all.complaints.error(Fault::wrong_combination, all.document().spot(root),
                             "a procedure has either an area or a nation");
}

void compile_scope(Compilation& all) {
    const XmlElement* scope = only_child(all.complaints, all.document().root(), "scope");
    if (scope == nullptr) return;
    AttributeReader(all.complaints, *scope).finish();
    all.procedure.scope = compile_conditions(all, *scope, {Dictionary::case_type, false});
}

/// Faults of these are found once, not again for every rule.
void check_endings(Compilation& all) {
    for (const XmlElement& element : all.document().root().children) {
        if (element.name != "duties-end") continue;
        check_children(all.complaints, element, {});
        AttributeReader attributes(all.complaints, element);
        const XmlAttribute* on = attributes.needed("on");
        const XmlAttribute* reason = attributes.optional("reason");
        const XmlAttribute* codes = attributes.optional("for");
        attributes.finish();
        if ((reason == nullptr) != (codes == nullptr))
            complain_of_combination(all, element, "reason and for go together");
        if (on == nullptr) continue;
        const std::optional<FactRef> fact = find_fact(all, whole(all.document(), *on));
        if (!fact) continue;
        compile_path(all, whole(all.document(), *on), fact->record, FactType::date);
        if (reason == nullptr || codes == nullptr) continue;
        const std::optional<FactRef> why = find_fact(all, whole(all.document(), *reason));
        if (!why || !compile_path(all, whole(all.document(), *reason), why->record, FactType::code)) continue;
        find_codes(all, all.dictionary.fact(*why), reason->value, words_of(all.document(), *codes));
        if (why->record != fact->record)
            complain_of_combination(all, element, "the day and its reason are facts of one record");
    }
}

} // namespace

std::vector<Ending> compile_endings(Compilation& all, RecordTypeId subject) {
    std::vector<Ending> endings;
    for (const XmlElement& element : all.document().root().children) {
        if (element.name != "duties-end" || all.complaints.has_errors()) continue;
        const Dictionary& dictionary = all.dictionary;
        Ending ending;
        ending.on.written = element.attribute("on")->value;
        ending.on.fact = *find_fact(all, whole(all.document(), *element.attribute("on")));
        const RecordTypeId record = ending.on.fact.record;
        if (dictionary.type(record).once) {
            ending.on.steps = {{Step::once, {}, record}};
        } else {
            ending.on.steps = references_to(dictionary, subject, record);
            if (ending.on.steps.empty() && subject != record) continue;
        }
        if (const XmlAttribute* reason = element.attribute("reason")) {
            ending.has_reason = true;
            ending.reason = ending.on;
            ending.reason.written = reason->value;
            ending.reason.fact = *find_fact(all, whole(all.document(), *reason));
            ending.codes = find_codes(all, dictionary.fact(ending.reason.fact), reason->value,
                                      words_of(all.document(), *element.attribute("for")));
        }
        endings.push_back(std::move(ending));
    }
    return endings;
}

void check_unused(Compilation& all) {
    for (const XmlElement& element : all.document().root().children) {
        const XmlAttribute* id = element.attribute("id");
        if (id == nullptr || all.used.count(declared(element.name, id->value)) > 0) continue;
        const Spot spot = all.document().spot(element);
        const bool is_known = id->value == "first-day-counted" || id->value == "due-soon";
        if (element.name == "setting" && !is_known)
            all.complaints.warn(Fault::unused_setting, spot, "nothing uses the setting " + quoted(id->value));
        if (element.name == "decision-table")
            all.complaints.warn(Fault::unused_table, spot, "no rule uses the decision table " + quoted(id->value));
        if (element.name == "condition")
            all.complaints.warn(Fault::unused_condition, spot, "nothing asks the condition " + quoted(id->value));
        if (element.name == "derive")
            all.complaints.warn(Fault::unused_derived, spot, "nothing uses the derived fact " + quoted(id->value));
    }
}

std::unique_ptr<Procedure> load_procedure(const std::string& file, const Dictionary& dictionary,
                                          std::span<const Kind* const> kinds, Diagnostics& diagnostics,
                                          Examples examples) {
    return compile_procedure(file, read_file(file), dictionary, kinds, diagnostics, examples);
}

std::unique_ptr<Procedure> compile_procedure(const std::string& file, std::string source, const Dictionary& dictionary,
                                             std::span<const Kind* const> kinds, Diagnostics& diagnostics,
                                             Examples examples) {
    auto procedure = std::make_unique<Procedure>();
    procedure->file = file;
    procedure->sha256 = sha256(source);
    const std::optional<XmlDocument> document =
        parse_document(file, std::move(source), diagnostics, examples == Examples::read ? "" : "example");
    if (!document) return nullptr;
    Complaints complaints(*document, diagnostics);
    Compilation all{complaints, dictionary, kinds, *procedure};
    all.has_examples = examples == Examples::read;
    if (check_root(complaints, "procedure", procedure_uri)) {
        compile_head(all);
        compile_editions(all);
        compile_settings(all);
        compile_derived(all);
        compile_named_conditions(all);
        compile_tables(all);
        compile_clauses(all);
        compile_scope(all);
        check_endings(all);
        compile_rules(all);
        check_citations(all);
        check_unused(all);
    }
    procedure->condition_count = all.conditions;
    const bool is_sound = !complaints.has_errors();
    complaints.deliver();
    return is_sound ? std::move(procedure) : nullptr;
}

} // namespace abide
