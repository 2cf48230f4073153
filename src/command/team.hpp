// Which team and worker a case belongs to, where the record says so.
#pragma once

#include <string>

#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// The case's fact `team`, or "the service" for what belongs to no case; empty when it is not recorded or the
/// dictionary has no such fact.
std::string team_of(const Case& one_case, const Dictionary& dictionary);

/// The case's fact `worker`; empty when it is not recorded.
std::string worker_of(const Case& one_case, const Dictionary& dictionary);

} // namespace abide
