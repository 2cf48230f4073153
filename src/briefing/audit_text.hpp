// What people wrote about an audit held against its record: numbers of cases, and the ids of recommendations.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "briefing/form.hpp"
#include "history/action.hpp"
#include "history/audits.hpp"

namespace abide {

/// Adds an error where the text speaks of another number of cases than the record has ("two of the 5 cases" where 4
/// were audited, "four cases were discussed" where three were), a warning where it says something of every child, and a
/// note where it counts children among so few that somebody may know one by it ("two of the 4 cases", "in one case").
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

/// A date of a recommendation that nobody can read, or that lies before the day the panel met.
struct QuestionedDate {
    std::string id; ///< of the recommendation
    bool is_review = false;
    AgreedDate date;
    std::uint32_t line = 0;
};

/// `panel`: nothing where no day is set.
std::vector<QuestionedDate> questioned_dates(const Form& form, std::optional<Day> panel);

/// The form as its page shows it: behind each questioned date that it is questioned, and why.
Form with_questions(Form form, std::optional<Day> panel);

} // namespace abide
