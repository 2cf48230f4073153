// What two publications differ by: where the difference comes from fewer than six children, it would tell of them.
//
// Somebody who knows that one child left, or whose record was put right, between two publications reads that child's
// lines off the difference, however well each of the two is protected. So a count that was published may be published
// with another value only when the difference comes from six cases or more. And a count of some of the cases beside
// the same one of all tells of the rest: so the cases must mostly be those of the time before.
#pragma once

#include <string>

#include "privacy/figures.hpp"
#include "privacy/publications.hpp"

namespace abide {

/// "standing/2026-04-10/met" as "standing/*/met": how things stand is the same figure on every day.
std::string key_of_any_day(const std::string& key);

/// Whether the figures hold, for a key_of_any_day() that was published, a count it never had; or a row that came to a
/// table or went from it.
bool is_different(const FiguresToPublish& figures, const Publications& earlier);

/// Throws Error(not_written) where a publication that is different is so by fewer cases than six, or is of mostly other
/// cases. Nothing is said against the first one of its kind, nor where no case changed: then it only shows other rows.
void check_difference(const FiguresToPublish& figures, const Publications& earlier);

} // namespace abide
