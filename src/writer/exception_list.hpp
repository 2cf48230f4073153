// The exceptions there are, written down: lines for a person, a table, or JSON.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "history/exceptions.hpp"

namespace abide {

/// How an exception stands on a day. Just one fits.
enum class ExceptionStanding : std::uint8_t {
    holding,
    ahead,     ///< not yet in force
    unused,    ///< in force, but nothing it speaks of is open
    too_grave, ///< in force, but what it is over is critical by now
    unfitting, ///< in force, but what bears that name now is not what it was approved for
    expired,
};
constexpr std::size_t exception_standing_count = 6;
/// "too-grave".
std::string_view name_of(ExceptionStanding standing);

struct ListedException {
    Exception exception;
    ExceptionStanding standing = ExceptionStanding::holding;
    bool is_expiring = false; ///< in force, and over within the days asked about

    bool operator==(const ListedException&) const = default;
};

struct ExceptionList {
    Day as_at;
    int within_days = expiring_days;
    std::vector<ListedException> listed; ///< by number
};

ExceptionList list_exceptions(Day as_at, std::span<const Exception> exceptions, std::span<const OpenFinding> findings,
                              int within_days);

// Each ends in a line end.

std::string exceptions_text(const ExceptionList& list);
std::string exceptions_csv(const ExceptionList& list);
std::string exceptions_json(const ExceptionList& list);

} // namespace abide
