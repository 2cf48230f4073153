// An account of every clause of a procedure in the order of its source, with the rules that rest on it.
#pragma once

#include <string>
#include <vector>

#include "rule/procedure.hpp"

namespace abide {

struct ClauseAccount {
    const Clause* clause = nullptr;
    std::vector<const Rule*> rules; ///< in the order of the procedure
};

/// The clauses of one part of the source: "5.3", of the clauses "5.3-1", "5.3-2" …
struct SectionAccount {
    std::string section;
    std::vector<ClauseAccount> clauses;
};

/// In the order of the procedure's register. Clauses whose ids have no hyphen are sections of their own.
std::vector<SectionAccount> clause_accounts(const Procedure& procedure);

} // namespace abide
