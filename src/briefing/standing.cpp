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

bool says_it_is_over(const StandingFacts::Ending& ending, const Record& record, const Dictionary& dictionary,
                     Day as_at) {
    const std::optional<FactId> id = dictionary.find(record.type, ending.fact);
    if (!id || !record.value(*id).is_known()) return false;
    const Value& value = record.value(*id);
    const Fact& fact = dictionary.fact({record.type, *id});
    if (fact.type == FactType::date) return value.when.last <= as_at;
    if (ending.code.empty()) return true;
    return fact.type == FactType::code && fact.codes.at(static_cast<std::size_t>(value.code)) == ending.code;
}

std::optional<Day> day_of_record(const Record& record, const Dictionary& dictionary) {
    const RecordType& type = dictionary.type(record.type);
    if (!type.dated || !record.value(*type.dated).is_known()) return std::nullopt;
    return record.value(*type.dated).when.first;
}

/// All but the newest of them; of one day the last.
void end_all_but_latest(std::span<StandingRecord> of_type) {
    if (of_type.empty()) return;
    const auto latest = std::max_element(of_type.rbegin(), of_type.rend(),
                                         [](const auto& a, const auto& b) { return a.when < b.when; });
    for (StandingRecord& one : of_type) one.is_over = one.is_over || &one != &*latest;
}

/// "type: fact fact until fact fact=code". Nothing when it has another shape.
std::optional<StandingFacts::Row> read_row(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos) return std::nullopt;
    StandingFacts::Row row;
    row.type = trim(line.substr(0, colon));
    row.facts = split_words(line.substr(colon + 1));
    const auto until = std::ranges::find(row.facts, "until");
    for (auto word = until; word != row.facts.end() && ++word != row.facts.end();) {
        const std::size_t equals = std::min(word->find('='), word->size());
        if (*word == "newer")
            row.only_latest_lasts = true;
        else
            row.endings.push_back({word->substr(0, equals), word->substr(std::min(equals + 1, word->size()))});
    }
    const bool ends_nothing = until != row.facts.end() && row.endings.empty() && !row.only_latest_lasts;
    row.facts.erase(until, row.facts.end());
    if (row.facts.empty() || ends_nothing) return std::nullopt;
    return row;
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
        if (std::optional<StandingFacts::Row> row = read_row(line)) {
            wanted.rows.push_back(std::move(*row));
            continue;
        }
        Diagnostic fault;
        fault.code = "TPL-0302";
        fault.place = {file, number, 1};
        fault.says = "this line names no type of record with facts";
        fault.help = "write type: fact fact, and behind it until FACT where one says that it is over";
        diagnostics.push_back(std::move(fault));
    }
    return wanted;
}

std::vector<StandingRecord> view_standing(const StandingFacts& wanted, const Case& one_case,
                                          const Dictionary& dictionary, std::span<const RecordIndex> set_aside,
                                          Day as_at) {
    std::vector<StandingRecord> found;
    for (std::size_t at = 0; at < wanted.rows.size(); ++at) {
        const StandingFacts::Row& row = wanted.rows[at];
        const std::optional<RecordTypeId> type = dictionary.find(row.type);
        const std::size_t before = found.size();
        for (std::size_t i = 0; type && i < one_case.own_records; ++i) {
            const Record& record = one_case.records[i];
            const auto index = static_cast<RecordIndex>(i);
            if (record.type != *type || std::ranges::find(set_aside, index) != set_aside.end()) continue;
            std::string facts = facts_words(row.facts, record, dictionary);
            if (facts.empty()) continue;
            found.push_back({capitalised(named_record(record, dictionary)), std::move(facts),
                             place_words(std::string(record.file), record.line), at, day_of_record(record, dictionary),
                             std::ranges::any_of(row.endings, [&](const StandingFacts::Ending& ending) {
                                 return says_it_is_over(ending, record, dictionary, as_at);
                             })});
        }
        if (row.only_latest_lasts) end_all_but_latest(std::span(found).subspan(before));
    }
    return found;
}

void sort_current_first(std::vector<StandingRecord>& standing) {
    std::ranges::stable_sort(standing, [](const StandingRecord& a, const StandingRecord& b) {
        if (a.is_over != b.is_over) return b.is_over;
        if (!a.is_over && a.type != b.type) return a.type < b.type;
        return b.when < a.when;
    });
}

void put_standing(const StandingRecord& row, Fields& fields) {
    fields.text("record", row.record);
    fields.text("facts", row.facts);
    fields.text("place", row.place);
}

} // namespace abide
