// The questions a rule asks: its conditions that hold no others.
#pragma once

#include <functional>

#include "rule/condition.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// Every condition of a rule that asks something itself (no `all`, `any`, `not`), in document order.
void for_each_question(const Rule& rule, const std::function<void(const Condition&)>& take);

} // namespace abide
