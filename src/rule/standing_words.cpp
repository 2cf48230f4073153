// Finds the words of a rule that no record changes.
#include "rule/standing_words.hpp"

#include "base/words.hpp"

namespace abide {

namespace {

// Of a group that has none of its own, the first of its parts'; null when there is none.
const Setting* limit_of(const Kind& kind, const Args& args) {
    for (std::size_t i = 0; i < kind.parameters.size() && i < args.values.size(); ++i)
        if (kind.parameters[i].type == ParameterType::duration && args.values[i].given) return args.values[i].setting;
    for (const Args::Nested& part : args.parts) {
        const bool is_whole = part.kind != nullptr && !part.args.empty();
        const Setting* limit = is_whole ? limit_of(*part.kind, part.args.front()) : nullptr;
        if (limit != nullptr) return limit;
    }
    return nullptr;
}

} // namespace

std::vector<std::pair<std::string, std::string>> standing_words(const Rule& rule) {
    std::vector<std::pair<std::string, std::string>> words;
    const Setting* limit = limit_of(*rule.kind, rule.args);
    if (limit != nullptr) words.emplace_back("limit", limit->in_words(limit->values.back()));
    std::vector<std::string> names;
    for (const Child& child : rule.args.children) names.push_back(child.spoken);
    for (const Args::Nested& part : rule.args.parts) names.push_back(part.spoken);
    for (const char* name : {"items", "people"}) words.emplace_back(name, list_of(names));
    return words;
}

} // namespace abide
