// Settings: every number and choice of a procedure, dated, with where it came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/calendar.hpp"
#include "base/day.hpp"

namespace abide {

enum class Basis : std::uint8_t {
    document,   ///< the procedure's text gives it; a clause is cited
    local,      ///< the area must set it
    assumption, ///< the text is silent; `why` says so
};

std::string_view name_of(Basis basis);

enum class SettingType : std::uint8_t {
    duration, ///< a Limit
    count,    ///< a whole number
    choice,   ///< one word of a closed list
};

struct SettingValue {
    When from; ///< in force from the first day this could be
    int amount = 0;
    std::string word; ///< for a choice
};

struct Setting {
    std::string id;
    SettingType type = SettingType::duration;
    Unit unit = Unit::days; ///< for a duration
    Basis basis = Basis::local;
    std::string clause;
    std::string why;
    std::vector<SettingValue> values; ///< in order of `from`
    std::vector<std::string> others;  ///< other readings of a choice that the text allows

    /// The value in force on a day: the last that began on or before it, else the first of all.
    [[nodiscard]] const SettingValue& on(Day day) const;
    /// As printed: "3 working days", "4", "day-after".
    [[nodiscard]] std::string in_words(const SettingValue& value) const;
};

} // namespace abide
