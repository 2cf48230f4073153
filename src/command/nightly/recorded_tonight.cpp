// Tonight's record of a case put down fact by fact. Of the record before there is only a hash: tonight's without what
// may have been added is held against it.
#include "command/nightly/recorded_tonight.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "command/nightly/case_digest.hpp"
#include "model/value_text.hpp"

namespace abide {

namespace {

/// So many ways in which the record may have grown are tried. Nearly always the first few hit.
constexpr int most_tried = 300;

StandingFact named(const Record& record, const Dictionary& dictionary) {
    return {dictionary.type(record.type).name, std::string(record.id), "", ""};
}

/// What was added: records as a whole, or one fact of one.
struct Added {
    std::set<RecordIndex> records;
    RecordIndex of = no_record; ///< the record of the fact
    FactId fact = 0;
};

class Additions {
  public:
    Additions(const Case& one_case, const Dictionary& dictionary, std::string_view before)
        : case_(&one_case), dictionary_(&dictionary), before_(before) {
        for (RecordIndex at = 1; at < one_case.own_records; ++at) with_all_in_it_.push_back(subtree(at));
    }

    /// Nothing when it is not as before without any of what is tried, or is as before.
    [[nodiscard]] Added find() {
        if (digest_of_case(*case_, *dictionary_) == before_) return {};
        for (const auto& one : with_all_in_it_)
            if (is_as_before({one, no_record, 0})) return {one, no_record, 0};
        for (RecordIndex at = 0; at < case_->own_records; ++at)
            for (const FactId fact : facts_of(at))
                if (is_as_before({{}, at, fact})) return {{}, at, fact};
        for (std::size_t a = 0; a < with_all_in_it_.size(); ++a)
            for (std::size_t b = a + 1; b < with_all_in_it_.size(); ++b) {
                std::set<RecordIndex> both = with_all_in_it_[a];
                both.insert(with_all_in_it_[b].begin(), with_all_in_it_[b].end());
                if (is_as_before({both, no_record, 0})) return {both, no_record, 0};
            }
        return {};
    }

  private:
    [[nodiscard]] std::set<RecordIndex> subtree(RecordIndex top) const {
        std::set<RecordIndex> all = {top};
        for (RecordIndex at = top + 1; at < case_->own_records; ++at) // what is nested stands behind
            if (all.contains(case_->records[at].parent)) all.insert(at);
        return all;
    }
    [[nodiscard]] std::vector<FactId> facts_of(RecordIndex at) const {
        std::vector<FactId> facts;
        const Record& record = case_->records[at];
        for (std::size_t i = 0; i < dictionary_->type(record.type).facts.size(); ++i)
            if (record.values[i].state != Known::absent) facts.push_back(static_cast<FactId>(i));
        return facts;
    }
    [[nodiscard]] bool is_as_before(const Added& added) {
        if (++tried_ > most_tried) return false;
        Case other;
        other.not_exported = case_->not_exported;
        std::vector<RecordIndex> place(case_->own_records, no_record);
        std::vector<Value> values;
        for (RecordIndex at = 0; at < case_->own_records; ++at) {
            if (added.records.contains(at)) continue;
            place[at] = static_cast<RecordIndex>(other.records.size());
            Record& record = other.records.emplace_back(case_->records[at]);
            if (record.parent < case_->own_records) record.parent = place[record.parent];
            if (at != added.of) continue;
            values.assign(record.values, record.values + dictionary_->type(record.type).facts.size());
            values[added.fact] = Value();
            record.values = values.data();
        }
        other.own_records = other.records.size();
        return digest_of_case(other, *dictionary_) == before_;
    }

    const Case* case_;
    const Dictionary* dictionary_;
    std::string_view before_;
    std::vector<std::set<RecordIndex>> with_all_in_it_; ///< of each record
    int tried_ = 0;
};

/// The lists of a record, being made.
struct Lists {
    std::vector<StandingFact> recorded;
    std::vector<StandingFact> unreadable;
    std::vector<StandingFact> not_exported;
    std::vector<StandingFact> added;

    void take(const Record& record, const Dictionary& dictionary, const NotExported* not_exported_by, bool is_added,
              std::optional<FactId> added_fact) {
        StandingFact one = named(record, dictionary);
        recorded.push_back(one);
        if (is_added) added.push_back(one);
        const std::vector<Fact>& facts = dictionary.type(record.type).facts;
        for (std::size_t i = 0; i < facts.size(); ++i) {
            const Value& value = record.values[i];
            one.fact = facts[i].name;
            one.value.clear();
            if (value.is_known()) {
                one.value = value_text(facts[i], value);
                recorded.push_back(one);
                if (is_added || added_fact == static_cast<FactId>(i)) added.push_back(one);
            } else if (value.state != Known::absent) {
                unreadable.push_back(one);
            } else if (not_exported_by != nullptr &&
                       not_exported_by->has(FactRef{record.type, static_cast<FactId>(i)})) {
                not_exported.push_back({one.record, "", one.fact, ""});
            }
        }
    }
};

} // namespace

std::shared_ptr<const RecordTonight> recorded_tonight(const Case& one_case, const Dictionary& dictionary,
                                                      std::string_view before) {
    const Added added = before.empty() ? Added() : Additions(one_case, dictionary, before).find();
    Lists lists;
    for (RecordIndex at = 0; at < one_case.records.size(); ++at)
        lists.take(one_case.records[at], dictionary, one_case.not_exported, added.records.contains(at),
                   at == added.of ? std::optional(added.fact) : std::nullopt);
    for (const Record& record : one_case.shared) lists.take(record, dictionary, nullptr, false, std::nullopt);
    if (one_case.not_exported != nullptr)
        for (std::size_t type = 0; type < dictionary.size(); ++type)
            if (one_case.not_exported->has(static_cast<RecordTypeId>(type)))
                lists.not_exported.push_back({dictionary.type(static_cast<RecordTypeId>(type)).name, "", "", ""});
    auto record = std::make_shared<RecordTonight>();
    record->recorded = facts_text(std::move(lists.recorded));
    record->unreadable = facts_text(std::move(lists.unreadable));
    record->not_exported = facts_text(std::move(lists.not_exported));
    record->added = facts_text(std::move(lists.added));
    return record;
}

} // namespace abide
