// Reads which facts say where a child stands, and finds them in a case.
#include "briefing/standing.hpp"

#include <algorithm>
#include <optional>

#include "base/words.hpp"
#include "briefing/verdict_view.hpp"

namespace abide {

namespace {

std::string value_words(const Fact& fact, const Value& value) {
    switch (fact.type) {
    case FactType::date: return long_date(value.when);
    case FactType::code: {
        const auto at = static_cast<std::size_t>(value.code);
        return at < fact.spoken_codes.size() ? fact.spoken_codes[at] : fact.codes.at(at);
    }
    case FactType::number: return std::to_string(value.number);
    case FactType::text:
    case FactType::reference: break;
    }
    return ""; // words of the record stay in the record
}

} // namespace

std::string fact_words(std::string_view fact, const Record& record, const Dictionary& dictionary) {
    const std::optional<FactId> id = dictionary.find(record.type, fact);
    if (!id || !record.value(*id).is_known()) return "";
    return value_words(dictionary.fact({record.type, *id}), record.value(*id));
}

std::string facts_words(const std::vector<std::string>& names, const Record& record, const Dictionary& dictionary) {
    std::string words;
    for (const std::string& name : names) {
        const std::string value = fact_words(name, record, dictionary);
        if (value.empty()) continue;
        if (!words.empty()) words += ", ";
        words += spoken(name) + " " + value;
    }
    return words;
}

StandingFacts read_standing(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
    StandingFacts wanted;
    std::uint32_t number = 0;
    for (const std::string_view whole : split_lines(text)) {
        const std::string_view line = trim(whole);
        ++number;
        if (line.empty() || line.starts_with('#')) continue;
        const std::size_t colon = line.find(':');
        StandingFacts::Row row;
        row.type = trim(line.substr(0, std::min(colon, line.size())));
        if (colon != std::string_view::npos) row.facts = split_words(line.substr(colon + 1));
        if (!row.type.empty() && !row.facts.empty()) {
            wanted.rows.push_back(std::move(row));
            continue;
        }
        Diagnostic fault;
        fault.code = "TPL-0302";
        fault.place = {file, number, 1};
        fault.says = "this line names no type of record with facts";
        fault.help = "write type: fact fact";
        diagnostics.push_back(std::move(fault));
    }
    return wanted;
}

std::vector<StandingRecord> view_standing(const StandingFacts& wanted, const Case& one_case,
                                          const Dictionary& dictionary, std::span<const RecordIndex> set_aside) {
    std::vector<StandingRecord> found;
    for (const StandingFacts::Row& row : wanted.rows) {
        const std::optional<RecordTypeId> type = dictionary.find(row.type);
        for (std::size_t i = 0; type && i < one_case.own_records; ++i) {
            const Record& record = one_case.records[i];
            const auto index = static_cast<RecordIndex>(i);
            if (record.type != *type || std::ranges::find(set_aside, index) != set_aside.end()) continue;
            std::string facts = facts_words(row.facts, record, dictionary);
            if (facts.empty()) continue;
            found.push_back({capitalised(named_record(record, dictionary)), std::move(facts),
                             place_words(std::string(record.file), record.line)});
        }
    }
    return found;
}

void put_standing(const StandingRecord& row, Fields& fields) {
    fields.text("record", row.record);
    fields.text("facts", row.facts);
    fields.text("place", row.place);
}

} // namespace abide
