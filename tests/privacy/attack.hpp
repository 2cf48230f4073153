// The attack: everything published, by everybody and ever, put together to work out hidden counts.
//
// Written for the tests alone, and otherwise than what it attacks: where src/privacy shows that a count could be
// another, this tries to show that it could not. It narrows every count by every sum and every percentage until nothing
// moves; then it supposes of a hidden count one value after the other and narrows again, and excludes what contradicts
// itself; of small systems it goes through all counts there can be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "privacy/figures.hpp"

namespace abide::tests {

/// A publication as readers have it, with the true counts to tell a success by.
struct Seen {
    FiguresToPublish figures;
    ShownFigures shown;
    /// Within which bounds a reader may take a hidden count to lie; by key.
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> hidden;
};

struct Worked {
    std::string key;
    std::vector<std::int64_t> possible; ///< fewer than three, the true one among them
};

enum class Effort { narrow, suppose, exhaust };

/// The hidden counts of 1 to 5 of which fewer than three values are possible.
std::vector<Worked> attack(const std::vector<Seen>& publications, Effort effort);

/// All small hidden ones, to measure against.
std::size_t hidden_small_counts(const std::vector<Seen>& publications);

} // namespace abide::tests
