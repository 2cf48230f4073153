// How people write down which finding they mean: by its fingerprint, or by case, procedure, rule and record.
#include "history/duty_address.hpp"

#include <array>

namespace abide {

namespace {

/// Takes `piece` away from the front; false when something else stands there.
bool take(std::string_view piece, std::string_view& word) {
    if (!word.starts_with(piece)) return false;
    word.remove_prefix(piece.size());
    return true;
}

std::string period_of(const Duty& duty) { return duty.period > 0 ? "#" + std::to_string(duty.period) : ""; }

std::string record_of(const Duty& duty) { return duty.record_id.empty() ? "" : "/" + duty.record_id; }

} // namespace

std::string address_of(const Duty& duty) {
    return duty.case_id + "/" + duty.procedure + "/" + duty.rule + record_of(duty) + period_of(duty);
}

bool may_mean(std::string_view word, const Duty& duty) {
    if (word == duty.fingerprint || word == duty.fingerprint + "/" + std::to_string(duty.ordinal)) return true;
    const std::string record = record_of(duty);
    const std::string period = period_of(duty);
    const std::array<std::string, 2> rules = {duty.case_id + "/" + duty.rule,
                                              duty.case_id + "/" + duty.procedure + "/" + duty.rule};
    for (const std::string& rule : rules) {
        std::string_view rest = word;
        if (!take(rule, rest)) continue;
        if (rest.empty() || rest == record || rest == period || rest == record + period) return true;
    }
    return false;
}

} // namespace abide
