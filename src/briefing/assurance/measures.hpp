// What a service follows month by month, and the targets it set itself: the file report-templates/measures.txt.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace abide {

/// What a measure is held against.
struct MeasureTarget {
    double percent = 0;       ///< 0 to 100
    bool is_national = false; ///< set for every authority; else by the service itself
    std::string source;       ///< who set it, when and how
};

/// How many of a rule's duties were met in time, of those judged.
struct Measure {
    std::string procedure;
    std::string rule;
    std::string title;
    std::optional<MeasureTarget> target;
};

/// Reads lines "PROCEDURE RULE: TITLE", each with at most one "target NUMBER national|local: SOURCE" below. Adds a
/// diagnostic for each line that is neither, for a second target and for a measure that stands there twice.
std::vector<Measure> read_measures(std::string_view text, const std::string& file, Diagnostics& diagnostics);

/// "90%, set locally: …"; empty where there is none.
std::string words_of(const std::optional<MeasureTarget>& target);

} // namespace abide
