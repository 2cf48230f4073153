// Names of an erased case in what is kept: found as whole names, and replaced.
#pragma once

#include <string>
#include <string_view>

#include "history/erasure.hpp"

namespace abide {

/// Whether a text names the case: not as a part of a longer word. The id "C-1" is not mentioned in "C-10", but is in
/// "case-C-1-2026.md"; an id without letters is not mentioned within a date or another number, but is before a full
/// stop.
bool is_mentioned(std::string_view text, std::string_view id);

/// `text` with every mention of `id` replaced.
std::string scrubbed(std::string_view text, std::string_view id);

} // namespace abide
