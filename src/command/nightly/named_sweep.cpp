// Which sweeps the words of a command line mean.
#include "command/nightly/named_sweep.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/words.hpp"

namespace abide {

const SweepRecord& named_sweep(std::span<const SweepRecord> sweeps, const std::string& word) {
    const SweepRecord* found = nullptr;
    std::vector<std::string> known;
    for (const SweepRecord& sweep : sweeps) {
        if (sweep.id == word || iso(sweep.as_at) == word) found = &sweep;
        known.push_back(sweep.id);
    }
    if (found != nullptr) return *found;
    const std::string help = did_you_mean(word, known);
    throw Error(Exit::usage, "there is no sweep \"" + word + "\"; " +
                                 (help.empty() ? "they are named by id (" + known.back() + ") or by day" : help));
}

std::pair<const SweepRecord*, const SweepRecord*> named_sweeps(std::span<const SweepRecord> sweeps,
                                                               const std::vector<std::string>& words) {
    if (sweeps.empty()) throw Error(Exit::usage, "there is no sweep yet; \"abide sweep\" makes the first");
    if (words.empty()) return {sweeps.size() > 1 ? &sweeps[sweeps.size() - 2] : nullptr, &sweeps.back()};
    const SweepRecord& earlier = named_sweep(sweeps, words[0]);
    const SweepRecord& later = words.size() > 1 ? named_sweep(sweeps, words[1]) : sweeps.back();
    if (earlier.number >= later.number)
        throw Error(Exit::usage, "the sweep " + earlier.id + " does not lie before " + later.id);
    return {&earlier, &later};
}

} // namespace abide
