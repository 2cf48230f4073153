// What became of a duty from one night to another, and why: pure, from how it stood and how it stands.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "history/record_tonight.hpp"
#include "history/transition.hpp"

namespace abide {

/// How a duty stands once one thing more of what changed since the night before is as it is tonight. The last step is
/// tonight.
struct NightStep {
    CauseKind kind = CauseKind::record_changed;
    bool or_abide = false;            ///< the record and Abide changed; if no fact did, it was Abide
    std::optional<Standing> standing; ///< nothing: it is not asked
    /// Procedures of whose duties nobody can say how they stand at this step; null: none.
    const std::set<std::string>* unknown = nullptr;
    /// Of a step in which days pass: the night before, by whose clock later records lay ahead.
    std::optional<Day> clock_before;
    /// Of a step in which nothing changed but which other cases there are: those the case leans on that came or went.
    std::optional<Cause> other_cases;
    /// Of a step in which the record changes; null: nobody looked.
    std::shared_ptr<const RecordTonight> record = nullptr;
};

/// One cause for each step that moves the duty, in the order of the steps; each says what of its kind moved it.
/// `tonight`: the day it is judged as at.
std::vector<Cause> causes_of(const std::optional<Standing>& before, std::span<const NightStep> steps, Day tonight);

/// What became of a finding. `ever_open`: whether it was open on any night before. Nothing when nobody need be told: it
/// was open neither before nor now, or nothing about it changed.
std::optional<Category> category_of(const std::optional<Standing>& before, bool ever_open,
                                    const std::optional<Standing>& now);

} // namespace abide
