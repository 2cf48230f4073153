// The action-plan form of a briefing: two empty pages for a team to write its answer on, in words it can be read back
// by.
#pragma once

#include <string>
#include <vector>

#include "briefing/templates.hpp"

namespace abide {

/// `label` is the briefing's or review's, as actions are filed under it. The words of fields and columns are those of
/// history/action_form.hpp.
struct ActionPlanForm {
    /// What the briefing recommends, by an id of its part and place there: "06-2".
    struct Recommendation {
        std::string id;
        std::string text;
    };
    std::string label;
    std::vector<Recommendation> recommendations; ///< empty where only a label was given
    std::string date;                            ///< on which it was given out, in words
    std::string made_by;                         ///< "Abide 0.1.0"
};

/// Every name its template may use.
Fields fields_of(const ActionPlanForm& form);

Page write_action_plan(const ActionPlanForm& form, const Templates& templates);

} // namespace abide
