// The page of attestations: the clauses only people can judge, what was last answered, and what is overdue.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "briefing/run_facts.hpp"
#include "briefing/templates.hpp"

namespace abide {

/// A clause that is for people, and how it stands with its answers.
struct AttestationRow {
    std::string procedure; ///< title
    std::string clause;
    std::string says;               ///< what it asks
    std::string role;               ///< which is asked; empty: nobody is named yet
    std::optional<Day> answered_on; ///< nothing: never
    std::string answer;             ///< yes, partly or no; empty: never answered
    std::string note;               ///< about the service; may be empty
    std::optional<Day> next_due;    ///< nothing: it is not asked at intervals
    bool is_overdue = false;
};

struct Attestations {
    RunFacts run;
    std::vector<AttestationRow> asked; ///< in the order they are listed
};

/// Every name the page's template may use.
Fields fields_of(const Attestations& attestations);

/// Speaks of the service and of no case.
Page write_attestations(const Attestations& attestations, const Templates& templates);

} // namespace abide
