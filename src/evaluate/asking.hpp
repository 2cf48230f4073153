// The rules that are asked of one case after another, and which of them are asked of cases of one shape.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "evaluate/judge.hpp"
#include "rule/condition.hpp"
#include "rule/procedure.hpp"
#include "rule/state.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// By State, as far as that was asked.
using Wants = std::array<std::optional<Want>, state_count>;

/// A rule as it is asked of one case after another.
struct AskedRule {
    const Procedure* procedure = nullptr;
    const Rule* rule = nullptr;
    std::vector<ConditionCount>* trace = nullptr; ///< null: nobody counts how conditions come out
    Wants wants{};
    RuleTime time{};
};

/// The rules that are asked of the same type of record: where a case has none, they are all answered at once.
struct AskedGroup {
    RecordTypeId subject = 0;
    std::vector<std::size_t> rules; ///< where they stand among all
    Wants wants{};                  ///< of any of them
};

/// What decides which rules are asked of a case at all.
struct Shape {
    RecordTypes there;
    RecordTypes not_exported;
    auto operator<=>(const Shape&) const = default;
};

/// What is asked of cases of one shape.
struct AtHand {
    std::vector<std::size_t> rules; ///< those that there are subjects for, or whose verdicts are wanted; in their order
    Counts others;                  ///< the verdicts of all others
};

/// All rules that are asked of a child's case, or of the service.
struct Asking {
    std::vector<AskedRule> rules; ///< in the order of procedures and rules
    std::vector<AskedGroup> groups;
    std::map<Shape, AtHand> at_hand;
    std::pair<const Shape, AtHand>* last = nullptr; ///< of them, the one that was asked for last

    void add(const AskedRule& asked) {
        const RecordTypeId subject = asked.rule->subject;
        auto group =
            std::find_if(groups.begin(), groups.end(), [&](const AskedGroup& it) { return it.subject == subject; });
        if (group == groups.end()) group = groups.insert(group, {subject, {}, {}});
        group->rules.push_back(rules.size());
        rules.push_back(asked);
    }
};

} // namespace abide
