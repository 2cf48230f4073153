// The records of one case while it is read, and what is done with them at its end.
#include "reader/assembly.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <string>
#include <utility>

#include "base/short_word.hpp"
#include "reader/value.hpp"

namespace abide {

namespace {

std::string called(const Dictionary& dictionary, const Record& record) {
    std::string text = dictionary.type(record.type).name;
    if (!record.id.empty()) text.append(" ").append(record.id);
    return text;
}

std::uint64_t mixed(std::uint64_t key, const ShortWord& word) {
    key = (key ^ word.head) * 0x9E3779B97F4A7C15ULL;
    key = (key ^ key >> 32U ^ word.tail) * 0xD6E8FEB86659FD93ULL;
    return key ^ key >> 29U;
}

} // namespace

Assembly::Assembly(const Dictionary& dictionary)
    : dictionary_(dictionary), once_(dictionary.size(), no_record), counts_(dictionary.size()), named_(64) {
    for (const RecordType& type : dictionary.types())
        kinds_.push_back({static_cast<std::uint32_t>(type.facts.size()), type.once, {}});
    for (std::size_t child = 0; child < dictionary.size(); ++child)
        for (std::size_t parent = 0; parent < dictionary.size(); ++parent) {
            const auto link =
                link_between(dictionary, static_cast<RecordTypeId>(child), static_cast<RecordTypeId>(parent));
            link_of_.push_back(link ? *link : -1);
        }
}

void Assembly::clear(std::string_view file, std::uint32_t line, bool has_case) {
    arena_.clear();
    records_.clear();
    begun_.clear();
    references_.clear();
    links_.clear();
    std::fill(once_.begin(), once_.end(), no_record);
    file_ = file;
    has_dropped_ = false;
    if (has_case) {
        Emit emit;
        emit.type = Dictionary::case_type;
        open(emit, no_record, line, 0);
        once_[Dictionary::case_type] = 0;
    }
}

Assembly::Opened Assembly::open(const Emit& emit, RecordIndex parent, std::uint32_t line, std::size_t tag) {
    const Kind& kind = kinds_[emit.type];
    if (once_[emit.type] != no_record) return {once_[emit.type], true};
    const auto index = static_cast<RecordIndex>(records_.size());
    if (kind.once && emit.is_certain()) once_[emit.type] = index;
    Record& record = records_.emplace_back();
    record.type = emit.type;
    record.line = line;
    record.file = file_;
    record.values = arena_.values(kind.facts);
    begun_.push_back({tag});
    if (parent == no_record || records_[parent].type == Dictionary::case_type) return {index};
    record.parent = parent;
    const std::int32_t link = emit.link == Emit::link_by_dictionary
                                  ? link_of_[emit.type * dictionary_.size() + records_[parent].type]
                                  : emit.link;
    if (link >= 0) {
        Value& value = record.values[link];
        value.state = Known::known;
        value.line = line;
        value.set_target(parent);
        links_.push_back({index, static_cast<FactId>(link), tag, true});
    }
    return {index};
}

Assembly::Taken Assembly::set(RecordIndex index, FactId fact, const Value& value, std::size_t offset) {
    const Record& record = records_[index];
    Value& old = record.values[fact];
    const Fact& meaning = dictionary_.fact({record.type, fact});
    const bool is_reference = meaning.type == FactType::reference;
    if (old.state == Known::absent || (is_reference && old.target() != no_record && old.text().empty())) {
        const RecordIndex parent = is_reference ? old.target() : no_record;
        old = value;
        if (is_reference || meaning.type == FactType::text) old.set_text(arena_.text(value.text()));
        if (is_reference) {
            old.set_target(parent);
            references_.push_back({index, fact, offset});
        }
        return Taken::taken;
    }
    if (old.state == Known::known && value.state == Known::known && is_same_value(meaning, old, value))
        return Taken::taken;
    old = Value();
    old.state = Known::conflict;
    old.line = value.line;
    return Taken::conflict;
}

void Assembly::constant(RecordIndex index, const Constant& constant, std::uint32_t line) {
    Value value = constant.value;
    value.line = line;
    if (!constant.text.empty()) value.set_text(constant.text);
    set(index, constant.fact, value, 0);
}

bool Assembly::name(RecordIndex index, std::string_view id, bool is_made) {
    Record& record = records_[index];
    // A written id counts for more than one made from a value.
    if (is_made && !record.id.empty()) return true;
    if (begun_[index].has_written_id) return record.id == id;
    record.id = id;
    begun_[index].has_written_id = !is_made;
    return true;
}

void Assembly::drop(RecordIndex index) {
    begun_[index].is_dropped = true;
    has_dropped_ = true;
}

void Assembly::finish(const SharedIndex* shared, std::string_view case_id, Report& report, const Locate& locate) {
    if (has_dropped_) remove_dropped();
    give_ids(case_id, report, locate);
    for (const Reference& link : links_) {
        Value& value = records_[link.record].values[link.fact];
        if (value.state == Known::known && value.text().empty()) value.set_text(records_[value.target()].id);
    }
    for (const Reference& reference : references_) resolve(reference, shared, case_id, report, locate);
}

void Assembly::remove_dropped() {
    std::vector<RecordIndex> order(records_.size());
    RecordIndex next = 0;
    for (std::size_t i = 0; i < records_.size(); ++i) {
        const RecordIndex parent = records_[i].parent;
        if (parent != no_record && begun_[parent].is_dropped) begun_[i].is_dropped = true;
        order[i] = begun_[i].is_dropped ? no_record : next++;
    }
    reorder(order);
}

void Assembly::reorder(const std::vector<RecordIndex>& order) {
    const auto moved = [&](RecordIndex index) { return index == no_record ? no_record : order[index]; };
    std::vector<Record> records(records_.size());
    std::vector<Begun> begun(records_.size());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < records_.size(); ++i) {
        if (order[i] == no_record) continue;
        ++kept;
        Record record = records_[i];
        record.parent = moved(record.parent);
        const std::vector<Fact>& facts = dictionary_.type(record.type).facts;
        for (std::size_t f = 0; f < facts.size(); ++f)
            if (facts[f].type == FactType::reference) record.values[f].set_target(moved(record.values[f].target()));
        records[order[i]] = record;
        begun[order[i]] = begun_[i];
    }
    records.resize(kept);
    begun.resize(kept);
    records_ = std::move(records);
    begun_ = std::move(begun);
    for (std::vector<Reference>* list : {&references_, &links_}) {
        for (Reference& reference : *list) reference.record = moved(reference.record);
        std::erase_if(*list, [](const Reference& reference) { return reference.record == no_record; });
    }
}

