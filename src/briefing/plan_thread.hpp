// From what was found about a child to what is planned for it, and what came of that.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "briefing/fields.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// One planned action, or something found that none names. Texts of the record are never among the words; what is not
/// recorded is empty.
struct PlanStep {
    std::string answers; ///< what it answers: "assessed need n1 (need) and diversion plan d1 (active)"
    std::string
        action; ///< "plan item pi1 (purpose own need), plan p1"; empty: nothing that is planned names what was found
    std::string who; ///< a role
    std::string due;
    bool is_due_past = false; ///< and not recorded as done
    std::string done;
    std::string hoped_for;        ///< whether what was hoped for came about: "yes"
    std::string services;         ///< that carry it out, or answer the need by themselves
    bool is_reason_given = false; ///< why nothing was provided for a need
    std::string place;            ///< "cases/north.xml:22", of the action, else of what was found
};

struct PlanThread {
    /// Assessed needs in the order of the export, each with the planned actions that name it; then other actions, then
    /// diversion plans that none carries out.
    std::vector<PlanStep> steps;
    bool is_exported = true; ///< false when the export cannot carry planned actions: then none is missed
};

PlanThread view_plan_thread(const Case& one_case, const Dictionary& dictionary, std::span<const RecordIndex> set_aside,
                            Day as_at);

/// Writes the list `plan_thread` and `are_plans_exported`.
void put_plan_thread(const PlanThread& thread, Fields& fields);

} // namespace abide
