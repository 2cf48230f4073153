// Conditions in words, for pages that explain a rule and for coverage.
#pragma once

#include <functional>
#include <string>

#include "model/dictionary.hpp"
#include "rule/condition.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// "concern.category is 2 or 3, and concern.harm-to-other-believed is yes". Settings are named, not valued.
std::string in_words(const Condition& condition, const Dictionary& dictionary);

/// Every condition of a rule that asks something itself (no `all`, `any`, `not`), in document order.
void for_each_question(const Rule& rule, const std::function<void(const Condition&)>& take);

} // namespace abide
