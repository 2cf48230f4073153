// Records that stand outside every case: kept for the whole run.
#include "reader/shared.hpp"

#include <algorithm>
#include <memory>

#include "base/pack.hpp"
#include "model/pack_records.hpp"

namespace abide {

namespace {

/// Everything a record says, without where it stands; the same for records that say the same.
std::string content_of(const Dictionary& dictionary, const Record& record) {
    Packer content;
    content.number(record.type);
    // An id that was made from the record's place says nothing.
    content.text(record.id.find(position_mark) == std::string_view::npos ? record.id : std::string_view());
    put_values(record, dictionary, content);
    return content.bytes();
}

} // namespace

Shared::Shared() : memory(std::make_unique<Memory>()) {}
Shared::~Shared() = default;
Shared::Shared(Shared&&) noexcept = default;
Shared& Shared::operator=(Shared&&) noexcept = default;

RecordIndex Shared::Memory::find(RecordTypeId type, std::string_view id) const {
    const auto found = by_id.find({type, std::string(id)});
    return found == by_id.end() ? no_record : found->second;
}

std::vector<std::string> add_shared(Shared& shared, const Dictionary& dictionary, const std::vector<Record>& records,
                                    const std::string& file) {
    Shared::Memory& memory = *shared.memory;
    const std::string_view kept_file = memory.arena.text(file);
    std::vector<std::string> clashes;
    std::vector<RecordIndex> moved(records.size(), no_record);
    std::vector<bool> is_said(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Record& record = records[i];
        const auto next = static_cast<RecordIndex>(shared.records.size());
        const auto [said, is_new] =
            memory.contents.try_emplace(content_of(dictionary, record), Shared::Memory::Said{file, next});
        const bool has_new_parent = record.parent != no_record && !is_said[record.parent];
        is_said[i] = !is_new && said->second.file != file && !has_new_parent;
        moved[i] = is_said[i] ? said->second.index : next;
        if (is_said[i]) continue;
        Record& copy = shared.records.emplace_back(record);
        copy.file = kept_file;
        copy.id = memory.arena.text(record.id);
        const std::size_t mark = record.id.rfind(position_mark);
        if (!memory.by_id.emplace(std::pair(copy.type, std::string(copy.id)), next).second &&
            mark == std::string_view::npos)
            clashes.push_back(dictionary.type(copy.type).name + " " + std::string(copy.id));
        if (memory.by_id.at({copy.type, std::string(copy.id)}) == next) continue;
        const std::string stem(record.id.substr(0, mark));
        // Counting goes on where it stopped for that name.
        std::uint32_t& n = memory.numbers.try_emplace({copy.type, stem}, 2U).first->second;
        std::string id = stem + position_mark + std::to_string(n++);
        while (!memory.by_id.emplace(std::pair(copy.type, id), next).second)
            id = stem + position_mark + std::to_string(n++);
        copy.id = memory.arena.text(id);
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (is_said[i]) continue;
        Record& copy = shared.records[moved[i]];
        const std::vector<Fact>& meant = dictionary.type(copy.type).facts;
        const std::size_t facts = meant.size();
        if (copy.parent != no_record) copy.parent = first_shared + moved[copy.parent];
        copy.values = memory.arena.values(facts);
        std::copy_n(records[i].values, facts, copy.values);
        for (std::size_t f = 0; f < facts; ++f) {
            Value& value = copy.values[f];
            const FactType type = meant[f].type;
            if (type == FactType::text || type == FactType::reference) value.set_text(memory.arena.text(value.text()));
            if (type != FactType::reference || value.target() == no_record) continue;
            value.set_target(first_shared + moved[value.target()]);
        }
    }
    return clashes;
}

void put_shared(const Shared& shared, const Dictionary& dictionary, std::string_view file, Packer& into) {
    into.number(shared.records.size());
    for (const Record& record : shared.records) {
        into.text(content_of(dictionary, record));
        into.text(record.id); // content_of leaves out one that was made
        into.text(record.file == file ? "" : record.file);
        into.number(record.line);
        into.number(record.parent);
        const std::vector<Fact>& facts = dictionary.type(record.type).facts;
        for (std::size_t f = 0; f < facts.size(); ++f) {
            into.number(record.values[f].line);
            if (facts[f].type == FactType::reference) into.number(record.values[f].target());
        }
    }
}

} // namespace abide
