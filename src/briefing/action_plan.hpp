// The action-plan form of a briefing: two empty pages for a team to write its answer on, in words it can be read back
// by.
#pragma once

#include <string>

#include "briefing/templates.hpp"

namespace abide {

/// `label` is the briefing's or review's, as actions are filed under it. The words of fields and columns are those of
/// history/action_form.hpp.
struct ActionPlanForm {
    std::string label;
    std::string date;    ///< on which it was given out, in words
    std::string made_by; ///< "Abide 0.1.0"
};

/// Every name its template may use.
Fields fields_of(const ActionPlanForm& form);

Page write_action_plan(const ActionPlanForm& form, const Templates& templates);

} // namespace abide
