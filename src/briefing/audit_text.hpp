// What people wrote about an audit held against its record: numbers of cases, and the ids of recommendations.
#pragma once

#include "base/diagnostic.hpp"
#include "briefing/form.hpp"
#include "history/audits.hpp"

namespace abide {

/// Adds an error where the text speaks of another number of cases than the record has ("two of the 5 cases" where 4
/// were audited, "four cases were discussed" where three were), and a warning where it says something of every child.
void check_counts_in(const Form& form, const AuditCounts& counts, Diagnostics& diagnostics);

/// Adds an error for each recommendation without an id of its own.
void check_recommendation_ids(const Form& form, Diagnostics& diagnostics);

/// A row of 6.0 or 7.2.
struct Recommendation {
    std::string id;
    std::string text;
    std::string owners;
    std::string due;    ///< as written; empty where it says nothing
    std::string review; ///< the same
};

/// Those that are written: a row that waits for somebody is none yet, nor is one that says nothing.
std::vector<Recommendation> recommendations_in(const Form& form);

} // namespace abide
