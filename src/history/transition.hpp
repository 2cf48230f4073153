// A transition: how a finding came to stand otherwise than on the night before, and why.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/standing.hpp"

namespace abide {

/// What became of a finding.
enum class Category : std::uint8_t {
    // NOLINTNEXTLINE(readability-identifier-naming): the word itself is taken
    new_,               ///< open, and never was before
    reopened,           ///< open again
    became_cannot_tell, ///< it could be told the night before
    updated,            ///< open as before, but something said about it changed
    resolved,           ///< open no longer
    held,               ///< it would be resolved, but tonight's exports cannot be trusted to say so
    still_open,         ///< open as before, and nothing about it changed: no change, listed when asked for
};
constexpr std::size_t category_count = 6; ///< of changes: those before still_open
constexpr std::size_t category_name_count = category_count + 1;
std::string_view name_of(Category category);
std::optional<Category> parse_category(std::string_view name);

/// Why something moved: which of all that a verdict depends on changed.
enum class CauseKind : std::uint8_t {
    record_changed,
    time_passed,
    calendar_changed,
    procedure_changed,
    setting_changed,
    exception_began,
    exception_ended,
    abide_changed, ///< the program, its dictionary or its formats
    not_in_export, ///< the case is not in tonight's exports
    not_read,      ///< the case, or what may hold it, could not be read
};
constexpr std::size_t cause_kind_count = 10;
std::string_view name_of(CauseKind kind);
std::optional<CauseKind> parse_cause_kind(std::string_view name);

/// How the words of a cause of time_passed begin, when it is that a date on record has come.
constexpr std::string_view now_counts = "now counts: ";

struct Cause {
    CauseKind kind = CauseKind::record_changed;
    std::string what; ///< "strategy-meeting m1 held-date: 2026-04-09 (now decides)"; ids, names, codes and dates
                      ///< only; may be empty

    bool operator==(const Cause&) const = default;
};

/// One on a line: "kind what"; a line end in `what` is written \n, a backslash \\.
std::string text_of(const std::vector<Cause>& causes);
/// Throws Error(usage) for a kind nobody knows.
std::vector<Cause> parse_causes(std::string_view text);

struct Transition {
    std::int64_t sweep = 0; ///< in which it was found
    Duty duty;
    std::string team;
    Category category = Category::new_;
    std::optional<State> from; ///< nothing: it was not asked
    Reason from_reason = Reason::none;
    std::optional<State> to; ///< nothing: it is not asked any more, and no rule says why
    Reason to_reason = Reason::none;
    Severity severity = Severity::medium;
    std::optional<Day> due;
    std::optional<Day> open_since; ///< the night it became open; of what was resolved: when it had
    std::string clauses;
    std::vector<Cause> causes;

    bool operator==(const Transition&) const = default;
};

/// A finding that stands as it stood, as a row among changes: still open, or held.
Transition unmoved(const Standing& standing, const std::optional<Day>& open_since, std::int64_t sweep,
                   Category category);

/// Whether its case was not there, or could not be read: then nobody asked.
bool is_unread(const Transition& transition);

/// Whether somebody is to hear of it first thing: new, open again, or breached, late or not to be told, which it was
/// not the night before.
bool is_news(const Transition& transition);

/// Whether it is called resolved for no other reason than that its case is in no export any more.
bool is_left(const Transition& transition);

} // namespace abide
