// Settings: which value is in force on a day, and how it is printed.
#include "rule/setting.hpp"

namespace abide {

std::string_view name_of(Basis basis) {
    switch (basis) {
    case Basis::document: return "document";
    case Basis::local: return "local";
    case Basis::assumption: return "assumption";
    }
    return "local";
}

const SettingValue& Setting::on(Day day) const {
    const SettingValue* found = &values.front();
    for (const SettingValue& value : values)
        if (value.from.first <= day) found = &value;
    return *found;
}

std::string Setting::in_words(const SettingValue& value) const {
    switch (type) {
    case SettingType::duration: return abide::in_words(Limit{value.amount, unit});
    case SettingType::count: return std::to_string(value.amount);
    case SettingType::choice: return value.word;
    }
    return value.word;
}

} // namespace abide
