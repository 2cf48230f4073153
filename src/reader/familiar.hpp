// What the careful reader of an export has met before, so that others need not call it for that again.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "reader/report.hpp"

namespace abide {

/// Names that nobody mapped and diagnostics of which enough have been spelled out: of these cases only counts are
/// needed. Never changed once others can see it; a newer one takes its place.
struct Familiar {
    std::map<std::string, std::uint32_t>
        names; ///< path of an unmapped name -> its number in the careful reader's table
    std::set<Report::Kind> kinds;
    std::uint64_t table = 0; ///< tells the careful reader's tables apart: it begins a new one after a flood of names
};

using FamiliarPtr = std::shared_ptr<const Familiar>;

} // namespace abide
