// The findings that are open by the last sweep, and which of them somebody means.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "history/exceptions.hpp"
#include "store/store.hpp"

namespace abide {

/// Those that were open on the night of this sweep, by case.
std::vector<OpenFinding> findings_to_except(Store& store, std::int64_t sweep);

/// The one that is meant; see may_mean. Throws Error(usage): with did-you-mean when there is none, or why there is none
/// on a case that is among `cases`; and with all of them when there are several.
const OpenFinding& expect_finding(std::span<const OpenFinding> findings, std::span<const KnownCase> cases,
                                  const std::string& word);

} // namespace abide
