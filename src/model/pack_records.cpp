// What records say as bytes: for hashes and keys that are the same when, and only when, the same is said.
#include "model/pack_records.hpp"

namespace abide {

namespace {

void put_known(const Value& value, FactType type, Packer& into) {
    switch (type) {
    case FactType::date: return into.text(iso(value.when));
    case FactType::code: return into.signed_number(value.code);
    case FactType::number: return into.signed_number(value.number);
    case FactType::text:
    case FactType::reference: return into.text(value.text());
    }
}

} // namespace

void put_values(const Record& record, const Dictionary& dictionary, Packer& into) {
    const std::vector<Fact>& facts = dictionary.type(record.type).facts;
    for (std::size_t fact = 0; fact < facts.size(); ++fact) {
        const Value& value = record.values[fact];
        into.number(static_cast<std::uint64_t>(value.state));
        if (value.is_known()) put_known(value, facts[fact].type, into);
    }
}

void put_not_exported(const NotExported& not_exported, const Dictionary& dictionary, Packer& into) {
    for (std::size_t type = 0; type < dictionary.size(); ++type) {
        const auto record = static_cast<RecordTypeId>(type);
        into.flag(not_exported.has(record));
        for (std::size_t fact = 0; fact < dictionary.type(record).facts.size(); ++fact)
            into.flag(not_exported.has(FactRef{record, static_cast<FactId>(fact)}));
    }
}

} // namespace abide
