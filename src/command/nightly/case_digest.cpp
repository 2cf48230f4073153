// A hash of what a case's records say, whatever the layout of the export: the record changed when it did.
#include "command/nightly/case_digest.hpp"

#include "base/pack.hpp"
#include "hash/digest.hpp"
#include "model/pack_records.hpp"

namespace abide {

namespace {

void put_records(std::span<const Record> records, const Dictionary& dictionary, Packer& into) {
    for (const Record& record : records) {
        into.text(dictionary.type(record.type).name);
        into.number(record.parent);
        into.text(record.id);
        put_values(record, dictionary, into);
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
