// How every clause that a role is asked about stands on a day: since when asked, last answered, due when.
#include "command/nightly/answers_due.hpp"

#include <iterator>
#include <optional>

namespace abide {

std::vector<AttestationDue> answers_due(std::span<const Procedure* const> procedures,
                                        const std::map<std::string, Day>& since, std::span<const Attestation> given,
                                        Day day) {
    std::vector<AttestationDue> all;
    for (const Procedure* procedure : procedures) {
        const auto asked = since.find(procedure->id);
        std::vector<AttestationDue> due = attestations_due(
            asked_clauses(*procedure), given, day, asked == since.end() ? std::nullopt : std::optional(asked->second));
        std::move(due.begin(), due.end(), std::back_inserter(all));
    }
    return all;
}

} // namespace abide
