// A run's id taken apart, "2026-04-10-1": the as-at date, and which of that date.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/day.hpp"

namespace abide {

/// A history does not run backwards, so ids follow one another as the runs do.
struct RunId {
    Day day;
    std::int64_t of_day = 0; ///< from 1

    auto operator<=>(const RunId&) const = default;
};

/// Nothing for a text that no run is called.
std::optional<RunId> parse_run_id(std::string_view text);

} // namespace abide
