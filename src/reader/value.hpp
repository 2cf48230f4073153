// From what an export wrote to a value of a fact, or to "unreadable" and the reason.
#pragma once

#include <string>
#include <string_view>

#include "base/calendar.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"
#include "reader/mapping.hpp"

namespace abide {

/// Reads `text`, which is not blank, as the fact's type asks into `value`, which is absent. It becomes known or
/// unreadable, or stays absent when the code says nothing about the fact. Text and references are views of `text`: to
/// be copied by whoever keeps them. A time with a zone becomes local time of `calendar`, and keeps its distance to UTC.
void read_value(std::string_view text, const Fact& fact, DateShape shape, const CodeTable* codes,
                const Calendar& calendar, Value& value);

/// Whether two known values of the fact are the same.
bool is_same_value(const Fact& fact, const Value& a, const Value& b);

/// For an unreadable value: `says` what is wrong with it, without naming record or fact; `help` how it is written.
/// A value is quoted only where it looks like a date or a code that was meant; of any other only the shape is told.
struct Unreadable {
    std::string says;
    std::string help;
    bool is_quoted = false;
};
Unreadable why_unreadable(std::string_view text, const Fact& fact, DateShape shape, const CodeTable* codes);

} // namespace abide
