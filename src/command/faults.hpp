// Everything that is wrong with what somebody wants to have recorded, said at once.
#pragma once

#include <string>
#include <vector>

namespace abide {

/// Throws Error(usage) with a line for each fault; nothing when there is none. `what`: "the exception".
void refuse_faults(const std::string& what, const std::vector<std::string>& faults);

} // namespace abide
