// When the answers about clauses that only people can judge are due.
#include "history/attestations.hpp"

#include <tuple>

namespace abide {

namespace {

const Attestation* last_of(const AskedClause& asked, std::span<const Attestation> given, Day day) {
    const Attestation* last = nullptr;
    for (const Attestation& one : given) {
        if (one.procedure != asked.procedure || one.clause != asked.clause || day < one.answered_on) continue;
        if (last == nullptr || std::tie(last->answered_on, last->number) < std::tie(one.answered_on, one.number))
            last = &one;
    }
    return last;
}

Day one_interval_after(Day start, const Setting& every) {
    const int amount = every.on(start).amount;
    return every.unit == Unit::months ? add_months(start, amount) : start + amount;
}

} // namespace

std::vector<AskedClause> asked_clauses(const Procedure& procedure) {
    std::vector<AskedClause> asked;
    for (const Clause& clause : procedure.clauses)
        if (clause.every != nullptr)
            asked.push_back({procedure.id, clause.id, clause.says, clause.asked_of, clause.every});
    return asked;
}

std::vector<AttestationDue> attestations_due(std::span<const AskedClause> asked, std::span<const Attestation> given,
                                             Day day, std::optional<Day> asked_since) {
    std::vector<AttestationDue> all;
    for (const AskedClause& one : asked) {
        AttestationDue due;
        due.asked = one;
        if (const Attestation* last = last_of(one, given, day)) due.last = *last;
        const std::optional<Day> begins = due.last ? std::optional<Day>(due.last->answered_on) : asked_since;
        if (begins) due.due = one_interval_after(*begins, *one.every);
        if (due.due && *due.due < day) due.overdue_since = *due.due + 1;
        all.push_back(std::move(due));
    }
    return all;
}

} // namespace abide
