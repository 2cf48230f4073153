// What changed between two nights, written down: lines for a person, JSON lines, or a table.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "history/transition.hpp"
#include "writer/run_format.hpp"

namespace abide {

/// The two nights, and what else a reader has to know before believing the list.
struct ChangesSummary {
    std::string earlier; ///< the id of the earlier sweep; empty: there is none
    std::string tonight;
    Day as_at;           ///< the day tonight judged as at
    bool shrunk = false; ///< tonight's exports held too few of the known cases
    std::size_t cases = 0;
    std::size_t known_cases = 0;
    std::size_t away = 0; ///< known cases that are not in tonight's exports
    std::size_t still_open = 0;
    std::size_t erased =
        0; ///< cases that were erased since, and stood in one of the two or between: nothing tells of them
    std::span<const Procedure* const> procedures; ///< which rules are learning and no duty
};

/// A row of the list.
struct ListedChange {
    const Transition* change;
    Nature nature;                         ///< of its rule
    std::optional<std::int32_t> days_open; ///< from the night it became open to tonight's day
};

struct ChangeFormat {
    std::string_view name;
    std::string_view summary; ///< one sentence
    bool urgent_last = false; ///< the most urgent change comes last, else first
    void (*head)(std::string& text) = nullptr;
    void (*change)(const ListedChange&, std::string& text) = nullptr;
    void (*tail)(std::span<const Transition>, const ChangesSummary&, const WriteSettings&, std::string& text) = nullptr;
};

/// text, ndjson, csv. The shape of a line of ndjson is in changes.schema.json.
std::span<const ChangeFormat* const> change_formats();

/// Null when there is no such format.
const ChangeFormat* find_change_format(std::string_view name);

/// The whole document: by category and severity, then by case; the same changes in any order give the same bytes.
std::string write_change_list(const ChangeFormat& format, std::vector<Transition> changes,
                              const ChangesSummary& summary, const WriteSettings& settings = {});

/// The columns of the table (`csv`), in its order.
std::span<const Column> change_columns();

} // namespace abide
