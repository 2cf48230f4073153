// How every clause that a role is asked about stands on a day: since when asked, last answered, due when.
#include "command/nightly/answers_due.hpp"

#include <algorithm>
#include <iterator>

namespace abide {

std::optional<Day> asked_since(const Procedure& procedure, std::span<const SweepRecord> sweeps) {
    const std::string name = "procedure " + procedure.id;
    for (const SweepRecord& sweep : sweeps)
        if (std::ranges::find(sweep.documents, name, &NamedText::name) != sweep.documents.end()) return sweep.as_at;
    return std::nullopt;
}

std::vector<AttestationDue> answers_due(std::span<const Procedure* const> procedures,
                                        std::span<const SweepRecord> sweeps, std::span<const Attestation> given,
                                        Day day) {
    std::vector<AttestationDue> all;
    for (const Procedure* procedure : procedures) {
        std::vector<AttestationDue> due =
            attestations_due(asked_clauses(*procedure), given, day, asked_since(*procedure, sweeps));
        std::move(due.begin(), due.end(), std::back_inserter(all));
    }
    return all;
}

} // namespace abide
