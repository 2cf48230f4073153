// The exceptions register: what nobody acts on for now, why, who approved it, and until when.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "briefing/changes.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/templates.hpp"
#include "history/exceptions.hpp"

namespace abide {

struct ExceptionRow {
    Exception exception;
    RuleTitle rule;
};

/// Every exception is in just one of `holding`, `too_grave`, `unused`, `ahead` and `expired`; those in `expiring` also
/// stand in one of the first three.
struct ExceptionsRegister {
    RunFacts run;
    int within_days = expiring_days;
    std::vector<ExceptionRow> holding;
    std::vector<ExceptionRow> too_grave; ///< in force, but what they are over has become critical
    std::vector<ExceptionRow> expiring;  ///< in force, and over within those days
    std::vector<ExceptionRow> unused;    ///< in force, over nothing that is open
    std::vector<ExceptionRow> ahead;
    std::vector<ExceptionRow> expired;
};

/// As at the day of the run. `findings` are those open on its night.
ExceptionsRegister view_exceptions(std::span<const Exception> exceptions, std::span<const OpenFinding> findings,
                                   const RunFacts& run, std::span<const Procedure* const> procedures,
                                   int within_days = expiring_days);

/// Every name the register's template may use.
Fields fields_of(const ExceptionsRegister& exceptions);

Page write_exceptions(const ExceptionsRegister& exceptions, const Templates& templates);

} // namespace abide
