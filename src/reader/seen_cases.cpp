// Which case ids a run has met, and where.
#include "reader/seen_cases.hpp"

#include <functional>

namespace abide {

std::optional<SeenCases::At> SeenCases::meet(std::string_view id, At at) {
    if (taken_ * 2 >= rows_.size()) {
        std::vector<Row> old(rows_.size() * 2);
        old.swap(rows_);
        for (const Row& row : old) {
            std::size_t place = row.hash & (rows_.size() - 1);
            while (row.is_taken && rows_[place].is_taken) place = (place + 1) & (rows_.size() - 1);
            if (row.is_taken) rows_[place] = row;
        }
    }
    const std::uint64_t hash = std::hash<std::string_view>()(id);
    std::size_t place = hash & (rows_.size() - 1);
    for (; rows_[place].is_taken; place = (place + 1) & (rows_.size() - 1)) {
        const Row& row = rows_[place];
        if (row.hash == hash && std::string_view(ids_).substr(row.begin, row.size) == id) return row.at;
    }
    rows_[place] = {hash, ids_.size(), static_cast<std::uint32_t>(id.size()), at, true};
    ids_ += id;
    ++taken_;
    return std::nullopt;
}

} // namespace abide
