// A new publication set beside the earlier ones: which figures are known already, which are new, what ties them.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "privacy/figures.hpp"
#include "privacy/publications.hpp"

namespace abide {

struct Gathered {
    std::string title;      ///< of the new one
    Publications published; ///< the earlier, then the new; small counts hidden, others rounded, no percentage yet
    Position first_new_count = 0;
    std::size_t first_new_sum = 0;
    std::size_t first_new_ratio = 0;
    std::map<std::string, Position> counts; ///< of this publication: earlier ones too
    std::vector<std::size_t> ratios;        ///< of this publication, as `published` numbers them
};

/// How the key of a count begins that nobody shows: what a percentage leaves of its whole.
inline constexpr std::string_view rest_mark = "rest of ";

/// Throws Error(fault) for figures that contradict themselves; see protect().
Gathered gather(const FiguresToPublish& figures, const Publications& earlier);

} // namespace abide
