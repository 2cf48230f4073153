// Causes in words: the one place that says them.
#pragma once

#include <string>
#include <vector>

#include "history/transition.hpp"

namespace abide {

/// One sentence: "The record changed: strategy-meeting m1 held-date is 2026-04-09 (not recorded before)."
std::string sentence_of(const Cause& cause);

/// The sentences of all of them, parted by spaces; says so when no cause is known.
std::string sentences_of(const std::vector<Cause>& causes);

/// The kind alone, inside a sentence: "the record changed".
std::string_view words_of(CauseKind kind);

/// The category inside a sentence: "became cannot tell".
std::string_view words_of(Category category);

} // namespace abide
