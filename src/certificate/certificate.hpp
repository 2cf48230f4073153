// A certificate: what one run read, by what it judged, how it came out and what it wrote, so that anybody can check it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "history/sweep_record.hpp"
#include "history/transition.hpp"
#include "rule/state.hpp"

namespace abide {

/// The version of the JSON below; raised when a reader of it would have to change. Those of the first are still read:
/// they do not say how complete a run was.
constexpr int certificate_schema = 2;

struct CertifiedExport {
    std::string file;
    std::string sha256; ///< of the file on disk; of a file in an archive: of the archive; empty: no byte could be read
    std::string area;
    std::string system;
    std::string exported;               ///< as the file says it; may be empty
    std::optional<std::int64_t> stated; ///< cases, as the file says it
    std::int64_t cases = 0;             ///< read and judged
    std::int64_t refused = 0;           ///< cases
    bool cut_short = false;

    bool operator==(const CertifiedExport&) const = default;
};

struct CertifiedProcedure {
    std::string id;
    std::vector<std::string> editions;
    std::string sha256;
    std::string review_due; ///< of the last edition, to the day, month or year; may be empty

    bool operator==(const CertifiedProcedure&) const = default;
};

struct CertifiedCalendar {
    std::string id;
    Day ends; ///< the last day it knows
    std::string sha256;

    bool operator==(const CertifiedCalendar&) const = default;
};

struct CertifiedSetting {
    std::string name;
    std::string value;
    std::string origin; ///< what decided it: "command line", a configuration file …

    bool operator==(const CertifiedSetting&) const = default;
};

/// The certificate before this one.
struct PreviousCertificate {
    std::string run;
    std::string sha256; ///< of its bytes

    bool operator==(const PreviousCertificate&) const = default;
};

/// Whether everything that was known came, and what became of it when it did not.
struct Completeness {
    std::int64_t known_cases = 0;  ///< before the run
    std::int64_t missing = 0;      ///< of them: not in its exports
    bool missing_accepted = false; ///< somebody said that they are rightly gone
    bool shrunk = false;           ///< too many were missing, and nothing was resolved
    std::int64_t held = 0;         ///< findings that stay as they were, since nobody could tell
    std::string beside;            ///< SHA-256 over what lay beside the exports and was passed over; empty: nothing did

    bool operator==(const Completeness&) const = default;
};

/// No record text and no case id stands in it.
struct Certificate {
    std::string run;         ///< "2026-04-10-1": the as-at date, and which of that date
    std::int64_t number = 0; ///< from 1, in the order the runs ended
    Day as_at;
    std::optional<Day> known_at;
    std::string finished; ///< UTC, "2026-04-11T01:15:07Z"
    std::string repeats;  ///< the run whose input this one found again and whose set stands for it; else empty
    std::optional<PreviousCertificate> previous; ///< nothing for the first

    std::string run_by;  ///< a role; may be empty
    std::string account; ///< of the operating system
    std::string host;

    std::string version; ///< of Abide
    std::string program; ///< SHA-256 of the program
    std::string ground;  ///< of the dictionaries and formats
    std::vector<CertifiedSetting> settings;

    std::vector<CertifiedExport> exports;
    std::vector<CertifiedProcedure> procedures;
    CertifiedCalendar calendar;
    std::int64_t cases_read = 0;
    std::int64_t cases_refused = 0;
    std::int64_t records_set_aside = 0; ///< dated after the as-at date

    std::int64_t cases = 0;
    std::int64_t verdicts = 0;
    std::array<std::int64_t, state_count> states{};         ///< of all verdicts; they add up to them
    std::array<std::int64_t, category_count> transitions{}; ///< by Category
    std::int64_t exceptions = 0;                            ///< in force on its day
    std::optional<Completeness> completeness;               ///< nothing in one of the first version

    struct Warning {
        std::string code; ///< of a diagnostic
        std::int64_t count = 0;
        bool operator==(const Warning&) const = default;
    };
    std::vector<Warning> warnings; ///< codes and counts only

    std::string set; ///< the folder of the reports inside the folder of sets
    std::vector<SweepOutput> outputs;

    bool operator==(const Certificate&) const = default;
    [[nodiscard]] std::int64_t of(State state) const { return states.at(static_cast<std::size_t>(state)); }
};

/// The certificate as JSON: members in a fixed order, the same certificate in the same bytes, ends in a newline. The
/// shape is in certificate.schema.json.
std::string to_json(const Certificate& certificate);

/// Reads what `to_json` wrote. Throws Error(usage) with a sentence that names the file, the member and what is wrong
/// with it: a member that is unknown, missing or there twice, a value of the wrong type, a sum that does not add up.
Certificate read_certificate(std::string_view text, const std::string& file);

/// "run-2026-04-10-1.json".
std::string certificate_file_of(std::string_view run);

} // namespace abide
