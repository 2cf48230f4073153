// Which verdicts have to be spelled out before anybody can say whether they need attention.
#pragma once

#include <set>
#include <vector>

#include "rule/procedure.hpp"

namespace abide {

/// A verdict that is no finding needs attention all the same where another reading of the text would give another
/// state; only a procedure that names another reading has such verdicts.
class Attention {
  public:
    explicit Attention(const std::vector<const Procedure*>& procedures);
    [[nodiscard]] bool may_need(const Rule& rule, State state) const;

  private:
    std::set<const Rule*> turning_;
};

} // namespace abide
