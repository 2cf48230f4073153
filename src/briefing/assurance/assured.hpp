// What every assurance report has: its period, how its counts are shown, and the page they stand on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "briefing/assurance/count_table.hpp"
#include "briefing/assurance/period.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/templates.hpp"
#include "privacy/level.hpp"

namespace abide {

/// When, by what, and about which days.
struct AssuredGround {
    RunFacts run;
    Period period;

    /// Whether all of its days are past on the as-at date.
    [[nodiscard]] bool is_over() const { return period.last() <= run.as_at; }
};

/// The tables of a report as its readers may see them.
struct Shown {
    PrivacyLevel level = level_outside_the_service; ///< identified: exact counts, for staff; aggregated: protected ones
    ShownTables tables;

    [[nodiscard]] bool is_exact() const { return level == PrivacyLevel::identified; }
};

/// Nothing in it when no such table is shown.
ShownTable table_in(const Shown& shown, const CountTable& table);

/// Writes the names every assurance report has: the ground, the period, how counts are shown.
void put_assured(const AssuredGround& ground, const Shown& shown, Fields& fields);

/// "board-2026-Q1", and "board-2026-Q1-identified" with exact counts: neither may take the other's place.
std::string assured_name(std::string_view kind, const std::string& when, const Shown& shown);

/// What an assurance report's page is made from.
struct AssuredPage {
    std::string_view kind;   ///< its template, and the first part of its name: "board"
    std::string_view report; ///< "Board assurance report"
    Fields fields;
    Drawings drawings;
};
Page write_assured(AssuredPage page, const AssuredGround& ground, const Shown& shown, const Templates& templates);

} // namespace abide
