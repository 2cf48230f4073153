// How people write down which finding they mean: by its fingerprint, or by case, procedure, rule or clause, and record.
#pragma once

#include <string>
#include <string_view>

#include "history/standing.hpp"

namespace abide {

/// "C-0034/working-together/initial-conference-in-time/s1#2": the record's id and the period as far as the duty has
/// them.
std::string address_of(const Duty& duty);

/// Whether `word` may mean the duty: its fingerprint, CASE/RULE, CASE/PROCEDURE/RULE, or either with one of its clauses
/// for the rule; behind these /RECORD-ID, #PERIOD or both. `clauses`: parted by spaces. Of records without an id, which
/// share a fingerprint, FINGERPRINT/2 is the second.
bool may_mean(std::string_view word, const Duty& duty, std::string_view clauses);
bool may_mean(std::string_view word, const Verdict& verdict);

/// Whether an address begins with this case; both an id and an address may hold slashes.
bool is_in_case(std::string_view word, std::string_view case_id);

/// 16 hexadecimal digits.
bool is_fingerprint(std::string_view word);

} // namespace abide
