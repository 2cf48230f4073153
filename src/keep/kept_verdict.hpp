// A verdict as bytes and back, so that it can be said another night of a case that nobody touched.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/pack.hpp"
#include "model/case.hpp"
#include "rule/procedure.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// Rules by number, the same from run to run for the same procedures.
class RuleNumbers {
  public:
    explicit RuleNumbers(std::span<const Procedure* const> procedures);

    struct Of {
        const Procedure* procedure = nullptr;
        const Rule* rule = nullptr;
    };
    [[nodiscard]] std::uint64_t number(const Rule& rule) const { return numbers_.at(&rule); }
    /// Null when there is none of that number.
    [[nodiscard]] const Of* rule(std::uint64_t number) const {
        return number < rules_.size() ? &rules_[number] : nullptr;
    }
    [[nodiscard]] std::size_t size() const { return rules_.size(); }

  private:
    std::vector<Of> rules_;
    std::map<const Rule*, std::uint64_t> numbers_;
};

void put_verdict(const Verdict& verdict, const CasePlace& place, const RuleNumbers& rules, Packer& into);

/// Nothing when the bytes are none that `put_verdict` made.
std::optional<Verdict> take_verdict(const CasePlace& place, const RuleNumbers& rules, Unpacker& from);

} // namespace abide
