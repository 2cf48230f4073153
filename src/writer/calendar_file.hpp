// What falls due as an iCalendar file: for calendars that people already look at, so with references and no more.
#pragma once

#include <span>
#include <string>

#include "base/day.hpp"

namespace abide {

/// What falls due of one case, or one action, on one day.
struct CalendarEntry {
    std::string of; ///< a case's reference, an action's number: "C-0007", "R-3"
    Day due;
    std::string says; ///< how much or what kind, never what it is: "2 deadlines"
};

/// RFC 5545. An entry is the whole day. The same entries on the same as-at date give the same bytes; an entry keeps its
/// name (UID) from file to file.
std::string calendar_file(std::span<const CalendarEntry> entries, Day as_at);

} // namespace abide
