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

/// The clauses of one part of the source, as Clause::section() says.
struct SectionAccount {
    std::string section;
    std::string heading; ///< as section_heading() says
    std::vector<ClauseAccount> clauses;
};

/// "Section 5.3: Category 2 or 3" of a section with a number, "The assessment" of one whose id is a word.
std::string section_heading(const Procedure& procedure, const std::string& section);

/// In the order of the procedure's register.
std::vector<SectionAccount> clause_accounts(const Procedure& procedure);

} // namespace abide
