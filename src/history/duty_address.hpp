// How people write down which finding they mean: by its fingerprint, or by case, procedure, rule and record.
#pragma once

#include <string>
#include <string_view>

#include "history/standing.hpp"

namespace abide {

/// "C-0034/working-together/conference-15/s1#2": the record's id and the period as far as the duty has them.
std::string address_of(const Duty& duty);

/// Whether `word` may mean the duty: its fingerprint, CASE/RULE or CASE/PROCEDURE/RULE, the latter two with /RECORD-ID,
/// #PERIOD or both behind them. Of records without an id, which share a fingerprint, FINGERPRINT/2 is the second.
bool may_mean(std::string_view word, const Duty& duty);

} // namespace abide
