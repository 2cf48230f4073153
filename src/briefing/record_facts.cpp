// Finds facts by name.
#include "briefing/record_facts.hpp"

#include <algorithm>

namespace abide {

RecordFacts::RecordFacts(const Dictionary& dictionary, std::string_view record)
    : dictionary_(&dictionary), type_(dictionary.find(record)) {}

void RecordFacts::each(const Case& one_case, std::span<const RecordIndex> set_aside,
                       const std::function<void(RecordIndex, const Record&)>& on_record) const {
    if (!type_) return;
    for (std::size_t i = 0; i < one_case.own_records; ++i) {
        const auto at = static_cast<RecordIndex>(i);
        if (one_case.records[i].type == *type_ && std::ranges::find(set_aside, at) == set_aside.end())
            on_record(at, one_case.records[i]);
    }
}

bool RecordFacts::is_exported(const Case& one_case) const {
    return !type_ || one_case.not_exported == nullptr || !one_case.not_exported->has(*type_);
}

const Value* RecordFacts::value(const Record& record, std::string_view fact) const {
    const std::optional<FactId> id = type_ ? dictionary_->find(*type_, fact) : std::nullopt;
    return id && record.type == *type_ ? &record.value(*id) : nullptr;
}

Said RecordFacts::said(const Case& one_case, const Record& record, std::string_view fact) const {
    const Value* found = value(record, fact);
    if (found != nullptr && found->is_known()) return Said::known;
    const std::optional<FactId> id = type_ ? dictionary_->find(*type_, fact) : std::nullopt;
    const bool cannot = id && one_case.not_exported != nullptr && one_case.not_exported->has(FactRef{*type_, *id});
    return cannot ? Said::not_exported : Said::blank;
}

std::optional<std::string> RecordFacts::code(const Record& record, std::string_view name) const {
    const Value* found = value(record, name);
    if (found == nullptr || !found->is_known()) return std::nullopt;
    const Fact* about = fact(name);
    if (about->type != FactType::code) return std::nullopt;
    return about->codes.at(static_cast<std::size_t>(found->code));
}

std::optional<std::string> RecordFacts::text(const Record& record, std::string_view name) const {
    const Value* found = value(record, name);
    if (found == nullptr || !found->is_known() || fact(name)->type != FactType::text) return std::nullopt;
    return std::string(found->text());
}

std::optional<Day> RecordFacts::day(const Record& record, std::string_view name) const {
    const Value* found = value(record, name);
    if (found == nullptr || !found->is_known() || fact(name)->type != FactType::date || !found->when.is_day_known())
        return std::nullopt;
    return found->when.first;
}

RecordIndex RecordFacts::target(const Record& record, std::string_view name) const {
    const Value* found = value(record, name);
    return found != nullptr && found->is_known() && fact(name)->type == FactType::reference ? found->target()
                                                                                            : no_record;
}

const Fact* RecordFacts::fact(std::string_view name) const {
    const std::optional<FactId> id = type_ ? dictionary_->find(*type_, name) : std::nullopt;
    return id ? &dictionary_->fact({*type_, *id}) : nullptr;
}

} // namespace abide
