// A whole beside its parts: when its own count would tell a hidden part, and what it is then hidden together with.
//
// A 7 shown as "5" beside a 6 shown as "5" and a "c" tells that the c is 1. So the whole has to be hidden. But were
// wholes hidden only when they tell something, that a whole is hidden would tell the same: with an 8 it would have been
// shown, so it was a 7. Therefore the decision is never made by the whole's count alone. The counts that are shown
// alike (1 to 5; 6 and 7; 8 to 12; …) are looked at in turn, and the ones that would tell are hidden together with
// their neighbours, whichever of them it is. Here a whole of 8 to 12 is hidden too, and who sees it hidden knows "7 to
// 12". In the same way four parts that are all "c" in a whole that is "c" would be ones and one two at most; so such a
// whole is hidden when it is 6 or 7 too, and a reader who knows this can only say "4 to 7".
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "privacy/known.hpp"

namespace abide {

/// A part as a reader knows it.
struct KnownPart {
    Range known;
    bool is_hidden = false;
    int sign = 1; ///< -1: goes off
};

/// Where a whole of parts like these can lie at all.
Range range_of_whole(std::span<const KnownPart> parts);

/// Nothing when this whole may be shown as its count is. Otherwise it has to be hidden, and a reader who knows the
/// parts and how this is decided can place it in this range, and not more closely.
std::optional<Range> hidden_range_of_whole(std::span<const KnownPart> parts, std::int64_t whole);

} // namespace abide
