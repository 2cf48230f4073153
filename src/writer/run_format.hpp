// The ways a run is written down, in one list: JSON, a verdict a line, a table, and text for a person.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "writer/run_summary.hpp"

namespace abide {

struct WriteSettings {
    bool colour = false; ///< text only: severities are coloured for a terminal
    bool quiet = false;  ///< text only: the findings and nothing else
};

/// One way. Nothing here remembers anything: a verdict becomes text the moment it is judged, and what
/// stands before and after all verdicts is written when the run is known whole.
struct RunFormat {
    std::string_view name;
    std::string_view summary;     ///< one sentence
    std::string_view between;     ///< stands between two verdicts
    Detail detail = Detail::full; ///< how much of a verdict it writes
    std::size_t sections = 1;     ///< verdicts are put into so many sections, written one after another
    std::size_t (*section)(const Verdict&) = nullptr; ///< which one; null: there is one
    bool says_hashes = false;                         ///< of the exports: else nobody need work them out
    void (*head)(const RunSummary&, const WriteSettings&, std::string& text) = nullptr;
    void (*verdict)(const Verdict&, const WriteSettings&, std::string& text) = nullptr;
    void (*tail)(const RunSummary&, const WriteSettings&, std::string& text) = nullptr;
};

std::span<const RunFormat* const> run_formats();

/// Null when there is no such format.
const RunFormat* find_run_format(std::string_view name);

/// A column of the table (`csv`) and what it holds, in its order.
struct Column {
    std::string_view name;
    std::string_view meaning;
};
std::span<const Column> verdict_columns();

} // namespace abide
