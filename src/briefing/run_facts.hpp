// What every briefing of one run says at its head and foot: when, by which rules, from which exports.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "briefing/fields.hpp"
#include "briefing/page.hpp"
#include "rule/procedure.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// One export that was read.
struct ExportUsed {
    std::string file;
    std::string system;                          ///< which wrote it; may be empty
    std::optional<When> exported;                ///< when it was written
    std::size_t cases = 0;                       ///< read and judged
    std::size_t refused = 0;                     ///< reported and not judged
    std::optional<std::size_t> cases_stated;     ///< what the file says it holds
    std::size_t future_dated = 0;                ///< records set aside: after the as-at date
    std::map<std::string, std::size_t> unmapped; ///< names nobody mapped -> how often
};

/// One procedure that was applied.
struct ProcedureUsed {
    std::string id;
    std::string title;
    std::string editions;              ///< "2016-12", parted by commas when several
    std::string review_due;            ///< "Oct 2017"; empty when none is stated
    bool is_review_past = false;       ///< on the as-at date
    std::size_t unchecked_clauses = 0; ///< clauses that no rule checks wholly
    std::size_t local_choices = 0;     ///< settings in force that are not the document's own
};

/// Whether a setting is a number or choice that is not the document's own.
bool is_local_choice(const Setting& setting);

ProcedureUsed used_procedure(const Procedure& procedure, Day as_at);

struct RunFacts {
    Day as_at;
    std::optional<Day> known_at; ///< what was written down later was set aside
    std::string calendar;        ///< its title
    Day calendar_ends;
    std::vector<ProcedureUsed> procedures;
    std::vector<ExportUsed> exports;
    Counts counts;                         ///< of the whole run
    Diagnostics diagnostics;               ///< of the whole run
    std::string made_by;                   ///< "Abide 0.1.0"
    Privacy privacy = Privacy::identified; ///< of pages that list cases
    std::string audience;                  ///< of a pseudonymised page: who it is for
};

/// When, by which calendar and procedures: nothing that is counted.
void put_ground(const RunFacts& run, Fields& fields);
/// The same with the exports and how much was read of them. Not for a page whose counts are protected.
void put_run(const RunFacts& run, Fields& fields);

/// How files of a report begin: "findings"; for an audience "findings-partnership-board".
std::string file_beginning(const RunFacts& run, const std::string& report);

/// As lists of diagnostics show them.
void put_diagnostics(const Diagnostics& diagnostics, Fields& fields);

/// The page's facts for a report of this run about `unit`.
PageFacts page_facts(const RunFacts& run, const std::string& report, const std::string& unit);

} // namespace abide
