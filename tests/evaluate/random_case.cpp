// Random cases over a dictionary: what a careless, hurried and contradictory record could look like.
#include "tests/evaluate/random_case.hpp"

#include <algorithm>
#include <numeric>

namespace abide::tests {

RandomCase::RandomCase(const Dictionary& dictionary, const std::vector<RecordTypeId>& types, Day middle,
                       std::uint32_t seed)
    : dictionary_(dictionary), middle_(middle), random_(seed) {
    case_.id = arena_.text("C-" + std::to_string(seed));
    case_.file = arena_.text("random.xml");
    case_.line = 1;
    add_record(Dictionary::case_type);
    for (const RecordTypeId type : types) {
        if (type == Dictionary::case_type) continue;
        if (below(40) == 0) {
            not_exported_.add(type);
            continue;
        }
        const std::uint32_t most = dictionary.type(type).once ? 2 : 4;
        for (std::uint32_t n = below(most); n > 0; --n) add_record(type);
    }
    add_references();
    case_.own_records = case_.records.size();
    case_.not_exported = &not_exported_;
}

void RandomCase::add_record(RecordTypeId type) {
    Record record;
    record.type = type;
    record.line = static_cast<std::uint32_t>(case_.records.size() + 2);
    record.file = case_.file;
    record.id = arena_.text("r" + std::to_string(case_.records.size()));
    const std::size_t n = dictionary_.type(type).facts.size();
    record.values = arena_.values(n);
    for (std::size_t i = 0; i < n; ++i) record.values[i] = random_value(type, static_cast<FactId>(i));
    case_.records.push_back(record);
}

Value RandomCase::random_value(RecordTypeId type, FactId id) {
    const Fact& fact = dictionary_.fact({type, id});
    Value value;
    const std::uint32_t luck = below(10);
    if (luck == 0) return value;
    if (luck == 1 && below(5) == 0) {
        value.state = below(2) == 0 ? Known::unreadable : Known::conflict;
        return value;
    }
    value.state = Known::known;
    value.line = 1;
    switch (fact.type) {
    case FactType::date: {
        const Day day = middle_ - 365 + static_cast<std::int32_t>(below(548));
        value.set_day(day);
        if (below(12) == 0) {
            const CivilDate date = civil(day);
            value.when.first = *day_of(date.year, date.month, 1);
            value.when.last = add_months(value.when.first, 1) - 1;
            value.when.precision = Precision::month;
        }
        break;
    }
    case FactType::code:
        value.code = static_cast<std::int32_t>(below(static_cast<std::uint32_t>(fact.codes.size())));
        break;
    case FactType::number: value.number = below(8); break;
    case FactType::text: value.set_text(arena_.text("W-" + std::to_string(below(3)))); break;
    case FactType::reference: value.state = Known::absent; break; // filled in once all records are there
    }
    return value;
}

void RandomCase::add_references() {
    for (Record& record : case_.records) {
        const auto& facts = dictionary_.type(record.type).facts;
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (facts[i].type != FactType::reference || below(6) == 0) continue;
            std::vector<RecordIndex> possible;
            for (std::size_t r = 0; r < case_.records.size(); ++r)
                if (case_.records[r].type == facts[i].refers_to) possible.push_back(static_cast<RecordIndex>(r));
            if (possible.empty()) continue;
            Value& value = record.values[i];
            value.state = Known::known;
            value.line = record.line;
            value.set_target(possible[below(static_cast<std::uint32_t>(possible.size()))]);
            value.set_text(case_.records[value.target()].id);
        }
    }
}

Case RandomCase::shuffled(std::uint32_t seed) {
    Case other = case_;
    std::vector<RecordIndex> order(other.records.size());
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin() + 1, order.end(), std::mt19937(seed)); // the case's own record stays first
    std::vector<RecordIndex> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<RecordIndex>(i);
    for (std::size_t i = 0; i < order.size(); ++i) {
        Record record = case_.records[order[i]];
        const auto& facts = dictionary_.type(record.type).facts;
        Value* values = arena_.values(facts.size());
        for (std::size_t f = 0; f < facts.size(); ++f) {
            values[f] = record.values[f];
            if (facts[f].type == FactType::reference && values[f].target() != no_record)
                values[f].set_target(place[values[f].target()]);
        }
        record.values = values;
        other.records[i] = record;
    }
    return other;
}

namespace {

std::string written(const Fact& fact, const Value& value) {
    if (value.state == Known::unreadable || value.state == Known::conflict) return "??";
    switch (fact.type) {
    case FactType::date: return iso(value.when);
    case FactType::code: return fact.codes[static_cast<std::size_t>(value.code)];
    case FactType::number: return std::to_string(value.number);
    case FactType::text:
    case FactType::reference: break;
    }
    return std::string(value.text());
}

std::string attributes_of(const Record& record, const Dictionary& dictionary) {
    std::string text;
    const std::vector<Fact>& facts = dictionary.type(record.type).facts;
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (record.values[i].state != Known::absent)
            text += " " + facts[i].name + "=\"" + written(facts[i], record.values[i]) + "\"";
    return text;
}

} // namespace

std::string canonical_xml(const Case& one_case, const Dictionary& dictionary) {
    std::string text =
        "<case id=\"" + std::string(one_case.id) + "\"" + attributes_of(one_case.records.front(), dictionary) + ">\n";
    for (std::size_t at = 0; at < dictionary.size(); ++at)
        if (const auto type = static_cast<RecordTypeId>(at); one_case.not_exported->has(type))
            text += "  <not-exported record=\"" + dictionary.type(type).name + "\"/>\n";
    for (std::size_t i = 1; i < one_case.records.size(); ++i) {
        const Record& record = one_case.records[i];
        const RecordType& type = dictionary.type(record.type);
        text += "  <" + type.name;
        if (!type.once) text += " id=\"" + std::string(record.id) + "\"";
        text += attributes_of(record, dictionary);
        std::string twice;
        for (std::size_t f = 0; f < type.facts.size(); ++f)
            if (record.values[f].state == Known::conflict)
                twice += "<" + type.facts[f].name + ">?!</" + type.facts[f].name + ">";
        text += twice.empty() ? "/>\n" : ">" + twice + "</" + type.name + ">\n";
    }
    return text + "</case>\n";
}

} // namespace abide::tests
