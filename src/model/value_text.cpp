// Spells a value by the type of its fact.
#include "model/value_text.hpp"

namespace abide {

std::string value_text(const Fact& fact, const Value& value) {
    switch (fact.type) {
    case FactType::date: return iso(value.when);
    case FactType::code: return fact.codes[static_cast<std::size_t>(value.code)];
    case FactType::number: return std::to_string(value.number);
    case FactType::reference: return std::string(value.text());
    case FactType::text: break;
    }
    return "recorded";
}

} // namespace abide
