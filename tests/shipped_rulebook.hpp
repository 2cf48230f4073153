// The dictionary and procedures that come with Abide, loaded once for every test that reads them.
#pragma once

#include "command/rulebook.hpp"

namespace abide::tests {

const Rulebook& shipped_rulebook();

/// The shipped procedure of this id. Throws std::runtime_error when there is none.
const Procedure& shipped_procedure(std::string_view id);

} // namespace abide::tests
