// Which clauses somebody is asked about, what was answered last, and when the next answer is due.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "history/attestation.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// A clause that no record can answer and a role is asked about.
struct AskedClause {
    std::string procedure;
    std::string clause;
    std::string says; ///< what the source asks
    std::string role;
    const Setting* every = nullptr; ///< the procedure's, which must outlive this
};

/// Of one procedure, in the order of its register.
std::vector<AskedClause> asked_clauses(const Procedure& procedure);

/// How one of them stands on a day.
struct AttestationDue {
    AskedClause asked;
    std::optional<Attestation> last;  ///< the last answer up to that day
    std::optional<Day> due;           ///< by when the next is; nothing: never answered, and not known since when asked
    std::optional<Day> overdue_since; ///< the first day after `due`, when it has come
};

/// For each asked clause, in their order, from all answers ever given, in any order: those of other clauses and of days
/// after `day` are passed over; of several of one day the last recorded counts. The next answer is due one interval
/// after the last, by the setting as it stood on the day of that answer. What was never answered is due one interval
/// after `asked_since`, the day from which the service has been asked at all.
std::vector<AttestationDue> attestations_due(std::span<const AskedClause> asked, std::span<const Attestation> given,
                                             Day day, std::optional<Day> asked_since);

} // namespace abide
