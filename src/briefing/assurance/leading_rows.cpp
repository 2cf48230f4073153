// Finds the rows that lead among what a table shows.
#include "briefing/assurance/leading_rows.hpp"

#include "base/words.hpp"

namespace abide {

std::string leading_message(const std::string& what, const ShownTable& shown) {
    std::vector<std::string> leading;
    bool is_any_withheld = false;
    std::int64_t most = 1; // a row of none leads nothing
    for (const ShownRow& row : shown.rows) {
        const std::optional<std::int64_t>& count = row.counts.front().number;
        is_any_withheld = is_any_withheld || !count;
        if (!count || *count < most) continue;
        if (*count > most) leading.clear();
        most = *count;
        leading.push_back(row.label);
    }
    if (leading.empty()) return is_any_withheld ? "No count is large enough to be shown" : "There is nothing to count";
    return what + (is_any_withheld ? ", of the counts shown: " : ": ") + list_of(leading);
}

BarCount bar_count(const ShownCell& cell) {
    return cell.number ? BarCount(static_cast<std::uint64_t>(*cell.number)) : BarCount();
}

std::vector<Bar> bars_of(const ShownTable& shown) {
    std::vector<Bar> bars;
    for (const ShownRow& row : shown.rows) bars.push_back({row.label, {bar_count(row.counts.front())}, {}});
    return bars;
}

} // namespace abide
