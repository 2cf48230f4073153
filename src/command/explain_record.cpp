// The pages of the fact dictionary.
#include "base/words.hpp"
#include "command/explain_pages.hpp"
#include "command/paragraph.hpp"
#include "command/table.hpp"

namespace abide {

namespace {

std::string type_words(const Dictionary& dictionary, const Fact& fact) {
    switch (fact.type) {
    case FactType::date: return "date";
    case FactType::number: return "whole number";
    case FactType::text: return "text; only whether it is there matters";
    case FactType::reference: return "reference to a " + dictionary.type(fact.refers_to).name;
    case FactType::code: return list_of(fact.codes, "or");
    }
    return "";
}

} // namespace

std::string fact_page(const Dictionary& dictionary, FactRef ref) {
    const Fact& fact = dictionary.fact(ref);
    const RecordType& type = dictionary.type(ref.record);
    std::string page = dictionary.path(ref) + "\n\n";
    page += labelled("Means", fact.meaning);
    page += labelled("Is a", type_words(dictionary, fact));
    if (type.dated == ref.fact) page += labelled("", "It says when the " + type.spoken + " happened.");
    if (type.recorded == ref.fact) page += labelled("", "It says when the " + type.spoken + " was written down.");
    return page;
}

std::string record_page(const Dictionary& dictionary, RecordTypeId id) {
    const RecordType& type = dictionary.type(id);
    std::string page = type.name + "\n\n" + labelled("Means", type.meaning);
    if (type.once) page += labelled("", "A case has at most one.");
    if (type.shared) page += labelled("", "It may stand outside a case; then it belongs to all of them.");
    if (type.planned) page += labelled("", "Its dates may lie in the future.");
    Table table({"", "", ""});
    for (const Fact& fact : type.facts) table.add({fact.name, type_words(dictionary, fact), fact.meaning});
    return page + "\nFacts\n" + table.text(2);
}

} // namespace abide
