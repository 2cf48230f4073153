// The exceptions register: what nobody acts on for now, why, who approved it, and until when.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "briefing/changes.hpp"
#include "briefing/parting.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/templates.hpp"
#include "history/exceptions.hpp"

namespace abide {

struct ExceptionRow {
    Exception exception;
    RuleTitle rule;
};

/// The lists of the register, in the order in which they stand on the page.
enum class ExceptionSort : std::uint8_t { holding, too_grave, unfitting, expiring, unused, ahead, expired };
constexpr std::size_t exception_sort_count = 7;

/// What one page lists. Few exceptions have one part, on the register's own page.
struct ExceptionsPart {
    std::size_t number = 1;
    std::string first_case;
    std::string last_case;
    std::size_t count = 0;                                             ///< exceptions
    std::array<std::vector<std::size_t>, exception_sort_count> listed; ///< positions in the list of each sort
};

/// Every exception is in just one of `holding`, `too_grave`, `unfitting`, `unused`, `ahead` and `expired`; those in
/// `expiring` also stand in one of the first four.
struct ExceptionsRegister {
    RunFacts run;
    int within_days = expiring_days;
    /// too_grave: in force, but what they are over has become critical; unfitting: in force, but what bears the name is
    /// not what they were approved for; expiring: in force, and over within those days;
    /// unused: in force, over nothing that is open.
    std::array<std::vector<ExceptionRow>, exception_sort_count> lists;
    std::vector<ExceptionsPart> parts; ///< at least one
    [[nodiscard]] const std::vector<ExceptionRow>& of(ExceptionSort sort) const {
        return lists.at(static_cast<std::size_t>(sort));
    }
};

/// As at the day of the run. `findings` are those open on its night. More than `most` are parted by case.
ExceptionsRegister view_exceptions(std::span<const Exception> exceptions, std::span<const OpenFinding> findings,
                                   const RunFacts& run, std::span<const Procedure* const> procedures,
                                   int within_days = expiring_days, std::size_t most = most_on_a_page);

/// Every name the register's template may use.
Fields fields_of(const ExceptionsRegister& exceptions);

/// Every name the template of one of its parts may use.
Fields fields_of(const ExceptionsRegister& exceptions, const ExceptionsPart& part);

/// The register's own page. It lists the exceptions when there is only one part, else the pages that do.
Page write_exceptions(const ExceptionsRegister& exceptions, const Templates& templates);
Page write_exceptions_part(const ExceptionsRegister& exceptions, const ExceptionsPart& part,
                           const Templates& templates);

} // namespace abide
