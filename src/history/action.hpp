// Actions: what was agreed after an audit, a review or a briefing, by whom and by when; and all that was noted since.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"

namespace abide {

/// A date that somebody agreed to: stated, not stated, or questioned.
struct AgreedDate {
    std::optional<When> when; ///< a day or a month
    std::string questioned;   ///< the words as written, which nobody can read as a date; then there is no `when`

    bool operator==(const AgreedDate&) const = default;
    [[nodiscard]] bool is_questioned() const { return !questioned.empty(); }
    [[nodiscard]] bool is_stated() const { return when.has_value(); }
};

struct ActionSource {
    std::string kind;  ///< audit, review, briefing …; see source_kinds()
    std::string label; ///< "maca-hsb-2017"
    std::string team;  ///< whose returned form it stood in; empty: it was no form

    bool operator==(const ActionSource&) const = default;
};

struct ActionMilestone {
    std::string text;
    AgreedDate due;
    std::optional<Day> done;

    bool operator==(const ActionMilestone&) const = default;
};

struct ActionBarrier {
    std::string text;
    Day noted;
    std::optional<Day> removed;

    bool operator==(const ActionBarrier&) const = default;
};

struct ActionEvidence {
    std::string text;
    std::string by; ///< a role, never a name
    Day on;
    Day recorded; ///< the day it was written down

    bool operator==(const ActionEvidence&) const = default;
};

/// What was agreed first and is otherwise now.
struct ActionChange {
    Day on;
    std::string what; ///< "due", "owners" …
    std::string was;  ///< in words
    std::string now;
    std::string reason; ///< may be empty
    bool is_imported = false;

    bool operator==(const ActionChange&) const = default;
};

struct Action {
    std::int64_t number = 0; ///< from 1; shown as "R-1"
    ActionSource source;
    std::string recommendation; ///< its own id in the source, "6.0-3"; may be empty
    std::string text;
    std::vector<std::string> owners; ///< roles, never names; none: not stated
    AgreedDate due;
    AgreedDate review;
    std::string how_done;   ///< how it will be known that it is done; may be empty
    std::string how_worked; ///< how it will be known that it worked; may be empty
    Day recorded;

    // What came of it. As it was first recorded these are empty.

    std::vector<ActionMilestone> milestones; ///< shown as M1, M2 …
    std::vector<ActionBarrier> barriers;     ///< shown as B1, B2 …
    std::vector<ActionEvidence> done;        ///< evidence that it was done, the last of which counts
    std::vector<ActionEvidence> worked;      ///< evidence that it worked
    std::optional<Day> closed;
    std::vector<ActionChange> changes;

    bool operator==(const Action&) const = default;
};

/// What an entry says of its action. The first six change what was agreed.
enum class ActionEntryKind : std::uint8_t {
    text,
    owners,
    due,
    review,
    how_done,
    how_worked,
    milestone,
    milestone_done,
    barrier,
    barrier_removed,
    done,
    worked,
    reopened,
};

/// One thing that was noted of an action. An entry is never changed; what is no longer so is said by a later one.
struct ActionEntry {
    std::int64_t number = 0; ///< from 1, over all actions
    std::int64_t action = 0;
    ActionEntryKind kind = ActionEntryKind::text;
    Day on;                   ///< the day from which it is so
    Day recorded;             ///< the day it was written down
    std::string text;         ///< the new text, owners a line each, the words of a questioned date, evidence …
    std::optional<When> date; ///< a new date, or when a milestone is due
    std::string by;           ///< the role that gives evidence
    std::string reason;       ///< of a change; may be empty
    std::int64_t place = 0;   ///< of a milestone or barrier, from 1
    bool is_imported = false; ///< the source says so, and nobody at the command line

    bool operator==(const ActionEntry&) const = default;
};

/// Everything that is kept of actions: as each was first recorded, by number, and all entries, by number.
struct ActionRecords {
    std::vector<Action> first;
    std::vector<ActionEntry> entries;

    bool operator==(const ActionRecords&) const = default;
};

} // namespace abide
