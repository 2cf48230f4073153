// Whether a count met its target, as a colour code says it; with so few that one child turns it there is no code.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "chart/xmr.hpp"

namespace abide {

/// Under this denominator there is no colour code: one child would turn it.
constexpr std::uint64_t least_coded = 6;

enum class TargetCode : std::uint8_t {
    met,
    missed,
    too_few,     ///< none: the denominator is under 6
    not_shown,   ///< none: the count may not be shown
    not_counted, ///< none: the denominator is 0
    no_target,   ///< none: nobody set a target, or neither direction is better
};

/// A count of some among all, as it may be shown: both or neither.
struct ShownShare {
    std::uint64_t part = 0;
    std::uint64_t whole = 0;
};

/// `target` in per cent of the whole; a share equal to it meets it. `shown` is empty where the count is withheld.
/// REQUIRES: part <= whole.
TargetCode target_code(const std::optional<ShownShare>& shown, std::optional<double> target, Better better);

struct CodeWords {
    std::string_view mark; ///< a sign that tells it without colour; empty where there is no code
    std::string_view label;
};

/// "● met target", "✕ missed target", "no code: fewer than 6".
CodeWords words_of(TargetCode code);

} // namespace abide
