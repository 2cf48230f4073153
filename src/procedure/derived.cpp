// Derived facts: the latest, earliest or previous value of a fact, declared by name.
#include <array>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

constexpr std::string_view form_words[] = {"latest", "earliest", "previous", "in-force", "since"};
constexpr std::array forms = {Derived::Form::latest, Derived::Form::earliest, Derived::Form::previous,
                              Derived::Form::in_force, Derived::Form::since};

/// The fact in `by`: a date of the record whose fact is taken.
bool compile_by(Compilation& all, const XmlAttribute& by, Derived& derived) {
    const Word word = whole(all.document(), by);
    const std::optional<FactRef> found = find_fact(all, word);
    if (!found) return false;
    derived.by = *found;
    if (all.dictionary.fact(*found).type != FactType::date) {
        all.complaints.error(Fault::wrong_type, word.spot, quoted(word.text) + " is no date to go by");
        return false;
    }
    if (found->record == derived.of.record) return true;
    all.complaints.error(Fault::wrong_combination, word.spot,
                         quoted(word.text) + " is no fact of the record whose fact is taken");
    return false;
}

/// The fact in `link`: a reference of that record to whatever record asks.
bool compile_link(Compilation& all, const XmlAttribute& link, Derived& derived) {
    const Word word = whole(all.document(), link);
    const std::optional<FactRef> found = find_fact(all, word);
    if (!found) return false;
    if (found->record != derived.of.record || all.dictionary.fact(*found).type != FactType::reference) {
        all.complaints.error(Fault::wrong_link, word.spot,
                             quoted(word.text) + " is no reference of " +
                                 one(all.dictionary.type(derived.of.record).name));
        return false;
    }
    derived.has_link = true;
    derived.link = *found;
    return true;
}

/// The fact in `else`: of the record that `link` names, of the same sort as the fact that is taken.
bool compile_otherwise(Compilation& all, const XmlAttribute& attribute, Derived& derived) {
    const Word word = whole(all.document(), attribute);
    const std::optional<FactRef> found = find_fact(all, word);
    if (!found) return false;
    const Fact& taken = all.dictionary.fact(derived.of);
    const Fact& other = all.dictionary.fact(*found);
    if (!derived.has_link || all.dictionary.fact(derived.link).refers_to != found->record) {
        all.complaints.error(Fault::wrong_combination, word.spot,
                             quoted(word.text) + " is no fact of the record that \"link\" names");
    } else if (taken.type != other.type || taken.codes != other.codes) {
        all.complaints.error(Fault::wrong_type, word.spot,
                             quoted(word.text) + " is not of the same type as " + all.dictionary.path(derived.of));
    } else if (derived.form == Derived::Form::since && !all.dictionary.type(found->record).dated) {
        all.complaints.error(Fault::wrong_combination, word.spot,
                             one(all.dictionary.type(found->record).name) + " has no date of its own to begin with");
    } else {
        derived.has_otherwise = true;
        derived.otherwise = *found;
        return true;
    }
    return false;
}

/// The codes in `any-of`, which `since` needs and no other form has.
bool compile_codes(Compilation& all, AttributeReader& attributes, Derived& derived) {
    const bool is_since = derived.form == Derived::Form::since;
    const XmlAttribute* any_of = is_since ? attributes.needed("any-of") : attributes.optional("any-of");
    if (any_of == nullptr) return !is_since;
    const Fact& fact = all.dictionary.fact(derived.of);
    if (!is_since || fact.type != FactType::code) {
        complain_of_combination(all, attributes.element(), "\"any-of\" belongs to form=\"since\" of a code");
        return false;
    }
    derived.codes = find_codes(all, fact, all.dictionary.path(derived.of), words_of(all.document(), *any_of));
    if (derived.codes.size() < fact.codes.size()) return true;
    all.complaints.error(Fault::constant_condition, all.document().value_spot(*any_of),
                         "these are all the codes of " + all.dictionary.path(derived.of) +
                             ", so any value is one of them");
    return false;
}

/// The day in `at`, asked of the record that `link` names.
bool compile_at(Compilation& all, AttributeReader& attributes, Derived& derived) {
    const XmlAttribute* at = attributes.optional("at");
    if (at == nullptr) return true;
    if (derived.form != Derived::Form::in_force || !derived.has_link) {
        complain_of_combination(all, attributes.element(), "\"at\" belongs to form=\"in-force\" with a \"link\"");
        return false;
    }
    const RecordTypeId owner = all.dictionary.fact(derived.link).refers_to;
    const std::optional<FactPath> path = compile_path(all, whole(all.document(), *at), owner, FactType::date);
    if (path) derived.at = std::make_shared<const FactPath>(*path);
    return path.has_value();
}

void compile_where(Compilation& all, const XmlElement& element, Derived& derived) {
    const XmlElement* where = only_child(all.complaints, element, "where");
    if (where == nullptr) return;
    derived.where = std::make_shared<const Condition>(compile_conditions(all, *where, {derived.of.record, false}));
}

bool compile_one(Compilation& all, AttributeReader& attributes, Derived& derived) {
    attributes.needed("form");
    const std::optional<std::size_t> form = attributes.choice("form", form_words);
    if (form) derived.form = forms.at(*form);
    const XmlAttribute* of = attributes.needed("of");
    const XmlAttribute* by = attributes.needed("by");
    const XmlAttribute* link = attributes.optional("link");
    const XmlAttribute* otherwise = attributes.optional("else");
    if (of == nullptr || by == nullptr) return false;
    const std::optional<FactRef> taken = find_fact(all, whole(all.document(), *of));
    if (!taken) return false;
    derived.of = *taken;
    const std::size_t errors_before = all.complaints.errors();
    const bool has_order = compile_by(all, *by, derived);
    const bool has_link = link == nullptr || compile_link(all, *link, derived);
    const bool has_otherwise = otherwise == nullptr || (has_link && compile_otherwise(all, *otherwise, derived));
    const bool has_codes = compile_codes(all, attributes, derived);
    const bool has_day = compile_at(all, attributes, derived);
    compile_where(all, attributes.element(), derived);
    return form && has_order && has_link && has_otherwise && has_codes && has_day &&
           all.complaints.errors() == errors_before;
}

} // namespace

void compile_derived(Compilation& all) {
    std::set<std::string> ids;
    for (const XmlElement& element : all.document().root().children) {
        if (element.name != "derive") continue;
        auto derived = std::make_unique<Derived>();
        check_children(all.complaints, element, {"where"});
        AttributeReader attributes(all.complaints, element);
        derived->id = attributes.id();
        derived->meaning = attributes.text("meaning");
        if (!compile_one(all, attributes, *derived)) all.broken.insert(declared("derive", derived->id));
        attributes.finish();
        claim_id(all, ids, element, "id", "derived facts");
        all.procedure.derived.push_back(std::move(derived));
    }
}

} // namespace abide
