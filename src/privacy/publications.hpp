// What was published so far: every figure once, with its true count, how it is shown and what it was tied to.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/figures.hpp"
#include "privacy/known.hpp"

namespace abide {

/// A position in the list of published counts.
using Position = std::uint32_t;

struct PublishedCount {
    std::string key;
    std::int64_t count = 0; ///< the true one, as it was then
    ShownCount shown = ShownCount::hidden();
    Range known;             ///< where a reader who knows how Abide protects can place it, by how it is shown alone
    bool is_of_few = false;  ///< of 1 to 5 children, although it counts more
    bool is_unshown = false; ///< nobody was shown it in any way, not even as "c"

    bool operator==(const PublishedCount&) const = default;
};

struct PublishedSum {
    Position whole = 0;
    std::vector<Position> parts;
    std::vector<Position> less;

    auto operator<=>(const PublishedSum&) const = default;
};

/// `rest` is the count of the whole that is not the part: nobody shows it, and everybody can think of it.
struct PublishedRatio {
    Position part = 0;
    Position whole = 0;
    Position rest = 0;
    std::optional<int> percentage; ///< as shown

    bool operator==(const PublishedRatio&) const = default;
};

/// One count of a world that is not the truth: see other_worlds.hpp.
struct Moved {
    Position count = 0;
    std::int64_t to = 0;

    auto operator<=>(const Moved&) const = default;
};

/// What is different in it from the truth, by position.
using OtherWorld = std::vector<Moved>;

/// By who: what was counted of each, as hashes.
using PublishedCases = std::map<std::string, std::string>;

/// In the order in which they came. A figure whose true count was found to be another later is there twice.
struct Publications {
    std::vector<std::string> titles;
    std::vector<PublishedCount> counts;
    std::vector<PublishedSum> sums;
    std::vector<PublishedRatio> ratios;
    std::vector<OtherWorld> worlds;              ///< that prove the hidden small counts safe
    std::map<std::string, PublishedCases> cases; ///< by CasesBehind::of, of the last one that said anything new

    bool operator==(const Publications&) const = default;
};

} // namespace abide
