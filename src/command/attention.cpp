// Which verdicts have to be spelled out before anybody can say whether they need attention.
#include "command/attention.hpp"

#include "rule/verdict.hpp"

namespace abide {

Attention::Attention(const std::vector<const Procedure*>& procedures) {
    for (const Procedure* procedure : procedures) {
        if (procedure->first_day_counted == nullptr || procedure->first_day_counted->others.empty()) continue;
        for (const auto& rule : procedure->rules) turning_.insert(rule.get());
    }
}

bool Attention::may_need(const Rule& rule, State state) const {
    if (is_finding(state)) return true;
    const bool has_reading = state == State::met || state == State::not_yet_due || state == State::no_breach_either_way;
    return has_reading && turning_.contains(&rule);
}

} // namespace abide
