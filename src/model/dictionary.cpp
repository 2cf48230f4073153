// The fact dictionary: look-ups by name and by path.
#include "model/dictionary.hpp"

#include <utility>

namespace abide {

RecordTypeId Dictionary::add(RecordType type) {
    const auto id = static_cast<RecordTypeId>(types_.size());
    for (std::size_t i = 0; i < type.facts.size(); ++i) type.by_name[type.facts[i].name] = static_cast<FactId>(i);
    by_name_[type.name] = id;
    types_.push_back(std::move(type));
    return id;
}

std::optional<RecordTypeId> Dictionary::find(std::string_view record) const {
    const auto at = by_name_.find(std::string(record));
    if (at == by_name_.end()) return std::nullopt;
    return at->second;
}

std::optional<FactId> Dictionary::find(RecordTypeId record, std::string_view fact) const {
    const auto& names = types_[record].by_name;
    const auto at = names.find(std::string(fact));
    if (at == names.end()) return std::nullopt;
    return at->second;
}

std::optional<FactRef> Dictionary::find_path(std::string_view path) const {
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const std::optional<RecordTypeId> record = find(path.substr(0, dot));
    if (!record) return std::nullopt;
    const std::optional<FactId> fact = find(*record, path.substr(dot + 1));
    if (!fact) return std::nullopt;
    return FactRef{*record, *fact};
}

std::string Dictionary::path(FactRef ref) const { return types_[ref.record].name + "." + fact(ref).name; }

std::vector<std::string> Dictionary::record_names() const {
    std::vector<std::string> names;
    for (const RecordType& type : types_) names.push_back(type.name);
    return names;
}

std::vector<std::string> Dictionary::fact_names(RecordTypeId record) const {
    std::vector<std::string> names;
    for (const Fact& fact : types_[record].facts) names.push_back(fact.name);
    return names;
}

std::optional<std::int32_t> code_index(const Fact& fact, std::string_view code) {
    for (std::size_t i = 0; i < fact.codes.size(); ++i)
        if (fact.codes[i] == code) return static_cast<std::int32_t>(i);
    return std::nullopt;
}

} // namespace abide
