// What an exception over a duty without a lasting name was approved for, so that it never comes to cover another one.
#pragma once

#include <optional>
#include <string>

#include "history/exception.hpp"

namespace abide {

/// As it stood when it was approved, or as it stands on a night.
struct ApprovedFor {
    std::optional<Day> start;
    std::optional<Day> due;
    std::string facts; ///< those of the record itself that decided, as lines of Standing::facts

    bool operator==(const ApprovedFor&) const = default;
};

/// Whether its name may mean another one on another night: the id of its record was made, from the record's place or
/// from a date, or it is one period of several. A record that is entered in front of it takes its name.
bool is_named_by_place(const Duty& duty);

/// Without facts where the name lasts.
ApprovedFor approved_for(const Standing& standing);
ApprovedFor approved_for(const Verdict& verdict);
ApprovedFor approved_for(const Exception& exception);

/// Whether there is anything by which it can be told from another.
bool can_be_told(const ApprovedFor& one);

/// Whether an exception is still over what it was approved for: always where the name lasts; else start and due day are
/// the same, no fact of the record itself has another value, and something of all that is known and the same.
bool still_means(const Exception& exception, const ApprovedFor& tonight);

/// Of a duty that is named by its place: "began Mon 5 Jan 2026, due Mon 9 Mar 2026"; empty where the name lasts.
std::string approved_for_words(const Exception& exception);

} // namespace abide
