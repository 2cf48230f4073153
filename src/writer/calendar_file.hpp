// Deadlines as an iCalendar file: for calendars that people already look at, so with a case's reference and no more.
#pragma once

#include <span>
#include <string>

#include "base/day.hpp"

namespace abide {

/// What falls due of one case on one day.
struct CalendarEntry {
    std::string case_id;
    Day due;
    std::size_t duties = 1;
};

/// RFC 5545. An entry is the whole day and says the case's reference and how many duties; never what they are. The
/// same entries on the same as-at date give the same bytes; an entry keeps its name (UID) from file to file.
std::string calendar_file(std::span<const CalendarEntry> entries, Day as_at);

} // namespace abide
