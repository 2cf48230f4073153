// Which calendar and which procedures an export is judged by when the command line does not say.
#pragma once

#include <string>
#include <vector>

#include "command/rulebook.hpp"

namespace abide {

/// The one calendar of all these areas: the one that lists them; England and Wales for an area none lists. Throws
/// Error(usage) when they go by different ones.
const CalendarFile& calendar_for(const Rulebook& rulebook, const std::vector<std::string>& areas);

/// The nation an area lies in: what the calendar that lists it says, else the area itself is one. An area that none
/// lists lies in the first nation of `calendar`.
std::string nation_of(const Rulebook& rulebook, const std::string& area, const CalendarFile& calendar);

/// Whether it is a procedure of this area, or a national one of its nation.
bool is_procedure_for(const Rulebook& rulebook, const Procedure& procedure, const std::string& area,
                      const CalendarFile& calendar);

/// The procedures of an area, and the national ones of its nation.
std::vector<const Procedure*> procedures_for(const Rulebook& rulebook, const std::string& area,
                                             const CalendarFile& calendar);

/// The calendar a procedure's own examples go by.
const CalendarFile& calendar_of_procedure(const Rulebook& rulebook, const Procedure& procedure);

} // namespace abide
