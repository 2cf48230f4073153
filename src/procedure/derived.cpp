// Derived facts: the latest, earliest or previous value of a fact, declared by name.
#include <array>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

constexpr std::string_view form_words[] = {"latest", "earliest", "previous"};
constexpr std::array forms = {Derived::Form::latest, Derived::Form::earliest, Derived::Form::previous};

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

bool compile_one(Compilation& all, AttributeReader& attributes, Derived& derived) {
    attributes.needed("form");
    const std::optional<std::size_t> form = attributes.choice("form", form_words);
    if (form) derived.form = forms.at(*form);
    const XmlAttribute* of = attributes.needed("of");
    const XmlAttribute* by = attributes.needed("by");
    const XmlAttribute* link = attributes.optional("link");
    if (of == nullptr || by == nullptr) return false;
    const std::optional<FactRef> taken = find_fact(all, whole(all.document(), *of));
    if (!taken) return false;
    derived.of = *taken;
    const bool has_order = compile_by(all, *by, derived);
    const bool has_link = link == nullptr || compile_link(all, *link, derived);
    return form && has_order && has_link;
}

} // namespace

void compile_derived(Compilation& all) {
    std::set<std::string> ids;
    for (const XmlElement& element : all.document().root().children) {
        if (element.name != "derive") continue;
        auto derived = std::make_unique<Derived>();
        check_children(all.complaints, element, {});
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
