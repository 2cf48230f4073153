// A value as it may be shown anywhere: ids, codes, dates and numbers; words of the record stay in the record.
#pragma once

#include <string>

#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// Of a value that is known. A text is only "recorded".
std::string value_text(const Fact& fact, const Value& value);

} // namespace abide