std::size_t Assembly::put_shared_last() {
    const auto is_shared = [&](const Record& record) { return dictionary_.type(record.type).shared; };
    const auto own = static_cast<std::size_t>(
        std::count_if(records_.begin(), records_.end(), [&](const Record& record) { return !is_shared(record); }));
    if (own == records_.size()) return own;
    std::vector<RecordIndex> order(records_.size());
    RecordIndex first = 0;
    auto last = static_cast<RecordIndex>(own);
    for (std::size_t i = 0; i < records_.size(); ++i) order[i] = is_shared(records_[i]) ? last++ : first++;
    reorder(order);
    return own;
}

Assembly::Named* Assembly::slot(RecordTypeId type, std::string_view id) {
    // Ids are short and differ mostly at their ends. Where this stands in memory nobody outside can know, so that no
    // export can be written whose ids all meet in one place.
    std::uint64_t key = (id.size() + type * std::uint64_t{0x9E3779B1U}) ^ reinterpret_cast<std::uintptr_t>(this);
    std::string_view rest = id;
    for (; rest.size() > ShortWord::longest; rest.remove_prefix(ShortWord::longest))
        key = mixed(key, ShortWord(rest.substr(0, ShortWord::longest)));
    key = mixed(key, ShortWord(rest));
    auto at = static_cast<std::size_t>(key ^ key >> 32U);
    for (;; ++at) {
        Named& named = named_[at & (named_.size() - 1)];
        if (named.index == no_record) return &named;
        const Record& record = records_[named.index];
        if (record.type == type && record.id == id) return &named;
    }
}

std::string_view Assembly::made_id(RecordTypeId type, std::size_t position, std::string_view from) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, position).ptr;
    scratch_.assign(from.empty() ? std::string_view(dictionary_.type(type).name) : from);
    scratch_ += position_mark;
    scratch_.append(digits, end);
    return scratch_;
}

