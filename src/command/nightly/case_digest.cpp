// A hash of what a case's records say, whatever the layout of the export: the record changed when it did.
#include "command/nightly/case_digest.hpp"

#include "base/pack.hpp"
#include "hash/digest.hpp"

namespace abide {

namespace {

void put_value(const Value& value, const Fact& fact, Packer& into) {
    if (!value.is_known()) return;
    switch (fact.type) {
    case FactType::date: return into.text(iso(value.when));
    case FactType::code: return into.signed_number(value.code);
    case FactType::number: return into.signed_number(value.number);
    case FactType::text:
    case FactType::reference: return into.text(value.text());
    }
}

void put_records(std::span<const Record> records, const Dictionary& dictionary, Packer& into) {
    for (const Record& record : records) {
        const std::vector<Fact>& facts = dictionary.type(record.type).facts;
        into.number(record.type);
        into.number(record.parent);
        into.text(record.id);
        for (std::size_t fact = 0; fact < facts.size(); ++fact) {
            if (record.values[fact].state == Known::absent) continue;
            into.number(fact);
            into.number(static_cast<std::uint64_t>(record.values[fact].state));
            put_value(record.values[fact], facts[fact], into);
        }
    }
}

void put_not_exported(const NotExported& not_exported, const Dictionary& dictionary, Packer& into) {
    for (std::size_t type = 0; type < dictionary.size(); ++type) {
        const auto record = static_cast<RecordTypeId>(type);
        if (not_exported.has(record)) into.number(type);
        for (std::size_t fact = 0; fact < dictionary.type(record).facts.size(); ++fact) {
            if (!not_exported.has(FactRef{record, static_cast<FactId>(fact)})) continue;
            into.number(type);
            into.number(fact);
        }
    }
}

} // namespace

std::string digest_of_case(const Case& one_case, const Dictionary& dictionary) {
    Packer all;
    put_records(std::span(one_case.records).first(one_case.own_records), dictionary, all);
    if (one_case.not_exported != nullptr) put_not_exported(*one_case.not_exported, dictionary, all);
    return digest_of_bytes(all.bytes()).hex();
}

std::string digest_of_records(std::span<const Record> records, const Dictionary& dictionary) {
    Packer all;
    put_records(records, dictionary, all);
    return digest_of_bytes(all.bytes()).hex();
}

} // namespace abide
