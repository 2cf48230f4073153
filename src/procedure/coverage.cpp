// Whether the rows of a decision table cover every combination of values once: gaps, overlaps and rows nothing is left
// to.
#include <algorithm>
#include <map>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

constexpr std::size_t most_combinations = 100000;

/// The value picked in each column: an index into the column's values, or one past them for unknown.
using Combination = std::vector<std::size_t>;

bool fits(const DecisionTable& table, const DecisionTable::Row& row, const Combination& picked) {
    for (std::size_t i = 0; i < picked.size(); ++i) {
        const auto& values = table.inputs[i].values;
        const bool fits_here = picked[i] == values.size() ? row.unknown[i]
                                                          : std::find(row.in[i].begin(), row.in[i].end(),
                                                                      values[picked[i]]) != row.in[i].end();
        if (!fits_here) return false;
    }
    return true;
}

bool next(const DecisionTable& table, Combination& picked) {
    for (std::size_t i = picked.size(); i-- > 0;) {
        if (++picked[i] <= table.inputs[i].values.size()) return true;
        picked[i] = 0;
    }
    return false;
}

/// "concern.category 2, concern.significant-harm-suspected unknown".
std::string in_words(const Dictionary& dictionary, const DecisionTable& table, const Combination& picked) {
    std::string text;
    for (std::size_t i = 0; i < picked.size(); ++i) {
        const DecisionTable::Input& input = table.inputs[i];
        const std::string value =
            picked[i] == input.values.size()
                ? "unknown"
                : dictionary.fact(input.fact.fact).codes[static_cast<std::size_t>(input.values[picked[i]])];
        text += (text.empty() ? "" : ", ") + input.fact.written + " " + value;
    }
    return text;
}

const XmlElement& row_element(const XmlElement& table, std::size_t number) {
    for (const XmlElement& child : table.children)
        if (child.name == "row" && number-- == 0) return child;
    return table;
}

/// What was seen while the combinations were looked through.
struct Coverage {
    std::size_t gaps = 0;
    Combination first_gap;
    std::map<std::pair<std::size_t, std::size_t>, Combination> overlaps; ///< two rows, and the first they both cover
    std::vector<bool> is_used;
};

Coverage look_through(const DecisionTable& table) {
    Coverage seen;
    seen.is_used.resize(table.rows.size());
    Combination picked(table.inputs.size(), 0);
    do {
        std::optional<std::size_t> first;
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            if (!fits(table, table.rows[r], picked)) continue;
            if (!first) {
                first = r;
                seen.is_used[r] = true;
            } else {
                seen.overlaps.emplace(std::pair(*first, r), picked);
            }
        }
        if (!first && seen.gaps++ == 0) seen.first_gap = picked;
    } while (next(table, picked));
    return seen;
}

bool is_too_large(const DecisionTable& table) {
    std::size_t product = 1;
    for (const DecisionTable::Input& input : table.inputs) {
        product *= input.values.size() + 1;
        if (product > most_combinations) return true;
    }
    return false;
}

} // namespace

void check_coverage(Compilation& all, const XmlElement& element, const DecisionTable& table, bool first_hit) {
    if (is_too_large(table)) {
        all.complaints.error(Fault::table_too_large, all.document().spot(element),
                             "the table " + quoted(table.id) + " has more than " + std::to_string(most_combinations) +
                                 " combinations",
                             "split it");
        return;
    }
    const Coverage seen = look_through(table);
    if (seen.gaps > 0)
        all.complaints.error(Fault::table_gap, all.document().spot(element),
                             "the table " + quoted(table.id) + " has no row for " +
                                 in_words(all.dictionary, table, seen.first_gap) +
                                 (seen.gaps > 1 ? ", nor for " + std::to_string(seen.gaps - 1) + " more" : ""));
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        if (first_hit && !seen.is_used[r])
            all.complaints.error(Fault::table_dead_row, all.document().spot(row_element(element, r)),
                                 "the rows before this one leave nothing to it");
    if (first_hit) return;
    for (const auto& [rows, picked] : seen.overlaps)
        all.complaints.error(Fault::table_overlap, all.document().spot(row_element(element, rows.second)),
                             "this row and the one on line " + std::to_string(table.rows[rows.first].line) +
                                 " both cover " + in_words(all.dictionary, table, picked));
}

} // namespace abide
