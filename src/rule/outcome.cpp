// What a check kind answers: small helpers that keep outcomes well formed.
#include "rule/outcome.hpp"

#include <algorithm>

namespace abide {

int Overdue::days_on(Day day, const Calendar& calendar) const {
    return std::max(1, days_over(due, day, unit, calendar));
}

void Outcome::clear() {
    state = State::not_applicable;
    reason = Reason::none;
    began.reset();
    start.reset();
    due.reset();
    done.reset();
    set_not_late();
    sum.reset();
    missing.clear();
    items.clear();
    more = false;
    words.clear();
}

void Outcome::miss(const Missing& what) {
    if (std::find(missing.begin(), missing.end(), what) == missing.end()) missing.push_back(what);
}

void Outcome::cannot_tell(const Missing& what) {
    set(State::cannot_tell, what.cause);
    miss(what);
}

std::string_view Outcome::word(std::string_view name) const {
    for (const auto& [key, value] : words)
        if (key == name) return value;
    return {};
}

} // namespace abide
