// The morning digest: what a night came to, in counts and without a case, so that it may leave the building.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "history/action.hpp"
#include "history/sweep_record.hpp"
#include "history/transition.hpp"

namespace abide {

/// The version of the digest's JSON; raised when a reader of it would have to change.
constexpr int digest_schema = 1;
constexpr std::size_t severity_count = 5;

/// An action as the digest names it: no word of what is to be done.
struct DigestAction {
    std::string number; ///< "R-1"
    std::string source;
    std::string recommendation; ///< may be empty
    std::vector<std::string> owners;
    When due;
};

/// Holds no name, no id of a case or a record, no team and no fact of a case: there is no member for one. What it says
/// of actions are labels and roles, which may be neither.
struct MorningDigest {
    std::string sweep; ///< the sweep's id, "2026-04-10-1"
    Day as_at;
    std::optional<Day> earlier_as_at; ///< of the sweep before; nothing on the first night. The caller's
    std::string finished;             ///< UTC
    std::string set;                  ///< where its reports are, as a path; the caller's
    bool shrunk = false;
    bool is_late = false; ///< it did not come when it should have; the caller's
    std::size_t cases = 0;
    std::size_t known_cases = 0; ///< before it
    std::size_t refused = 0;
    std::size_t cannot_tell = 0;
    std::array<std::size_t, category_count> by_category{};
    using BySeverity = std::array<std::size_t, severity_count>;
    BySeverity new_by_severity{};
    BySeverity breached_by_severity{}; ///< breached since last night, see count()
    BySeverity open_by_severity{};
    std::size_t turning = 0;                   ///< no findings, but only under one way of counting days; the caller's
    std::size_t resolved_left = 0;             ///< of what is resolved: only because the case left the exports
    std::size_t held_cases = 0;                ///< known cases of which tonight's exports do not tell; the caller's
    std::size_t held = 0;                      ///< of what is open: tonight's exports do not tell of it; the caller's
    std::size_t left_cases = 0;                ///< that left the exports and are to be looked for; the caller's
    std::size_t left_findings = 0;             ///< that were open on them; the caller's
    std::optional<Day> near;                   ///< the fifth working day from as-at; nothing beyond the calendar
    std::size_t due_near = 0;                  ///< not done, due from as-at to that day
    std::size_t expiring = 0;                  ///< exceptions; the caller's
    std::size_t overdue = 0;                   ///< attestations; the caller's
    std::vector<DigestAction> actions_overdue; ///< the longest first
    std::optional<Day> actions_near;           ///< the tenth working day from as-at; nothing beyond the calendar
    std::vector<DigestAction> actions_due;     ///< from as-at to that day, the next first
};

/// What the sweep itself says; nothing is counted yet.
MorningDigest morning_digest_of(const SweepRecord& sweep, const Calendar& calendar);

/// Counts one change of the night. Breached since last night is what stood otherwise then, and of what was not asked
/// then, or whose case was away, that of which the limit passed since. On the first night nothing is.
void count(const Transition& transition, MorningDigest& digest);

/// Counts one duty as it stands on the night; every one is to be counted, open or not.
void count(const Standing& standing, MorningDigest& digest);

/// Notes which actions are overdue, and which are due soon. `actions`: as they stand on the night.
void note_actions(std::span<const Action> actions, MorningDigest& digest);

/// One thing the digest says.
struct DigestLine {
    std::string what;               ///< "Breached since last night"
    std::string value;              ///< "3 (3 high)"
    std::vector<std::string> below; ///< "R-1 of B19, due Fri 1 May 2026: team manager"
    bool begins_block = false;
};

/// What it says of the night, in its order: of the mailed text as of the page.
std::vector<DigestLine> digest_lines(const MorningDigest& digest);

/// At most 40 lines; the same digest gives the same bytes.
std::string digest_text(const MorningDigest& digest);

/// One JSON object and a line end. The shape is in digest.schema.json.
std::string digest_json(const MorningDigest& digest);

} // namespace abide
