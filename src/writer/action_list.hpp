// The actions there are, written down: lines for a person, a table, or JSON.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "history/actions.hpp"

namespace abide {

/// As they stand on the day, by number.
struct ActionList {
    Day as_at;
    std::vector<Action> listed;
};

// Each ends in a line end.

std::string actions_text(const ActionList& list);
std::string actions_csv(const ActionList& list);
std::string actions_json(const ActionList& list);

/// "maca-hsb-2017 6.0-3 (audit)".
std::string source_words(const Action& action);

} // namespace abide