std::string_view Assembly::place_id(RecordTypeId type, std::size_t position) {
    constexpr std::size_t few = 64;
    if (position > few) return arena_.text(made_id(type, position, ""));
    std::vector<std::string>& known = kinds_[type].made_ids;
    if (known.capacity() == 0) known.reserve(few); // others hold views of them
    while (known.size() < position) known.emplace_back(made_id(type, known.size() + 1, ""));
    return known[position - 1];
}

void Assembly::give_ids(std::string_view case_id, Report& report, const Locate& locate) {
    named_.assign(std::max<std::size_t>(64, std::bit_ceil(records_.size() * 2)), Named());
    std::fill(counts_.begin(), counts_.end(), 0U);
    for (std::size_t i = 0; i < records_.size(); ++i) {
        Record& record = records_[i];
        if (record.type == Dictionary::case_type) {
            record.id = arena_.text(case_id);
            continue;
        }
        const std::uint32_t position = ++counts_[record.type];
        if (record.id.empty()) {
            record.id = place_id(record.type, position);
            continue;
        }
        Named* named = slot(record.type, record.id);
        if (named->index == no_record) {
            named->index = static_cast<RecordIndex>(i);
            continue;
        }
        if (begun_[i].has_written_id) {
            named->is_ambiguous = true;
            complain({static_cast<RecordIndex>(i), 0, begun_[i].tag, true}, "EXP-0214",
                     "another " + dictionary_.type(record.type).name + " of this case has the id " +
                         std::string(record.id) + " too",
                     case_id, report, locate);
        }
        number_again(i, *named);
    }
}

/// The nth of its name, so that two records never pass for one. Counting goes on where it stopped for that name.
void Assembly::number_again(std::size_t index, Named& like) {
    Record& record = records_[index];
    std::string_view id = made_id(record.type, like.next++, record.id);
    while (slot(record.type, id)->index != no_record) id = made_id(record.type, like.next++, record.id);
    record.id = arena_.text(id);
    slot(record.type, record.id)->index = static_cast<RecordIndex>(index);
}

void Assembly::resolve(const Reference& reference, const SharedIndex* shared, std::string_view case_id, Report& report,
                       const Locate& locate) {
    const Record& record = records_[reference.record];
    Value& value = record.values[reference.fact];
    if (value.state != Known::known) return;
    const Fact& fact = dictionary_.fact({record.type, reference.fact});
    const Named* named = slot(fact.refers_to, value.text());
    RecordIndex found = named->index;
    if (found == no_record && shared != nullptr) {
        found = shared->find(fact.refers_to, value.text());
        if (found != no_record) found += first_shared;
    }
    const RecordIndex parent = value.target();
    const auto wanted = [&, id = value.text()] {
        return dictionary_.type(fact.refers_to).name + " " + std::string(id);
    };
    if (named->index != no_record && named->is_ambiguous && named->index != parent) {
        value.state = Known::conflict;
        complain(reference, "EXP-0214", "it names " + wanted() + ", and there are two", case_id, report, locate);
    } else if (found == no_record) {
        complain(reference, "EXP-0213", "it names " + wanted() + ", which is not in this case", case_id, report,
                 locate);
        value.state = Known::unreadable;
        value.set_text({});
        value.set_target(no_record);
    } else if (parent != no_record && parent != found) {
        value.state = Known::conflict;
        complain(reference, "EXP-0212",
                 "it names " + wanted() + " but stands inside " + called(dictionary_, records_[parent]), case_id,
                 report, locate);
    } else {
        value.set_target(found);
    }
}

void Assembly::complain(const Reference& reference, const char* code, const std::string& says, std::string_view case_id,
                        Report& report, const Locate& locate) const {
    const Record& record = records_[reference.record];
    const std::string about = dictionary_.type(record.type).name;
    if (!report.wants(code, about)) return;
    const LineColumn at = locate(reference.offset, reference.is_in_tag);
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.gravity = Gravity::warning;
    diagnostic.place.line = at.line;
    diagnostic.place.column = at.column;
    diagnostic.case_id = case_id;
    diagnostic.says = called(dictionary_, record) + ": " + says;
    report.add(std::move(diagnostic));
}

} // namespace abide
