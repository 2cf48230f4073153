// Which team a case belongs to, where the record says so.
#include "command/team.hpp"

namespace abide {

std::string team_of(const Case& one_case, const Dictionary& dictionary) {
    if (one_case.is_service) return "the service";
    const std::optional<FactId> team = dictionary.find(Dictionary::case_type, "team");
    if (!team || one_case.records.empty()) return "";
    const Value& value = one_case.records.front().value(*team);
    if (!value.is_known()) return "";
    const Fact& fact = dictionary.fact({Dictionary::case_type, *team});
    return fact.type == FactType::code ? fact.codes.at(static_cast<std::size_t>(value.code))
                                       : std::string(value.text());
}

} // namespace abide
