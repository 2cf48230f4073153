// What readers see of publications, for the attack.
#pragma once

#include "privacy/publications.hpp"
#include "tests/privacy/attack.hpp"

namespace abide::tests {

/// `published` says what is known of the hidden counts.
inline Seen seen_by_readers(const FiguresToPublish& figures, const ShownFigures& shown, const Publications& published) {
    Seen seen{figures, shown, {}};
    std::map<std::string, std::int64_t> counts;
    for (const Count& count : figures.counts) counts[count.key] = count.count;
    for (const PublishedCount& count : published.counts) {
        const auto found = counts.find(count.key);
        if (found != counts.end() && found->second == count.count)
            seen.hidden[count.key] = {count.known.least, count.known.most};
    }
    return seen;
}

} // namespace abide::tests
