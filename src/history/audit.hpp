// Multi-agency case audits: how the cases were drawn, and everything that was recorded of the audit since.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/day.hpp"

namespace abide {

/// A case of which nobody can tell whether it belongs to those the audit is about.
struct UnclearCase {
    std::string id;
    std::string why; ///< "referral.need-code is not recorded"

    bool operator==(const UnclearCase&) const = default;
};

/// An export the cases were drawn from.
struct AuditExport {
    std::string file;
    std::string sha256;

    bool operator==(const AuditExport&) const = default;
};

/// An audit as it was drawn. It is written once and never changed.
struct Audit {
    std::int64_t number = 0; ///< from 1
    std::string id;          ///< "maca-hsb-2026"
    std::string board;       ///< whose audit it is
    std::string theme;
    std::string trigger;                 ///< why it is held; may be empty
    std::string aims;                    ///< may be empty
    std::vector<std::string> conditions; ///< which cases it is about: "referral.need-code=N1"; all must hold
    Day as_at;                           ///< a case is open or closed as on this day
    std::string drawn;                   ///< the instant in UTC
    std::string by;                      ///< the role that had it drawn
    std::int64_t size = 0;               ///< how many cases were asked for
    std::string seed;
    std::string procedure; ///< of drawing, see drawing.hpp
    bool replaces = true;  ///< the next of the order takes the place of a case whose family does not agree

    std::int64_t read = 0;    ///< cases that could be read
    std::int64_t refused = 0; ///< cases in the exports that could not
    std::int64_t closed = 0;
    std::int64_t no_longer_child = 0; ///< of the others: 18 or older by any reading of the birth date, or died
    std::int64_t work_ended = 0;      ///< of the others: all work that is recorded has ended
    std::int64_t not_fitting = 0;
    std::int64_t age_unknown = 0;   ///< of `order`: nobody can tell whether they are still children
    std::string open_means;         ///< by which words a case was open; empty: an audit that only looked at case.closed
    std::string population_sha256;  ///< of the ids of `order`, see drawing.hpp
    std::vector<std::string> order; ///< ids of all cases that could be drawn, in the order of the drawing
    std::vector<UnclearCase> unclear; ///< by id
    std::vector<AuditExport> exports;

    bool operator==(const Audit&) const = default;
};

enum class Consent : std::uint8_t {
    waiting,   ///< nobody has answered yet
    yes,       ///< the family agreed
    no,        ///< it did not
    withdrawn, ///< it had agreed, and does not any more
    not_asked, ///< somebody decided not to ask it
};

/// What an entry says of its audit.
enum class AuditEntryKind : std::uint8_t {
    consent,
    agency,          ///< an agency takes part
    not_taking_part, ///< it cannot
    requested,       ///< an agency's summary sheet of a case was asked for
    received,        ///< it came
    child_feedback,  ///< the child was heard
    parent_feedback,
    family_feedback, ///< somebody of the family was heard, and nobody says who
    child_not_heard,
    parent_not_heard,
    family_not_heard, ///< neither the child nor a parent
    audited,          ///< a case was audited without a sheet
    panel,            ///< when the panel meets
    circulated,
    discussed,
    taken_out, ///< what came in of a case whose family withdrew was taken out
    struck,    ///< an earlier entry was a mistake
};

/// One thing that was recorded of an audit. An entry is never changed; a mistake is struck by a later one.
struct AuditEntry {
    std::int64_t number = 0; ///< from 1, over all audits
    std::int64_t audit = 0;  ///< its number
    AuditEntryKind kind = AuditEntryKind::consent;
    std::int64_t place = 0; ///< of a case in the order of the drawing, from 1; 0: of no case
    std::string agency;     ///< may be empty
    Consent consent = Consent::waiting;
    Day on;       ///< the day it happened; of a panel the day it meets
    Day recorded; ///< the day it was written down
    std::string by;
    std::string reason;
    bool is_not_replaced = false; ///< of a consent that was not given: nobody takes the case's place
    std::int64_t strikes = 0;     ///< the number of the entry that is struck

    bool operator==(const AuditEntry&) const = default;
};

struct AuditRecords {
    std::vector<Audit> audits;       ///< by number
    std::vector<AuditEntry> entries; ///< by number

    bool operator==(const AuditRecords&) const = default;
};

} // namespace abide
