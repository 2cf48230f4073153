// Instants as they are written down: seconds since 1970-01-01T00:00Z and "2026-04-11T01:15:07Z".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace abide {

/// "2026-04-11T01:15:07Z".
std::string utc_text(std::int64_t seconds);

/// Strict: exactly that shape, UTC and to the second.
std::optional<std::int64_t> parse_utc(std::string_view text);

} // namespace abide
