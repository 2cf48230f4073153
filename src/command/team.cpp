// Which team and worker a case belongs to, where the record says so.
#include "command/team.hpp"

namespace abide {

namespace {

std::string own_fact(const Case& one_case, const Dictionary& dictionary, std::string_view name) {
    const std::optional<FactId> fact = dictionary.find(Dictionary::case_type, name);
    if (!fact || one_case.records.empty()) return "";
    const Value& value = one_case.records.front().value(*fact);
    if (!value.is_known()) return "";
    const Fact& about = dictionary.fact({Dictionary::case_type, *fact});
    return about.type == FactType::code ? about.codes.at(static_cast<std::size_t>(value.code))
                                        : std::string(value.text());
}

} // namespace

std::string team_of(const Case& one_case, const Dictionary& dictionary) {
    return one_case.is_service ? "the service" : own_fact(one_case, dictionary, "team");
}

std::string worker_of(const Case& one_case, const Dictionary& dictionary) {
    return one_case.is_service ? "" : own_fact(one_case, dictionary, "worker");
}

} // namespace abide
