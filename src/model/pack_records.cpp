// What records say as bytes: for hashes and keys that are the same when, and only when, the same is said.
#include "model/pack_records.hpp"

#include "base/words.hpp"

namespace abide {

namespace {

void put_known(const Value& value, const Fact& fact, Packer& into) {
    switch (fact.type) {
    case FactType::date: return into.text(iso(value.when));
    // As it would be put if this dictionary did not know the word.
    case FactType::code: return into.number(sum_of(fact.codes[static_cast<std::size_t>(value.code)]));
    case FactType::number: return into.signed_number(value.number);
    case FactType::text:
    case FactType::reference: return into.text(value.text());
    }
}

void put_value(const Value& value, const Fact& fact, Packer& into) {
    const bool is_reference = fact.type == FactType::reference;
    if (value.is_known())
        put_known(value, fact, into);
    else if (value.state == Known::unreadable && !is_reference)
        into.number(value.mark);
    else
        into.number(static_cast<std::uint64_t>(value.state));
}

constexpr std::string_view end; // no fact and no record type has no name

} // namespace

void put_values(const Record& record, const Dictionary& dictionary, Packer& into) {
    const std::vector<Fact>& facts = dictionary.type(record.type).facts;
    for (std::size_t fact = 0; fact < facts.size(); ++fact) {
        const Value& value = record.values[fact];
        if (value.state == Known::absent) continue;
        into.text(facts[fact].name);
        put_value(value, facts[fact], into);
    }
    into.text(end);
}

void put_not_exported(const NotExported& not_exported, const Dictionary& dictionary, Packer& into) {
    for (std::size_t type = 0; type < dictionary.size(); ++type) {
        const auto record = static_cast<RecordTypeId>(type);
        if (not_exported.has(record)) {
            into.text(dictionary.type(record).name);
            continue;
        }
        for (std::size_t fact = 0; fact < dictionary.type(record).facts.size(); ++fact) {
            const FactRef ref{record, static_cast<FactId>(fact)};
            if (not_exported.has(ref)) into.text(dictionary.path(ref));
        }
    }
    into.text(end);
}

} // namespace abide
