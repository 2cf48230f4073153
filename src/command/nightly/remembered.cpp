// What the store remembers of how everything stands, in memory: for a whole night, and for many readers at once.
#include "command/nightly/remembered.hpp"

#include <set>
#include <utility>

namespace abide {

Remembered::Remembered(Store& store) : last_sweep_(store.last_sweep()) {
    const std::int64_t last = last_sweep_ ? last_sweep_->number : 0;
    for (KnownCase& known : store.cases()) {
        Case& one = cases_.emplace_back();
        one.judged = known.judged == 0 ? last : known.judged;
        one.known = std::move(known);
        by_id_.emplace(one.known.id, &one);
    }
    store.each_known([&](const KnownStanding& known) {
        Case& one = case_called(known.case_id);
        one.duties.push_back({known.id, known.fingerprint, known.digest, known.ordinal, known.is_open, known.open_since,
                              known.judged == 0 ? one.judged : known.judged});
        if (!known.exceptions.empty()) excepted_.emplace(known.id, known.exceptions);
    });
}

Remembered::Case& Remembered::case_called(std::string_view id) {
    if (const auto found = by_id_.find(id); found != by_id_.end()) return *found->second;
    Case& one = cases_.emplace_back();
    one.known.id = id;
    one.judged = last_sweep_ ? last_sweep_->number : 0;
    by_id_.emplace(one.known.id, &one);
    return one;
}

const Remembered::Case* Remembered::find(std::string_view case_id) const {
    const auto found = by_id_.find(case_id);
    return found == by_id_.end() ? nullptr : found->second;
}

const ExceptionNumbers& Remembered::exceptions_over(const Duty& duty) const {
    static const ExceptionNumbers none;
    const auto found = excepted_.find(duty.id);
    return found == excepted_.end() ? none : found->second;
}

std::vector<std::int64_t> Remembered::sweeps_in_use() const {
    std::set<std::int64_t> sweeps;
    for (const Case& one : cases_) {
        if (!one.known.is_gone) sweeps.insert(one.judged); // by it a duty of which nothing was asked begins
        for (const Duty& duty : one.duties) sweeps.insert(duty.judged);
    }
    return {sweeps.begin(), sweeps.end()};
}

} // namespace abide
