// What a run says about itself besides its verdicts: what was read, by which rules, and how it came out.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "rule/procedure.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// The version of the JSON that a run is written as; raised when a reader of it would have to change.
constexpr int verdict_schema = 1;

struct CalendarFacts {
    std::string id;
    Day ends;
    std::string sha256;
};

/// One export, as it was read.
struct ExportLine {
    std::string file;
    std::string sha256;
    std::string format;
    std::string area;
    std::string system;
    std::optional<When> exported;
    std::optional<std::size_t> cases_stated;
    std::size_t cases = 0;
    std::size_t refused = 0;
    std::size_t future_dated = 0;
    bool cut_short = false; ///< it ended in the middle
    std::map<std::string, std::size_t> unmapped;
};

struct RunSummary {
    std::string version;
    Day as_at;
    std::optional<Day> known_at;
    std::vector<const Procedure*> procedures; ///< in the order of their ids
    CalendarFacts calendar;
    std::vector<ExportLine> exports;
    Counts counts;
    std::size_t shown = 0; ///< how many of the verdicts are written out
    Diagnostics diagnostics;
    std::vector<std::string> next; ///< commands worth running after this one; only for people
};

/// The review date that the last edition in force on `day` has passed; nothing when it has none or it
/// lies ahead. A date known to the month has passed when the month has.
std::optional<When> review_passed(const Procedure& procedure, Day day);

} // namespace abide
